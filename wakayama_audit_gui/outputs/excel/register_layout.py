"""Where things stand in the register as a spreadsheet: what the writer and the reader share.

Writing it is in write_register.py, reading it back in read_register.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from wakayama_audit_gui.domain.survey_form import SYSTEM_NAME, AnswerKind, SurveyForm
from wakayama_audit_gui.domain.system_register import ENTRY_FIELDS, LIST_FIELD

SHEET = "台帳"
SENT_SHEET = "_kansa"
"""A sheet nobody sees: that it is a register of ours, and what stood in it when it was made."""
SECTION_SHEET = "_ka"
"""The 課 that are offered."""
MARK = "監査手帳 情報システム管理台帳 1"
NUMBER = "番号"
GROUP_ROW, HEAD_ROW = 3, 4
FIRST_ROW = HEAD_ROW + 1
SENT_HEAD_ROW = 2
FIXED_COLUMNS = 3
"""Columns that stay in view and are repeated on every page."""
_SYSTEM_GROUP, _OFFICE_GROUP = "システム", "所管"
_PAGE = 186.0
"""Characters beside the fixed columns that a page holds at the scale of print."""
_MOST_STRETCH = 1.6
_WIDTHS = {AnswerKind.TEXT: 24.0, AnswerKind.NUMBER: 8.5, AnswerKind.DATE: 11.0}
_CHOICE_WIDTH = 10.5


class Column(NamedTuple):
    """One column.

    Attributes:
        field: Field of an entry or id of a question; "" for the number.
        title: Its heading.
        group: Heading above.
        width: In characters.
        page: Which page it is printed on, from the left; the fixed ones are on every page.
    """

    field: str
    title: str
    group: str
    width: float
    page: int = 0


def columns_of(form: SurveyForm) -> tuple[Column, ...]:
    """The columns, from the left, as wide as their pages allow."""
    section, kind, note = "section", "kind", "note"
    fixed = [Column("", NUMBER, _SYSTEM_GROUP, 13.0)]
    if SYSTEM_NAME in form.questions:
        fixed.append(Column(SYSTEM_NAME, form.questions[SYSTEM_NAME].title, _SYSTEM_GROUP, 25.0))
    fixed.append(Column(section, ENTRY_FIELDS[section], _SYSTEM_GROUP, 16.0))
    own = ((kind, 11.0), ("contract_section", 15.0), (LIST_FIELD, 20.0), (note, 22.0))
    rest = [Column(field, ENTRY_FIELDS[field], _OFFICE_GROUP, width) for field, width in own]
    rest += [
        Column(q.id, q.title, q.group, _WIDTHS.get(q.kind, _CHOICE_WIDTH))
        for q in form.questions.values()
        if q.id != SYSTEM_NAME
    ]
    return (*fixed, *_on_pages(rest))


def _on_pages(columns: Sequence[Column]) -> Iterator[Column]:
    """As many groups on a page as it holds; each page is filled."""
    pages: list[list[Column]] = []
    for _, within in groupby(columns, lambda column: column.group):
        group = list(within)
        if not pages or _width(pages[-1]) + _width(group) > _PAGE:
            pages.append([])
        pages[-1] += group
    for number, page in enumerate(pages, 1):
        stretch = min(_MOST_STRETCH, max(1.0, _PAGE / _width(page)))
        yield from (c._replace(width=round(c.width * stretch, 1), page=number) for c in page)


def _width(columns: Sequence[Column]) -> float:
    return sum(column.width for column in columns)
