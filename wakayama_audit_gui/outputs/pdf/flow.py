"""Pages: pieces put one below another, before anything is drawn, so that the total is known.

How a piece is cut is its own business; what stands around the body belongs to frame.py.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from wakayama_audit_gui.outputs.pdf.pen import Block, Bookmark, Pen

_LESS = 0.5
"""Points by which a block lacks room where only its end is to be cut off."""


_COMPANY = 60.0
"""Points that come along at least, where single lines stand before."""


class Piece(NamedTuple):
    """A block in the flow.

    Attributes:
        block: What is drawn.
        above: Space above it in points, dropped at the top of a page.
        keep: True when it must not be the last on a page.
        bookmark: Its entry in the outline, or None.
        company: True when it must not stand alone on a page: the end of what is before comes along.
        spare: True when it is left out rather than begin a page: it only speaks of the room below.
    """

    block: Block
    above: float = 0.0
    keep: bool = False
    bookmark: Bookmark | None = None
    spare: bool = False
    company: bool = False


class Placed(NamedTuple):
    """A piece on a page.

    Attributes:
        piece: What is drawn.
        down: Distance of its top from the top of the body, in points.
    """

    piece: Piece
    down: float


class Whole:
    """A block that is only cut when it is taller than a page.

    Args:
        block: What is held together.
        page: Height of a page's body in points.
    """

    def __init__(self, block: Block, page: float) -> None:
        self._block = block
        self._page = page

    def height(self, width: float) -> float:
        """Height of the block."""
        return self._block.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut only what no page could hold."""
        if self._block.height(width) <= self._page:
            return None
        return self._block.split(width, room)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the block."""
        self._block.draw(pen, x, top, width)


def paginate(pieces: Iterable[Piece], width: float, room: float) -> list[list[Placed]]:
    """Put the pieces on pages.

    Args:
        pieces: In order.
        width: Of the body, in points.
        room: Height of the body, in points.

    Returns:
        At least one page. No kept piece ends a page; no piece reaches below its page unless not
        even its beginning fits on an empty one.
    """
    waiting = deque(pieces)
    pages: list[list[Placed]] = [[]]
    used = 0.0
    while waiting:
        chain = _without_spare(_take_chain(waiting), used, width, room)
        if not chain:
            continue
        placed, end = _place(chain, used, width)
        last = placed[-1]
        if end > room + 1e-6:
            parts = last.piece.block.split(width, room - last.down)
            if parts:
                placed[-1] = last._replace(piece=last.piece._replace(block=parts[0]))
                waiting.appendleft(Piece(parts[1]))
            elif pages[-1]:
                if chain[0].company:
                    chain = _in_company(pages[-1], chain, width, room)
                waiting.extendleft(reversed(chain))
                placed = []
        pages[-1].extend(placed)
        used = end
        if end > room + 1e-6 and waiting:
            pages.append([])
            used = 0.0
    return pages


def _take_chain(waiting: deque[Piece]) -> list[Piece]:
    """The next piece, with those that must not stand without it before."""
    chain = [waiting.popleft()]
    while chain[-1].keep and waiting:
        chain.append(waiting.popleft())
    return chain


def _in_company(page: list[Placed], chain: list[Piece], width: float, room: float) -> list[Piece]:
    """The chain behind the end of its page, which is taken off that; alone where that cannot be."""
    last = page[-1]
    parts = last.piece.block.split(width, last.piece.block.height(width) - _LESS)
    if parts:
        rest = [*page[:-1], last._replace(piece=last.piece._replace(block=parts[0]))]
        taken = [Piece(parts[1])]
    else:
        begin, end = len(page) - 1, last.down + last.piece.block.height(width)
        while begin and (page[begin - 1].piece.keep or end - page[begin].down < _COMPANY):
            begin -= 1
        rest, taken = page[:begin], [placed.piece for placed in page[begin:]]
    taken[-1] = taken[-1]._replace(keep=True)
    together = [*taken, *chain]
    if not rest or _place(together, 0.0, width)[1] > room:
        return chain
    page[:] = rest
    return together


def _without_spare(chain: list[Piece], used: float, width: float, room: float) -> list[Piece]:
    """The chain, without a spare end for which there is no room where all else has some."""
    if not chain[-1].spare or _place(chain, used, width)[1] <= room:
        return chain
    return chain[:-1] if _place(chain[:-1], used, width)[1] <= room else chain


def _place(chain: list[Piece], used: float, width: float) -> tuple[list[Placed], float]:
    placed: list[Placed] = []
    for piece in chain:
        down = used + piece.above if used else 0.0
        placed.append(Placed(piece, down))
        used = down + piece.block.height(width)
    return placed, used
