"""Reading a 自己点検票 that came back as a spreadsheet.

Whether it may be taken in is decided in use_cases/take_form.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from openpyxl.utils.cell import coordinate_from_string
from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.domain.self_inspection import (
    FormName,
    Reply,
    ReturnedForm,
    SentForm,
    form_name,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel import form_layout as at
from wakayama_audit_gui.outputs.excel.book_property import get_property
from wakayama_audit_gui.outputs.excel.cell_texts import Texts, read_texts
from wakayama_audit_gui.outputs.excel.intake import open_untrusted

_MAX_ROWS = 400


class _Mark(NamedTuple):
    name: FormName
    digest: str
    questions: tuple[str, ...]


def read_form_book(path: Path) -> ReturnedForm:
    """What came back.

    Raises:
        UserError: It is no 自己点検票 of ours, or holds what must not be taken in.
        OSError: The file cannot be opened.
    """
    with open_untrusted(path) as book:
        mark = _read_mark(book)
        texts = read_texts(book, at.SHEET, _MAX_ROWS)
    _require_year(texts, mark)
    return _returned(texts, mark)


def _returned(texts: Texts, mark: _Mark) -> ReturnedForm:
    rows = {
        texts[where]: row
        for where in texts
        if (cell := coordinate_from_string(where))[0] == at.NUMBER
        and (row := cell[1]) > at.TABLE_HEAD
    }
    replies: dict[str, Reply] = {}
    shown: dict[str, str] = {}
    for number, question in enumerate(mark.questions, 1):
        row = rows.get(str(number), 0)
        shown[question] = texts.get(f"{at.QUESTION}{row}", "").partition("\n")[0]
        replies[question] = Reply(
            texts.get(f"{at.ANSWER}{row}", ""), texts.get(f"{at.REASON}{row}", "")
        )
    return ReturnedForm(
        name=mark.name,
        digest=mark.digest,
        replies=replies,
        by_name=texts.get(at.BY_NAME, ""),
        by_post=texts.get(at.BY_POST, ""),
        on=texts.get(at.SIGNED_ON, ""),
        title=texts.get(at.OWNER, ""),
        shown=shown,
    )


def _read_mark(book: Workbook) -> _Mark:
    if at.MARK_SHEET not in book.sheetnames or at.SHEET not in book.sheetnames:
        raise _foreign()
    texts = read_texts(book, at.MARK_SHEET, _MAX_ROWS)
    lines = [texts.get(f"A{row}", "") for row in range(1, _MAX_ROWS)]
    name = form_name(lines[1])
    if lines[0] != at.MARK or name is None:
        raise _foreign()
    said = get_property(book, at.PROPERTY)
    # Some programs drop properties; what is there must agree.
    if said is not None and said != at.mark_value(lines[1], lines[2]):
        raise UserError(
            "別の点検票のシートが混ざっています。",
            "配布したファイルのまま答えてもらってください。",
            code="form_owner",
        )
    return _Mark(name, lines[2], tuple(line for line in lines[3:] if line))


def _require_year(texts: Texts, mark: _Mark) -> None:
    heading = SentForm(mark.name, "", "", ()).heading
    if texts.get(at.HEADING, "") != heading:
        raise UserError(
            f"表題が「{heading}」ではありません。",
            "年度の正しい点検票に答えてもらってください。",
            code="form_year",
        )


def _foreign() -> UserError:
    return UserError(
        "監査手帳が配布した自己点検票ではありません。",
        "配布したファイルに答えてもらってください。",
        code="form_foreign",
    )
