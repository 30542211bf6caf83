"""Blocks that are never cut by the end of a page: what they share.

What a block is, is in pen.py; where pages end, in flow.py.
"""

from __future__ import annotations

from wakayama_audit_gui.outputs.pdf.pen import Block
from wakayama_audit_gui.outputs.pdf.style import TextStyle


class Uncut:
    """A block that goes to the next page as a whole."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Never."""
        del width, room
        return None


class OneLine(Uncut):
    """A single line of text, cut neither by the page nor by its width."""

    def __init__(self, style: TextStyle) -> None:
        self._style = style

    def height(self, width: float) -> float:
        """One line."""
        del width
        return self._style.leading
