"""Lines of a pen as vectors, in a space of their own: how they are drawn, and shown small.

Drawing them by hand is signature_pad.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Tone, colours

Stroke = tuple[tuple[int, int], ...]
"""Points of one line: x 0..3000, y 0..1000."""

INK_WIDTH, INK_HEIGHT = 3000, 1000
_NEAR = 4
"""Points closer than this in both directions add nothing to a line."""

_PEN = 16.0
"""Thickness of the pen in the same space: 0.8 mm where the pad is 150 mm wide."""


def ink_area(within: QRectF) -> QRectF:
    """The largest area of the shape of a pad in the middle of a rectangle."""
    scale = min(within.width() / INK_WIDTH, within.height() / INK_HEIGHT)
    area = QRectF(0, 0, INK_WIDTH * scale, INK_HEIGHT * scale)
    area.moveCenter(within.center())
    return area


def paint_ink(painter: QPainter, area: QRectF, strokes: Sequence[Stroke], colour: QColor) -> None:
    """Draw lines smoothly: curves through the middles between the points.

    Args:
        painter: Any; its state is kept.
        area: Where 3000 × 1000 goes, in logical pixels.
        strokes: The lines.
        colour: Of the ink.
    """
    scale = area.width() / INK_WIDTH
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.6, _PEN * scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        points = [QPointF(area.left() + x * scale, area.top() + y * scale) for x, y in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        elif points:
            painter.drawPath(_curve(points))
    painter.restore()


def _curve(points: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(points[0])
    for here, after in pairwise(points[1:]):
        path.quadTo(here, (here + after) / 2)
    path.lineTo(points[-1])
    return path


class Ink:
    """Lines as they are being drawn.

    Attributes:
        lines: Those that are finished, in order.
    """

    def __init__(self) -> None:
        self.lines: list[Stroke] = []
        self._under_way: list[tuple[int, int]] = []

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Every line so far, in order; one under way included."""
        under_way = (tuple(self._under_way),) if self._under_way else ()
        return (*self.lines, *under_way)

    def begin(self, point: tuple[int, int]) -> None:
        """Put the pen down."""
        self.end()
        self._under_way = [point]

    def draw_to(self, point: tuple[int, int]) -> None:
        """Draw, if the pen is down."""
        if self._under_way:
            last = self._under_way[-1]
            if max(abs(point[0] - last[0]), abs(point[1] - last[1])) >= _NEAR:
                self._under_way.append(point)

    def end(self) -> None:
        """Lift the pen."""
        if self._under_way:
            self.lines.append(tuple(self._under_way))
        self._under_way = []

    def drop(self) -> None:
        """Forget the line under way."""
        self._under_way = []

    def take_back(self) -> None:
        """Forget the last line."""
        self.end()
        del self.lines[-1:]


class InkView(QWidget):
    """Lines of a pen, small and still.

    Args:
        strokes: The lines.
        name: What a screen reader says.
    """

    def __init__(self, strokes: Sequence[Stroke], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes = tuple(strokes)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Three times as wide as high."""
        return QSize(168, 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        area = ink_area(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        paint_ink(painter, area, self._strokes, colours().text(Tone.INK))
