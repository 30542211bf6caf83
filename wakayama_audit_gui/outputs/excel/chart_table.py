"""The figures of charts as a spreadsheet: A4, headings on every page, numerators and denominators.

Nothing in it evaluates: percentages are written as numbers. What is counted is use_cases'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.chart import ChartTable, Figure
from wakayama_audit_gui.outputs.excel.plain_text import put_text, without_controls
from wakayama_audit_gui.outputs.excel.report_pages import FACE

HEAD_ROW = 4
_THIN = Side(style="thin", color="3C4654")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_A4 = 9
_LABEL_WIDTH, _FIGURE_WIDTH = 34.0, 11.0
_BEHIND, _BEHIND_WIDTH = "もと", 44.0
_ACROSS_FROM = 7
"""So many columns are printed across."""
_LONGEST_TITLE = 31
_NO_SHEET_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\'", "・"))


class _Column(NamedTuple):
    """A column of figures: of which series, and which part of the figure."""

    series: int
    title: str
    part: str


def write_chart_tables(tables: Sequence[ChartTable], day: str) -> bytes:
    """Make the file, a sheet for each table.

    Args:
        tables: One at least.
        day: ISO date printed on it.
    """
    book = Workbook()
    for number, table in enumerate(tables):
        sheet = book.create_sheet() if number else book.active
        if not isinstance(sheet, Worksheet):
            raise TypeError(sheet)
        sheet.title = _sheet_title(table.title, book.sheetnames)
        _write_table(sheet, table, day)
    book.properties.title = without_controls(tables[0].title)
    book.properties.creator = "監査手帳"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_title(title: str, taken: Sequence[str]) -> str:
    name = title.translate(_NO_SHEET_TITLE)[:_LONGEST_TITLE].strip() or "表"
    if name not in taken:
        return name
    return next(
        other for n in range(2, 1000) if (other := f"{name[: _LONGEST_TITLE - 4]} {n}") not in taken
    )


def _write_table(sheet: Worksheet, table: ChartTable, day: str) -> None:
    columns = tuple(_columns(table))
    put_text(_at(sheet, 1, 1), table.title)
    _at(sheet, 1, 1).font = Font(name=FACE, size=14, bold=True)
    put_text(_at(sheet, 2, 1), f"{long_date(day)}現在　{table.note}".strip())
    _at(sheet, 2, 1).font = Font(name=FACE, size=9, color="5A6574")
    _at(sheet, 2, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=len(columns) + 1)
    sheet.row_dimensions[2].height = 40
    heads = [table.head, *(column.title for column in columns)]
    heads += [_BEHIND] if any(row.behind for row in table.rows) else []
    for place, words in enumerate(heads, 1):
        head = _boxed(_at(sheet, HEAD_ROW, place), bold=True)
        put_text(head, words)
        head.fill = PatternFill("solid", fgColor="EAEFF3")
        head.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        width = _LABEL_WIDTH if place == 1 else _FIGURE_WIDTH
        width = _BEHIND_WIDTH if words is _BEHIND else width
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(table.rows, HEAD_ROW + 1):
        label = _boxed(_at(sheet, number, 1))
        put_text(label, row.label)
        label.alignment = Alignment(wrap_text=True, vertical="center")
        for place, column in enumerate(columns, 2):
            _put_figure(_boxed(_at(sheet, number, place)), row.figures[column.series], column.part)
        if len(heads) > len(columns) + 1:
            _put_behind(_boxed(_at(sheet, number, len(heads))), row.behind)
    _set_page(sheet, table, len(heads))


def _columns(table: ChartTable) -> Iterator[_Column]:
    for number, name in enumerate(table.series):
        figures = [row.figures[number] for row in table.rows]
        counted = any(figure.counted is not None for figure in figures) or not figures
        if counted:
            yield _Column(number, name or "件数", "counted")
        if any(figure.base is not None for figure in figures):
            yield _Column(number, f"{name} 分母".strip(), "base")
        if any(figure.share is not None for figure in figures):
            yield _Column(number, f"{name} ％".strip(), "share")


def _put_figure(cell: Cell, figure: Figure, part: str) -> None:
    value = getattr(figure, part)
    if value is None:
        put_text(cell, "―" if part == "share" and figure.counted is not None else "")
    else:
        cell.value = value
        cell.number_format = "0.0" if part == "share" else "#,##0"
    cell.alignment = Alignment(horizontal="right", vertical="center")


def _put_behind(cell: Cell, words: str) -> None:
    put_text(cell, words)
    cell.font = Font(name=FACE, size=9)
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _set_page(sheet: Worksheet, table: ChartTable, columns: int) -> None:
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.print_title_cols = "A:A"
    across = columns >= _ACROSS_FROM
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if across else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(without_controls(table.title).replace("&", "＆"), size=9),
        right=_HeaderFooterPart("&P / &N 頁", size=9),
    )


def _boxed(cell: Cell, *, bold: bool = False) -> Cell:
    cell.font = Font(name=FACE, size=10, bold=bold)
    cell.border = _BOX
    return cell


def _at(sheet: Worksheet, row: int, place: int) -> Cell:
    cell: Cell = sheet[f"{get_column_letter(place)}{row}"]
    return cell
