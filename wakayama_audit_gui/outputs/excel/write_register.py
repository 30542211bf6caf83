"""The register as a spreadsheet: A4 across, headings that stay, drop-downs, nothing that evaluates.

Where things stand is in register_layout.py. Import this module only when a file is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby, pairwise
from math import ceil
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.survey_form import UNKNOWN, SurveyForm, SurveyQuestion
from wakayama_audit_gui.domain.system_register import LIST_FIELD, EntryKind, SystemEntry
from wakayama_audit_gui.outputs.excel import register_layout as at
from wakayama_audit_gui.outputs.excel.plain_text import put_text

SPARE_ROWS = 20
"""Empty rows below, for systems that are not in the register yet."""
_FACE = "BIZ UDPゴシック"
_INK, _GREY, _LABEL, _FREE = "1C2430", "5A6574", "EAEFF3", "FFFBE6"
_THIN = Side(style="thin", color="3C4654")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(wrap_text=True, horizontal="left", vertical="top")
_CENTRE = Alignment(wrap_text=True, horizontal="center", vertical="center")
_A4 = 9
_SCALE = 55
_HOW_COLUMNS = 7
_LINE, _LEAST, _MOST = 12.0, 18.0, 400.0
"""Points of a line of text, and of a row."""
_WIDE, _NARROW = 1.7, 0.95
"""Width of a full-width and of another character, in those of a column."""
_SECTION_FIELDS = ("section", "contract_section", LIST_FIELD)
_HOW = (
    "黄色の欄に書いてください。選ぶ欄は ▼ から選びます。"
    "分からない項目は「不明」、答えのない項目は空のままにします。"
    "運用課が複数あるときは「、」で区切ります。新しいシステムは、下の番号のない行に書いてください。"
)


def write_register(
    form: SurveyForm, entries: Sequence[SystemEntry], sections: Sequence[str], day: str
) -> bytes:
    """Make the file.

    Args:
        form: The 調査票.
        entries: In their order.
        sections: The 課 that are offered.
        day: ISO date printed on it.
    """
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError(sheet)
    sheet.title = at.SHEET
    columns = at.columns_of(form)
    last = at.HEAD_ROW + len(entries) + SPARE_ROWS
    _write_head(sheet, form, columns, day)
    _write_rows(sheet, columns, entries, last)
    _offer(sheet, form, columns, len(sections), last)
    _set_page(sheet, columns, last, day)
    _keep_sent(book.create_sheet(at.SENT_SHEET), columns, entries)
    offered = book.create_sheet(at.SECTION_SHEET)
    offered.sheet_state = "veryHidden"
    for row, section in enumerate(sections, 1):
        put_text(_at(offered, row, 1), section)
    book.properties.title = "情報システム管理台帳"
    book.properties.creator = "監査手帳"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_head(sheet: Worksheet, form: SurveyForm, columns: Sequence[at.Column], day: str) -> None:
    _say(_at(sheet, 1, 1), f"情報システム管理台帳　{long_date(day)}現在", size=16, bold=True)
    how = _say(_at(sheet, 2, 1), _HOW, size=10, colour=_GREY)
    how.alignment = _TOP
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=_HOW_COLUMNS)
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 26, 28
    sheet.row_dimensions[at.GROUP_ROW].height = 30
    sheet.row_dimensions[at.HEAD_ROW].height = 96
    number = 1
    for group, within in groupby(columns, lambda column: column.group):
        first, number = number, number + len(list(within))
        _say(_at(sheet, at.GROUP_ROW, first), group, size=10, bold=True).alignment = _CENTRE
        sheet.merge_cells(
            start_row=at.GROUP_ROW, end_row=at.GROUP_ROW, start_column=first, end_column=number - 1
        )
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        head = _say(_at(sheet, at.HEAD_ROW, place), column.title, size=9, bold=True)
        head.alignment = _CENTRE
        question = form.questions.get(column.field)
        if told := _told(form, question):
            _explain(head, told)
        for row in (at.GROUP_ROW, at.HEAD_ROW):
            sheet.cell(row, place).fill = PatternFill("solid", fgColor=_LABEL)
            sheet.cell(row, place).border = _BOX


def _told(form: SurveyForm, question: SurveyQuestion | None) -> str:
    """Under which answer a column is asked, and what of it the report does not say."""
    if question is None:
        return ""
    told = form.condition_of(question)
    if labels := question.estimated_labels:
        told += f"「{'・'.join(labels)}」は報告書の本文になく、推定です。"
    return told


def _explain(head: Cell, prompt: str) -> None:
    """Say something above a column."""
    rule = DataValidation(promptTitle="この項目について", prompt=prompt[:255])
    rule.showInputMessage = True
    rule.add(head.coordinate)
    sheet = head.parent
    if isinstance(sheet, Worksheet):
        sheet.add_data_validation(rule)


def _write_rows(
    sheet: Worksheet, columns: Sequence[at.Column], entries: Sequence[SystemEntry], last: int
) -> None:
    free, open_ = PatternFill("solid", fgColor=_FREE), Protection(locked=False)
    font, small = Font(name=_FACE, size=9, color=_INK), Font(name=_FACE, size=8, color=_GREY)
    for row in range(at.FIRST_ROW, last + 1):
        known = row - at.FIRST_ROW
        entry = entries[known] if known < len(entries) else None
        lines = 1
        for place, column in enumerate(columns, 1):
            cell = _at(sheet, row, place)
            text = "" if entry is None else _text(entry, column)
            if text:
                put_text(cell, text)
                lines = max(lines, _lines(text, column.width))
            cell.number_format = "@"
            cell.border, cell.alignment = _BOX, _TOP
            cell.font = font if column.field else small
            if column.field:
                cell.fill, cell.protection = free, open_
        sheet.row_dimensions[row].height = min(max(_LINE * lines + 4, _LEAST), _MOST)


def _lines(text: str, width: float) -> int:
    """Lines a text takes: not every spreadsheet finds the height of a row by itself."""
    return sum(ceil(max(_measure(line), 1) / (width - 1)) for line in text.split("\n"))


def _measure(line: str) -> float:
    return sum(_WIDE if east_asian_width(c) in "FWA" else _NARROW for c in line)


def _text(entry: SystemEntry, column: at.Column) -> str:
    return entry.text(column.field) if column.field else entry.id


def _offer(
    sheet: Worksheet, form: SurveyForm, columns: Sequence[at.Column], sections: int, last: int
) -> None:
    for place, column in enumerate(columns, 1):
        question = form.questions.get(column.field)
        choices: tuple[str, ...] = tuple(EntryKind) if column.field == "kind" else ()
        if question and question.choices:
            choices = (*question.choices, UNKNOWN)
        if choices:
            rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
            rule.errorTitle, rule.error = "選択肢", "▼ から選んでください。"
            rule.showErrorMessage = True
        elif column.field in _SECTION_FIELDS and sections:
            # Others may be written too: 組織改正, and several 運用課 in one cell.
            names = f"{at.SECTION_SHEET}!$A$1:$A${sections}"
            rule = DataValidation(type="list", formula1=names, allow_blank=True)
            rule.showErrorMessage = False
        else:
            continue
        letter = get_column_letter(place)
        rule.add(f"{letter}{at.FIRST_ROW}:{letter}{last}")
        sheet.add_data_validation(rule)


def _set_page(sheet: Worksheet, columns: Sequence[at.Column], last: int, day: str) -> None:
    setup, fixed = sheet.page_setup, get_column_letter(at.FIXED_COLUMNS)
    setup.paperSize, setup.orientation, setup.scale = _A4, "landscape", _SCALE
    sheet.print_title_rows = f"{at.GROUP_ROW}:{at.HEAD_ROW}"
    sheet.print_title_cols = f"A:{fixed}"
    # What stands above would be cut where a page begins further right: it is in the header.
    sheet.print_area = f"A{at.GROUP_ROW}:{get_column_letter(len(columns))}{last}"
    for place, (column, following) in enumerate(pairwise(columns), 1):
        if 0 < column.page < following.page:
            sheet.col_breaks.append(Break(id=place))
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.4, 0.4, 0.6, 0.5
    margins.header = margins.footer = 0.25
    title = f"情報システム管理台帳　{long_date(day)}現在"
    sheet.oddHeader = HeaderFooterItem(left=_HeaderFooterPart(title, size=12))
    sheet.oddFooter = HeaderFooterItem(
        right=_HeaderFooterPart("&P / &N 頁", size=9),
    )
    sheet.freeze_panes = f"{get_column_letter(at.FIXED_COLUMNS + 1)}{at.FIRST_ROW}"
    sheet.auto_filter.ref = f"A{at.HEAD_ROW}:{get_column_letter(len(columns))}{last}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.protection.sheet = True
    # False allows: rows and columns may be made larger, and the list narrowed.
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.protection.autoFilter = False


def _keep_sent(
    hidden: Worksheet, columns: Sequence[at.Column], entries: Sequence[SystemEntry]
) -> None:
    """What stands in the file now, so that only what is changed is taken from it."""
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    put_text(_at(hidden, 1, 1), at.MARK)
    for place, column in enumerate(columns, 1):
        put_text(_at(hidden, at.SENT_HEAD_ROW, place), column.field or at.NUMBER)
    for row, entry in enumerate(entries, at.SENT_HEAD_ROW + 1):
        for place, column in enumerate(columns, 1):
            if text := _text(entry, column):
                put_text(_at(hidden, row, place), text)


def _at(sheet: Worksheet, row: int, place: int) -> Cell:
    cell: Cell = sheet[f"{get_column_letter(place)}{row}"]
    return cell


def _say(cell: Cell, text: str, *, size: float, bold: bool = False, colour: str = _INK) -> Cell:
    put_text(cell, text)
    cell.font = Font(name=_FACE, size=size, bold=bold, color=colour)
    return cell
