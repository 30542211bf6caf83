"""The documents asked for, and what became of each.

What may be asked for is in the checklists.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.outputs.pdf.flow import Piece
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.pen import Bookmark
from wakayama_audit_gui.outputs.pdf.prose import Prose, Run, prose
from wakayama_audit_gui.outputs.pdf.style import BODY_WIDTH, LABEL_FILL, Styles

_NAME, _STATE, _DATES = 62 * mm, 17 * mm, 57 * mm
_COLUMNS = (_NAME, _STATE, _DATES, BODY_WIDTH - _NAME - _STATE - _DATES)


def document_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    """A table; when nothing was asked for, a line that says so."""
    if not sheet.documents:
        title = Prose(Run("依頼した資料", styles.section), Run("　なし", styles.small))
        # Kept: signatures on a page of their own would stand for nothing that is seen there.
        return [Piece(title, above=10, keep=True)]
    names = ("資料名", "状態", "日付", "備考")
    head = Row(tuple(Cell(prose(n, styles.label), fill=LABEL_FILL) for n in names), head=True)
    rows = [
        Row(
            (
                Cell(prose(row.name, styles.body)),
                Cell(prose(row.state, styles.body)),
                Cell(prose(row.dates, styles.body)),
                Cell(prose(row.note, styles.body)),
            )
        )
        for row in sheet.documents
    ]
    title = Prose(Run("依頼した資料", styles.section), Run(f"　{len(rows)}件", styles.small))
    return [
        Piece(title, above=10, keep=True, bookmark=Bookmark("依頼した資料", 0)),
        Piece(Grid(_COLUMNS, [head, *rows]), above=2),
    ]
