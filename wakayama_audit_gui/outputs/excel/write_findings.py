"""A list of 指摘・意見 as a spreadsheet: A4 across, headings that stay, nothing that evaluates.

Written line by line and never held as a whole: a list may have a hundred thousand lines.
"""

from __future__ import annotations

from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.outputs.excel.plain_text import put_text
from wakayama_audit_gui.outputs.excel.report_pages import FACE
from wakayama_audit_gui.use_cases.compose_finding_list import TITLE, FindingList

_HEADS = (
    ("No.", 6),
    ("番号", 11),
    ("区分", 7),
    ("年度", 11),
    ("システム", 22),
    ("内容", 60),
    ("対象課", 22),
    ("期限", 20),
    ("状態", 12),
    ("最後の段階の日", 20),
    ("文書番号", 18),
    ("該当頁", 8),
)
_HEAD_ROW = 3
_THIN = Side(style="thin", color="3C4654")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_PLAIN, _BOLD = Font(name=FACE, size=10), Font(name=FACE, size=10, bold=True)
_TITLE = Font(name=FACE, size=14, bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_FILL = PatternFill("solid", fgColor="EAEFF3")


def write_findings(listed: FindingList) -> bytes:
    """Make the file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(TITLE)
    if not isinstance(sheet, WriteOnlyWorksheet):
        raise TypeError(sheet)
    # It has everything a page of Excel has; only what its library says of its type leaves that out.
    _set_page(cast("Worksheet", sheet), len(listed.lines))
    sheet.append([_cell(sheet, listed.title, _TITLE)])
    sheet.append([_cell(sheet, f"探したもの　{listed.asked}", _PLAIN)])
    sheet.append([_head(sheet, name) for name, _ in _HEADS])
    # A line is written as soon as it is added, so the same cells serve for all: dressing new ones
    # takes ten times as long as what they say.
    cells = [_boxed(sheet) for _ in _HEADS]
    for line in listed.lines:
        for cell, text in zip(cells, line, strict=True):
            put_text(cell, text)
        sheet.append(cells)
    book.properties.title = TITLE
    book.properties.creator = "監査手帳"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _set_page(sheet: Worksheet, lines: int) -> None:
    for column, (_, width) in enumerate(_HEADS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    last = get_column_letter(len(_HEADS))
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{last}{_HEAD_ROW + max(lines, 1)}"
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&P / &N 頁", size=9))


def _boxed(sheet: WriteOnlyWorksheet, text: str = "", font: Font = _PLAIN) -> Cell:
    cell = _cell(sheet, text, font)
    cell.border, cell.alignment = _BOX, _WRAP
    return cell


def _head(sheet: WriteOnlyWorksheet, name: str) -> Cell:
    cell = _boxed(sheet, name, _BOLD)
    cell.fill = _FILL
    return cell


def _cell(sheet: WriteOnlyWorksheet, text: str, font: Font) -> Cell:
    cell: Cell = WriteOnlyCell(sheet)
    put_text(cell, text)
    cell.font = font
    return cell
