"""Where what a 課 wrote on 改善計画書, 改善状況表 or 措置の状況 leads a finding, and until when.

Whether a form may be taken in, and what is recorded of the plan, is take_improvement.py's; steps of
the office are in step_finding.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.finding_life import (
    EXTERNAL,
    PROMISED,
    FindingState,
    ImprovementPlan,
    LedgerFinding,
    Step,
    next_states,
)
from wakayama_audit_gui.domain.improvement_doubts import Confirmation
from wakayama_audit_gui.domain.improvement_form import ImprovementKind
from wakayama_audit_gui.domain.section_plan import SectionPlan, nearest_due
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.step_finding import filing_facts, promise_facts, step_facts


class Declared(NamedTuple):
    """What a 課 wrote of one finding, as it will stand beside what the others wrote.

    Attributes:
        finding: As it stood before.
        kind: The form it wrote on.
        before: Its plan as it stood before.
        own: Its plan with what it wrote now.
        others: What the other 課 wrote.
        signed: Who confirmed what it wrote now, and when.
    """

    finding: LedgerFinding
    kind: ImprovementKind
    before: ImprovementPlan
    own: SectionPlan
    others: tuple[SectionPlan, ...]
    signed: Confirmation

    @property
    def plans(self) -> tuple[SectionPlan, ...]:
        """Of every 課, its own first."""
        return self.own, *self.others

    @property
    def is_taken_back(self) -> bool:
        """Whether what it declared done before is no longer so."""
        return SectionPlan("", "", self.before).is_done and not self.own.is_done

    @property
    def is_promised_anew(self) -> bool:
        """Whether it names another 改善の期限 than before."""
        due = self.own.plan.due
        return self.kind is ImprovementKind.PLAN and due not in ("", self.before.due)


def leading_facts(declared: Declared) -> list[NewFact]:
    """The steps it leads to and the deadline of what is awaited then; none where it stays."""
    finding, path, signed = declared.finding, _path_of(declared), declared.signed
    facts: list[NewFact] = []
    for state in path:
        note = f"{declared.kind.value}による"
        step = Step(state, signed.on, signed.name, signed.post, note=note)
        facts += step_facts(finding, step)
    if declared.is_promised_anew:
        facts += promise_facts(finding, declared.plans)
    if path:
        facts += filing_facts(finding, state=path[-1].value, **_awaited(declared, path))
    return facts


def leading_remarks(declared: Declared) -> Iterator[str]:
    """What the office should know of where it leads, or does not; each continues ``No.1 は``."""
    path, now = _path_of(declared), declared.finding.state
    if now is FindingState.REPORTED and FindingState.IMPROVING in path:
        yield f"「{now.value}」から「{FindingState.IMPROVING.value}」に戻しました"
    elif now is FindingState.MEASURES_TOLD:
        yield f"「{now.value}」なので、状態は変えていません"
    if declared.is_promised_anew:
        yield from _moved(declared)


def _moved(declared: Declared) -> Iterator[str]:
    """From which day to which a deadline was moved that stood already, by whomever."""
    finding, nearest = declared.finding, nearest_due(declared.plans)
    before, after = declared.before.due, declared.own.plan.due
    if not before and finding.state in PROMISED and finding.deadline != nearest:
        before, after = finding.deadline, nearest
    if before:
        yield f"改善の期限を{long_date(before)}から{long_date(after)}に改めました"


def _path_of(declared: Declared) -> list[FindingState]:
    """The states a finding is led through, in their order; none where it stays."""
    path: list[FindingState] = []
    finding = declared.finding
    if finding.state is FindingState.NOTIFIED:
        external = finding.audit_kind == EXTERNAL
        path.append(FindingState.MEASURES_AWAITED if external else FindingState.PLAN_AWAITED)
    state = _led_to(declared, path[-1] if path else finding.state)
    return [*path, state] if state else path


def _led_to(declared: Declared, now: FindingState | None) -> FindingState | None:
    if declared.is_taken_back and now is FindingState.REPORTED:
        # What was only declared is not the office's: whose word it was may take it back.
        return FindingState.IMPROVING
    if not declared.signed.name:
        return None
    state, kind, plans = None, declared.kind, declared.plans
    came = now in (FindingState.PLAN_AWAITED, FindingState.IMPROVING, FindingState.CONTINUED)
    if kind is ImprovementKind.PLAN and all(one.is_promised for one in plans):
        state = FindingState.IMPROVING
    elif kind is ImprovementKind.STATUS and all(one.is_reported for one in plans):
        state = FindingState.REPORTED
    # Where it is improved already, a second plan does not lead it there again.
    return state if state in next_states(declared.finding.audit_kind, now) and came else None


def _awaited(declared: Declared, path: Sequence[FindingState]) -> dict[str, JsonValue]:
    """Until when what comes next is awaited: what the 課 promised; after that the follow-up."""
    finding = declared.finding
    if path[-1] is FindingState.IMPROVING:
        return {"deadline": nearest_due(declared.plans) or None, "postponed": None}
    if path[-1] is FindingState.REPORTED:
        return {"deadline": None, "postponed": None}
    return {"deadline": finding.deadline or None, "postponed": finding.postponed or None}
