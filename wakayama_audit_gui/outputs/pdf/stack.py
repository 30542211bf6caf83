"""Blocks one below another, the cells of every table.

Rows and borders belong to grid.py; pages to flow.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.outputs.pdf.pen import Block, Pen
from wakayama_audit_gui.outputs.pdf.uncut import Uncut


class Stack:
    """Blocks drawn downwards without gaps.

    Args:
        blocks: From top to bottom; none is an empty cell.
        glued: True keeps the first block together with the beginning of the second: a photo is
            never parted from its caption.
    """

    def __init__(self, blocks: Sequence[Block] = (), *, glued: bool = False) -> None:
        self._blocks = tuple(blocks)
        self._glued = glued

    def height(self, width: float) -> float:
        """Sum of the heights."""
        return sum(block.height(width) for block in self._blocks)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut between blocks, or inside the one at the edge."""
        used = 0.0
        for index, block in enumerate(self._blocks):
            height = block.height(width)
            if used + height <= room + 1e-6:
                used += height
                continue
            before, after = self._blocks[:index], self._blocks[index + 1 :]
            parts = block.split(width, room - used)
            if parts:
                return Stack((*before, parts[0])), Stack((parts[1], *after))
            if index <= int(self._glued):
                return None
            return Stack(before), Stack((block, *after))
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw each block below the one before."""
        for block in self._blocks:
            block.draw(pen, x, top, width)
            top -= block.height(width)


class Gap(Uncut):
    """Empty height between blocks of a stack."""

    def __init__(self, points: float) -> None:
        self._points = points

    def height(self, width: float) -> float:
        """The height asked for."""
        del width
        return self._points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw nothing."""
