"""Places of a paper and the pages they come to stand on: what leads there is drawn last.

A paper is laid out before anything is drawn, so a page number needs no second pass: its room is
the same for every number. What stands at a place belongs to report_parts.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.outputs.pdf.flow import Placed
from wakayama_audit_gui.outputs.pdf.pen import Block, Bookmark, Pen, fit, text_width
from wakayama_audit_gui.outputs.pdf.prose import first_baseline
from wakayama_audit_gui.outputs.pdf.style import HAIRLINE, TextStyle
from wakayama_audit_gui.outputs.pdf.uncut import OneLine

_INDENT = 12.0
_AIR = 6.0


class Pages:
    """Which page a place stands on; known when all pages are laid out."""

    def __init__(self) -> None:
        self._pages: dict[str, int] = {}

    def note(self, pages: Iterable[Sequence[Placed]], first: int) -> None:
        """Remember the places on laid-out pages, the first of which has this number."""
        for number, page in enumerate(pages, start=first):
            for piece, _ in page:
                if isinstance(piece.block, Anchored):
                    self._pages.setdefault(piece.block.anchor, number)

    def numbers(self) -> dict[str, int]:
        """Page of every place."""
        return dict(self._pages)

    def number(self, anchor: str) -> int:
        """Page of a place.

        Raises:
            BugError: Nothing stands there.
        """
        if anchor not in self._pages:
            raise BugError(f"a page number leads to {anchor}, where nothing stands")
        return self._pages[anchor]


class Anchored:
    """A block that can be led to; what a page end leaves of it is no longer that place."""

    def __init__(self, block: Block, anchor: str) -> None:
        self._block = block
        self.anchor = anchor

    def height(self, width: float) -> float:
        """Height of the block."""
        return self._block.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut the block; the place is where it begins."""
        parts = self._block.split(width, room)
        return parts and (Anchored(parts[0], self.anchor), parts[1])

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the block and let links lead here."""
        pen.canvas.bookmarkHorizontalAbsolute(self.anchor, top + 4)
        self._block.draw(pen, x, top, width)


class PageNumber(OneLine):
    """The number of the page a place stands on, in the middle; it leads there."""

    def __init__(self, pages: Pages, anchor: str, style: TextStyle) -> None:
        self._pages = pages
        self._anchor = anchor
        super().__init__(style)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the number."""
        number = str(self._pages.number(self._anchor))
        start = x + (width - text_width(number, self._style)) / 2
        pen.text(start, top - first_baseline(self._style), number, self._style)
        lead(pen, self._anchor, x, top - self._style.leading, width, self._style.leading)


class ContentsLine(OneLine):
    """A line of the contents: a heading, dots, and its page."""

    def __init__(self, pages: Pages, anchor: str, text: str, level: int, style: TextStyle) -> None:
        self._pages = pages
        self._anchor = anchor
        self._text = text
        self._indent = (level - 1) * _INDENT
        super().__init__(style)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the line."""
        style = self._style
        baseline = top - first_baseline(style)
        number = str(self._pages.number(self._anchor))
        end = x + width - text_width(number, style)
        start = x + self._indent
        words = fit(self._text, style, end - start - 3 * _AIR)
        pen.text(start, baseline, words, style)
        pen.text(end, baseline, number, style)
        dots = (start + text_width(words, style) + _AIR, x + width - 26)
        if dots[1] > dots[0]:
            pen.canvas.saveState()
            pen.canvas.setDash([0.8, 2.4])
            pen.line(dots[0], baseline + 1.5, dots[1], baseline + 1.5, HAIRLINE, 0.8)
            pen.canvas.restoreState()
        lead(pen, self._anchor, x, top - style.leading, width, style.leading)


def lead(pen: Pen, anchor: str, x: float, y: float, width: float, height: float) -> None:
    """Let a rectangle lead to a place."""
    pen.canvas.linkAbsolute("", anchor, (x, y, x + width, y + height), Border="[0 0 0]")


class Deeper:
    """A block whose entries in the outline stand below the heading before it."""

    def __init__(self, block: Block, levels: int) -> None:
        self._block = block
        self._levels = levels

    def height(self, width: float) -> float:
        """Height of the block."""
        return self._block.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut the block; both parts stand as deep."""
        parts = self._block.split(width, room)
        return parts and (Deeper(parts[0], self._levels), Deeper(parts[1], self._levels))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the block."""
        pen.below += self._levels
        self._block.draw(pen, x, top, width)
        pen.below -= self._levels


def deeper(mark: Bookmark | None, levels: int) -> Bookmark | None:
    """An entry of the outline further in."""
    return mark and mark._replace(level=mark.level + levels)
