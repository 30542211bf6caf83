"""Bars lying in rows: several beside each other, or stacked so that they add up.

What the figures mean, and what a click opens, is the screen's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.theme import Colours, Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.chart_paint import (
    height_of,
    paint_area,
    paint_legend,
    place_legend,
    width_of,
    write,
)
from wakayama_audit_gui.gui.widgets.chart_view import ChartView, Series, Spot
from wakayama_audit_gui.gui.widgets.surface import fill

_LABEL_SHARE = 0.36
"""The labels take at most so much of the width."""
_GAP = 10.0
_HIT = 14.0
"""A pointer hits nothing narrower."""
_LEAST = 4.0
"""Width of a bar that is not nothing but nearly."""

_ROOM_LEAST = 20.0


class BarRow(NamedTuple):
    """One row.

    Attributes:
        label: What it is about.
        values: One for each series; None where there is no figure, which draws nothing.
        texts: What stands at each bar (or in its part of the stack); one for each series, or
            empty.
        text: What stands behind the whole stack.
    """

    label: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...] = ()
    text: str = ""

    def text_of(self, series: int) -> str:
        """What stands at a bar."""
        return self.texts[series] if series < len(self.texts) else ""


class _Placed(NamedTuple):
    """A row with its place: the label, each bar that is drawn, and what stands behind them."""

    row: BarRow
    label: QRectF
    bars: tuple[tuple[int, QRectF], ...]
    end: QRectF
    words: str


class BarChart(ChartView):
    """The bars.

    Args:
        name: What a screen reader calls the chart.
        stacked: The values of a row add up; otherwise each has a bar of its own.

    Signals:
        bar_chosen: (row, series) of the bar that was clicked, or chosen by keyboard; one more than
            the last series is the text behind a stack, which stands for the whole row.
    """

    bar_chosen = Signal(int, int)

    def __init__(self, name: str, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._stacked = stacked
        self._series: tuple[Series, ...] = ()
        self._rows: tuple[BarRow, ...] = ()
        self._full = 0.0
        self.chosen.connect(self.bar_chosen)

    @property
    def rows(self) -> tuple[BarRow, ...]:
        """What is shown."""
        return self._rows

    def set_rows(
        self, series: Sequence[Series], rows: Sequence[BarRow], *, full: float = 0.0
    ) -> None:
        """Show other figures.

        Args:
            series: One for each value of a row; several get a legend.
            rows: From the top.
            full: What the whole width stands for, e.g. 100; 0 is the largest figure.
        """
        self._series, self._rows, self._full = tuple(series), tuple(rows), full
        self.renew()

    def measure(self, width: float) -> float:
        """Legend and rows."""
        top, _ = place_legend(self._series, width)
        return top + sum(self._height(row, width) for row in self._rows)

    def arrange(self, width: float) -> Sequence[Spot]:
        """Each bar, and what stands behind a stack, row by row."""
        found = []
        for number, placed in enumerate(self._place(width)):
            for series, area in placed.bars:
                words = self._words(placed.row, series)
                found.append(Spot(_to_hit(area), number, series, words))
            if self._stacked and placed.row.text:
                end = placed.end.adjusted(-2, 6, 0, -7)
                end.setWidth(width_of(placed.words, Size.SMALL, bold=True) + 4)
                words = f"{placed.row.label} {placed.row.text}"
                found.append(Spot(end, number, len(self._series), words))
        return found

    def draw(self, painter: QPainter, width: float, chosen: Colours) -> None:
        """Legend, labels, bars and what stands at them."""
        paint_legend(painter, self._series, width, chosen)
        for placed in self._place(width):
            line = QRectF(0, placed.end.bottom() - 1, width, 1)
            fill(painter, line, chosen.line)
            write(painter, placed.label, placed.row.label, chosen)
            for series, area in placed.bars:
                paint_area(painter, area, self._series[series], chosen)
                self._write_text(painter, placed, series, area, chosen)
            if self._stacked:
                write(painter, placed.end, placed.words, chosen, size=Size.SMALL, bold=True)

    # --- private -----------------------------------------------------------------------------

    def _write_text(
        self, painter: QPainter, placed: _Placed, series: int, area: QRectF, chosen: Colours
    ) -> None:
        words = placed.row.text_of(series)
        if not words:
            return
        wide = width_of(words, Size.SMALL) + 8
        if not self._stacked:
            place = QRectF(area.right() + 6, area.top(), wide + 40, area.height())
            write(painter, place, words, chosen, size=Size.SMALL)
        elif _holds(area.width(), words):
            # On paper of its own: readable on any pattern.
            high = min(area.height() - 4, scaled(16))
            place = QRectF(0, 0, wide, high)
            place.moveCenter(area.center())
            fill(painter, place, chosen.paper)
            middle = Qt.AlignmentFlag.AlignHCenter
            write(painter, place, words, chosen, size=Size.SMALL, align=middle)

    def _words(self, row: BarRow, series: int) -> str:
        value = row.values[series]
        told = row.text_of(series) or f"{value:g}"
        name = self._series[series].name
        return f"{row.label} {name} {told}".replace("  ", " ")

    def _label_width(self, width: float) -> float:
        widest = max((width_of(row.label) for row in self._rows), default=0.0)
        return min(widest + 4, width * _LABEL_SHARE)

    def _text_width(self, room: float) -> float:
        """Room behind the longest bar, when so much is left for bars."""
        if self._stacked:
            words = (self._end_words(row, room) for row in self._rows)
            return max((width_of(told, Size.SMALL, bold=True) for told in words), default=0.0)
        return max((width_of(t, Size.SMALL) for r in self._rows for t in r.texts), default=0.0)

    def _end_words(self, row: BarRow, room: float) -> str:
        """What stands behind a stack: first the figures for which its parts are too narrow."""
        outside = [
            f"{self._series[series].name} {row.text_of(series)}"
            for series, area in self._bars(row, QRectF(0, 0, room, 1))
            if row.text_of(series) and not _holds(area.width(), row.text_of(series))
        ]
        return "　".join((*outside, row.text))

    def _room(self, width: float) -> float:
        """Width for the longest bar: what stands behind bars grows as they become narrower."""
        most = width - self._label_width(width) - _GAP - 14
        room, needed = most, self._text_width(most)
        while needed > most - room and room > _ROOM_LEAST:
            room = max(most - needed, _ROOM_LEAST)
            needed = self._text_width(room)
        return room

    def _height(self, row: BarRow, width: float) -> float:
        bars = 1 if self._stacked else max(1, sum(value is not None for value in row.values))
        label = height_of(row.label, self._label_width(width))
        return max(bars * scaled(20) + scaled(14), label + scaled(12), 36.0)

    def _scale(self) -> float:
        if self._full:
            return self._full
        totals = [
            sum(value or 0 for value in row.values)
            if self._stacked
            else max((value or 0 for value in row.values), default=0)
            for row in self._rows
        ]
        return max((*totals, 0.0)) or 1.0

    def _place(self, width: float) -> list[_Placed]:
        label = self._label_width(width)
        left = label + _GAP
        room = self._room(width)
        top, _ = place_legend(self._series, width)
        found = []
        for row in self._rows:
            high = self._height(row, width)
            bars = self._bars(row, QRectF(left, top, room, high))
            right = bars[-1][1].right() if bars else left
            found.append(
                _Placed(
                    row,
                    QRectF(0, top, label, high),
                    bars,
                    QRectF(right + 6, top, max(width - right - 6, 1.0), high),
                    self._end_words(row, room) if self._stacked else "",
                )
            )
            top += high
        return found

    def _bars(self, row: BarRow, area: QRectF) -> tuple[tuple[int, QRectF], ...]:
        shown = [(n, value) for n, value in enumerate(row.values) if value is not None]
        if self._stacked:
            shown = [(n, value) for n, value in shown if value > 0]
        thick = float(scaled(20))
        high = thick if self._stacked else thick * len(shown)
        left, top = area.left(), area.center().y() - high / 2
        found = []
        for series, value in shown:
            wide = max(area.width() * min(value / self._scale(), 1.0), _LEAST if value else 1.0)
            found.append((series, QRectF(left, top, wide, thick - (0 if self._stacked else 4))))
            if self._stacked:
                left += wide
            else:
                top += thick
        return tuple(found)


def _holds(width: float, words: str) -> bool:
    """Whether words can be read within a part of a stack."""
    return width_of(words, Size.SMALL) + 16 <= width


def _to_hit(area: QRectF) -> QRectF:
    return area.adjusted(0, 0, max(_HIT - area.width(), 0.0), 0)


ONE = (Series("", Tone.AI),)
"""For a chart of a single series, which needs no legend."""
