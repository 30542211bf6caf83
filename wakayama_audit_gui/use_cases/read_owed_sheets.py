"""督促 of 自己点検票 and 調査票: those that are waited for and late, or due soon, by 課.

What one of them is, and those of a board of 自己点検票 that was read, is owed_sheet.py's; what is
owed for findings is in read_reminders.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.deadline import Holidays, read_deadline
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.survey_sheet import SheetState
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet, by_urgency, owed_by, owed_forms
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_collection import read_collection
from wakayama_audit_gui.use_cases.read_organisation import organised_on
from wakayama_audit_gui.use_cases.read_reminders import SOON
from wakayama_audit_gui.use_cases.read_survey_board import SheetRow, read_survey_board
from wakayama_audit_gui.use_cases.record_reminder import RemindedOf
from wakayama_audit_gui.use_cases.survey_return import survey_book


def read_owed_sheets(
    store: Store, catalogue: Catalogue, form: SurveyForm, holidays: Holidays, today: date
) -> tuple[OwedSheet, ...]:
    """What was given out this year and is late or due soon, the most urgent first."""
    year, day = fiscal_year(today), today.isoformat()
    forms = owed_forms(read_collection(store, catalogue, year, day).rows, holidays, today)
    board = read_survey_board(store, catalogue, form, year, day)
    owed = by_urgency((*forms, *owed_surveys(board.rows, holidays, today)))
    return tuple(one for one in owed if one.days_left <= SOON)


def read_owed_surveys(
    store: Store,
    catalogue: Catalogue,
    form: Callable[[], SurveyForm],
    holidays: Holidays,
    fiscal_year: int,
    today: date,
) -> tuple[OwedSheet, ...]:
    """Every 調査票 of a year that is waited for until a day, the most urgent first.

    Args:
        store: The workspace.
        catalogue: The definitions.
        form: Reads the 調査票; not called in a year that gave none out.
        holidays: Days on which no deadline ends.
        fiscal_year: Which year.
        today: The day where the office is.
    """
    if not store.state(survey_book(fiscal_year)):
        return ()
    day = organised_on(fiscal_year, today)
    board = read_survey_board(store, catalogue, form(), fiscal_year, day)
    return owed_surveys(board.rows, holidays, today)


def owed_surveys(
    rows: Iterable[SheetRow], holidays: Holidays, today: date
) -> tuple[OwedSheet, ...]:
    """Every 調査票 that is waited for until a day, the most urgent first."""
    return by_urgency(
        OwedSheet(
            of=(thing := owed_by(_given(row), row.successor)),
            bureau="",
            state=row.state.value,
            note="",
            deadline=due,
            days_left=due.days_left(today),
            reminded=row.sent.get(thing) or row.sent.get(_given(row)),
        )
        for row in rows
        if row.state is SheetState.SENT and (due := read_deadline(row.sheet.deadline, holidays))
    )


def _given(row: SheetRow) -> RemindedOf:
    section = row.sheet.section
    return RemindedOf(survey_book(row.sheet.fiscal_year), section, section, "調査票")
