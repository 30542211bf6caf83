"""Verdict marks drawn as strokes: ○ × △ ― and rings, so that no font can lack them.

The colours are in style.py; which verdict stands where is decided in items.py and front.py.
"""

from __future__ import annotations

from math import cos, pi, sin

from reportlab.lib.colors import Color

from wakayama_audit_gui.outputs.pdf.pen import Pen, text_width
from wakayama_audit_gui.outputs.pdf.style import (
    DULL,
    GOLD,
    GOLD_TEXT,
    INDIGO,
    INK,
    PINE,
    VERMILION,
    TextStyle,
)
from wakayama_audit_gui.outputs.pdf.uncut import OneLine, Uncut

UNANSWERED = "未回答"
_WEIGHT = 1.2
_COLOURS = {
    "適合": PINE,
    "指摘": VERMILION,
    "意見": GOLD,
    "対象外": DULL,
    "未確認": DULL,
    "後日確認": INDIGO,
    UNANSWERED: DULL,
}


def label_colour(verdict: str) -> Color:
    """Colour of a verdict's word; darker than its mark where the mark would be too pale to read."""
    colour = _COLOURS.get(verdict, INK)
    return GOLD_TEXT if colour is GOLD else colour


def draw_mark(pen: Pen, verdict: str, x: float, y: float, radius: float) -> None:
    """Draw the mark of a verdict around a centre; an unknown verdict has none."""
    canvas = pen.canvas
    canvas.saveState()
    pen.stroke(_COLOURS.get(verdict, INK), _WEIGHT)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    side = radius * 0.82
    if verdict == "適合":
        canvas.circle(x, y, radius)
    elif verdict == "指摘":
        canvas.line(x - side, y - side, x + side, y + side)
        canvas.line(x - side, y + side, x + side, y - side)
    elif verdict == "意見":
        _draw_triangle(pen, x, y, radius)
    elif verdict == "対象外":
        canvas.line(x - radius, y, x + radius, y)
    elif verdict in {"未確認", "後日確認"}:
        canvas.setDash([1.6, 2.2])
        canvas.circle(x, y, radius)
        canvas.setDash()
        if verdict == "後日確認":
            canvas.line(x, y, x, y + radius * 0.55)
            canvas.line(x, y, x + radius * 0.5, y)
    elif verdict == UNANSWERED:
        canvas.setLineWidth(0.7)
        canvas.rect(x - side, y - side, 2 * side, 2 * side)
    canvas.restoreState()


def _draw_triangle(pen: Pen, x: float, y: float, radius: float) -> None:
    reach = radius * 1.12
    path = pen.canvas.beginPath()
    corners = [
        (x + reach * cos(a), y - radius * 0.14 + reach * sin(a))
        for a in (pi / 2, pi * 7 / 6, pi * 11 / 6)
    ]
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    pen.canvas.drawPath(path)


class VerdictMark(Uncut):
    """A mark alone, in the middle of its cell."""

    def __init__(self, verdict: str, radius: float = 4.2) -> None:
        self._verdict = verdict
        self._radius = radius

    def height(self, width: float) -> float:
        """The mark with a little space around it."""
        del width
        return 2 * self._radius + 4

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the mark."""
        draw_mark(pen, self._verdict, x + width / 2, top - 2 - self._radius, self._radius)


class MarkedWord(OneLine):
    """A mark and the verdict's word beside it, together in the middle of their cell."""

    def __init__(self, verdict: str, style: TextStyle, radius: float = 3.4) -> None:
        self._verdict = verdict
        super().__init__(style._replace(colour=label_colour(verdict)))
        self._radius = radius

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw mark and word."""
        gap = 2 * self._radius + 4
        start = x + (width - gap - text_width(self._verdict, self._style)) / 2
        middle = top - self._style.leading / 2
        draw_mark(pen, self._verdict, start + self._radius, middle, self._radius)
        baseline = middle - self._style.size * 0.36
        pen.text(start + gap, baseline, self._verdict, self._style)
