"""督促 of 自己点検票 and 調査票: those that are waited for and late, or due soon, by 課.

What is owed for findings is in read_reminders.py; the boards are read_collection.py's and
read_survey_board.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.deadline import Holidays, read_deadline
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.survey_sheet import SheetState
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_collection import WAITED_FOR, read_collection
from wakayama_audit_gui.use_cases.read_reminders import SOON
from wakayama_audit_gui.use_cases.read_survey_board import read_survey_board


class OwedSheet(NamedTuple):
    """A paper that a 課 has not sent back.

    Attributes:
        section: 課; of a system the one that holds its contract.
        awaited: ``自己点検票``, with the system it is about, or ``調査票``.
        last: The last day on which it is not late.
        days_left: Below 0 when it is late.
    """

    section: str
    awaited: str
    last: date
    days_left: int

    @property
    def words(self) -> str:
        """By how much, e.g. ``3日過ぎています``."""
        if self.days_left < 0:
            return f"{-self.days_left}日過ぎています"
        return f"あと{self.days_left}日" if self.days_left else "今日まで"


def read_owed_sheets(
    store: Store, catalogue: Catalogue, form: SurveyForm, holidays: Holidays, today: date
) -> tuple[OwedSheet, ...]:
    """What was given out this year and is late or due soon, the most urgent first."""
    found = []
    for section, awaited, deadline in _waited_for(store, catalogue, form, fiscal_year(today)):
        due = read_deadline(deadline, holidays)
        if due and due.days_left(today) <= SOON:
            found.append(OwedSheet(section, awaited, due.last, due.days_left(today)))
    return tuple(sorted(found, key=lambda one: (one.days_left, one.section, one.awaited)))


def _waited_for(
    store: Store, catalogue: Catalogue, form: SurveyForm, year: int
) -> Iterator[tuple[str, str, str]]:
    """課, what it owes, and until when: ISO date or ""."""
    for row in read_collection(store, catalogue, year).rows:
        if row.state in WAITED_FOR:
            of_section = row.name.kind is FormKind.SECTION
            section = row.title if of_section else row.bureau
            yield (
                section,
                "自己点検票" if of_section else f"自己点検票（{row.title}）",
                row.deadline,
            )
    for sheet in read_survey_board(store, catalogue, form, year).rows:
        if sheet.state is SheetState.SENT:
            yield sheet.sheet.section, "調査票", sheet.sheet.deadline
