"""Sheets of a report as pages of A4: fonts, widths, lines, heads repeated in print.

What stands in them is set by report.py and report_chapters.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.outputs.excel.plain_text import put_text

FACE = "BIZ UDPゴシック"
_INK, _LABEL, _PLACE = "1C2430", "EAEFF3", "F4F6F8"
_COLOURS = {"指摘": "C73E3A", "意見": "8F6400"}
_THIN = Side(style="thin", color="3C4654")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(wrap_text=True, vertical="top")
_CENTRE = Alignment(wrap_text=True, vertical="top", horizontal="center")
_A4 = 9
_LINE = 13.5
"""Points of a line of text."""
_WIDE = 1.9
"""Width of a full-width character, in characters."""


class Page:
    """One sheet, filled from above.

    Args:
        sheet: An empty sheet.
        widths: Of its columns, in characters.
        landscape: True turns the paper.
    """

    def __init__(
        self, sheet: Worksheet, widths: Sequence[float], *, landscape: bool = False
    ) -> None:
        self.sheet = sheet
        self.row = 0
        self._columns = len(widths)
        self._widths = tuple(widths)
        for index, width in enumerate(widths):
            sheet.column_dimensions["ABCDEFGHIJ"[index]].width = width
        sheet.sheet_view.showGridLines = False
        setup = sheet.page_setup
        setup.paperSize = _A4
        setup.orientation = "landscape" if landscape else "portrait"
        setup.fitToWidth, setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.left, margins.right, margins.top, margins.bottom = 0.75, 0.5, 0.7, 0.7
        sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&P / &N 頁", size=9))

    def title(self, text: str) -> None:
        """A title over all columns, and a line of air below it."""
        self.row += 1
        self._put(1, text, size=14, bold=True)
        self.row += 1

    def heading(self, text: str, *, outer: bool = False) -> None:
        """A heading over all columns."""
        self.row += 1
        fill = PatternFill("solid", fgColor=_LABEL if outer else _PLACE)
        for column in range(1, self._columns + 1):
            cell = self._put(column, text if column == 1 else "", bold=True)
            cell.alignment = Alignment(vertical="top")
            cell.fill = fill
            cell.border = Border(
                top=_THIN,
                bottom=_THIN,
                left=_THIN if column == 1 else None,
                right=_THIN if column == self._columns else None,
            )

    def head(self, names: Sequence[str], *, repeated: bool = True) -> None:
        """The head of a table.

        Args:
            names: Of its columns.
            repeated: On every printed page; False where something else stands below the table.
        """
        self.row += 1
        for column, name in enumerate(names, start=1):
            cell = self._put(column, name, bold=True)
            cell.fill, cell.border = PatternFill("solid", fgColor=_LABEL), _BOX
            cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        self._fit(max(map(lines_of, names, self._widths)))
        if repeated:
            self.sheet.print_title_rows = f"{self.row}:{self.row}"

    def line(self, texts: Sequence[str | int], *, centred: Sequence[int] = (1,)) -> None:
        """A row of a table."""
        self.row += 1
        for column, said in enumerate(texts, start=1):
            cell = self._put(column, said)
            cell.border = _BOX
            cell.alignment = _CENTRE if column in centred else _TOP
            if said in _COLOURS:
                cell.font = Font(name=FACE, size=10, bold=True, color=_COLOURS[str(said)])
        self._fit(max(map(lines_of, map(str, texts), self._widths)))

    def text(self, text: str) -> None:
        """A paragraph over all columns."""
        self.row += 1
        self._put(1, text).alignment = _TOP
        self.join(1, self._columns)

    def join(self, first: int, last: int) -> None:
        """Make cells of the row one, and the row high enough for it."""
        said = str(self.sheet.cell(self.row, first).value or "")
        self.sheet.merge_cells(None, self.row, first, self.row, last)
        self._fit(lines_of(said, sum(self._widths[first - 1 : last])))

    def gap(self) -> None:
        """An empty row."""
        self.row += 1

    def lead(self, column: int, target: str) -> None:
        """Let the cell of the row lead to ``'sheet'!A1`` of this book."""
        cell = self.sheet.cell(self.row, column)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)

    def next_page(self) -> None:
        """Begin a new page in print."""
        self.sheet.row_breaks.append(Break(id=self.row))

    def _fit(self, lines: int) -> None:
        """Say how high the row is: not every program fits it to wrapped text by itself."""
        self.sheet.row_dimensions[self.row].height = max(lines, 1) * _LINE + 4

    def _put(self, column: int, said: str | int, *, size: float = 10, bold: bool = False) -> Cell:
        cell = self.sheet.cell(self.row, column)
        if not isinstance(cell, Cell):
            raise TypeError(cell)
        if isinstance(said, int):
            cell.value = said
        else:
            put_text(cell, said)
        cell.font = Font(name=FACE, size=size, bold=bold, color=_INK)
        return cell


def lines_of(text: str, width: float) -> int:
    """Lines a text takes in a column of so many characters, rather one too many."""
    room = max(width - 1.5, 1.0)
    return sum(max(ceil(_reach(part) / room), 1) for part in text.split("\n"))


def _reach(text: str) -> float:
    return sum(_WIDE if east_asian_width(char) in "FWA" else 1.0 for char in text)
