"""Where the year stands: the five steps of ホーム, each with what is done, due and to be done.

The lists behind the figures are read by read_collection.py, choose_targets.py and read_findings.py;
how a step is told in words is the screen's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.deadline import Holidays, with_last_days
from wakayama_audit_gui.domain.finding_filter import is_overdue
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding
from wakayama_audit_gui.domain.self_inspection import FormKind, FormState
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.use_cases.choose_targets import Choice, read_choices
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_collection import WAITED_FOR, FormRow, read_collection
from wakayama_audit_gui.use_cases.read_findings import read_findings

_S = FindingState
_AWAITED = frozenset((_S.NOTIFIED, _S.PLAN_AWAITED, _S.MEASURES_AWAITED))
_SETTLED = frozenset((_S.CONFIRMED, _S.REPEATED, _S.MEASURES_PUBLISHED))
_UNDER_WAY = frozenset((_S.IMPROVING, _S.REPORTED, _S.CONTINUED, _S.MEASURES_TOLD))
_SIGNED = frozenset((VisitState.CONFIRMING, VisitState.SIGNING))


class FormCount(NamedTuple):
    """自己点検 of the 課: back, all, not given out, waited for, and of these late."""

    back: int = 0
    total: int = 0
    not_sent: int = 0
    missing: int = 0
    overdue: int = 0
    deadline: str = ""


class TargetCount(NamedTuple):
    """対象の選定: chosen systems and 課, and chosen systems that no visit of the year covers."""

    systems: int = 0
    sections: int = 0
    unplanned: int = 0


class VisitCount(NamedTuple):
    """監査: sealed, all of the year, on today, being written, waiting to be signed."""

    sealed: int = 0
    total: int = 0
    today: int = 0
    writing: int = 0
    signing: int = 0


class PlanCount(NamedTuple):
    """改善計画書 of the year's findings.

    Attributes:
        received: Findings whose plan, or 措置通知, has come.
        total: Findings that were notified.
        to_notify: Decided, but the 課 were not yet told.
        overdue: Awaited past the deadline.
        deadline: The next one that is still to come, ISO; "".
        due: Findings awaited by then.
        sections: 課 that are to answer by then.
        shown: Ids of what is to be done next: late, else due, else to be told, else without a
            deadline; of all, when there is nothing to do.
    """

    received: int = 0
    total: int = 0
    to_notify: int = 0
    overdue: int = 0
    deadline: str = ""
    due: int = 0
    sections: int = 0
    shown: frozenset[str] = frozenset()


class FollowUpCount(NamedTuple):
    """フォローアップ: settled, all to be settled, said to be improved, left of earlier years.

    ``shown`` are the ids of what is to be done next: reported, else left over, else all.
    """

    settled: int = 0
    total: int = 0
    reported: int = 0
    carried: int = 0
    shown: frozenset[str] = frozenset()


class Year(NamedTuple):
    """The five steps of a year."""

    forms: FormCount = FormCount()
    targets: TargetCount = TargetCount()
    visits: VisitCount = VisitCount()
    plans: PlanCount = PlanCount()
    follow_up: FollowUpCount = FollowUpCount()


def read_year(
    store: Store,
    catalogue: Catalogue,
    fiscal_year: int,
    day: str,
    holidays: Holidays,
    ledger: Sequence[LedgerFinding] | None = None,
) -> Year:
    """Read and count everything; for a worker thread.

    Args:
        store: The workspace.
        catalogue: The definitions.
        fiscal_year: Which year.
        day: Today, ISO.
        holidays: Days on which no deadline ends.
        ledger: The findings, where they were read already.
    """
    read = read_findings(store, catalogue) if ledger is None else ledger
    findings = with_last_days(read, holidays)
    visits = [row for row in store.visits() if row.fiscal_year == fiscal_year]
    forms = read_collection(store, catalogue, fiscal_year).of_kind(FormKind.SECTION)
    return Year(
        forms=count_forms(forms, day),
        targets=count_targets(read_choices(store, fiscal_year).values(), visits),
        visits=count_visits(visits, day),
        plans=count_plans(findings, fiscal_year, day),
        follow_up=count_follow_up(findings, fiscal_year),
    )


def count_forms(rows: Sequence[FormRow], day: str) -> FormCount:
    """Count the forms of the 課."""
    waited = [row for row in rows if row.state in WAITED_FOR]
    return FormCount(
        back=sum(row.state in (FormState.SUBMITTED, FormState.RECEIVED) for row in rows),
        total=len(rows),
        not_sent=sum(row.state is FormState.NOT_SENT for row in rows),
        missing=len(waited),
        overdue=sum(row.is_overdue(day) for row in waited),
        deadline=min((row.deadline for row in waited if row.deadline >= day), default=""),
    )


def count_targets(choices: Iterable[Choice], visits: Sequence[VisitRow]) -> TargetCount:
    """Count what was chosen, and what of it is not yet planned."""
    chosen = [choice for choice in choices if choice.chosen]
    systems = {choice.owner for choice in chosen if choice.kind is FormKind.SYSTEM}
    covered = {system for row in visits for system in row.systems}
    return TargetCount(len(systems), len(chosen) - len(systems), len(systems - covered))


def count_visits(rows: Sequence[VisitRow], day: str) -> VisitCount:
    """Count the visits of the year."""
    return VisitCount(
        sealed=sum(row.state == VisitState.SEALED for row in rows),
        total=len(rows),
        today=sum(row.scheduled == day for row in rows),
        writing=sum(row.state == VisitState.WRITING for row in rows),
        signing=sum(row.state in _SIGNED for row in rows),
    )


def count_plans(findings: Iterable[LedgerFinding], fiscal_year: int, day: str) -> PlanCount:
    """Count the plans that were asked for; what is awaited of earlier years is follow-up's."""
    own = [f for f in findings if f.fiscal_year == fiscal_year and not f.joined]
    awaited = [f for f in own if f.state in _AWAITED]
    received = [f for f in own if f.state in _SETTLED | _UNDER_WAY]
    untold = [f for f in own if f.state is _S.DECIDED]
    late = [f for f in awaited if is_overdue(f, day)]
    deadline = min((f.is_late_after for f in awaited if f.is_late_after >= day), default="")
    due = [f for f in awaited if deadline and f.is_late_after == deadline]
    return PlanCount(
        received=len(received),
        total=len(received) + len(awaited),
        to_notify=len(untold),
        overdue=len(late),
        deadline=deadline,
        due=len(due),
        sections=len({section for f in due for section in f.sections}),
        shown=_ids(late or due or untold or awaited or received),
    )


def count_follow_up(findings: Iterable[LedgerFinding], fiscal_year: int) -> FollowUpCount:
    """Count what is to be confirmed: of this year, and what earlier years left over."""
    standing = [f for f in findings if not f.joined]
    own = [f for f in standing if f.fiscal_year == fiscal_year]
    carried = [
        f
        for f in standing
        if 0 < f.fiscal_year < fiscal_year and (f.state in _UNDER_WAY or f.state in _AWAITED)
    ]
    settled = [f for f in own if f.state in _SETTLED]
    open_ones = [f for f in own if f.state in _UNDER_WAY]
    reported = [f for f in (*open_ones, *carried) if f.state is _S.REPORTED]
    return FollowUpCount(
        settled=len(settled),
        total=len(settled) + len(open_ones) + len(carried),
        reported=len(reported),
        carried=len(carried),
        shown=_ids(reported or carried or (*settled, *open_ones)),
    )


def _ids(findings: Iterable[LedgerFinding]) -> frozenset[str]:
    return frozenset(finding.id for finding in findings)
