"""Reading the full list of 課 from a spreadsheet: columns 局, 部 and 課, in any order.

What is done with the list is decided in use_cases/import_organisation.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.intake import open_untrusted
from wakayama_audit_gui.outputs.excel.plain_text import text_of
from wakayama_audit_gui.use_cases.import_organisation import MAX_UNITS

_MAX_ROWS = MAX_UNITS + 100
_MAX_COLUMNS = 40
_NAMES = {"局": "局", "局名": "局", "部": "部", "部名": "部"}
_SECTION = {"課", "課名", "課等", "所属", "所属名"}


def read_organisation_book(path: Path) -> Sequence[ListedUnit]:
    """The lines of the list; an empty 局 or 部 is that of the line above, as merged cells leave it.

    Raises:
        UserError: It is no spreadsheet, or has no column 課.
        OSError: The file cannot be opened.
    """
    with open_untrusted(path) as book:
        rows = _rows(book)
    head, columns = _head(rows)
    bureau = division = ""
    found: list[ListedUnit] = []
    for row in rows[head + 1 :]:
        own = {name: row[at] for name, at in columns.items() if at < len(row)}
        if own.get("局"):
            bureau, division = own["局"], ""
        division = own.get("部") or division
        if own.get("課"):
            found.append(ListedUnit(bureau, division, own["課"]))
    return found


def _rows(book: Workbook) -> list[list[str]]:
    """The first sheet."""
    sheet = book[book.sheetnames[0]]
    return [
        [text_of(cell, getattr(cell, "coordinate", "")) for cell in row]
        for row in islice(sheet.iter_rows(max_col=_MAX_COLUMNS), _MAX_ROWS)
    ]


def _head(rows: list[list[str]]) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(rows[:20]):
        columns = {_NAMES.get(text, "課"): at for at, text in enumerate(row) if text in _WORDS}
        if "課" in columns:
            return number, columns
    raise UserError(
        "組織一覧に「課」の列がありません。",
        "見出しに 局・部・課 と書いた Excel ファイルを選んでください。",
        code="organisation_columns",
    )


_WORDS = {*_NAMES, *_SECTION}
