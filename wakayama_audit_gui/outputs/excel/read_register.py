"""Reading a register that came back as a spreadsheet; a line that cannot be read says why.

Whether a line may be taken in is decided in use_cases/import_register.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.domain.register_file import RegisterLine
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel import register_layout as at
from wakayama_audit_gui.outputs.excel.intake import open_untrusted
from wakayama_audit_gui.outputs.excel.plain_text import text_of

MAX_LINES = 5_000
_MORE_COLUMNS = 40
"""Columns beside ours that are looked at: somebody may have put one in between."""
Row = Sequence[object]


def read_register_book(path: Path, form: SurveyForm) -> Sequence[RegisterLine]:
    """The lines of the file, from above; empty ones are left out.

    Raises:
        UserError: It is no register of ours, a heading was changed, or it is damaged.
        OSError: The file cannot be opened.
    """
    columns = at.columns_of(form)
    with open_untrusted(path) as book:
        _require_ours(book)
        sent = _read_sent(book, len(columns))
        rows = _rows(book, at.SHEET, len(columns) + _MORE_COLUMNS)
    if len(rows) < at.HEAD_ROW:
        raise _changed_heading("見出しの行がありません。")
    places = _places([_plain(cell) for cell in rows[at.HEAD_ROW - 1]], columns)
    below = enumerate(rows[at.HEAD_ROW :], at.FIRST_ROW)
    lines = (_line(number, row, places, sent) for number, row in below)
    return [line for line in lines if line is not None]


def _require_ours(book: Workbook) -> None:
    names = book.sheetnames
    mark = ""
    if at.SENT_SHEET in names and at.SHEET in names:
        first = next(iter(book[at.SENT_SHEET].iter_rows(max_row=1, max_col=1)), ())
        mark = _plain(first[0]) if first else ""
    if mark != at.MARK:
        raise UserError(
            "監査手帳が書き出した情報システム管理台帳ではありません。",
            "台帳を書き出し、そのファイルに書き込んでもらってください。",
            code="register_foreign",
        )


def _read_sent(book: Workbook, width: int) -> Mapping[str, Mapping[str, str]]:
    """Number of a system → what stood in its line when the file was made."""
    rows = _rows(book, at.SENT_SHEET, width)
    if len(rows) < at.SENT_HEAD_ROW:
        return {}
    fields = [_plain(cell) for cell in rows[at.SENT_HEAD_ROW - 1]]
    found: dict[str, Mapping[str, str]] = {}
    for row in rows[at.SENT_HEAD_ROW :]:
        texts = {field: _plain(cell) for field, cell in zip(fields, row, strict=False)}
        number = texts.pop(at.NUMBER, "")
        if number:
            found[number] = texts
    return found


def _rows(book: Workbook, sheet: str, width: int) -> Sequence[Row]:
    rows: list[Row] = list(islice(book[sheet].iter_rows(max_col=width), MAX_LINES + at.FIRST_ROW))
    if len(rows) >= MAX_LINES + at.FIRST_ROW:
        raise UserError(
            f"行が多すぎます（{MAX_LINES:,} 行まで）。",
            "台帳の下の使っていない行を消して、保存し直してください。",
            code="register_too_long",
        )
    return rows


def _places(heads: Sequence[str], columns: Sequence[at.Column]) -> Mapping[int, str]:
    """Place of a column → its field, wherever it was moved to."""
    fields = {_heading(column.title): column.field for column in columns}
    found: dict[int, str] = {}
    for place, head in enumerate(heads):
        if not head:
            continue
        field = fields.get(_heading(head))
        if field is None:
            raise _changed_heading(f"見出し「{head[:40]}」は台帳にありません。")
        if field in found.values():
            raise _changed_heading(f"見出し「{head}」が二つあります。")
        found[place] = field
    lost = next((c.title for c in columns if c.field not in found.values()), None)
    if lost is not None:
        raise _changed_heading(f"見出し「{lost}」がありません。")
    return found


def _heading(text: str) -> str:
    return "".join(text.split())


def _line(
    number: int, row: Row, places: Mapping[int, str], sent: Mapping[str, Mapping[str, str]]
) -> RegisterLine | None:
    texts: dict[str, str] = {}
    fault = ""
    for place, cell in enumerate(row):
        try:
            text = text_of(cell, f"{getattr(cell, 'coordinate', '')}")
        except UserError as error:
            fault = fault or error.what + error.remedy
            continue
        if place in places:
            texts[places[place]] = text
        elif text:
            fault = fault or "見出しのない列に書き込みがあります。消すか、備考に書いてください。"
    id_ = texts.pop("", "")
    if not id_ and not fault and not _says(texts.values()):
        return None
    return RegisterLine(number, id_, texts, sent.get(id_, {}) if id_ else {}, fault)


def _says(texts: Iterable[str]) -> bool:
    return any(texts)


def _plain(cell: object) -> str:
    """Text of a cell of ours; one that holds a formula is no text."""
    try:
        return text_of(cell, "")
    except UserError:
        return "（数式）"


def _changed_heading(what: str) -> UserError:
    return UserError(
        what,
        "見出しの行は直さないでください。新しく書き出した台帳に書き直してください。",
        code="register_heading",
    )
