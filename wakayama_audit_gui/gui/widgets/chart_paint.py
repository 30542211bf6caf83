"""Drawing what charts are made of: patterned areas, words that wrap, the legend.

What a chart consists of is in chart_view.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from wakayama_audit_gui.gui.theme import Colours, Size, Tone, font, scaled
from wakayama_audit_gui.gui.widgets.chart_view import Pattern, Series
from wakayama_audit_gui.gui.widgets.line_breaking import set_paragraph
from wakayama_audit_gui.gui.widgets.painted_text import shown

_STEP = 6.0
"""Distance of the lines of a hatch."""
SWATCH = 14


def paint_area(painter: QPainter, area: QRectF, series: Series, chosen: Colours) -> None:
    """Fill an area in the tone and pattern of a series; lines, since brushes shrink in print."""
    shades = chosen.tones[series.tone]
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shades.mark if series.pattern is Pattern.SOLID else shades.tint)
    painter.drawRect(area)
    if series.pattern is not Pattern.SOLID:
        inner = area.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shades.mark, 1.5))
        if inner.isValid():
            painter.drawRect(inner)
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        if series.pattern in (Pattern.HATCH, Pattern.CROSS):
            _paint_lines(painter, area, up=True)
        if series.pattern is Pattern.CROSS:
            _paint_lines(painter, area, up=False)
    painter.restore()


def _paint_lines(painter: QPainter, area: QRectF, *, up: bool) -> None:
    left = area.left() - area.height()
    while left < area.right():
        low, high = (area.bottom(), area.top()) if up else (area.top(), area.bottom())
        painter.drawLine(QPointF(left, low), QPointF(left + area.height(), high))
        left += _STEP


def height_of(words: str, width: float, size: Size = Size.BASE) -> float:
    """Height of words that wrap within a width."""
    if not words:
        return 0.0
    return float(set_paragraph(words, font(size), width).height)


def width_of(words: str, size: Size = Size.BASE, *, bold: bool = False) -> float:
    """Width of words on one line."""
    return QFontMetricsF(font(size, bold=bold)).horizontalAdvance(shown(words))


def write(
    painter: QPainter,
    area: QRectF,
    words: str,
    chosen: Colours,
    *,
    tone: Tone = Tone.INK,
    size: Size = Size.BASE,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    bold: bool = False,
) -> None:
    """Write words, wrapped, in the middle of an area's height."""
    painter.setPen(chosen.text(tone))
    lines = set_paragraph(words, font(size, bold=bold), area.width(), alignment=align)
    lines.draw(painter, area.left(), area.center().y() - lines.height / 2)


def place_legend(series: Sequence[Series], width: float) -> tuple[float, list[QRectF]]:
    """Height of the legend, and where each entry stands; nothing for a single series."""
    if len(series) < 2:
        return 0.0, []
    line, left, top = float(scaled(24)), 0.0, 0.0
    places = []
    for one in series:
        wide = min(SWATCH + 8 + width_of(one.name, Size.SMALL) + 4, width)
        if left and left + wide > width:
            left, top = 0.0, top + line
        places.append(QRectF(left, top, wide, line))
        left += wide + 16
    return top + line + 6, places


def legend_entries(
    series: Sequence[Series], width: float
) -> Iterator[tuple[Series, QRectF, QRectF]]:
    """Each series with the place of its swatch and of its name."""
    for one, place in zip(series, place_legend(series, width)[1], strict=False):
        swatch = QRectF(place.left(), 0, SWATCH, SWATCH)
        swatch.moveCenter(QPointF(swatch.center().x(), place.center().y()))
        yield one, swatch, place.adjusted(SWATCH + 8, 0, 0, 0)


def paint_legend(
    painter: QPainter, series: Sequence[Series], width: float, chosen: Colours
) -> None:
    """Draw what each tone and pattern means, from the top left."""
    for one, swatch, words in legend_entries(series, width):
        paint_area(painter, swatch, one, chosen)
        write(painter, words, one.name, chosen, size=Size.SMALL, tone=Tone.SECOND)
