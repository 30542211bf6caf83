"""督促: what the 課 owe and are late with, or must hand in soon, by 課.

Papers of the year that are late are in owed_sheet.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.deadline import Deadline, Holidays, read_deadline, say_days_left
from wakayama_audit_gui.domain.finding_life import EXTERNAL, PROMISED, FindingState, LedgerFinding
from wakayama_audit_gui.domain.improvement_form import ImprovementKind
from wakayama_audit_gui.domain.reminder import Reminded
from wakayama_audit_gui.domain.section_plan import SectionPlan
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS, read_findings
from wakayama_audit_gui.use_cases.record_reminder import RemindedOf, sent_reminders
from wakayama_audit_gui.use_cases.reorganise_sections import lineages_of
from wakayama_audit_gui.use_cases.section_plans import looking_into, plans_by

SOON = 7
"""Days before a deadline from which it is named."""

_AWAITED = {
    FindingState.NOTIFIED: "改善計画書",
    FindingState.PLAN_AWAITED: "改善計画書",
    FindingState.IMPROVING: "改善状況表",
    FindingState.REPORTED: "フォローアップ監査",
    FindingState.CONTINUED: "改善状況表",
    FindingState.MEASURES_AWAITED: "措置の状況",
    FindingState.MEASURES_TOLD: "措置の公表",
}
WITHOUT_SECTION = "対象課なし"
_PLAN_AWAITED = frozenset((FindingState.NOTIFIED, FindingState.PLAN_AWAITED))
_BY_SECTION = _PLAN_AWAITED | {
    FindingState.IMPROVING,
    FindingState.CONTINUED,
    FindingState.MEASURES_AWAITED,
}
"""Where each 課 answers for itself."""


class Reminder(NamedTuple):
    """One thing that is awaited.

    Attributes:
        finding: Of what.
        awaited: What, e.g. ``改善計画書``.
        deadline: Until when.
        days_left: Below 0 when it is late.
        of: What and whose it is.
        reminded: When the 課 was reminded of it last, and how often; None for never.
    """

    finding: LedgerFinding
    awaited: str
    deadline: Deadline
    days_left: int
    of: RemindedOf
    reminded: Reminded | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether it is late."""
        return self.days_left < 0

    @property
    def words(self) -> str:
        """By how much, e.g. ``3日過ぎています``."""
        return say_days_left(self.days_left)


class SectionReminders(NamedTuple):
    """What one 課 owes, most urgent first."""

    section: str
    reminders: tuple[Reminder, ...]

    @property
    def overdue(self) -> int:
        """How many are late."""
        return sum(reminder.is_overdue for reminder in self.reminders)


class Owed(NamedTuple):
    """That a 課 has something of a finding to answer.

    Attributes:
        finding: Of what.
        section: 課 as it is called today.
        own: What it wrote itself.
        others: What the others wrote.
    """

    finding: LedgerFinding
    section: str
    own: tuple[SectionPlan, ...]
    others: tuple[SectionPlan, ...]


def read_owed(store: Store, findings: Iterable[LedgerFinding], today: date) -> tuple[Owed, ...]:
    """What each 課 has still to answer of some findings; one that was joined is not named."""
    findings = [f for f in findings if not f.joined and f.state and f.state.is_open]
    found: list[Owed] = []
    lineages = lineages_of(store, findings, today)
    look = looking_into(store)
    for finding in findings:
        plans: tuple[SectionPlan, ...] = ()
        if finding.state in _BY_SECTION:
            plans = plans_by(look, finding, lineages[finding.id])
        for section in lineages[finding.id] or (WITHOUT_SECTION,):
            own = tuple(one for one in plans if one.section in (section, ""))
            if not _has_answered(finding, own):
                others = tuple(one for one in plans if one not in own)
                found.append(Owed(finding, section, own, others))
    return tuple(found)


def read_reminders(
    store: Store, catalogue: Catalogue, holidays: Holidays, today: date, soon: int = SOON
) -> tuple[SectionReminders, ...]:
    """What is late or due soon of all findings; as `reminders_of`."""
    return reminders_of(store, read_findings(store, catalogue), holidays, today, soon)


