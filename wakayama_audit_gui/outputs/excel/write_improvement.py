"""改善計画書 and 改善状況表 as spreadsheets: A4 across, yellow where the 課 writes.

Where things stand is in improvement_layout.py; what is asked comes with the form.
"""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.domain.improvement_form import (
    FIELDS,
    ImprovementForm,
    ImprovementKind,
    ImprovementLine,
    shown_fields,
)
from wakayama_audit_gui.outputs.excel import improvement_layout as at
from wakayama_audit_gui.outputs.excel.book_property import put_property
from wakayama_audit_gui.outputs.excel.plain_text import put_text, without_controls
from wakayama_audit_gui.outputs.excel.report_pages import FACE, lines_of

_INK, _LABEL, _FREE = "1C2430", "EAEFF3", "FFFBE6"
_THIN = Side(style="thin", color="3C4654")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(wrap_text=True, horizontal="left", vertical="top")
_CENTRE = Alignment(wrap_text=True, horizontal="center", vertical="center")
_WIDTHS = {
    ImprovementKind.PLAN: (5, 16, 40, 28, 34, 14, 16),
    ImprovementKind.STATUS: (5, 16, 34, 30, 15, 11, 32, 16),
    ImprovementKind.MEASURES: (5, 16, 40, 11, 44, 14, 17, 17),
}
_LINE = 13.5
_DAYS = "2026/12/25 か 令和8年12月25日 のように書きます。"
_RETURN = "所属長が確かめ、職名・氏名・確認した日を入れ、このファイルをそのまま返してください。"
_HOW = {
    ImprovementKind.PLAN: "黄色の欄に、原因・改善内容・担当・改善の期限を書いてください。期限は ",
    ImprovementKind.STATUS: "黄色の欄で今の状況を選び、実施した内容と日を書いてください。日は ",
    ImprovementKind.MEASURES: (
        "黄色の欄で今の状況を選び、措置の内容・担当と、措置をした日（まだなら予定日）を"
        "書いてください。日は "
    ),
}


