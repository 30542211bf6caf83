"""The boxes for 署名・押印 at the end, each as far as it is settled, and what a signer objected.

Signing on screen, and what a signature binds, belong to the record; the 決裁欄 is in approvals.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.sheet import Sheet, SheetBox
from wakayama_audit_gui.domain.signature import SignatureMode
from wakayama_audit_gui.outputs.pdf.flow import Piece, Whole
from wakayama_audit_gui.outputs.pdf.grid import FORM, Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.pen import Block, Bookmark, text_width
from wakayama_audit_gui.outputs.pdf.prose import Prose, Run, prose
from wakayama_audit_gui.outputs.pdf.signing_space import SigningSpace, Strokes
from wakayama_audit_gui.outputs.pdf.stack import Gap, Stack
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_HEIGHT,
    BODY_WIDTH,
    LABEL_FILL,
    VERMILION,
    Styles,
)

FACTS_CONFIRMED = "本記録の事実関係を確認しました（指摘への同意を意味しません）。"
CHANGED = "署名後変更（署名のあと記録が変わりました）"
COPIED = "別の欄の署名と線が同じです"
_ACROSS = 4
_HEIGHT = 48.0


def signature_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    """The sentence on the 事実確認書, the boxes, then what was objected, in full."""
    words = prose("署名・押印", styles.section)
    name = "署名・押印"
    if not sheet.judged:
        words, name = prose(FACTS_CONFIRMED, styles.body), "事実確認・署名"
    elif not sheet.boxes:
        return []
    # A page with nothing but signatures does not show what was signed.
    mark = Bookmark(name, 0)
    title = Piece(words, above=14, keep=bool(sheet.boxes), bookmark=mark, company=True)
    if not sheet.boxes:
        return [title]
    across = _across(len(sheet.boxes))
    rows: list[Row] = []
    for at in range(0, len(sheet.boxes), across):
        rows += _rows(sheet.boxes[at : at + across], across, styles)
    grid = Grid([BODY_WIDTH / across] * across, rows)
    pieces = [title, Piece(Whole(grid, BODY_HEIGHT - 40), above=4)]
    return pieces + _dissent_pieces(sheet, styles)


def _across(boxes: int) -> int:
    """Boxes in a row, so that rows are about equally full."""
    rows = -(-boxes // _ACROSS)
    return -(-boxes // rows)


def _rows(boxes: tuple[SheetBox, ...], across: int, styles: Styles) -> list[Row]:
    empty = [Cell(Stack())] * (across - len(boxes))
    room = BODY_WIDTH / across - 2 * FORM.across
    return [
        Row((*(Cell(_role(b, styles, room), fill=LABEL_FILL) for b in boxes), *empty), keep=True),
        Row((*(Cell(_space(box, styles)) for box in boxes), *empty)),
    ]


def _role(box: SheetBox, styles: Styles, room: float) -> Stack:
    style = styles.label._replace(align="centre")
    # What stands in brackets goes below as a whole, rather than its last character alone.
    tight = text_width(box.role, style) > room
    blocks = [prose(box.role.replace("（", "\n（") if tight else box.role, style)]
    if box.places:
        blocks.append(prose(f"（{box.places}）", styles.small._replace(align="centre")))
    return Stack(blocks)


def _space(box: SheetBox, styles: Styles) -> Stack:
    blocks = _open_space(box, styles) if box.is_open else _settled(box, styles)
    warning = styles.small_label._replace(colour=VERMILION)
    blocks += [
        prose(words, warning)
        for words, applies in ((COPIED, box.copied), (CHANGED, box.changed))
        if applies
    ]
    return Stack(blocks)


def _open_space(box: SheetBox, styles: Styles) -> list[Block]:
    named: list[Block] = [prose(box.name, styles.small)] if box.name else []
    height = _HEIGHT if box.name else _HEIGHT + styles.small.leading
    return [*named, SigningSpace(height, styles.small)]


def _settled(box: SheetBox, styles: Styles) -> list[Block]:
    blocks: list[Block] = []
    # Without lines where they were erased: an empty space would invite another signature.
    if box.strokes:
        blocks.append(Strokes(box.strokes))
    else:
        blocks += [Gap(3), prose(box.mode, styles.label)]
    if box.reason:
        blocks.append(prose(f"理由　{box.reason}", styles.small))
    if box.dissent:
        flag = styles.label._replace(colour=VERMILION)
        blocks.append(Prose(Run("相違あり", flag), Run("（下に記載）", styles.small)))
    plain = box.mode in (SignatureMode.SCREEN, SignatureMode.ABSENT, SignatureMode.REFUSED)
    if box.name:
        blocks.append(prose(box.name, styles.small if plain else styles.body))
    if box.at:
        label = "" if box.mode == SignatureMode.SCREEN else "確認 "
        blocks.append(prose(f"{label}{box.at}", styles.small))
    return blocks


def _dissent_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    """Never cut short: these are the signer's own words."""
    objecting = [box for box in sheet.boxes if box.dissent]
    if not objecting:
        return []
    rows = [
        Row(
            (
                Cell(_role_and_name(box, styles), fill=LABEL_FILL),
                Cell(prose(box.dissent, styles.body)),
            )
        )
        for box in objecting
    ]
    title = Prose(Run("相違あり", styles.section), Run("　署名した者の申出（原文）", styles.small))
    side = BODY_WIDTH / 4
    return [
        Piece(title, above=10, keep=True, bookmark=Bookmark("相違あり", 0)),
        Piece(Grid((side, BODY_WIDTH - side), rows), above=2),
    ]


def _role_and_name(box: SheetBox, styles: Styles) -> Stack:
    return Stack((prose(box.role, styles.label), prose(box.name, styles.small)))
