"""The last part of a sheet to be filled by hand: a 事実確認書 for what a 立会者 signs on the spot.

It has facts alone and no class; the pages with answer boxes before it are blank.py's.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.outputs.pdf.blank import PARTICULARS_ROOM, RuledLines
from wakayama_audit_gui.outputs.pdf.flow import Piece
from wakayama_audit_gui.outputs.pdf.front import SpacedTitle, particulars
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.pen import Bookmark
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.signatures import signature_pieces
from wakayama_audit_gui.outputs.pdf.stack import Stack
from wakayama_audit_gui.outputs.pdf.style import BODY_WIDTH, LABEL_FILL, Styles

_NUMBER, _PHOTOS = 17 * mm, 17 * mm
_COLUMNS = (_NUMBER, BODY_WIDTH - _NUMBER - _PHOTOS, _PHOTOS)
_OBJECTION = (30 * mm, BODY_WIDTH - 30 * mm)
_LINES = 2
_HOW = "記入用紙　場所ごとに一枚使い、見たこと・聞いたことだけを書いて、評価は書かないでください。"


def facts_of(sheet: Sheet) -> Sheet:
    """What the last part of a blank sheet says; which of several places is left to be written."""
    many = len(sheet.places) > 1
    return sheet._replace(
        form=PaperKind.FACTS.value,
        boxes=sheet.facts_boxes,
        places_label="" if many else sheet.places_label,
        sections=() if len(sheet.sections) > 1 else sheet.sections,
    )


def facts_pieces(sheet: Sheet, styles: Styles, rows: int) -> list[Piece]:
    """Title, particulars, ruled rows for facts, room for objections, and the boxes.

    Args:
        sheet: From `facts_of`.
        styles: Of the type.
        rows: How many facts there is room for.
    """
    how = prose(_HOW, styles.small._replace(align="centre"))
    return [
        Piece(SpacedTitle(sheet.form, styles.title), bookmark=Bookmark(sheet.form, 0)),
        Piece(how),
        Piece(particulars(sheet, styles, least=PARTICULARS_ROOM), above=8),
        Piece(_facts(styles, rows), above=10),
        Piece(_objections(styles), above=8, keep=True),
        *signature_pieces(sheet, styles),
    ]


def row_height(styles: Styles) -> float:
    """Height in points of the row for one fact."""
    return _facts(styles, 2).height(BODY_WIDTH) - _facts(styles, 1).height(BODY_WIDTH)


def _facts(styles: Styles, rows: int) -> Grid:
    centred = styles.label._replace(align="centre")
    names = ("項目 No.", "確かめた事実", "写真 No.")
    head = Row(tuple(Cell(prose(name, centred), fill=LABEL_FILL) for name in names), head=True)
    row = Row((Cell(Stack()), Cell(RuledLines(_LINES)), Cell(Stack())))
    return Grid(_COLUMNS, [head, *[row] * rows])


def _objections(styles: Styles) -> Grid:
    label = Cell(prose("相違があれば\n立会者の言葉で", styles.label), fill=LABEL_FILL)
    return Grid(_OBJECTION, [Row((label, Cell(RuledLines(_LINES))))])
