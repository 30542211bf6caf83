"""Marks drawn over the picture on screen, as they will be burnt in, with handles of the chosen one.

Burning them into the picture that is printed is done in photos; drawing new ones with the mouse in
marking_canvas.py.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from wakayama_audit_gui.domain.mark import (
    ARROW_HEAD,
    FULL,
    HALO,
    LETTER,
    STROKE,
    Mark,
    MarkKind,
    Point,
    turned,
)
from wakayama_audit_gui.gui.theme import Size, colours, font
from wakayama_audit_gui.gui.widgets.painted_text import draw_text

VERMILION = QColor(0xC7, 0x3E, 0x3A)
"""As on paper, in either theme: what is seen is what will be printed."""
_BLACK, _WHITE = QColor(0, 0, 0), QColor(255, 255, 255)
HANDLE = 7.0
_WING = 0.42


class Frame(NamedTuple):
    """Where the turned picture lies in the widget.

    Attributes:
        area: In logical pixels.
        turns: Quarter turns clockwise it was given.
    """

    area: QRectF
    turns: int

    def spot(self, point: Point) -> QPointF:
        """Where a point of a mark is seen."""
        x, y = turned(point, self.turns)
        return QPointF(
            self.area.left() + x * self.area.width() / FULL,
            self.area.top() + y * self.area.height() / FULL,
        )

    def point(self, spot: QPointF) -> Point:
        """The point of a mark that is seen there; outside the picture, its nearest edge."""
        x = round((spot.x() - self.area.left()) * FULL / max(1.0, self.area.width()))
        y = round((spot.y() - self.area.top()) * FULL / max(1.0, self.area.height()))
        held = min(max(x, 0), FULL), min(max(y, 0), FULL)
        return turned(held, -self.turns)

    @property
    def side(self) -> float:
        """The long side of the picture as it is seen."""
        return max(self.area.width(), self.area.height())


def bounds(mark: Mark, frame: Frame) -> QRectF:
    """What a mark covers in the widget; where it is taken hold of."""
    spots = [frame.spot(point) for point in mark.points]
    if mark.kind is MarkKind.NUMBER:
        return _disc(mark, frame)
    if mark.kind is MarkKind.TEXT:
        return _letters(mark, frame)
    return QRectF(spots[0], spots[1]).normalized()


def paint_marks(painter: QPainter, marks: tuple[Mark, ...], frame: Frame) -> None:
    """Draw marks in order; what is hidden lies below every line, as when burnt in."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        if mark.kind is MarkKind.HIDE:
            painter.fillRect(bounds(mark, frame), _BLACK)
    for mark in marks:
        if mark.kind is MarkKind.NUMBER:
            _paint_number(painter, mark, frame)
        elif mark.kind is not MarkKind.HIDE:
            _paint_lines(painter, mark, frame)
    painter.restore()


def paint_handles(painter: QPainter, mark: Mark, frame: Frame) -> None:
    """Show which mark is chosen, and where it is taken hold of to be changed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colours().focus, 2, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bounds(mark, frame).adjusted(-4, -4, 4, 4))
    painter.setPen(QPen(colours().focus, 2))
    painter.setBrush(_WHITE)
    for point in mark.points:
        painter.drawEllipse(frame.spot(point), HANDLE, HANDLE)
    painter.restore()


def _paint_lines(painter: QPainter, mark: Mark, frame: Frame) -> None:
    path = _path(mark, frame)
    filled = mark.kind is MarkKind.TEXT
    width = 0.0 if filled else max(1.0, frame.side * STROKE)
    halo = QPen(_WHITE, width + 2 * max(1.0, frame.side * HALO))
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    if filled:
        painter.fillPath(path, VERMILION)
        return
    line = QPen(VERMILION, width)
    line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.strokePath(path, line)
    if mark.kind is MarkKind.ARROW:
        painter.fillPath(_arrow_head(mark, frame), VERMILION)


def _path(mark: Mark, frame: Frame) -> QPainterPath:
    path = QPainterPath()
    if mark.kind is MarkKind.BOX:
        path.addRect(bounds(mark, frame))
    elif mark.kind is MarkKind.ARROW:
        path.moveTo(frame.spot(mark.points[0]))
        path.lineTo(_neck(mark, frame))
        path.addPath(_arrow_head(mark, frame))
    else:
        area, letters = bounds(mark, frame), _face(frame)
        path.addText(area.left(), area.top() + QFontMetricsF(letters).ascent(), letters, mark.text)
    return path


def _way(mark: Mark, frame: Frame) -> tuple[QPointF, float]:
    tail, head = frame.spot(mark.points[0]), frame.spot(mark.points[1])
    return head, math.atan2(head.y() - tail.y(), head.x() - tail.x())


def _neck(mark: Mark, frame: Frame) -> QPointF:
    head, way = _way(mark, frame)
    reach = frame.side * ARROW_HEAD * 0.8
    return QPointF(head.x() - reach * math.cos(way), head.y() - reach * math.sin(way))


def _arrow_head(mark: Mark, frame: Frame) -> QPainterPath:
    head, way = _way(mark, frame)
    reach = frame.side * ARROW_HEAD
    path = QPainterPath(head)
    for turn in (-_WING, _WING):
        across, down = reach * math.cos(way + turn), reach * math.sin(way + turn)
        path.lineTo(head.x() - across, head.y() - down)
    path.closeSubpath()
    return path


def _face(frame: Frame) -> QFont:
    letters = QFont(font(Size.BASE, bold=True))  # a copy: the theme's own is everybody's
    letters.setPixelSize(max(1, round(frame.side * LETTER)))
    return letters


def _metrics(frame: Frame) -> QFontMetricsF:
    return QFontMetricsF(_face(frame))


def _disc(mark: Mark, frame: Frame) -> QRectF:
    size = frame.side * LETTER
    radius = max(_metrics(frame).horizontalAdvance(mark.text), size) / 2 + size * 0.3
    centre = frame.spot(mark.points[0])
    return _inside(
        QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), frame.area
    )


def _letters(mark: Mark, frame: Frame) -> QRectF:
    metrics, corner = _metrics(frame), frame.spot(mark.points[0])
    width = max(metrics.horizontalAdvance(mark.text), frame.side * LETTER)
    return _inside(QRectF(corner.x(), corner.y(), width, metrics.height()), frame.area)


def _inside(wanted: QRectF, area: QRectF) -> QRectF:
    """Moved so that it lies in the picture, as it will be burnt in."""
    left = max(area.left(), min(wanted.left(), area.right() - wanted.width()))
    top = max(area.top(), min(wanted.top(), area.bottom() - wanted.height()))
    return QRectF(left, top, wanted.width(), wanted.height())


def _paint_number(painter: QPainter, mark: Mark, frame: Frame) -> None:
    disc = _disc(mark, frame)
    halo = max(1.0, frame.side * HALO)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_WHITE)
    painter.drawEllipse(disc.adjusted(-halo, -halo, halo, halo))
    painter.setBrush(VERMILION)
    painter.drawEllipse(disc)
    painter.setFont(_face(frame))
    painter.setPen(_WHITE)
    draw_text(painter, disc, int(Qt.AlignmentFlag.AlignCenter), mark.text)
