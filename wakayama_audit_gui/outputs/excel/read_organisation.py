"""Reading the full list of 課 from a spreadsheet: columns 局, 部 and 課, in any order.

What is done with the list is decided in use_cases/import_organisation.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.domain.search_key import plain_name
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.intake import open_untrusted
from wakayama_audit_gui.outputs.excel.plain_text import text_of
from wakayama_audit_gui.use_cases.import_organisation import MAX_UNITS, clean_unit

_MAX_ROWS = MAX_UNITS + 100
_MAX_COLUMNS = 40
_HEAD_WITHIN, _BELOW = 20, 3
"""Rows among which the head is looked for, and within which something stands below it."""
_LONGEST_HEAD = 20
_NAMES = {"局": "局", "局名": "局", "部": "部", "部名": "部"}
_SECTION = ("課", "課名", "課等", "所属", "所属名")
_WORDS = _NAMES | dict.fromkeys(_SECTION, "課")
_MARK_SHEET = "_kansa"
"""The hidden sheet of our own forms; its first cell says which."""
_OWN_FORMS = {"改善": "改善計画書か改善状況表", "情報システム管理台帳": "台帳"}
_STICKS = "管理番号"
"""Head of our ledger of USBメモリ, which has a column 課 too."""


def read_organisation_book(path: Path) -> Sequence[ListedUnit]:
    """The lines of the list; an empty 局 or 部 is that of the line above, as merged cells leave it.

    Raises:
        UserError: It is no spreadsheet, a form of ours, has no column 課, or a line names none.
        OSError: The file cannot be opened.
    """
    with open_untrusted(path) as book:
        _require_no_form(book)
        rows = _rows(book)
    head, columns = _head(rows)
    bureau = division = ""
    found: list[ListedUnit] = []
    for number, row in enumerate(rows[head + 1 :], head + 2):
        own = {name: row[at] for name, at in columns.items() if at < len(row)}
        if own.get("局"):
            bureau, division = own["局"], ""
        division = own.get("部") or division
        if own.get("課"):
            found.append(clean_unit(ListedUnit(bureau, division, own["課"]), number))
    return found


def _require_no_form(book: Workbook) -> None:
    """Refuse what we made ourselves, as what it is."""
    if _MARK_SHEET not in book.sheetnames:
        return
    first = next(iter(book[_MARK_SHEET].iter_rows(max_row=1, max_col=1)), ())
    mark = text_of(first[0], "A1").split() if first else []
    kind = mark[1] if len(mark) > 1 else "様式"
    raise _own_form(_OWN_FORMS.get(kind, kind))


def _own_form(kind: str) -> UserError:
    return UserError(
        f"これは組織一覧ではなく、監査手帳の{kind}です。",
        "局・部・課の名前を書いた Excel ファイルを選んでください。",
        code="organisation_form",
    )


def _rows(book: Workbook) -> list[list[str]]:
    """The first sheet."""
    sheet = book[book.sheetnames[0]]
    return [
        [text_of(cell, getattr(cell, "coordinate", "")) for cell in row]
        for row in islice(sheet.iter_rows(max_col=_MAX_COLUMNS), _MAX_ROWS)
    ]


def _head(rows: list[list[str]]) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(rows[:_HEAD_WITHIN]):
        words = [plain_name(text) for text in row]
        columns = {_WORDS[word]: at for at, word in reversed([*enumerate(words)]) if word in _WORDS}
        if "課" in columns and _is_head(words, columns, rows[number + 1 :][:_BELOW]):
            if _STICKS in words:
                raise _own_form("USBメモリ台帳")
            return number, columns
    raise UserError(
        "組織一覧に「課」の列がありません。",
        "見出しに 局・部・課 と書いた Excel ファイルを選んでください。",
        code="organisation_columns",
    )


def _is_head(words: Sequence[str], columns: Mapping[str, int], below: list[list[str]]) -> bool:
    """Whether a row with a word 課 is the head of a list, and not a field of a form or a sentence.

    Beside a field stands what was filled in, e.g. 「所属」「人事課」: a head of 課 alone has none.
    """
    at = columns["課"]
    told = [word for word in words if word]
    filled_in = len(columns) == 1 and any(
        word.endswith(("課", "室", "局")) for word in told if word not in _WORDS
    )
    short = all(len(word) <= _LONGEST_HEAD and "。" not in word for word in told)
    return short and not filled_in and any(len(row) > at and row[at] for row in below)
