"""What the 課 said of an item in its 自己点検 of the same 年度: to stand beside it on the visit.

Comparing all of them is read_analysis.py's; a form as a whole is read by read_form.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, Reply
from wakayama_audit_gui.domain.visit import Row, Visit
from wakayama_audit_gui.use_cases.cells import standing
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import Form, read_form


class Said(NamedTuple):
    """One answer of a 自己点検.

    Attributes:
        owner: The 課 or system, by name.
        question: In the words of the form as it was sent.
        reply: What was answered.
    """

    owner: str
    question: str
    reply: Reply


def read_said(store: Store, visit: Visit) -> Mapping[str, tuple[Said, ...]]:
    """Subject of each answer of a visit → what the 課 of its place and its systems said of it."""
    forms: dict[FormName, Form | None] = {}
    found: dict[str, tuple[Said, ...]] = {}
    for row in visit.rows():
        said: list[Said] = []
        for name in _asked(visit, row):
            if name not in forms:
                given_out = standing(store.cell(name.book, "questions")) is not None
                forms[name] = read_form(store, name) if given_out else None
            said += _of(forms[name], row.item.id)
        if said:
            found[row.answer.subject] = tuple(said)
    return found


def _asked(visit: Visit, row: Row) -> Iterator[FormName]:
    if row.place.section:
        yield FormName(visit.fiscal_year, FormKind.SECTION, row.place.section)
    for system in row.item.systems or visit.systems:
        yield FormName(visit.fiscal_year, FormKind.SYSTEM, system)


def _of(form: Form | None, item: str) -> Iterator[Said]:
    for question in form.sent.questions if form is not None else ():
        if form is not None and question.item == item and question.id in form.replies:
            yield Said(form.sent.title, question.text, form.replies[question.id])