def write_improvement(form: ImprovementForm) -> bytes:
    """The file that is given to a 課."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError(sheet)
    sheet.title = at.SHEET
    for index, width in enumerate(_WIDTHS[form.kind], 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    _write_head(sheet, form)
    heads = ("No.", "番号・区分\n提出期限", "指摘・意見の内容", *_titles(form.kind))
    for column, words in enumerate(heads, 1):
        cell = _put(sheet, at.TABLE_HEAD, column, words, bold=True)
        cell.alignment, cell.border = _CENTRE, _BOX
        cell.fill = PatternFill("solid", fgColor=_LABEL)
    sheet.row_dimensions[at.TABLE_HEAD].height = 2 * _LINE + 4
    for number, line in enumerate(form.lines, 1):
        _write_line(sheet, form.kind, number, line)
    _guide(sheet, form)
    _set_page(sheet, form)
    _mark(book, form)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def first_free(kind: ImprovementKind) -> int:
    """Column of the first thing that is filled in."""
    return at.FIRST_FIELD + len(shown_fields(kind))


def _titles(kind: ImprovementKind) -> list[str]:
    return [field.title for field in (*shown_fields(kind), *FIELDS[kind])]


def _write_head(sheet: Worksheet, form: ImprovementForm) -> None:
    last = get_column_letter(len(_WIDTHS[form.kind]))
    sheet.merge_cells(f"A1:{last}1")
    _put(sheet, 1, 1, form.kind.value, size=16, bold=True).alignment = _CENTRE
    sheet.merge_cells(f"A2:{last}2")
    _put(sheet, 2, 1, f"提出期限　{form.deadline_words}").alignment = _CENTRE
    names = ("所属", "所属長　職名", "所属長　氏名", "確認した日")
    for row, (name, value) in enumerate(zip(names, (form.section, "", "", ""), strict=True), 3):
        sheet.merge_cells(f"A{row}:B{row}")
        label = _put(sheet, row, 1, name, bold=True)
        label.fill, label.border, label.alignment = (
            PatternFill("solid", fgColor=_LABEL),
            _BOX,
            _CENTRE,
        )
        cell = _put(sheet, row, 3, value)
        cell.border = _BOX
        if not value:
            _open(cell)
        sheet.row_dimensions[row].height = 22
    sheet.merge_cells(f"A7:{last}7")
    _put(sheet, 7, 1, _HOW[form.kind] + _DAYS + _RETURN, size=9).alignment = _TOP
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[7].height = 30
    sheet.row_dimensions[8].height = 6


def _write_line(
    sheet: Worksheet, kind: ImprovementKind, number: int, line: ImprovementLine
) -> None:
    row = at.TABLE_HEAD + number
    shown = [line.text, *(field.words_in(line.plan) for field in shown_fields(kind))]
    cells = [
        _put(sheet, row, 1, str(number)),
        _put(sheet, row, 2, f"{line.code}\n{line.kind}\n提出期限\n{line.deadline_words}"),
        *(_put(sheet, row, column, words) for column, words in enumerate(shown, 3)),
    ]
    for index, field in enumerate(FIELDS[kind]):
        cell = _put(sheet, row, first_free(kind) + index, field.words_in(line.plan))
        _open(cell)
        cells.append(cell)
    for cell in cells:
        cell.border = _BOX
        cell.alignment = _CENTRE if cell.column <= 2 else _TOP
    widths = _WIDTHS[kind]
    lines = max(lines_of(str(cell.value or ""), widths[cell.column - 1]) for cell in cells)
    sheet.row_dimensions[row].height = min(max(lines, 4) * _LINE + 4, 400)


def _guide(sheet: Worksheet, form: ImprovementForm) -> None:
    last = at.TABLE_HEAD + len(form.lines)
    for index, field in enumerate(FIELDS[form.kind]):
        if field.choices:
            choices = DataValidation(
                type="list", formula1=f'"{",".join(field.choices)}"', allow_blank=True
            )
            choices.error = f"{'・'.join(field.choices)} から選んでください。"
            choices.showErrorMessage = True
            sheet.add_data_validation(choices)
            letter = get_column_letter(first_free(form.kind) + index)
            choices.add(f"{letter}{at.TABLE_HEAD + 1}:{letter}{last}")
    sheet.protection.sheet = True
    # False allows: whoever writes much must be able to make a row higher.
    sheet.protection.formatRows = False


def _set_page(sheet: Worksheet, form: ImprovementForm) -> None:
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = 9, "landscape"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{at.TABLE_HEAD}:{at.TABLE_HEAD}"
    sheet.freeze_panes = f"A{at.TABLE_HEAD + 1}"
    sheet.sheet_view.showGridLines = False
    # & begins a code in a footer.
    name = without_controls(f"{form.kind.value}　{form.section}").replace("&", "＆")
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(name, size=8), right=_HeaderFooterPart("&P / &N 頁", size=8)
    )


def _mark(book: Workbook, form: ImprovementForm) -> None:
    hidden = book.create_sheet(at.MARK_SHEET)
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    values = (
        at.MARK,
        form.kind.value,
        form.section,
        form.digest,
        *(line.id for line in form.lines),
    )
    for row, value in enumerate(values, 1):
        cell = hidden.cell(row, 1)
        if isinstance(cell, Cell):
            put_text(cell, value)
    put_property(book, at.PROPERTY, at.mark_value(form.section, form.digest))
    book.properties.title = form.kind.value
    book.properties.subject = without_controls(form.section)
    book.properties.creator = "監査手帳"


def _open(cell: Cell) -> None:
    cell.protection = Protection(locked=False)
    cell.fill = PatternFill("solid", fgColor=_FREE)


def _put(
    sheet: Worksheet, row: int, column: int, text: str, *, size: float = 10, bold: bool = False
) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(cell)
    if text:
        put_text(cell, text)
    else:
        cell.number_format = "@"
    cell.font = Font(name=FACE, size=size, bold=bold, color=_INK)
    return cell
