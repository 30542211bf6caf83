"""Bars: as long as their figures, chosen by click and keyboard, told by more than colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance
from wakayama_audit_gui.gui.theme import LIGHT, Size, Tone
from wakayama_audit_gui.gui.widgets.bar_chart import ONE, BarChart, BarRow
from wakayama_audit_gui.gui.widgets.chart_paint import paint_area, width_of
from wakayama_audit_gui.gui.widgets.chart_picture import pdf_of, png_of
from wakayama_audit_gui.gui.widgets.chart_view import Pattern, Series
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

TWO = (Series("今年", Tone.AI), Series("令和4年8月", Tone.NIBI, Pattern.HATCH))
ROWS = (
    BarRow("はい", (50.0, 25.0), ("5 / 10", "25％")),
    BarRow("いいえ", (100.0, None), ("10 / 10", "")),
)


@pytest.fixture
def chart(qtbot: QtBot, appearance: Appearance) -> BarChart:
    made = BarChart("問1")
    qtbot.addWidget(made)
    made.resize(600, 100)
    made.set_rows(TWO, ROWS, full=100)
    made.resize(made.width(), made.heightForWidth(made.width()))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_bar_is_as_long_as_its_figure(chart: BarChart) -> None:
    areas = {(spot.row, spot.series): spot.area for spot in chart.spots}
    assert list(areas) == [(0, 0), (0, 1), (1, 0)], "what has no figure has no bar"
    assert areas[1, 0].width() == pytest.approx(2 * areas[0, 0].width())
    assert areas[0, 0].width() == pytest.approx(2 * areas[0, 1].width())
    assert all(area.right() <= chart.width() for area in areas.values())


def test_stacked_bars_add_up(chart: BarChart, qtbot: QtBot) -> None:
    stacked = BarChart("区分", stacked=True)
    qtbot.addWidget(stacked)
    stacked.resize(600, 100)
    stacked.set_rows(TWO, (BarRow("課", (3.0, 1.0), ("3", "1"), "4"), BarRow("別", (0.0, 2.0))))
    first, second, whole, other = stacked.spots
    assert (whole.row, whole.series, whole.words) == (0, 2, "課 4")
    assert whole.area.left() >= second.area.right()
    assert first.area.right() == pytest.approx(second.area.left())
    assert first.area.width() == pytest.approx(3 * second.area.width())
    assert (other.row, other.series) == (1, 1), "nothing is drawn of nothing"
    assert other.words == "別 令和4年8月 2"


@pytest.mark.parametrize("width", [700, 420, 360])
def test_every_figure_of_a_stack_is_written(qtbot: QtBot, width: int) -> None:
    """In its part, or behind the stack where the part is too narrow; never over the edge."""
    stacked = BarChart("区分", stacked=True)
    qtbot.addWidget(stacked)
    rows = [
        BarRow("令和4年度", (4100.0, 29.0), ("4,100", "29"), "4,129"),
        BarRow("令和8年度", (5.0, 3.0), ("5", "3"), "8"),
        BarRow("令和9年度", (0.0, 0.0), ("0", "0"), "0"),
    ]
    stacked.set_rows(TWO, rows)
    placed = stacked._place(width)
    assert [one.words for one in placed[1:]] == ["今年 5　令和4年8月 3　8", "0"]
    for one in placed:
        assert one.end.left() + width_of(one.words, Size.SMALL, bold=True) <= width
        for series, area in one.bars:
            told = one.row.texts[series]
            assert f" {told}　" in one.words or width_of(told, Size.SMALL) < area.width()


def test_a_click_chooses_the_bar(chart: BarChart, qtbot: QtBot) -> None:
    middle = chart.spots[1].area.center().toPoint()
    with qtbot.waitSignal(chart.bar_chosen) as told:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=middle)
    assert told.args == [0, 1]
    with qtbot.assertNotEmitted(chart.bar_chosen):
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_keyboard_goes_from_bar_to_bar_and_says_where_it_is(
    chart: BarChart, qtbot: QtBot
) -> None:
    assert chart.accessibleName() == "問1 はい 今年 5 / 10"
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleName() == "問1 はい 令和4年8月 25％"
    QTest.keyClick(chart, Qt.Key.Key_Down)
    with qtbot.waitSignal(chart.bar_chosen) as told:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert told.args == [1, 0]
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.current == chart.spots[0]
    chart.clearFocus()
    assert chart.accessibleName() == "問1"


def test_other_figures_take_the_place_of_the_old(chart: BarChart) -> None:
    chart.go_to(1, 0)
    high = chart.heightForWidth(600)
    chart.set_rows(ONE, (BarRow("一つ", (1.0,)),))
    assert chart.current is None
    assert chart.heightForWidth(600) < high
    chart.set_rows(ONE, ())
    assert chart.spots == []


def test_a_long_label_wraps_and_makes_the_row_higher(chart: BarChart) -> None:
    low = chart.measure(600)
    long_label = "生体認証を利用できるログイン方法の導入について検討している"
    chart.set_rows(TWO, (BarRow(long_label * 2, (1.0, 2.0)), ROWS[1]), full=100)
    assert chart.measure(600) > low


def test_a_bar_out_of_sight_is_scrolled_to(qtbot: QtBot, appearance: Appearance) -> None:
    column = ScrollColumn()
    qtbot.addWidget(column)
    chart = BarChart("長い")
    column.append(chart)
    column.resize(500, 200)
    with qtbot.waitActive(column):
        column.show()
        column.activateWindow()
    chart.set_rows(ONE, [BarRow(f"{n}", (1.0,)) for n in range(40)])
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert column.verticalScrollBar().value() > 0


def test_patterns_differ_without_colour() -> None:
    pictures = []
    for pattern in Pattern:
        image = QImage(40, 40, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_area(painter, QRectF(0, 0, 40, 40), Series("", Tone.AI, pattern), LIGHT)
        painter.end()
        pictures.append(image)
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[n + 1 :])


def test_pictures_are_whole_and_light(chart: BarChart) -> None:
    image = QImage.fromData(png_of(chart, "利用状況", "母数は推定"))
    assert image.width() == 2 * (960 + 48)
    assert image.pixelColor(2, 2) == LIGHT.paper
    marks = {
        image.pixelColor(QPoint(x, y)).name()
        for x in range(0, image.width(), 8)
        for y in range(0, image.height(), 4)
    }
    assert LIGHT.tones[Tone.AI].mark.name() in marks
    assert pdf_of(chart, "利用状況").startswith(b"%PDF")


def test_what_the_pointer_is_at_is_ringed(chart: BarChart, qtbot: QtBot) -> None:
    before = chart.grab().toImage()
    spot = chart.spots[0].area.center()
    QTest.mouseMove(chart, spot.toPoint())
    qtbot.waitUntil(lambda: chart.grab().toImage() != before)
    assert chart.cursor().shape() is Qt.CursorShape.PointingHandCursor
