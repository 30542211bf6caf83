"""Room to sign by hand, and the lines of a pen that signed on screen, as vectors.

Which of the two stands in a box is decided in signatures.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.signature import PAD_HEIGHT, PAD_WIDTH, Stroke
from wakayama_audit_gui.outputs.pdf.pen import Pen, text_width
from wakayama_audit_gui.outputs.pdf.style import HAIRLINE, INK, TextStyle
from wakayama_audit_gui.outputs.pdf.uncut import Uncut

_PAD = 40.0
"""Height in points of a signature given on screen, in a box wide enough."""
_INK_WIDTH = 1.1


class SigningSpace(Uncut):
    """Room for a signature, with a place for the seal and a line for the date."""

    def __init__(self, points: float, style: TextStyle) -> None:
        self._points = points
        self._style = style

    def height(self, width: float) -> float:
        """The room given."""
        del width
        return self._points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw date line and ㊞, the latter as a ring so that no font can lack it."""
        low = top - self._points
        pen.text(x, low + 3, "令和　　年　　月　　日", self._style)
        pale = self._style._replace(colour=HAIRLINE)
        radius = 7.0
        draw_seal_ring(pen, x + width - radius - 2, low + radius + 14, radius, pale)


def draw_seal_ring(pen: Pen, x: float, y: float, radius: float, style: TextStyle) -> None:
    """Draw ㊞ around a centre."""
    pen.stroke(style.colour, 0.7)
    pen.canvas.circle(x, y, radius)
    pen.text(x - text_width("印", style) / 2, y - style.size * 0.36, "印", style)


class Strokes(Uncut):
    """What a pen drew on the pad, as large as the box allows, in the middle."""

    def __init__(self, strokes: tuple[Stroke, ...]) -> None:
        self._strokes = strokes

    def height(self, width: float) -> float:
        """The pad, three times as wide as high."""
        return min(_PAD, width * PAD_HEIGHT / PAD_WIDTH)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw every stroke; a stroke of one point is a dot."""
        scale = self.height(width) / PAD_HEIGHT
        left = x + (width - PAD_WIDTH * scale) / 2
        canvas = pen.canvas
        canvas.saveState()
        pen.stroke(INK, _INK_WIDTH)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        for stroke in self._strokes:
            points = [(left + across * scale, top - down * scale) for across, down in stroke]
            for number, point in enumerate(points):
                (path.lineTo if number else path.moveTo)(*point)
            if len(points) == 1:
                path.lineTo(*points[0])
        canvas.drawPath(path)
        canvas.restoreState()
