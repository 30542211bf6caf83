"""Drawing what every widget of ours stands on: rounded surfaces, hairlines and the focus ring.

Marks with a meaning are in shape_mark.py; which colours there are is in gui/theme.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RADIUS = 8.0
CARD_RADIUS = 10.0
RING = 2.0


def fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill a rectangle.

    Not fillRect(): its overload for gradients makes Python load their 180 names, 1.4 ms.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def paint_surface(
    painter: QPainter,
    rect: QRectF,
    paper: QColor,
    edge: QColor | None,
    *,
    radius: float = RADIUS,
    line: float = 1.0,
    dashed: bool = False,
) -> None:
    """Fill a rounded rectangle and draw its edge just inside the rectangle.

    Args:
        painter: With antialiasing on.
        rect: Outer bounds in logical pixels.
        paper: Colour inside.
        edge: Colour of the line; None for no line.
        radius: Of the corners.
        line: Width of the edge.
        dashed: A dashed edge, for something that is not there yet.
    """
    inner = rect
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(edge, line)
        if dashed:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        half = line / 2
        inner = rect.adjusted(half, half, -half, -half)
    painter.setBrush(paper)
    painter.drawRoundedRect(inner, radius, radius)


def paint_ring(
    painter: QPainter, rect: QRectF, colour: QColor, *, radius: float = RADIUS, inset: float = 0.0
) -> None:
    """Draw the ring that shows where the keyboard is, just inside the rectangle."""
    gap = inset + RING / 2
    painter.setPen(QPen(colour, RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(gap, gap, -gap, -gap), radius - inset, radius - inset)
