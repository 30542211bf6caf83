"""Headings, paragraphs, findings and tables of a report as pieces for the flow.

Their order is decided in domain/report_layout.py; pages and numbers are report.py's.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.document import (
    Column,
    FindingText,
    Heading,
    Meter,
    PageOf,
    Table,
    TableCell,
    TableRow,
    Text,
)
from wakayama_audit_gui.domain.whole_document import SheetPages
from wakayama_audit_gui.outputs.pdf.covered_prose import CoveredProse, paragraph
from wakayama_audit_gui.outputs.pdf.flow import Piece, Whole
from wakayama_audit_gui.outputs.pdf.front import particulars
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row, Ruling
from wakayama_audit_gui.outputs.pdf.items import item_pieces
from wakayama_audit_gui.outputs.pdf.marks import VerdictMark, label_colour
from wakayama_audit_gui.outputs.pdf.meter import MeterBar
from wakayama_audit_gui.outputs.pdf.pen import Block, Bookmark
from wakayama_audit_gui.outputs.pdf.photo_grid import photo_pieces
from wakayama_audit_gui.outputs.pdf.places import Anchored, Deeper, PageNumber, Pages, deeper
from wakayama_audit_gui.outputs.pdf.prose import Run
from wakayama_audit_gui.outputs.pdf.report_frame import BODY_HEIGHT
from wakayama_audit_gui.outputs.pdf.stack import Gap, Stack
from wakayama_audit_gui.outputs.pdf.style import (
    BODY_WIDTH,
    LABEL_FILL,
    PLACE_FILL,
    Styles,
    TextStyle,
)

_SIZES = {1: (15, 22, 26), 2: (12.5, 19, 14), 3: (11, 17, 16), 4: (10, 15, 8), 5: (9.5, 14.5, 7)}
_DEEPEST = 5
_NUMBER = 17 * mm
_KINDS = frozenset({"指摘", "意見"})
_RULING = Ruling(across=3.5, down=2.6)


class Pieces:
    """Makes pieces of blocks.

    Args:
        styles: Type of the paper.
        pages: Where places come to stand.
    """

    def __init__(self, styles: Styles, pages: Pages) -> None:
        self._styles = styles
        self._pages = pages
        self._body = styles.body._replace(size=10, leading=16.5)

    def heading(self, heading: Heading) -> Piece:
        """A heading; it is never the last on a page."""
        size, leading, above = _SIZES[min(heading.level, _DEEPEST)]
        style = self._styles.section._replace(size=size, leading=leading)
        block: Block = paragraph(heading.text, style)
        mark = None
        if heading.anchor:
            block = Anchored(block, heading.anchor)
            mark = Bookmark(heading.text, heading.level - 1)
        return Piece(block, above=above, keep=True, bookmark=mark)

    def text(self, text: Text) -> Piece:
        """A paragraph; a note is smaller."""
        if text.role == "note":
            return Piece(paragraph(text.text, self._styles.small), above=3)
        return Piece(paragraph(f"　{text.text}", self._body), above=4)

    def finding(self, found: FindingText) -> Piece:
        """A 指摘 or 意見 in its box, with its 課."""
        label = self._styles.label._replace(align="centre", colour=label_colour(found.kind))
        number = self._styles.small._replace(align="centre")
        head: list[Block] = [VerdictMark(found.kind, 3.8), paragraph(f"【{found.kind}】", label)]
        if found.code:
            head.append(paragraph(found.code, number))
        said: list[Block] = [paragraph(found.text, self._body)]
        if found.sections:
            runs = (
                Run("対象課 ", self._styles.small_label),
                Run("、".join(found.sections), self._styles.small),
            )
            said += [Gap(2), CoveredProse(*runs)]
        again = Stack((paragraph("つづき", number),))
        cells = (Cell(Stack(head), fill=LABEL_FILL, again=again), Cell(Stack(said)))
        grid = Grid((_NUMBER, BODY_WIDTH - _NUMBER), [Row(cells)], Ruling(across=4, down=4))
        return Piece(Anchored(grid, found.anchor), above=6)

    def table(self, table: Table) -> Piece:
        """A table; its head and the headings in force are repeated on each page."""
        total = sum(column.share for column in table.columns)
        widths = [BODY_WIDTH * column.share / total for column in table.columns]
        rows = [self._row(row, table) for row in table.rows]
        if not table.headed:
            return Piece(Whole(Grid(widths, rows, _RULING), BODY_HEIGHT), above=5)
        return Piece(Grid(widths, [self._head(table), *rows], _RULING), above=5)

    def sheet(self, appended: SheetPages) -> list[Piece]:
        """A 現地調査調書: what, where and when, its items and its photos."""
        sheet = appended.sheet
        pieces = [
            Piece(particulars(sheet, self._styles), above=6),
            *item_pieces(sheet, self._styles),
            *(photo_pieces(sheet, self._styles) if sheet.photos else ()),
        ]
        return [
            piece._replace(block=Deeper(piece.block, 2), bookmark=deeper(piece.bookmark, 2))
            for piece in pieces
        ]

    def _head(self, table: Table) -> Row:
        style = self._label(table)._replace(align="centre")
        cells = (
            Cell(paragraph(column.title, style), fill=LABEL_FILL, middle=True)
            for column in table.columns
        )
        return Row(tuple(cells), head=True)

    def _row(self, row: TableRow, table: Table) -> Row:
        if row.heading:
            return self._heading_row(row, len(table.columns))
        cells = []
        for index, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            names = not table.headed and index == 0
            style = self._label(table) if names else self._cell_style(cell, column, table)
            cells.append(Cell(self._cell(cell, style), fill=LABEL_FILL if names else None))
        return Row(tuple(cells), least=row.room)

    def _heading_row(self, row: TableRow, columns: int) -> Row:
        style = self._styles.place if row.heading == 1 else self._styles.label
        fill = LABEL_FILL if row.heading == 1 else PLACE_FILL
        (words,) = (cell for cell in row.cells if isinstance(cell, str))
        made = Row((Cell(paragraph(words, style), span=columns, fill=fill),), keep=True)
        if row.heading == 1:
            return made
        again = Cell(paragraph(f"{words}（つづき）", style), span=columns, fill=fill)
        return made._replace(again=Row((again,), keep=True))

    def _cell(self, cell: TableCell, style: TextStyle) -> Block:
        if isinstance(cell, PageOf):
            return PageNumber(self._pages, cell.anchor, style)
        if isinstance(cell, Meter):
            return MeterBar(cell, style)
        return paragraph(cell, style)

    def _cell_style(self, cell: TableCell, column: Column, table: Table) -> TextStyle:
        style = (
            self._styles.body._replace(size=8, leading=11.4) if table.small else self._styles.body
        )
        if column.centred:
            style = style._replace(align="centre")
        if isinstance(cell, str) and cell in _KINDS:
            style = style._replace(face=self._styles.label.face, colour=label_colour(cell))
        return style

    def _label(self, table: Table) -> TextStyle:
        label = self._styles.label
        return label._replace(size=7.5, leading=10.6) if table.small else label
