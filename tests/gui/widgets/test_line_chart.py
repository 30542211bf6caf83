"""Lines over the years: each point where its figure is, told by mark, dashes and colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance
from wakayama_audit_gui.gui.theme import LIGHT, Size
from wakayama_audit_gui.gui.widgets.chart_paint import width_of
from wakayama_audit_gui.gui.widgets.chart_picture import pdf_of
from wakayama_audit_gui.gui.widgets.line_chart import MOST, Line, LineChart, _paint_mark, _parts

STEPS = ("令和4年度", "令和8年度")
LINES = (
    Line("指摘", (41.0, 3.0), ("41 / 70", "3 / 5")),
    Line("意見", (29.0, None), ("29 / 70", "")),
)


@pytest.fixture
def chart(qtbot: QtBot, appearance: Appearance) -> LineChart:
    made = LineChart("推移")
    qtbot.addWidget(made)
    made.resize(500, 100)
    made.set_lines(STEPS, LINES)
    made.resize(made.width(), made.heightForWidth(made.width()))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_point_is_as_high_as_its_figure(chart: LineChart) -> None:
    first, last, other = chart.spots
    assert (first.row, first.series, other.row) == (0, 0, 1)
    assert first.area.center().y() < other.area.center().y() < last.area.center().y()
    assert first.area.center().x() == other.area.center().x() < last.area.center().x()
    assert first.words == "指摘 令和4年度 41 / 70"
    assert all(
        spot.area.top() >= 0 and spot.area.bottom() <= chart.height() for spot in chart.spots
    )


def test_a_line_is_broken_where_there_is_no_figure(chart: LineChart) -> None:
    steps = tuple(f"令和{n}年度" for n in range(1, 7))
    values = (1.0, 2.0, None, 4.0, None, 3.0)
    line = Line("指摘", values, ("",) * 6)
    chart.set_lines(steps, (line,))
    assert [len(part) for part in _parts(chart._frame(500), line)] == [2, 1, 1]
    across = [spot.area.center().x() for spot in chart.spots]
    assert across[2] - across[1] == pytest.approx(2 * (across[1] - across[0]))


def test_names_of_steps_are_left_out_rather_than_broken(chart: LineChart) -> None:
    chart.set_lines(tuple(f"令和{n}年度" for n in range(4, 30)), ())
    every, room = chart._named_steps(400)
    assert every > 1
    assert room >= width_of("令和29年度", Size.SMALL)
    assert chart._named_steps(4000)[0] == 1


def test_it_is_chosen_by_click_and_keyboard(chart: LineChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.point_chosen) as told:
        QTest.mouseClick(
            chart, Qt.MouseButton.LeftButton, pos=chart.spots[1].area.center().toPoint()
        )
    assert told.args == [0, 1]
    QTest.keyClick(chart, Qt.Key.Key_Down)
    with qtbot.waitSignal(chart.point_chosen) as told:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert told.args == [1, 0]


def test_every_line_has_a_mark_of_its_own_without_colour() -> None:
    pictures = []
    for number in range(MOST):
        image = QImage(30, 30, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = QPainter(image)
        _paint_mark(painter, QPointF(15, 15), number, QColor("black"), LIGHT)
        painter.end()
        pictures.append(image)
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[n + 1 :])


def test_nothing_and_a_single_year_are_drawn_too(chart: LineChart) -> None:
    chart.set_lines(STEPS[:1], (Line("指摘", (0.0,), ("0",)),))
    assert len(chart.spots) == 1
    chart.grab()
    chart.set_lines((), ())
    assert chart.spots == []
    chart.grab()
    assert pdf_of(chart, "推移").startswith(b"%PDF")
