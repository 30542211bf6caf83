"""The five steps of a year in figures: what is done, due and to be done of each.

They are counted from lists that read_year.py reads; how a step is told in words is the screen's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.deadline import Holidays
from wakayama_audit_gui.domain.finding_filter import is_overdue
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding
from wakayama_audit_gui.domain.self_inspection import FormKind, FormState
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.use_cases.choose_targets import Choice
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet, late_of, owed_forms
from wakayama_audit_gui.use_cases.ports import VisitRow
from wakayama_audit_gui.use_cases.read_collection import COME_BACK, WAITED_FOR, FormRow
from wakayama_audit_gui.use_cases.read_reminders import WITHOUT_SECTION, SectionReminders

_S = FindingState
AWAITED = frozenset((_S.NOTIFIED, _S.PLAN_AWAITED, _S.MEASURES_AWAITED))
"""Where the 課 is to say what it will do."""
_SETTLED = frozenset((_S.CONFIRMED, _S.REPEATED, _S.MEASURES_PUBLISHED))
_UNDER_WAY = frozenset((_S.IMPROVING, _S.REPORTED, _S.CONTINUED, _S.MEASURES_TOLD))
_CAME = _SETTLED | _UNDER_WAY
_SIGNED = frozenset((VisitState.CONFIRMING, VisitState.SIGNING))


class FormCount(NamedTuple):
    """自己点検 of 課 and systems: back, all, not given out, waited for, and of these late.

    ``kinds`` are (back, all) of the 課, and of the systems.
    """

    back: int = 0
    total: int = 0
    not_sent: int = 0
    missing: int = 0
    overdue: int = 0
    deadline: str = ""
    kinds: tuple[tuple[int, int], ...] = ()


class TargetCount(NamedTuple):
    """対象の選定: chosen systems and 課, and those of them that no visit of the year covers."""

    systems: int = 0
    sections: int = 0
    unplanned: int = 0
    unplanned_sections: int = 0


class VisitCount(NamedTuple):
    """監査 of the year, without follow-ups.

    Attributes:
        sealed: How many are.
        total: All of the year.
        today: Planned for today.
        writing: Being written.
        signing: Waiting to be signed.
        left: Ids of those that are not sealed.
        follow_ups: Ids of the year's follow-ups, which are counted apart.
        followed: How many of these are sealed.
    """

    sealed: int = 0
    total: int = 0
    today: int = 0
    writing: int = 0
    signing: int = 0
    left: frozenset[str] = frozenset()
    follow_ups: frozenset[str] = frozenset()
    followed: int = 0


class PlanCount(NamedTuple):
    """改善計画書 of the year's findings.

    Attributes:
        received: Findings whose plan, or 措置通知, has come from every 課.
        total: Findings that were notified.
        to_notify: Decided, but the 課 were not yet told.
        overdue: Awaited past the deadline.
        deadline: The next one that is still to come, ISO; "".
        due: Findings awaited by then.
        sections: 課 that are to answer by then and have not.
        shown: Ids of what is to be done next: awaited, else to be told; of all, when there is
            nothing to do.
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

    ``shown`` are the ids of what is not settled yet; of all, when everything is. ``overdue`` of
    these have a 課 that is late.
    """

    settled: int = 0
    total: int = 0
    reported: int = 0
    carried: int = 0
    shown: frozenset[str] = frozenset()
    overdue: int = 0


class NextDue(NamedTuple):
    """The next deadline of a 課: all that is awaited, until which day (ISO), of how many 課."""

    awaited: str = ""
    day: str = ""
    sections: int = 0


class Year(NamedTuple):
    """The five steps of a year, and the next deadline of a 課."""

    forms: FormCount = FormCount()
    targets: TargetCount = TargetCount()
    visits: VisitCount = VisitCount()
    plans: PlanCount = PlanCount()
    follow_up: FollowUpCount = FollowUpCount()
    next_due: NextDue = NextDue()


def count_forms(rows: Sequence[FormRow], holidays: Holidays, today: date) -> FormCount:
    """Count the forms of the 課 and of the systems."""
    owed = owed_forms(rows, holidays, today)
    back = [row.name.kind for row in rows if row.state in COME_BACK]
    kinds = [row.name.kind for row in rows]
    return FormCount(
        back=len(back),
        total=len(rows),
        not_sent=sum(row.state is FormState.NOT_SENT for row in rows),
        missing=sum(row.state in WAITED_FOR for row in rows),
        overdue=len(late_of(owed)),
        deadline=next((o.deadline.last.isoformat() for o in owed if not o.is_overdue), ""),
        kinds=tuple((back.count(kind), kinds.count(kind)) for kind in FormKind),
    )


def count_targets(
    choices: Iterable[Choice], visited_systems: Iterable[str], visited_sections: Iterable[str]
) -> TargetCount:
    """Count what was chosen, and what of it is not yet planned.

    Args:
        choices: What was decided.
        visited_systems: Ids of those that a visit of the year covers.
        visited_sections: Ids of the 課 that a visit of the year comes to.
    """
    chosen = [choice for choice in choices if choice.chosen]
    systems = {choice.owner for choice in chosen if choice.kind is FormKind.SYSTEM}
    sections = {choice.owner for choice in chosen if choice.kind is FormKind.SECTION}
    return TargetCount(
        len(systems),
        len(sections),
        len(systems.difference(visited_systems)),
        len(sections.difference(visited_sections)),
    )


def count_visits(rows: Sequence[VisitRow], follow_ups: Collection[str], day: str) -> VisitCount:
    """Count the visits of the year; those that follow up earlier findings apart."""
    audits = [row for row in rows if row.visit not in follow_ups]
    following = [row for row in rows if row.visit in follow_ups]
    return VisitCount(
        sealed=sum(row.state == VisitState.SEALED for row in audits),
        total=len(audits),
        today=sum(row.scheduled == day for row in audits),
        writing=sum(row.state == VisitState.WRITING for row in audits),
        signing=sum(row.state in _SIGNED for row in audits),
        left=frozenset(row.visit for row in audits if row.state != VisitState.SEALED),
        follow_ups=frozenset(row.visit for row in following),
        followed=sum(row.state == VisitState.SEALED for row in following),
    )


def count_plans(
    findings: Iterable[LedgerFinding],
    fiscal_year: int,
    day: str,
    owing: Mapping[str, Sequence[str]],
) -> PlanCount:
    """Count the plans that were asked for; what is awaited of earlier years is follow-up's.

    Args:
        findings: The ledger.
        fiscal_year: Which year.
        day: Today, ISO.
        owing: Finding id → the 課 that have not answered, as `sections_owing`.
    """
    own = [f for f in findings if f.fiscal_year == fiscal_year and not f.joined]
    awaited = [f for f in own if f.state in AWAITED and owing.get(f.id)]
    received = [f for f in own if f.state in _CAME or (f.state in AWAITED and not owing.get(f.id))]
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
        sections=_count_sections(section for f in due for section in owing[f.id]),
        shown=_ids(awaited or untold or received),
    )


def next_due(owed: Iterable[SectionReminders], sheets: Iterable[OwedSheet] = ()) -> NextDue:
    """The next deadline that is still to come, by each 課's own plan where it has one.

    Args:
        owed: What is owed of findings.
        sheets: 自己点検票 and 調査票 that have not come back.
    """
    coming = [
        (one.deadline.last.isoformat(), one.awaited, of.section)
        for of in owed
        for one in of.reminders
        if not one.is_overdue
    ]
    papers = [
        (one.deadline.last.isoformat(), one.paper, one.section)
        for one in sheets
        if not one.is_overdue
    ]
    day = min((on for on, _, _ in (*coming, *papers)), default="")
    # Of a finding one word: that its plan ends on the day of its deadline is no second thing.
    awaited = sorted({what for on, what, _ in coming if on == day})[:1]
    awaited += sorted({what for on, what, _ in papers if on == day})
    sections = _count_sections(of for on, _, of in (*coming, *papers) if on == day)
    return NextDue("・".join(awaited), day, sections)


def count_follow_up(
    findings: Iterable[LedgerFinding], fiscal_year: int, late: Collection[str] = ()
) -> FollowUpCount:
    """Count what is to be confirmed: of this year, and what earlier years left over.

    Args:
        findings: The ledger.
        fiscal_year: Which year.
        late: Ids of those of which a 課 owes something past its deadline.
    """
    standing = [f for f in findings if not f.joined]
    own = [f for f in standing if f.fiscal_year == fiscal_year]
    carried = [
        f
        for f in standing
        if 0 < f.fiscal_year < fiscal_year and (f.state in _UNDER_WAY or f.state in AWAITED)
    ]
    settled = [f for f in own if f.state in _SETTLED]
    open_ones = [f for f in own if f.state in _UNDER_WAY]
    reported = [f for f in (*open_ones, *carried) if f.state is _S.REPORTED]
    return FollowUpCount(
        settled=len(settled),
        total=len(settled) + len(open_ones) + len(carried),
        reported=len(reported),
        carried=len(carried),
        shown=_ids((*open_ones, *carried) or settled),
        overdue=sum(f.id in late for f in (*open_ones, *carried)),
    )


def _ids(findings: Iterable[LedgerFinding]) -> frozenset[str]:
    return frozenset(finding.id for finding in findings)


def _count_sections(names: Iterable[str]) -> int:
    return len(set(names) - {WITHOUT_SECTION, ""})
