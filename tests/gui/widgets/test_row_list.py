"""Lists of rows: heights, marks, and text that stays text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.theme import Tone, colours
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.row_delegate import Index, RowRole, StackedRowDelegate
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.shape_mark import Shape

CANARY = '<img src="file:///canary.png"><b>太</b>'
LONG = "電気設備に影響しない消火設備と、その点検の記録及び掲示"


def row(title: str, **more: object) -> QStandardItem:
    item = QStandardItem(title)
    item.setEditable(False)
    for role, value in more.items():
        item.setData(value, RowRole[role])
    return item


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    made = RowList("項目")
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    model.appendRow(row("サーバ室", HEADER=True, TRAILING="5 / 8"))
    model.appendRow(row("入退室の許可と記録", SHAPE=Shape.CIRCLE, TONE=Tone.MATSUBA))
    model.appendRow(row(LONG, SHAPE=Shape.DASHED_RING))
    model.appendRow(row("廃棄", SHAPE=Shape.CLOCK, DETAIL="期限 11月4日", TRAILING="写真 3"))
    model.appendRow(row(CANARY, DETAIL=CANARY, TRAILING=CANARY))
    made.setModel(model)
    made.resize(270, 400)
    with qtbot.waitActive(made):
        made.show()
    return made


def height(rows: RowList, number: int) -> int:
    return rows.visualRect(rows.model().index(number, 0)).height()


def test_rows_are_touch_targets(rows: RowList) -> None:
    assert all(height(rows, number) >= TOUCH for number in range(1, 5))
    assert height(rows, 0) < TOUCH


def test_long_words_make_a_row_higher_instead_of_being_cut(qtbot: QtBot, rows: RowList) -> None:
    assert height(rows, 2) > height(rows, 1)
    rows.resize(900, 400)
    qtbot.waitUntil(lambda: height(rows, 2) == TOUCH)
    rows.resize(270, 400)
    qtbot.waitUntil(lambda: height(rows, 2) > TOUCH)


def test_rows_grow_with_the_type(qtbot: QtBot, rows: RowList, appearance: Appearance) -> None:
    before = height(rows, 2)
    appearance.apply(Scheme.LIGHT, 130)
    qtbot.waitUntil(lambda: height(rows, 2) > before)


def test_the_chosen_row_is_tinted_and_marked(rows: RowList) -> None:
    rows.setCurrentIndex(rows.model().index(1, 0))
    rows.clearFocus()
    place = rows.visualRect(rows.model().index(1, 0))
    image = rows.grab().toImage()
    shades = colours().tones[Tone.AI]
    assert image.pixelColor(place.left() + 1, place.center().y()) == shades.mark
    assert image.pixelColor(place.right() - 20, place.center().y() + 12) == shades.tint


def test_the_row_under_the_pointer_is_lit(rows: RowList) -> None:
    place = rows.visualRect(rows.model().index(1, 0))
    QTest.mouseMove(rows.viewport(), QPoint(100, place.center().y()))
    rows.entered.emit(rows.model().index(1, 0))
    image = rows.grab().toImage()
    assert image.pixelColor(place.right() - 20, place.center().y() + 12) == colours().hover


def test_the_keyboard_moves_through_rows(rows: RowList) -> None:
    rows.setCurrentIndex(rows.model().index(1, 0))
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.currentIndex().row() == 2


def test_the_list_has_a_name(rows: RowList) -> None:
    assert rows.accessibleName() == "項目"


def test_a_subclass_draws_more_in_its_own_room(qtbot: QtBot) -> None:
    asked: list[QRectF] = []

    class WithBar(StackedRowDelegate):
        def extra_width(self, _index: Index) -> float:
            return 80.0

        def paint_extra(self, _painter: QPainter, area: QRectF, _index: Index) -> None:
            asked.append(area)

    made = RowList("視察", WithBar())
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    model.appendRow(row("和歌山市施設案内・予約システム"))
    made.setModel(model)
    made.resize(300, 200)
    made.grab()
    assert {area.width() for area in asked} == {80.0}
