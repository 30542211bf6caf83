"""Where the year stands: the five steps of ホーム, each with what is done, due and to be done.

How they are counted is in count_year.py; the lists behind the figures are read by
read_collection.py, choose_targets.py and read_findings.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.deadline import Holidays, with_last_days
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.use_cases.choose_targets import read_choices
from wakayama_audit_gui.use_cases.count_year import (
    AWAITED,
    Year,
    count_follow_up,
    count_forms,
    count_plans,
    count_targets,
    count_visits,
    next_due,
)
from wakayama_audit_gui.use_cases.owed_sheet import owed_forms
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_collection import read_collection
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_follow_up import read_follow_ups
from wakayama_audit_gui.use_cases.read_organisation import organised_on, sections_of_year
from wakayama_audit_gui.use_cases.read_owed_sheets import read_owed_surveys
from wakayama_audit_gui.use_cases.read_place_sections import read_place_sections
from wakayama_audit_gui.use_cases.read_reminders import (
    due_by_section,
    read_owed,
    sections_owing,
)

_OWED = AWAITED | {FindingState.IMPROVING, FindingState.CONTINUED}
"""Where a 課 is to hand something in."""
_EVER = 100_000
"""Days: as far as any deadline can be."""


def read_year(
    store: Store,
    catalogue: Catalogue,
    fiscal_year: int,
    today: date,
    holidays: Holidays,
    ledger: Sequence[LedgerFinding] | None = None,
    survey: Callable[[], SurveyForm] | None = None,
) -> Year:
    """Read and count everything; for a worker thread.

    Args:
        store: The workspace.
        catalogue: The definitions.
        fiscal_year: Which year.
        today: The day where the office is.
        holidays: Days on which no deadline ends.
        ledger: The findings, where they were read already.
        survey: Reads the 調査票, whose deadlines count then; called only where one was given out.
    """
    read = read_findings(store, catalogue) if ledger is None else ledger
    findings, day = with_last_days(read, holidays), today.isoformat()
    visits = [row for row in store.visits() if row.fiscal_year == fiscal_year]
    follow_ups = {one.row.visit for one in read_follow_ups(store)}
    awaited = (f for f in findings if f.state in _OWED and 0 < f.fiscal_year <= fiscal_year)
    owed = read_owed(store, awaited, today)
    due = due_by_section(owed, holidays, today, _EVER)
    late = {r.finding.id for one in due for r in one.reminders if r.is_overdue}
    organised = organised_on(fiscal_year, today)
    forms = read_collection(store, catalogue, fiscal_year, organised).rows
    sheets = owed_forms(forms, holidays, today)
    if survey is not None:
        sheets += read_owed_surveys(store, catalogue, survey, holidays, fiscal_year, today)
    choices = tuple(read_choices(store, fiscal_year).values())
    if any(one.chosen and one.kind is FormKind.SECTION for one in choices):
        visited = _sections_visited(store, catalogue, fiscal_year, visits)
    else:  # without looking into every visit
        visited = frozenset()
    return Year(
        forms=count_forms(forms, holidays, today),
        targets=count_targets(
            choices, {system for row in visits for system in row.systems}, visited
        ),
        visits=count_visits(visits, follow_ups, day),
        plans=count_plans(findings, fiscal_year, day, sections_owing(owed)),
        follow_up=count_follow_up(findings, fiscal_year, late),
        next_due=next_due(due, sheets),
    )


def _sections_visited(
    store: Store, catalogue: Catalogue, fiscal_year: int, visits: Sequence[VisitRow]
) -> frozenset[str]:
    named = sections_of_year(store, catalogue, fiscal_year)
    seen = {name for row in visits for name in read_place_sections(store, row.visit)}
    return frozenset(named[name] for name in seen if name in named)
