"""The ledger of lent USBメモリ as a spreadsheet, out and back in.

What is done with the list is decided in use_cases/keep_sticks.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wakayama_audit_gui.domain.calendar import parse_written_day
from wakayama_audit_gui.domain.stick import Stick
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.intake import open_untrusted
from wakayama_audit_gui.outputs.excel.plain_text import put_text, text_of
from wakayama_audit_gui.outputs.excel.report_pages import FACE
from wakayama_audit_gui.use_cases.keep_sticks import MAX_STICKS

_HEADS = (
    ("number", "管理番号", 16),
    ("section", "課", 20),
    ("kept_at", "保管場所", 24),
    ("lent_on", "貸与日", 14),
    ("returned_on", "返却日", 14),
    ("log", "使用簿", 18),
    ("note", "備考", 24),
)
_OTHER_NAMES = {"番号": "number", "貸与先": "section", "所属": "section", "課名": "section"}
_DAYS = ("lent_on", "returned_on")
_THIN = Side(style="thin", color="3C4654")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MAX_COLUMNS, _HEAD_WITHIN = 40, 20
_SECTION_SHEET, _SPARE_ROWS = "課", 200


def write_sticks(sticks: Sequence[Stick], sections: Sequence[str]) -> bytes:
    """The ledger as a list on A4 across.

    Args:
        sticks: The lines.
        sections: 課 to choose from; others may be written too.
    """
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError(sheet)
    sheet.title = "USBメモリ台帳"
    for column, (_, title, width) in enumerate(_HEADS, 1):
        sheet.column_dimensions["ABCDEFG"[column - 1]].width = width
        head = _put(sheet, 1, column, title)
        head.font = Font(name=FACE, size=10, bold=True)
        head.fill = PatternFill("solid", fgColor="EAEFF3")
    for row, stick in enumerate(sticks, 2):
        for column, (name, _, _) in enumerate(_HEADS, 1):
            _put(sheet, row, column, getattr(stick, name))
    _offer_sections(book, sheet, sections, len(sticks) + 1 + _SPARE_ROWS)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _offer_sections(book: Workbook, sheet: Worksheet, sections: Sequence[str], last: int) -> None:
    if not sections:
        return
    offered = book.create_sheet(_SECTION_SHEET)
    offered.sheet_state = "veryHidden"
    for row, section in enumerate(sections, 1):
        _put(offered, row, 1, section)
    names = f"{_SECTION_SHEET}!$A$1:$A${len(sections)}"
    rule = DataValidation(type="list", formula1=names, allow_blank=True)
    # A 課 that was, before a 組織改正, is taken in too.
    rule.showErrorMessage = False
    rule.add(f"B2:B{last}")
    sheet.add_data_validation(rule)


def read_stick_book(path: Path) -> tuple[Stick, ...]:
    """The lines of a ledger, its columns in any order.

    Raises:
        UserError: It is no spreadsheet, has no columns 管理番号 and 課, or a day is none.
        OSError: The file cannot be opened.
    """
    with open_untrusted(path) as book:
        sheet = book[book.sheetnames[0]]
        rows = [
            [text_of(cell, getattr(cell, "coordinate", "")) for cell in row]
            for row in islice(sheet.iter_rows(max_col=_MAX_COLUMNS), MAX_STICKS + 100)
        ]
    head, columns = _head(rows)
    found: list[Stick] = []
    for number, row in enumerate(rows[head + 1 :], head + 2):
        told = {name: row[at] for name, at in columns.items() if at < len(row)}
        if any(told.values()):
            found.append(Stick(**{n: _value(n, text, number) for n, text in told.items()}))
    return tuple(found)


def _head(rows: list[list[str]]) -> tuple[int, dict[str, int]]:
    names = {title: name for name, title, _ in _HEADS} | _OTHER_NAMES
    for number, row in enumerate(rows[:_HEAD_WITHIN]):
        columns = {names[text]: at for at, text in enumerate(row) if text in names}
        if {"number", "section"} <= columns.keys():
            return number, columns
    raise UserError(
        "台帳に「管理番号」と「課」の列がありません。",
        "書き出した台帳と同じ見出しを付けてください。",
        code="stick_columns",
    )


def _value(name: str, text: str, row: int) -> str:
    if name not in _DAYS or not text:
        return text
    day = parse_written_day(text)
    if not day:
        raise UserError(
            f"{row} 行目の「{text[:20]}」は日付として読めません。",
            "2026/12/25 か 令和8年12月25日 のように書き直してください。",
            code="cell_day",
        )
    return day


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(cell)
    put_text(cell, text)
    cell.font = Font(name=FACE, size=10)
    cell.border = _BOX
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell
