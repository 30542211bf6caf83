"""The pen: the few strokes every block draws with, over one reportlab canvas.

Measuring and breaking text belongs to prose.py; whole pages to flow.py and frame.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from reportlab.lib.colors import Color

from wakayama_audit_gui.outputs.pdf.canvas import PaperCanvas
from wakayama_audit_gui.outputs.pdf.style import TextStyle


class Bookmark(NamedTuple):
    """An entry of the outline: words and depth, 0 outermost."""

    title: str
    level: int


class Pen:
    """Draws in points from the lower left corner; remembers the outline.

    Args:
        canvas: What is drawn on.
        photo: Gives the print-ready JPEG of a photo by its key, or None.
        original: Turns clean text into text as it was written, for the outline.

    Attributes:
        below: How many levels further in the outline what is drawn now stands.
        qr_mask: What its first code was masked with, None before it.
    """

    def __init__(
        self,
        canvas: PaperCanvas,
        photo: Callable[[str], bytes | None],
        original: Callable[[str], str],
    ) -> None:
        self.canvas = canvas
        self.photo = photo
        self.below = 0
        self.qr_mask: int | None = None
        self._original = original
        self._bookmarks = 0

    def text(self, x: float, baseline: float, text: str, style: TextStyle) -> None:
        """Draw one line of clean text from its left end."""
        if not text.strip():
            return
        line = self.canvas.beginText(x, baseline)
        line.setFont(style.face.fontName, style.size)
        line.setFillColor(style.colour)
        line.textOut(text)
        self.canvas.drawText(line)

    def text_right(self, x: float, baseline: float, text: str, style: TextStyle) -> None:
        """Draw one line of clean text up to its right end."""
        self.text(x - text_width(text, style), baseline, text, style)

    def fill(self, x: float, y: float, width: float, height: float, colour: Color) -> None:
        """Fill a rectangle."""
        self.canvas.setFillColor(colour)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def frame(
        self, x: float, y: float, width: float, height: float, colour: Color, weight: float
    ) -> None:
        """Draw the outline of a rectangle."""
        self.stroke(colour, weight)
        self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, colour: Color, weight: float
    ) -> None:
        """Draw a straight line."""
        self.stroke(colour, weight)
        self.canvas.line(x, y, to_x, to_y)

    def stroke(self, colour: Color, weight: float) -> None:
        """Set colour and weight of the next strokes."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(weight)

    def bookmark(self, mark: Bookmark, top: float) -> None:
        """Add an entry to the outline that leads here."""
        key = f"mark{self._bookmarks}"
        self._bookmarks += 1
        self.canvas.bookmarkHorizontalAbsolute(key, top + 4)
        self.canvas.addOutlineEntry(self._original(mark.title), key, mark.level + self.below)


class Block(Protocol):
    """Something with a width given and a height of its own, that can be put on a page."""

    def height(self, width: float) -> float:
        """Height in points when set this wide."""
        ...

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut into what fits into ``room`` points and the rest; None when nothing sensible fits."""
        ...

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner there."""
        ...


def text_width(text: str, style: TextStyle) -> float:
    """Width of one line in points."""
    return style.size * sum(map(style.face.width, text))


def fit(text: str, style: TextStyle, room: float) -> str:
    """One line of the text, cut with … where it would be wider than ``room`` points."""
    text = text.replace("\n", " ")
    if text_width(text, style) <= room:
        return text
    used = text_width("…", style)
    for index, char in enumerate(text):
        used += style.size * style.face.width(char)
        if used > room:
            return text[:index] + "…"
    return text
