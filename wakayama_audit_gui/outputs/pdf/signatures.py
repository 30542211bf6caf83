"""The empty boxes at the end, below the sentence that says what a signature means.

Signing on screen, and what a signature binds, belong to the record.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.sheet import Sheet, SignatureBox
from wakayama_audit_gui.outputs.pdf.flow import Piece, Whole
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.pen import Block, Bookmark, Pen, text_width
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.stack import Stack
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_HEIGHT,
    BODY_WIDTH,
    HAIRLINE,
    LABEL_FILL,
    Styles,
    TextStyle,
)

FACTS_CONFIRMED = "本記録の事実関係を確認しました（指摘への同意を意味しません）。"
_ACROSS = 4
_HEIGHT = 48.0


def signature_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    """The sentence, then as many rows of boxes as there are roles."""
    sentence = Piece(
        prose(FACTS_CONFIRMED, styles.body),
        above=14,
        keep=bool(sheet.boxes),
        bookmark=Bookmark("事実確認・署名", 0),
    )
    if not sheet.boxes:
        return [sentence]
    across = _across(len(sheet.boxes))
    rows: list[Row] = []
    for at in range(0, len(sheet.boxes), across):
        rows += _rows(sheet.boxes[at : at + across], across, styles)
    grid = Grid([BODY_WIDTH / across] * across, rows)
    return [sentence, Piece(Whole(grid, BODY_HEIGHT - 40), above=4)]


def _across(boxes: int) -> int:
    """Boxes in a row, so that rows are about equally full."""
    rows = -(-boxes // _ACROSS)
    return -(-boxes // rows)


def _rows(boxes: tuple[SignatureBox, ...], across: int, styles: Styles) -> list[Row]:
    role = styles.label._replace(align="centre")
    empty = [Cell(Stack())] * (across - len(boxes))
    return [
        Row((*(Cell(prose(b.role, role), fill=LABEL_FILL) for b in boxes), *empty), keep=True),
        Row((*(Cell(_space(box, styles)) for box in boxes), *empty)),
    ]


def _space(box: SignatureBox, styles: Styles) -> Stack:
    named = [prose(box.name, styles.small)] if box.name else []
    height = _HEIGHT if box.name else _HEIGHT + styles.small.leading
    return Stack((*named, SigningSpace(height, styles.small)))


class SigningSpace:
    """Room for a signature, with a place for the seal and a line for the date."""

    def __init__(self, points: float, style: TextStyle) -> None:
        self._points = points
        self._style = style

    def height(self, width: float) -> float:
        """The room given."""
        del width
        return self._points

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Never."""
        del width, room
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw date line and ㊞, the latter as a ring so that no font can lack it."""
        low = top - self._points
        pen.text(x, low + 3, "令和　　年　　月　　日", self._style)
        pale = self._style._replace(colour=HAIRLINE)
        radius = 7.0
        centre_x, centre_y = x + width - radius - 2, low + radius + 14
        pen.stroke(HAIRLINE, 0.7)
        pen.canvas.circle(centre_x, centre_y, radius)
        left = centre_x - text_width("印", pale) / 2
        pen.text(left, centre_y - pale.size * 0.36, "印", pale)
