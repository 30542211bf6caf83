"""What the board has done off the GUI thread: reading the ledger, writing what was typed.

What is shown meanwhile and afterwards is screen.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from wakayama_audit_gui.domain.deadline import Holidays, with_last_days
from wakayama_audit_gui.domain.finding_filter import FindingIndex
from wakayama_audit_gui.domain.finding_life import OUTCOMES, ImprovementPlan, LedgerFinding, Step
from wakayama_audit_gui.domain.section_plan import SectionPlan
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.decide_follow_up import decide_findings
from wakayama_audit_gui.use_cases.known_doers import Doer, known_doers
from wakayama_audit_gui.use_cases.known_systems import with_register
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import (
    FINDINGS,
    read_all_steps,
    read_findings,
    steps_in,
)
from wakayama_audit_gui.use_cases.read_follow_up import read_follow_ups
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.read_origin import read_origin
from wakayama_audit_gui.use_cases.read_register import REGISTER
from wakayama_audit_gui.use_cases.read_reminders import reminders_sent
from wakayama_audit_gui.use_cases.reorganise_sections import present_sections_of
from wakayama_audit_gui.use_cases.section_plans import section_plans
from wakayama_audit_gui.use_cases.step_finding import plan_improvement, step_findings

_SHOWN = frozenset((FINDINGS, OFFICE, REGISTER))


def is_shown(changes: Changes) -> bool:
    """Whether the list may say something else: names of 課 and systems are kept elsewhere too."""
    touched = {receipt.book for receipt in changes.receipts}
    return bool(touched & _SHOWN) or any(book.startswith("visit:") for book in touched)


class Ledger(NamedTuple):
    """What the ledger holds.

    Attributes:
        found: The findings.
        names: System id → name.
        present: Finding id → 対象課 as they are called today.
        holidays: Knows the 祝日.
        followed: Ids of findings that a follow-up visit looks at.
    """

    found: FindingIndex
    names: Mapping[str, str]
    present: Mapping[str, tuple[str, ...]]
    holidays: Holidays
    followed: frozenset[str]


def read_ledger(
    services: Services, before: Ledger | None, store: Store, _progress: object = None
) -> Ledger:
    """Read everything the board shows in its list.

    After every act, so what only the chosen one needs is read with that: the book of the ledger,
    entry by entry, takes ten times as long as its list.

    Args:
        services: What reads definitions and the day.
        before: What was read last; makes it faster, the outcome is the same.
        store: The workspace.
    """
    catalogue = with_register(store, services.catalogue())
    names = {system.id: system.name for system in catalogue.systems.values()}
    holidays = services.follow_up.holidays()
    findings = with_last_days(read_findings(store, catalogue), holidays)
    present = present_sections_of(store, findings, services.now().date())
    followed = frozenset[str]().union(*(one.findings for one in read_follow_ups(store)))
    index = FindingIndex(findings, names, present, before and before.found)
    return Ledger(index, names, present, holidays, followed)


class Story(NamedTuple):
    """What became of one finding.

    Attributes:
        finding: The one.
        partners: With what it was joined; the one that stands for all comes first.
        steps: たどった道, from the draft on.
        plans: The 改善計画 of each of its 課.
        reminded: A line for each 督促 of a 課.
        doers: Who may take the next step, the latest first.
    """

    finding: LedgerFinding
    partners: Sequence[LedgerFinding]
    steps: tuple[Step, ...]
    plans: tuple[SectionPlan, ...]
    reminded: tuple[str, ...]
    doers: tuple[Doer, ...]


def read_story(
    partners: Sequence[LedgerFinding], finding: LedgerFinding, today: date, store: Store
) -> Story:
    """Read what is shown beside the list, beyond what the ledger told."""
    state = store.state(FINDINGS)
    steps = steps_in(state)
    return Story(
        finding,
        partners,
        (*read_origin(store, finding), *steps.get(finding.id, ())),
        section_plans(store, finding, today),
        reminders_sent(state).get(finding.id, ()),
        known_doers(store, chain(*steps.values())),
    )


def read_doers(store: Store) -> tuple[Doer, ...]:
    """Who may take the next step of several."""
    return known_doers(store, chain(*read_all_steps(store).values()))


def take_step(
    findings: Sequence[LedgerFinding],
    step: Step,
    deadline: str,
    services: Services,
    store: Store,
    by: str,
) -> Changes:
    """Lead what is chosen one step further; an outcome rests upon the follow-up, if any."""
    if step.state in OUTCOMES:
        return decide_findings(store, services.catalogue(), findings, step, by, deadline)
    return step_findings(store, findings, step, by, deadline=deadline)


def write_plan(
    finding: LedgerFinding, section: str, plan: ImprovementPlan, today: date, by: str, store: Store
) -> Changes:
    """Record the 改善計画 of a 課 as typed."""
    return plan_improvement(store, finding, section, plan, today, by)
