"""The photos, three across, each above its caption, time and short hash.

The bytes come ready for print from photos; how they enter the file is in jpeg.py.
"""

from __future__ import annotations

from reportlab.lib.colors import white

from wakayama_audit_gui.domain.sheet import Sheet, SheetPhoto
from wakayama_audit_gui.outputs.pdf.flow import Piece
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row, Ruling
from wakayama_audit_gui.outputs.pdf.jpeg import read_jpeg
from wakayama_audit_gui.outputs.pdf.pen import Block, Bookmark, Pen, text_width
from wakayama_audit_gui.outputs.pdf.prose import Prose, Run, prose
from wakayama_audit_gui.outputs.pdf.stack import Gap, Stack
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_WIDTH,
    HAIRLINE,
    INK,
    PLACE_FILL,
    Styles,
    TextStyle,
)
from wakayama_audit_gui.outputs.pdf.uncut import Uncut

_ACROSS = 3
_RULING = Ruling(across=2.5, down=3.5, lines=False)
_HEIGHT = (BODY_WIDTH / _ACROSS - 2 * _RULING.across) * 3 / 4
_HIDDEN = "（顔等を隠した）"
_MISSING = "写真を表示できません"
_ERASED = "消去"
_NO_ORIGINAL = "原本は消去"


def photo_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    """All photos in order of number; when there are none, a line that says so."""
    if not sheet.photos:
        title = Prose(Run("写真", styles.section), Run("　添付なし", styles.small))
        return [Piece(title, above=10, keep=not sheet.documents)]
    title = Prose(Run("写真", styles.section), Run(f"　{len(sheet.photos)}枚", styles.small))
    cells = [_cell(photo, styles) for photo in sheet.photos]
    cells += [Cell(Stack())] * (-len(cells) % _ACROSS)
    rows = [Row(tuple(cells[at : at + _ACROSS])) for at in range(0, len(cells), _ACROSS)]
    return [
        Piece(title, above=10, keep=True, bookmark=Bookmark("写真", 0)),
        Piece(Grid([BODY_WIDTH / _ACROSS] * _ACROSS, rows, _RULING)),
    ]


def _cell(photo: SheetPhoto, styles: Styles) -> Cell:
    item = f"項目{photo.item}" if photo.item else ""
    where = "　".join(filter(None, (photo.place, f"撮影 {photo.by}" if photo.by else "")))
    short = f"SHA-256 {photo.sha256[:4]}…{photo.sha256[-4:]}" if photo.sha256 else _NO_ORIGINAL
    blocks: list[Block] = [
        BlackArea(styles.small) if photo.erased else Picture(photo.key, styles.small),
        Stack(
            (
                Gap(2),
                Prose(
                    Run(f"写真{photo.number}　", styles.small_label),
                    Run(photo.caption + _HIDDEN * photo.hidden, styles.small),
                ),
                prose("　".join(filter(None, (item, photo.taken, short))), styles.small),
            )
        ),
    ]
    if where:
        blocks.append(prose(where, styles.small))
    if photo.purpose:
        blocks.append(prose(f"目的　{photo.purpose}", styles.small))
    again = prose(f"写真{photo.number} つづき", styles.small_label)
    return Cell(Stack(blocks, glued=True), again=again)


class BlackArea(Uncut):
    """Where an erased photo stood: as large as it was, opaque, with the word for it."""

    def __init__(self, style: TextStyle) -> None:
        self._style = style._replace(colour=white)

    def height(self, width: float) -> float:
        """That of every photo."""
        del width
        return _HEIGHT

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it."""
        low = top - _HEIGHT
        pen.fill(x, low, width, _HEIGHT, INK)
        start = x + (width - text_width(_ERASED, self._style)) / 2
        pen.text(start, low + _HEIGHT / 2 - self._style.size * 0.36, _ERASED, self._style)


class Picture(Uncut):
    """One photo, whole, in a box of fixed height; a framed sentence when it cannot be shown."""

    def __init__(self, key: str, style: TextStyle) -> None:
        self._key = key
        self._style = style

    def height(self, width: float) -> float:
        """The same for every photo."""
        del width
        return _HEIGHT

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Ask for the photo now, one at a time, and draw it."""
        data = pen.photo(self._key)
        photo = read_jpeg(self._key, data) if data else None
        low = top - _HEIGHT
        if photo is None:
            pen.fill(x, low, width, _HEIGHT, PLACE_FILL)
            pen.frame(x, low, width, _HEIGHT, HAIRLINE, 0.5)
            start = x + (width - text_width(_MISSING, self._style)) / 2
            pen.text(start, low + _HEIGHT / 2 - self._style.size * 0.36, _MISSING, self._style)
            return
        scale = min(width / photo.width, _HEIGHT / photo.height)
        wide, high = photo.width * scale, photo.height * scale
        if wide < width - 1 or high < _HEIGHT - 1:
            pen.fill(x, low, width, _HEIGHT, PLACE_FILL)
        left, bottom = x + (width - wide) / 2, low + (_HEIGHT - high) / 2
        pen.canvas.draw_photo(photo, left, bottom, wide, high)
        pen.frame(x, low, width, _HEIGHT, HAIRLINE, 0.5)
