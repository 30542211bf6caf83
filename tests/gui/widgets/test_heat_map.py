"""Cells shaded by their figure, which they say too; chosen by click and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.theme import Size, font
from wakayama_audit_gui.gui.widgets.chart_paint import height_of, width_of
from wakayama_audit_gui.gui.widgets.chart_picture import png_of
from wakayama_audit_gui.gui.widgets.heat_map import HeatCell, HeatMap, HeatRow, _contrast
from wakayama_audit_gui.gui.widgets.line_breaking import pitch_of, set_paragraph

COLUMNS = (("甲",), ("とても", "長い", "名前の", "システム"), ("計",))
ROWS = (
    HeatRow("施錠", (HeatCell(1, "1", "甲 1 件"), None, HeatCell(0, "1", "計 1 件"))),
    HeatRow(
        "識別",
        (HeatCell(2, "2", "甲 2 件"), HeatCell(5, "◆ 5", "乙 5 件くり返し", strong=True), None),
    ),
)


@pytest.fixture
def heat(qtbot: QtBot, appearance: Appearance) -> HeatMap:
    made = HeatMap("くり返し")
    qtbot.addWidget(made)
    made.resize(600, 100)
    made.set_rows(COLUMNS, ROWS)
    made.resize(made.width(), made.heightForWidth(made.width()))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def paper(heat: HeatMap, spot: int) -> QColor:
    area = heat.spots[spot].area
    return heat.grab().toImage().pixelColor(int(area.left()) + 4, int(area.top()) + 4)


def test_only_cells_with_something_in_them_can_be_chosen(heat: HeatMap) -> None:
    assert [(spot.row, spot.series) for spot in heat.spots] == [(0, 0), (0, 2), (1, 0), (1, 1)]
    assert heat.spots[3].words == "識別 乙 5 件くり返し"
    assert all(spot.area.right() <= heat.width() for spot in heat.spots)


@pytest.mark.parametrize("width", [700, 600, 300, 200])
def test_no_word_of_a_head_is_broken(heat: HeatMap, width: int) -> None:
    """Where a word is wider than its column the heads stand."""
    room = heat._cell_width(width) - 2
    upright = heat._is_upright(width)
    assert upright is (width_of("システム", Size.SMALL) > room)
    lines = heat._lines(COLUMNS[1], 112.0 if upright else room)
    assert "".join(lines) == "".join(COLUMNS[1])
    assert all(width_of(line, Size.SMALL) <= (112.0 if upright else room) for line in lines)
    assert any(line.endswith("システム") for line in lines)
    heat.resize(width, heat.heightForWidth(width))
    assert not heat.grab().isNull()


@pytest.mark.parametrize("percent", [100, 130])
def test_heads_that_stand_stay_within_their_columns(
    heat: HeatMap, appearance: Appearance, percent: int
) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    long = ("和歌山市", "住宅使用料・", "専用水道料等", "システム")
    cells = HeatRow("来訪者の識別（ビジターバッジ）", (None,) * 12)
    heat.set_rows([long] * 12, [cells])
    for width in (820, 700):
        assert heat._is_upright(width)
        lines = heat._lines(long, heat._upright_length(width))
        assert len(lines) * pitch_of(font(Size.SMALL)) <= heat._cell_width(width)


def test_a_label_begins_no_line_with_a_closing_bracket(appearance: Appearance) -> None:
    appearance.apply(Scheme.LIGHT, 130)
    words = "来訪者の識別（ビジターバッジ）"
    for width in range(60, 300, 7):
        layout = set_paragraph(words, font(), width).layout
        starts = [layout.lineAt(n).textStart() for n in range(1, layout.lineCount())]
        assert all(words[start] not in "）（ー" or words[start] == "（" for start in starts)
        assert height_of(words, width) == layout.lineCount() * pitch_of(font())


def test_the_pointer_at_a_head_says_the_whole_name(heat: HeatMap) -> None:
    point = heat._area(heat.width(), 0, heat._head(heat.width()), 1).center().toPoint()
    assert heat.head_at(point) == "とても長い名前のシステム"
    assert heat.head_at(heat.spots[0].area.center().toPoint()) == ""
    pointed = QHelpEvent(QEvent.Type.ToolTip, point, heat.mapToGlobal(point))
    assert heat.event(pointed)
    assert "とても長い名前のシステム" in QToolTip.text()
    QToolTip.hideText()


def test_the_larger_the_figure_the_stronger_the_shade(heat: HeatMap) -> None:
    one, none, two, five = (paper(heat, n) for n in range(4))
    assert none == QColor("white")
    assert one.green() > two.green() > five.green()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_what_is_written_in_a_cell_can_be_read(
    heat: HeatMap, appearance: Appearance, scheme: Scheme
) -> None:
    appearance.apply(scheme, 100)
    for number, spot in enumerate(heat.spots):
        image, shade = heat.grab().toImage(), paper(heat, number)
        best = max(
            _contrast(image.pixelColor(x, y), shade)
            for x in range(int(spot.area.left()) + 8, int(spot.area.right()) - 8)
            for y in range(int(spot.area.top()) + 6, int(spot.area.bottom()) - 6)
        )
        assert best >= 4.5, spot.words


def test_it_is_chosen_by_click_and_keyboard(heat: HeatMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(heat.cell_chosen) as told:
        QTest.mouseClick(heat, Qt.MouseButton.LeftButton, pos=heat.spots[3].area.center().toPoint())
    assert told.args == [1, 1]
    QTest.keyClick(heat, Qt.Key.Key_Up)
    assert heat.current is not None
    assert heat.current.row == 0, "the nearest in the row above"
    QTest.keyClick(heat, Qt.Key.Key_Home)
    with qtbot.waitSignal(heat.cell_chosen) as told:
        QTest.keyClick(heat, Qt.Key.Key_Space)
    assert told.args == [0, 0]


def test_long_heads_wrap_and_a_picture_is_made(heat: HeatMap) -> None:
    assert heat.measure(180) > heat.measure(900)
    assert png_of(heat, "くり返し").startswith(b"\x89PNG")


def test_an_empty_one_has_nothing_to_choose(heat: HeatMap) -> None:
    heat.set_rows((), ())
    assert heat.spots == []
    heat.grab()
    assert not any(spot.area.contains(QPointF(5, 5)) for spot in heat.spots)
