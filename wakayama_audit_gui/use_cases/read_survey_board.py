"""Where the 調査票 of a year stand: 課 × state, and how much was answered.

Giving them out is in distribute_survey.py, taking them in in take_survey.py; who is to be reminded
(督促) is owed_sheet.py's.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.reorganisation import successors_of_gone
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.survey_sheet import (
    AskedSystem,
    SentSheet,
    SheetState,
    not_asked,
    questions_of,
)
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.distribute_survey import (
    compose_sheets,
    read_sheets,
    sheet_state,
    sheet_subject,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_organisation import organised_on
from wakayama_audit_gui.use_cases.record_reminder import NO_REMINDERS, Sent, sent_reminders
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations
from wakayama_audit_gui.use_cases.survey_return import read_survey_returns, survey_book


class SheetRow(NamedTuple):
    """A line of the board.

    Attributes:
        sheet: What the 課 is or would be asked.
        state: Where it is.
        submitted: ISO date, or "".
        by_name: Who signed.
        answered: How many questions have an answer.
        asked: How many questions it was asked, conditional ones included.
        added: Systems that came to the 課 since its sheet was given out.
        sent: What the 課 of the year were reminded of.
        successor: Who answers for it today, where that is no longer the 課 it was given to.
    """

    sheet: SentSheet
    state: SheetState
    submitted: str
    by_name: str
    answered: int
    asked: int
    added: tuple[AskedSystem, ...] = ()
    sent: Sent = NO_REMINDERS
    successor: str = ""


class SurveyBoard(NamedTuple):
    """All sheets of a year."""

    fiscal_year: int
    rows: tuple[SheetRow, ...]

    def count(self, state: SheetState) -> int:
        """How many sheets are in a state."""
        return sum(row.state is state for row in self.rows)

    @property
    def grown(self) -> int:
        """How many 課 would be given another sheet: systems came to them before they answered."""
        return sum(bool(row.added) and row.state is SheetState.SENT for row in self.rows)


def read_survey_board(
    store: Store, catalogue: Catalogue, form: SurveyForm, fiscal_year: int, day: str = ""
) -> SurveyBoard:
    """Read where all sheets of a year stand, those not yet given out included.

    ``day``: as of `compose_sheets`.
    """
    sent = {sheet.section: sheet for sheet in read_sheets(store, catalogue, form, fiscal_year)}
    planned = {
        sheet.section: sheet for sheet in compose_sheets(store, catalogue, form, fiscal_year, day)
    }
    changes = read_reorganisations(store)
    returns = read_survey_returns(store, form, fiscal_year)
    state = store.state(survey_book(fiscal_year))
    reminded = sent_reminders(survey_book(fiscal_year), state)
    rows = []
    for section, sheet in (planned | sent).items():
        fields = Fields(state.get(sheet_subject(fiscal_year, section)))
        where = sheet_state(fields)
        answered = asked = 0
        for system in sheet.systems:
            questions = [q.id for q in questions_of(form, system.parts)]
            asked += len(questions)
            back = returns.get(system.id)
            if back and where is SheetState.SUBMITTED:
                answered += sum(q in back.answers for q in questions)
        by_name = fields.text("by_name")
        added = not_asked(planned[section], sheet) if section in planned else ()
        told = fields.text("submitted"), by_name, answered, asked, added, reminded
        now = "・".join(successors_of_gone(section, changes, day or organised_on(fiscal_year)))
        rows.append(SheetRow(sheet, where, *told, successor="" if now == section else now))
    return SurveyBoard(fiscal_year, tuple(rows))
