"""Reading a 改善計画書 or 改善状況表 that came back as a spreadsheet.

Whether it may be taken in is decided in use_cases/take_improvement.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook

from wakayama_audit_gui.domain.calendar import parse_written_day
from wakayama_audit_gui.domain.improvement_form import (
    FIELDS,
    ImprovementField,
    ImprovementKind,
    ReturnedImprovement,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel import improvement_layout as at
from wakayama_audit_gui.outputs.excel.book_property import get_property
from wakayama_audit_gui.outputs.excel.cell_texts import Texts, read_texts
from wakayama_audit_gui.outputs.excel.intake import open_untrusted
from wakayama_audit_gui.outputs.excel.write_improvement import first_free

_MAX_ROWS = 2_000


class _Mark(NamedTuple):
    kind: ImprovementKind
    section: str
    digest: str
    ids: tuple[str, ...]


def read_improvement(path: Path) -> ReturnedImprovement:
    """What came back.

    Raises:
        UserError: It is no form of ours, or holds what must not be taken in.
        OSError: The file cannot be opened.
    """
    with open_untrusted(path) as book:
        mark = _read_mark(book)
        texts = read_texts(book, at.SHEET, _MAX_ROWS)
    if texts.get(at.HEADING, "") != mark.kind.value:
        raise _foreign()
    return _returned(texts, mark)


def _returned(texts: Texts, mark: _Mark) -> ReturnedImprovement:
    rows = {
        texts[f"{at.NUMBER}{row}"]: row
        for row in range(at.TABLE_HEAD + 1, _MAX_ROWS)
        if f"{at.NUMBER}{row}" in texts
    }
    shown: dict[str, str] = {}
    said: dict[str, Mapping[str, str]] = {}
    for number, id_ in enumerate(mark.ids, 1):
        row = rows.get(str(number), 0)
        shown[id_] = texts.get(f"{at.TEXT}{row}", "")
        columns = enumerate(FIELDS[mark.kind], first_free(mark.kind))
        said[id_] = {
            field.name: _value(texts, f"{get_column_letter(column)}{row}", field)
            for column, field in columns
        }
    return ReturnedImprovement(
        kind=mark.kind,
        section=mark.section,
        title=texts.get(at.SECTION, ""),
        digest=mark.digest,
        shown=shown,
        said=said,
        by_post=texts.get(at.BY_POST, ""),
        by_name=texts.get(at.BY_NAME, ""),
        on=_day(texts, at.CONFIRMED_ON),
    )


def _value(texts: Texts, where: str, field: ImprovementField) -> str:
    text = texts.get(where, "")
    if field.is_day:
        return _day(texts, where)
    if text and field.choices and text not in field.choices:
        raise UserError(
            f"セル {where} の「{text[:20]}」は選べません。",
            f"{'・'.join(field.choices)} から選び直してもらってください。",
            code="cell_choice",
        )
    return text


def _day(texts: Texts, where: str) -> str:
    text = texts.get(where, "")
    day = parse_written_day(text)
    if text and not day:
        raise UserError(
            f"セル {where} の「{text[:20]}」は日付として読めません。",
            "2026/12/25 か 令和8年12月25日 のように書き直してもらってください。",
            code="cell_day",
        )
    return day


def _read_mark(book: Workbook) -> _Mark:
    if at.MARK_SHEET not in book.sheetnames or at.SHEET not in book.sheetnames:
        raise _foreign()
    texts = read_texts(book, at.MARK_SHEET, _MAX_ROWS)
    lines = [texts.get(f"A{row}", "") for row in range(1, _MAX_ROWS)]
    if lines[0] != at.MARK or lines[1] not in frozenset(ImprovementKind):
        raise _foreign()
    said = get_property(book, at.PROPERTY)
    # Some programs drop properties; what is there must agree.
    if said is not None and said != at.mark_value(lines[2], lines[3]):
        raise UserError(
            "別の課の表のシートが混ざっています。",
            "渡したファイルのまま書いてもらってください。",
            code="plan_section",
        )
    ids = tuple(line for line in lines[4:] if line)
    if len(set(ids)) < len(ids):
        raise _foreign()
    return _Mark(ImprovementKind(lines[1]), lines[2], lines[3], ids)


def _foreign() -> UserError:
    return UserError(
        "監査手帳が渡した改善計画書・改善状況表ではありません。",
        "渡したファイルに書いてもらってください。",
        code="plan_foreign",
    )
