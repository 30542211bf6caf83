"""Flow, columns and drawers: what stands where, and what the keyboard reaches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.theme import colours
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.chip import Chip
from wakayama_audit_gui.gui.widgets.drawer import Drawer
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.split_columns import NARROW_BELOW, SplitColumns


class TestFlow:
    @pytest.fixture
    def host(self, qtbot: QtBot) -> QWidget:
        host = QWidget()
        qtbot.addWidget(host)
        return host

    @pytest.fixture
    def flow(self, host: QWidget) -> FlowLayout:
        flow = FlowLayout(host, spacing=8)
        for text in ("視察", "対策基準 4.2(2)ウ", "JIS Q 27002 7.2", "2 / 20"):
            flow.addWidget(Chip(text))
        return flow

    def test_goes_on_in_the_next_row(self, flow: FlowLayout) -> None:
        wide, narrow = flow.sizeHint().width(), 180
        assert flow.heightForWidth(narrow) > flow.heightForWidth(wide)

    @pytest.mark.parametrize("width", [40, 120, 180, 300, 900])
    def test_nothing_overlaps_or_leaves_the_room(
        self, host: QWidget, flow: FlowLayout, width: int
    ) -> None:
        host.resize(width, flow.heightForWidth(width))
        host.grab()
        chips = [chip.geometry() for chip in host.findChildren(Chip)]
        assert all(host.rect().contains(chip) for chip in chips)
        assert not any(
            one.intersects(other) for place, one in enumerate(chips) for other in chips[place + 1 :]
        )

    def test_what_is_hidden_takes_no_room(self, host: QWidget, flow: FlowLayout) -> None:
        before = flow.sizeHint().width()
        chip = host.findChildren(Chip)[0]
        chip.hide()
        flow.invalidate()
        assert flow.sizeHint().width() == before - chip.sizeHint().width() - flow.spacing()

    def test_items_can_be_taken_out(self, flow: FlowLayout) -> None:
        assert flow.takeAt(0) is not None
        assert flow.count() == 3
        assert flow.itemAt(3) is None
        assert flow.takeAt(9) is None


@pytest.fixture
def columns(qtbot: QtBot) -> SplitColumns:
    made = SplitColumns(
        QLineEdit("左"),
        QLineEdit("中"),
        QLineEdit("右"),
        left_name="項目",
        right_name="写真・前回",
        strip=QWidget(),
    )
    qtbot.addWidget(made)
    made.resize(1366, 720)
    with qtbot.waitActive(made):
        made.show()
    return made


def fields(columns: SplitColumns) -> dict[str, QLineEdit]:
    return {field.text(): field for field in columns.findChildren(QLineEdit)}


class TestColumns:
    def test_stand_side_by_side(self, columns: SplitColumns) -> None:
        places = fields(columns)
        lefts = [field.mapTo(columns, field.rect().topLeft()).x() for field in places.values()]
        assert not columns.narrow
        assert all(field.isVisible() for field in places.values())
        assert len(set(lefts)) == 3
        assert not columns.left_handle.isVisible()

    def test_give_way_below_a_thousand(self, qtbot: QtBot, columns: SplitColumns) -> None:
        with qtbot.waitSignal(columns.narrow_changed) as told:
            columns.resize(NARROW_BELOW - 1, 720)
        assert told.args == [True]
        places = fields(columns)
        assert [places[name].isVisible() for name in "左中右"] == [False, True, False]
        assert columns.left_handle.isVisible()
        assert columns.right_handle.isVisible()

    def test_come_back_with_room(self, columns: SplitColumns) -> None:
        columns.resize(700, 720)
        QTest.mouseClick(columns.right_handle, Qt.MouseButton.LeftButton)
        columns.resize(NARROW_BELOW, 720)
        assert not columns.right_drawer.isVisible()
        assert all(field.isVisible() for field in fields(columns).values())

    def test_a_handle_opens_its_drawer(self, columns: SplitColumns) -> None:
        columns.resize(700, 720)
        QTest.mouseClick(columns.right_handle, Qt.MouseButton.LeftButton)
        assert columns.right_drawer.isVisible()
        assert fields(columns)["右"].isVisible()
        assert columns.rect().contains(columns.right_drawer.geometry())

    def test_handles_say_what_they_open(self, columns: SplitColumns) -> None:
        assert columns.left_handle.accessibleName() == "項目を開く"
        assert columns.right_handle.accessibleName() == "写真・前回を開く"

    def test_the_tab_order_is_the_reading_order(self, columns: SplitColumns) -> None:
        places = fields(columns)
        places["左"].setFocus()
        for after in "中右":
            focused = columns.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Tab)
            assert places[after].hasFocus()


class TestDrawer:
    @pytest.fixture
    def host(self, qtbot: QtBot) -> QWidget:
        host = QWidget()
        qtbot.addWidget(host)
        row = QHBoxLayout(host)
        row.addWidget(QPushButton("開く"))
        host.resize(600, 400)
        with qtbot.waitActive(host):
            host.show()
        return host

    def test_esc_closes_and_gives_the_keyboard_back(self, qtbot: QtBot, host: QWidget) -> None:
        drawer = Drawer(host, "写真")
        content = QWidget()
        QVBoxLayout(content).addWidget(QLineEdit())
        drawer.set_content(content)
        button = host.findChildren(QPushButton)[0]
        button.setFocus()
        drawer.open()
        assert drawer.close_button.hasFocus()
        with qtbot.waitSignal(drawer.opened):
            QTest.keyClick(drawer.close_button, Qt.Key.Key_Escape)
        assert not drawer.isVisible()
        assert button.hasFocus()

    def test_follows_its_host(self, host: QWidget) -> None:
        drawer = Drawer(host, "項目", left=True)
        drawer.open()
        host.resize(300, 500)
        assert (drawer.x(), drawer.height()) == (0, 500)
        assert drawer.width() <= 300

    def test_names_itself(self, host: QWidget) -> None:
        drawer = Drawer(host, "写真")
        assert drawer.accessibleName() == "写真"
        assert drawer.close_button.accessibleName() == "写真を閉じる"


@pytest.mark.parametrize("make", [ScrollColumn, lambda: RowList("項目")])
def test_what_scrolls_lies_on_the_paper_under_it(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, make: Callable[[], QWidget]
) -> None:
    qapp.setStyleSheet("")  # the first screen is built before the stylesheet is on
    appearance.begin(Scheme.LIGHT, 100)
    card = Card(margin=10)
    qtbot.addWidget(card)
    card.body.addWidget(make())
    card.resize(200, 200)
    appearance.finish()
    assert card.grab().toImage().pixelColor(100, 150) == colours().paper
