"""Marks drawn as vectors: circle, cross, triangle, dash, dot and rings.

The fonts lack some of these signs and draw others too small. What a mark means is said by the
screens, which choose the shape and the tone.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Tone, colours


class Shape(Enum):
    """What can be drawn; ``label`` is what a screen reader says without better words."""

    CIRCLE = "丸"
    CROSS = "ばつ"
    TRIANGLE = "三角"
    DASH = "横線"
    DOT = "点"
    RING = "輪"
    CLOCK = "時計"
    CHECK = "チェック"
    DASHED_RING = "破線の輪"


def paint_shape(painter: QPainter, rect: QRectF, shape: Shape, colour: QColor) -> None:
    """Draw the bare shape.

    Args:
        painter: Any; its state is kept.
        rect: Bounds in logical pixels; the largest square in the middle is used.
        shape: Which.
        colour: Of the lines.
    """
    edge = min(rect.width(), rect.height())
    box = QRectF(0, 0, edge, edge)
    box.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.4, edge / 11))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw(painter, box, shape, pen)
    painter.restore()


def paint_badge(painter: QPainter, rect: QRectF, shape: Shape, tone: Tone) -> None:
    """Draw the shape inside a tinted disc, as in lists; rings stand alone."""
    shades = colours().tones[tone]
    if shape in (Shape.DASHED_RING, Shape.RING, Shape.CLOCK):
        paint_shape(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), shape, shades.mark)
        return
    edge = min(rect.width(), rect.height())
    disc = QRectF(0, 0, edge - 1, edge - 1)
    disc.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(shades.mark, 1.2))
    painter.setBrush(shades.tint)
    painter.drawEllipse(disc)
    painter.restore()
    inset = edge * (0.22 if shape is not Shape.CROSS else 0.24)
    paint_shape(painter, disc.adjusted(inset, inset, -inset, -inset), shape, shades.mark)


class ShapeMark(QWidget):
    """One mark as a widget.

    Args:
        shape: Which.
        tone: Its colour.
        size: Edge in logical pixels.
        badge: Inside a tinted disc.
    """

    def __init__(
        self,
        shape: Shape,
        tone: Tone,
        *,
        size: int = 22,
        badge: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._badge = badge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_mark(shape, tone)

    def set_mark(self, shape: Shape, tone: Tone, name: str = "") -> None:
        """Show another mark; ``name`` is what a screen reader says."""
        self._shape = shape
        self._tone = tone
        self.setAccessibleName(name or shape.value)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        if self._badge:
            paint_badge(painter, QRectF(self.rect()), self._shape, self._tone)
        else:
            mark = colours().tones[self._tone].mark
            paint_shape(painter, QRectF(self.rect()), self._shape, mark)


def _draw(painter: QPainter, box: QRectF, shape: Shape, pen: QPen) -> None:
    half = pen.widthF() / 2
    inner = box.adjusted(half, half, -half, -half)
    edge = box.width()
    centre = box.center()
    if shape in (Shape.CIRCLE, Shape.RING):
        painter.drawEllipse(inner)
    elif shape is Shape.CROSS:
        arm = inner.adjusted(edge * 0.06, edge * 0.06, -edge * 0.06, -edge * 0.06)
        painter.drawLine(arm.topLeft(), arm.bottomRight())
        painter.drawLine(arm.topRight(), arm.bottomLeft())
    elif shape is Shape.TRIANGLE:
        # Pointed corners reach beyond the line by its width.
        inner.adjust(pen.widthF() * 0.45, 0, -pen.widthF() * 0.45, 0)
        height = inner.width() * 0.9
        top = centre.y() - height * 0.5
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(centre.x(), top),
                    QPointF(inner.right(), top + height),
                    QPointF(inner.left(), top + height),
                ]
            )
        )
    elif shape is Shape.DASH:
        painter.drawLine(QPointF(inner.left(), centre.y()), QPointF(inner.right(), centre.y()))
    elif shape is Shape.DOT:
        painter.setBrush(pen.color())
        painter.drawEllipse(centre, edge * 0.13, edge * 0.13)
    else:
        _draw_ring_kind(painter, inner, shape, pen)


def _draw_ring_kind(painter: QPainter, inner: QRectF, shape: Shape, pen: QPen) -> None:
    centre = inner.center()
    reach = inner.width() / 2
    if shape is Shape.CHECK:
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(inner.left() + reach * 0.2, centre.y() + reach * 0.1),
                    QPointF(centre.x() - reach * 0.15, centre.y() + reach * 0.6),
                    QPointF(inner.right() - reach * 0.1, centre.y() - reach * 0.55),
                ]
            )
        )
        return
    if shape is Shape.DASHED_RING:
        pen.setWidthF(max(1.2, pen.widthF() * 0.7))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        # Twelve equal dashes, whatever the size; the pattern is in pen widths.
        part = 6.2832 * reach / pen.widthF() / 12
        pen.setDashPattern([part * 0.55, part * 0.45])
        painter.setPen(pen)
    else:
        pen.setWidthF(max(1.2, pen.widthF() * 0.8))
        painter.setPen(pen)
        painter.drawLine(centre, centre - QPointF(0, reach * 0.55))
        painter.drawLine(centre, centre + QPointF(reach * 0.42, 0))
    painter.drawEllipse(inner)
