"""Tables of a Word document: heads repeated on each page, rows never parted, numbers as fields.

What stands in them is decided in domain/report_layout.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from wakayama_audit_gui.domain.document import Column, Meter, PageOf, Table, TableCell, TableRow
from wakayama_audit_gui.outputs.word.plain_text import add_text
from wakayama_audit_gui.outputs.word.styles import (
    BODY_WIDTH,
    CELL,
    COLOURS,
    LABEL_FILL,
    PLACE_FILL,
)
from wakayama_audit_gui.outputs.word.xml_parts import (
    NO_PAGES,
    add_field,
    add_row,
    link_to,
    page_shown,
    repeat_row,
    shade_cell,
    use_style,
)

_BAR_LENGTH = 12
_SMALL = Pt(8)


class _Counted(NamedTuple):
    """A page number with what it shows until it is counted."""

    anchor: str
    shown: str


_Said: TypeAlias = str | Meter | _Counted


def add_table(word: WordDocument, table: Table, pages: Mapping[str, int] = NO_PAGES) -> None:
    """Add a table, and a little room below it.

    Args:
        word: Is added to.
        table: What it says.
        pages: Place → page that a number shows until it is counted.
    """
    made = word.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    total = sum(column.share for column in table.columns)
    widths = [Length(int(BODY_WIDTH * column.share / total)) for column in table.columns]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    if table.headed:
        _add_head(made, table, widths)
    for row in table.rows:
        _add_row(made, row, table, widths, pages)
    if not table.headed:
        _keep_together(made)
    word.add_paragraph().paragraph_format.space_after = Pt(2)


def _keep_together(made: WordTable) -> None:
    """A short table of particulars stands on one page."""
    for row in list(made.rows)[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _add_head(made: WordTable, table: Table, widths: list[Length]) -> None:
    row = _new_row(made, widths)
    repeat_row(row)
    for cell, column in zip(row.cells, table.columns, strict=True):
        shade_cell(cell, LABEL_FILL)
        _put(cell, column.title, Column("", 0, centred=True), table, bold=True)


def _add_row(
    made: WordTable,
    row: TableRow,
    table: Table,
    widths: list[Length],
    pages: Mapping[str, int],
) -> None:
    new = _new_row(made, widths)
    cells = new.cells
    if row.heading:
        whole = cells[0].merge(cells[-1])
        shade_cell(whole, LABEL_FILL if row.heading == 1 else PLACE_FILL)
        _put(whole, _counted(row.cells[0], pages), Column("", 0), table, bold=True)
        whole.paragraphs[0].paragraph_format.keep_with_next = True
        return
    for index, (cell, said, column) in enumerate(zip(cells, row.cells, table.columns, strict=True)):
        names = not table.headed and index == 0
        if names:
            shade_cell(cell, LABEL_FILL)
        _put(cell, _counted(said, pages), column, table, bold=names)


def _new_row(made: WordTable, widths: list[Length]) -> _Row:
    row = add_row(made)
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = width
    return row


def _counted(said: TableCell, pages: Mapping[str, int]) -> _Said:
    if isinstance(said, PageOf):
        return _Counted(said.anchor, page_shown(pages, said.anchor))
    return said


def _put(cell: _Cell, said: _Said, column: Column, table: Table, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    use_style(paragraph, CELL)
    if column.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if isinstance(said, _Counted):
        add_field(paragraph, f"PAGEREF {said.anchor} \\h", said.shown)
        link_to(paragraph, said.anchor)
        return
    words = _bar(said) if isinstance(said, Meter) else said
    for run in add_text(paragraph, words):
        run.bold = bold or words in COLOURS or None
        if words in COLOURS and not bold:
            run.font.color.rgb = COLOURS[words]
        if table.small:
            run.font.size = _SMALL


def _bar(meter: Meter) -> str:
    """The bar in characters: ■ 指摘, □ 意見."""
    each = _BAR_LENGTH / meter.most if meter.most else 0.0
    filled = round(each * meter.shiteki)
    return "■" * filled + "□" * (round(each * (meter.shiteki + meter.iken)) - filled)