def reminders_of(
    store: Store,
    findings: Sequence[LedgerFinding],
    holidays: Holidays,
    today: date,
    soon: int = SOON,
) -> tuple[SectionReminders, ...]:
    """What is late or due soon, as `due_by_section`, and when a 課 was reminded of it."""
    sent = sent_reminders(FINDINGS, store.state(FINDINGS))
    due = due_by_section(read_owed(store, findings, today), holidays, today, soon)
    return tuple(
        one._replace(reminders=tuple(r._replace(reminded=sent.get(r.of)) for r in one.reminders))
        for one in due
    )


def due_by_section(
    owed: Iterable[Owed], holidays: Holidays, today: date, soon: int
) -> tuple[SectionReminders, ...]:
    """What is late or due soon, by 課 as they are called today, the most urgent 課 first.

    A finding of several 課 stands with each that has not answered yet.
    """
    found: dict[str, list[Reminder]] = {}
    for one in owed:
        for reminder in _reminders_of(one, holidays, today):
            if reminder.days_left <= soon:
                found.setdefault(one.section, []).append(reminder)
    lists = [
        SectionReminders(section, tuple(sorted(theirs, key=lambda one: one.days_left)))
        for section, theirs in found.items()
    ]
    return tuple(sorted(lists, key=lambda one: (one.reminders[0].days_left, one.section)))


def reminders_sent(state: State) -> Mapping[str, tuple[str, ...]]:
    """Finding id → a line for each thing a 課 was reminded of: ``督促 …（2回目）　納税課　…``.

    Args:
        state: Of the book of the ledger.
    """
    found: dict[str, tuple[str, ...]] = {}
    for thing, told in sent_reminders(FINDINGS, state).items():
        line = f"{told.words}　{thing.section}　{thing.awaited}"
        found[thing.about] = (*found.get(thing.about, ()), line)
    return found


def sections_owing(owed: Iterable[Owed]) -> Mapping[str, tuple[str, ...]]:
    """Finding id → the 課 that have not answered, as they are called today; none: not there."""
    found: dict[str, tuple[str, ...]] = {}
    for one in owed:
        found[one.finding.id] = (*found.get(one.finding.id, ()), one.section)
    return found


def _reminders_of(owed: Owed, holidays: Holidays, today: date) -> Iterator[Reminder]:
    finding = owed.finding
    awaited = awaited_of(finding)
    due = read_deadline(finding.deadline, holidays)
    if awaited and due and not _is_of_another(owed):
        yield _reminder(owed, awaited, due, today)
    if finding.state in PROMISED:
        # What the 課 itself said in its 改善計画.
        for one in owed.own:
            own = read_deadline(one.plan.due, holidays)
            if own:
                yield _reminder(owed, "改善（計画の期限）", own, today)


def _reminder(owed: Owed, awaited: str, due: Deadline, today: date) -> Reminder:
    thing = RemindedOf(FINDINGS, owed.finding.id, owed.section, awaited)
    return Reminder(owed.finding, awaited, due, due.days_left(today), thing)


def _is_of_another(owed: Owed) -> bool:
    """Whether the finding's deadline is the day that another 課 promised, and not this one."""
    finding = owed.finding
    own = {one.plan.due for one in owed.own} - {""}
    others = {one.plan.due for one in owed.others}
    promised = finding.state in PROMISED and bool(own)
    return promised and finding.deadline in others and finding.deadline not in own


def awaited_of(finding: LedgerFinding) -> str:
    """What is awaited of a finding, e.g. ``改善計画書``; "" for nothing."""
    if finding.audit_kind == EXTERNAL and finding.state is FindingState.NOTIFIED:
        return ImprovementKind.MEASURES.value
    return _AWAITED.get(finding.state, "") if finding.state else ""


def _has_answered(finding: LedgerFinding, plans: Sequence[SectionPlan]) -> bool:
    """Whether a 課 did its part, while others of the same finding have not."""
    state = finding.state
    if finding.audit_kind == EXTERNAL:
        return bool(plans) and all(one.is_told for one in plans)
    if state in _PLAN_AWAITED:
        return bool(plans) and all(one.is_promised for one in plans)
    return state is FindingState.IMPROVING and bool(plans) and all(one.is_reported for one in plans)
