"""Moving the deadline of forms that were given out and have not come back: 自己点検票 and 調査票.

Giving them out is in distribute_forms.py and distribute_survey.py; the deadline of a finding is
moved in step_finding.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wakayama_audit_gui.domain.calendar import long_date, parse_day
from wakayama_audit_gui.domain.self_inspection import FormName
from wakayama_audit_gui.domain.survey_sheet import SheetState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact, Receipt
from wakayama_audit_gui.use_cases.answer_form import OPEN
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.distribute_survey import sheet_state, sheet_subject
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import form_state
from wakayama_audit_gui.use_cases.recording import new_id, record
from wakayama_audit_gui.use_cases.survey_return import survey_book


def move_form_deadlines(store: Store, names: Sequence[FormName], deadline: str, by: str) -> Changes:
    """Ask for 自己点検票 by another day; those that were handed in, or not given out, stay.

    Files written from now on carry it; answers on those of before are taken all the same.

    Args:
        store: The open workspace.
        names: Which forms.
        deadline: ISO date.
        by: Who.

    Raises:
        UserError: It is no date.
    """

    def waits(name: FormName) -> bool:
        fields = Fields(store.state(name.book).get(name.book))
        return form_state(fields) in OPEN and fields.text("deadline") != deadline

    moved = ((name.book, name.book) for name in names if waits(name))
    return _move(store, moved, "自己点検票", deadline, by)


def move_sheet_deadlines(store: Store, fiscal_year: int, deadline: str, by: str) -> Changes:
    """Ask for every 調査票 of a year that has not come back by another day, as those above."""
    book, prefix = survey_book(fiscal_year), sheet_subject(fiscal_year, "")

    def waits(fields: Fields) -> bool:
        return sheet_state(fields) is SheetState.SENT and fields.text("deadline") != deadline

    moved = [
        (book, subject)
        for subject, cells in store.state(book).items()
        if subject.startswith(prefix) and waits(Fields(cells))
    ]
    return _move(store, moved, "調査票", deadline, by)


def _move(
    store: Store, places: Iterable[tuple[str, str]], kind: str, deadline: str, by: str
) -> Changes:
    if parse_day(deadline) is None:
        raise UserError("新しい提出期限がありません。", "日を選んでください。", code="deadline")
    batch = new_id()
    receipts: list[Receipt] = []
    for book, subject in places:
        fact = NewFact(subject, "deadline", deadline)
        receipts += record(store, book, by, "", [fact]).receipts
    label = f"{kind} {len(receipts)} 件の提出期限を{long_date(deadline)}にした"
    return Changes(label, tuple(receipts), batch=batch)
