"""Lines over steps of time, each told by its mark and dashes as well as its colour.

What the figures mean, and what a click opens, is the screen's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.theme import Colours, Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.chart_paint import (
    height_of,
    legend_entries,
    place_legend,
    width_of,
    write,
)
from wakayama_audit_gui.gui.widgets.chart_view import ChartView, Series, Spot

_MARK = 9.0
_HIT = 22.0
_STEPS = 4
"""Lines of the grid above zero, about."""
_DASHES: tuple[list[float], ...] = ([], [6.0, 3.0], [2.0, 2.5], [8.0, 2.5, 2.0, 2.5])
_TONES = (Tone.AI, Tone.SHU, Tone.MATSUBA, Tone.YAMABUKI, Tone.NIBI, Tone.INK)
MOST = len(_TONES)
"""More lines would not be told apart."""


class Line(NamedTuple):
    """One line.

    Attributes:
        name: In the legend.
        values: One for each step; None where there is no figure, where the line is broken.
        texts: The same in words.
        tone: Its colour; None for one that no other line has.
    """

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    tone: Tone | None = None


class _Frame(NamedTuple):
    """Where things are: the field of the lines, the middle of each step, the top of the scale."""

    field: QRectF
    across: tuple[float, ...]
    full: float
    step: float


class LineChart(ChartView):
    """The lines.

    Signals:
        point_chosen: (line, step) of the point that was clicked, or chosen by keyboard.
    """

    point_chosen = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._steps: tuple[str, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self.chosen.connect(self.point_chosen)

    @property
    def steps(self) -> tuple[str, ...]:
        """What is below, from the left."""
        return self._steps

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, steps: Sequence[str], lines: Sequence[Line]) -> None:
        """Show other figures.

        Args:
            steps: From the left, at equal distances: also those without any figure.
            lines: MOST at most, with a value for each step.
        """
        self._steps, self._lines = tuple(steps), tuple(lines[:MOST])
        self.renew()

    def measure(self, width: float) -> float:
        """Legend, field and the names of the steps."""
        if not self._lines:
            return 1.0
        return self._legend_height(width) + scaled(200) + self._steps_height(width)

    def arrange(self, width: float) -> Sequence[Spot]:
        """Each point, line by line."""
        frame = self._frame(width)
        found = []
        for number, line in enumerate(self._lines):
            for step, value in enumerate(line.values):
                if value is not None:
                    area = QRectF(0, 0, _HIT, _HIT)
                    area.moveCenter(_point(frame, step, value))
                    words = f"{line.name} {self._steps[step]} {line.texts[step]}"
                    found.append(Spot(area, number, step, words))
        return found

    def draw(self, painter: QPainter, width: float, chosen: Colours) -> None:
        """Legend, grid, lines with their marks."""
        if not self._lines:
            return
        series = self._series()
        for number, (one, swatch, words) in enumerate(legend_entries(series, width)):
            _paint_mark(painter, swatch.center(), number, chosen.tones[one.tone].mark, chosen)
            write(painter, words, one.name, chosen, size=Size.SMALL, tone=Tone.SECOND)
        frame = self._frame(width)
        self._draw_grid(painter, frame, width, chosen)
        for number, (line, one) in enumerate(zip(self._lines, series, strict=True)):
            colour = chosen.tones[one.tone].mark
            pen = QPen(colour, 2.0)
            if dashes := _DASHES[number % len(_DASHES)]:
                pen.setDashPattern(dashes)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            parts = _parts(frame, line)
            for points in parts:
                painter.drawPolyline(QPolygonF(points))
            for point in chain.from_iterable(parts):
                _paint_mark(painter, point, number, colour, chosen)

    # --- private -----------------------------------------------------------------------------

    def _series(self) -> list[Series]:
        return [
            Series(line.name, line.tone or tone)
            for line, tone in zip(self._lines, _TONES, strict=False)
        ]

    def _legend_height(self, width: float) -> float:
        return max(place_legend(self._series(), width)[0], float(scaled(12)))

    def _steps_height(self, width: float) -> float:
        _, room = self._named_steps(width)
        return max((height_of(step, room, Size.SMALL) for step in self._steps), default=0.0) + 14

    def _named_steps(self, width: float) -> tuple[int, float]:
        """Every how many steps there is room for a name, the last has one; and that room."""
        room = width / max(len(self._steps), 1)
        widest = max((width_of(step, Size.SMALL) for step in self._steps), default=0.0) + 8
        every = max(ceil(widest / room), 1) if len(self._steps) > 1 else 1
        return every, room * every

    def _frame(self, width: float) -> _Frame:
        largest = max((v for line in self._lines for v in line.values if v is not None), default=1)
        step = float(_round_step(largest / _STEPS))
        full = max(ceil(largest / step) * step, step)
        left = width_of(f"{full:g}", Size.SMALL) + 10
        top = self._legend_height(width) + 8
        height = self.measure(width) - top - self._steps_height(width)
        field = QRectF(left, top, max(width - left - 8, 1.0), max(height, 1.0))
        count = max(len(self._steps), 1)
        across = tuple(field.left() + field.width() * (n + 0.5) / count for n in range(count))
        return _Frame(field, across, full, step)

    def _draw_grid(self, painter: QPainter, frame: _Frame, width: float, chosen: Colours) -> None:
        value = 0.0
        while value <= frame.full:
            level = _level(frame, value)
            painter.setPen(QPen(chosen.line, 1.0))
            painter.drawLine(QPointF(frame.field.left(), level), QPointF(width, level))
            room = QRectF(0, level - 10, frame.field.left() - 6, 20)
            right = Qt.AlignmentFlag.AlignRight
            words = f"{value:g}"
            write(painter, room, words, chosen, size=Size.SMALL, tone=Tone.SECOND, align=right)
            value += frame.step
        every, room_across = self._named_steps(frame.field.width())
        for number, (step, middle) in enumerate(zip(self._steps, frame.across, strict=False)):
            if (len(self._steps) - 1 - number) % every:
                continue
            below = QRectF(
                middle - room_across / 2,
                frame.field.bottom() + 4,
                room_across,
                self._steps_height(width) - 8,
            )
            centre = Qt.AlignmentFlag.AlignHCenter
            write(painter, below, step, chosen, size=Size.SMALL, align=centre)


def _round_step(rough: float) -> int:
    """1, 2, 5, 10, 20, 50 … the first that is no less."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if factor * power >= rough:
                return factor * power
        power *= 10


def _level(frame: _Frame, value: float) -> float:
    return frame.field.bottom() - frame.field.height() * value / frame.full


def _point(frame: _Frame, step: int, value: float) -> QPointF:
    return QPointF(frame.across[step], _level(frame, value))


def _parts(frame: _Frame, line: Line) -> list[list[QPointF]]:
    """The points of a line, apart where there is no figure between them."""
    parts: list[list[QPointF]] = [[]]
    for step, value in enumerate(line.values):
        if value is not None:
            parts[-1].append(_point(frame, step, value))
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def _paint_mark(
    painter: QPainter, at: QPointF, number: int, colour: QColor, chosen: Colours
) -> None:
    """Circle, square, triangle, diamond, ring, hollow square: one for each line."""
    half = _MARK / 2
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(chosen.paper if number >= len(_DASHES) else colour)
    box = QRectF(at.x() - half, at.y() - half, _MARK, _MARK)
    if number in (0, 4):
        painter.drawEllipse(box)
    elif number in (1, 5):
        painter.drawRect(box)
    elif number == 2:
        top = QPointF(at.x(), box.top() - 1)
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    else:
        corners = [(0, -half - 1.5), (half + 1.5, 0), (0, half + 1.5), (-half - 1.5, 0)]
        painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))
