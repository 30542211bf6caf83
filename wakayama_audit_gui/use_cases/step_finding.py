"""Leading findings through their life: steps with person, date and document, and plans.

What stands is read by read_findings.py; which step may follow which is said in
domain.finding_life.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from wakayama_audit_gui.domain.calendar import long_date, parse_day
from wakayama_audit_gui.domain.finding_life import (
    OUTCOMES,
    PROMISED,
    FindingState,
    ImprovementPlan,
    LedgerFinding,
    Step,
    next_states,
)
from wakayama_audit_gui.domain.section_plan import SectionPlan, nearest_due, plan_for
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS, read_all_steps
from wakayama_audit_gui.use_cases.recording import new_id, record
from wakayama_audit_gui.use_cases.reorganise_sections import lineages_of
from wakayama_audit_gui.use_cases.section_plans import (
    answers_again,
    looking_into,
    plan_facts,
    plans_by,
    plans_of_others,
)

_S = FindingState
_UNCONFIRMED = {"confirmed_by": "", "confirmed_on": ""}
_GIVEN_BACK: Mapping[tuple[FindingState | None, FindingState], Mapping[str, str]] = {
    (_S.IMPROVING, _S.PLAN_AWAITED): _UNCONFIRMED,
    (_S.REPORTED, _S.IMPROVING): {"progress": "", "done_on": ""},
    (_S.MEASURES_TOLD, _S.MEASURES_AWAITED): _UNCONFIRMED,
}
"""Steps back that the office takes → what no longer holds of what the 課 wrote."""


def step_findings(
    store: Store,
    findings: Sequence[LedgerFinding],
    step: Step,
    by: str,
    *,
    deadline: str = "",
    sheets: Mapping[str, str] = MappingProxyType({}),
) -> Changes:
    """Take findings one step further in one act, as one document does for all it names.

    A finding of a visit is filed in the ledger with its first step: from then on its class, its
    wording and its state live on beside the sealed visit.

    Args:
        store: The workspace.
        findings: As `read_findings` gave them.
        step: Where they go, with date, person and document.
        by: Person id of who records it.
        deadline: ISO date of what is awaited then; "" leaves none.
        sheets: Finding id → 調書番号 of the follow-up visit that looked at it; stands in the note.

    Raises:
        UserError: The step cannot follow where a finding stands, its date or the deadline is no
            date or its date is before the last step, a withdrawal has no reason, or an outcome
            names nothing it rests upon.
    """
    _check_step(step, deadline)
    facts: list[NewFact] = []
    taken = read_all_steps(store)
    for finding in findings:
        sheet = sheets.get(finding.id, "")
        ways = next_states(finding.audit_kind, finding.state, on_site=bool(sheet))
        if step.state not in ways:
            raise _not_now(finding, step.state)
        _check_order(finding, step, taken.get(finding.id, ()))
        source = f"フォローアップ調書 {sheet}" if sheet else ""
        told = step._replace(note="　".join(part for part in (step.note.strip(), source) if part))
        _check_evidence(told)
        facts += filing_facts(
            finding, state=step.state.value, deadline=deadline or None, postponed=None
        )
        facts += step_facts(finding, told)
        facts += _asked_again(store, finding, step)
    label = f"{_named(findings)}を{step.state.value}にした"
    return record(store, FINDINGS, by, label, facts)


def settle_finding(store: Store, finding: LedgerFinding, step: Step, by: str) -> Changes:
    """Decide where a finding stands of which two laptops said different things (未確定)."""
    _check_step(step, "")
    _check_evidence(step)
    facts = filing_facts(finding, state=step.state.value) + step_facts(finding, step)
    return record(store, FINDINGS, by, f"{finding.code}の状態を決めた", facts)


def plan_improvement(
    store: Store,
    finding: LedgerFinding,
    section: str,
    plan: ImprovementPlan,
    today: date,
    by: str,
) -> Changes:
    """Record the 改善計画 of a 課 of a finding, as typed; a 改善の期限 that is revised holds.

    Args:
        store: The workspace.
        finding: Of what.
        section: 課 as it is called today; of no matter where there is but one.
        plan: What it says.
        today: On which the 課 is called so.
        by: Person id of who types.

    Raises:
        UserError: A date is no date.
    """
    for day in (plan.due, plan.confirmed_on, plan.done_on):
        _check_date(day)
    lineage = lineages_of(store, [finding], today)[finding.id]
    facts = plan_facts(finding, lineage, section, plan)
    plans = plans_by(looking_into(store), finding, lineage)
    before = plan_for(plans, section).due
    if before and plan.due not in ("", before):
        others = plans_of_others(plans, finding, lineage, section)
        facts += promise_facts(finding, (SectionPlan(section, "", plan), *others))
    return record(store, FINDINGS, by, f"{finding.code}の改善計画を書いた", facts)


def set_deadline(store: Store, finding: LedgerFinding, deadline: str, by: str) -> Changes:
    """Set, put off or take away the deadline of what is awaited of a finding.

    Of one that is put off the day that was first said is kept, until the next step.

    Raises:
        UserError: It is no date.
    """
    _check_date(deadline)
    facts = _deadline_facts(finding, deadline)
    return record(store, FINDINGS, by, f"{finding.code}の期限を決めた", facts)


def filing_facts(finding: LedgerFinding, **said: JsonValue) -> list[NewFact]:
    """What is said of a finding, after all the ledger must know of one that is new to it."""
    known: dict[str, JsonValue] = {}
    if not finding.filed:
        known = {
            "class": finding.kind,
            "text": finding.text,
            "code": finding.code,
            "fiscal_year": finding.fiscal_year,
            "audit_kind": finding.audit_kind,
            "state": finding.state.value if finding.state else None,
            "systems": list(finding.systems),
            "sections": list(finding.sections),
            "clauses": list(finding.clauses),
        }
    return [NewFact(f"filed:{finding.id}", field, value) for field, value in (known | said).items()]


def promise_facts(finding: LedgerFinding, plans: Sequence[SectionPlan]) -> list[NewFact]:
    """The deadline that follows what its 課 promise anew; none where no promise is awaited.

    Args:
        finding: The finding.
        plans: The plan of every 課 of it.
    """
    nearest = nearest_due(plans)
    return _deadline_facts(finding, nearest) if finding.state in PROMISED and nearest else []


def _asked_again(store: Store, finding: LedgerFinding, step: Step) -> list[NewFact]:
    """That what a 課 sent was given back: it answers nothing until it is sent again."""
    given_back = _GIVEN_BACK.get((finding.state, step.state), {})
    day = parse_day(step.date)
    if not given_back or day is None:
        return []
    lineage = lineages_of(store, [finding], day)[finding.id]
    return answers_again(looking_into(store), finding, lineage, given_back)


def step_facts(finding: LedgerFinding, step: Step) -> list[NewFact]:
    """What is said of a step."""
    subject = f"step:{new_id()}"
    return [
        NewFact(subject, "finding", finding.id),
        *(NewFact(subject, field, str(value) or None) for field, value in step._asdict().items()),
    ]


def _deadline_facts(finding: LedgerFinding, deadline: str) -> list[NewFact]:
    put_off = bool(finding.deadline) and deadline > finding.deadline
    first = finding.postponed or (finding.deadline if put_off else "")
    # Whoever sets it back to the day that was first said has put nothing off.
    postponed = first if deadline > first else ""
    return filing_facts(finding, deadline=deadline or None, postponed=postponed or None)


def _check_order(finding: LedgerFinding, step: Step, before: Sequence[Step]) -> None:
    last = before[-1] if before else None
    if last is not None and step.date < last.date:
        raise UserError(
            f"{finding.code}は、{long_date(last.date)}に「{last.state.value}」になっています。",
            "その日か、それより後の日付を入れてください。",
            code="step_before_last",
        )


def _check_step(step: Step, deadline: str) -> None:
    if not step.date:
        raise UserError("日付がありません。", "日付を入れてください。", code="no_date")
    for day in (step.date, deadline):
        _check_date(day)
    if step.state is FindingState.WITHDRAWN and not step.note.strip():
        raise UserError(
            "取下げの理由がありません。", "取り下げる理由を書いてください。", code="no_reason"
        )


def _check_evidence(step: Step) -> None:
    if step.state in OUTCOMES and not (step.document.strip() or step.note.strip()):
        raise UserError(
            f"「{step.state.value}」とする根拠がありません。",
            "確かめた資料の文書番号か、確かめたことを書いてください。",
            code="no_evidence",
        )


def _check_date(day: str) -> None:
    if day and parse_day(day) is None:
        raise UserError(
            f"「{day}」は日付として読めません。",
            "年月日を入れ直してください。",
            code="no_such_date",
        )


def _not_now(finding: LedgerFinding, state: FindingState) -> UserError:
    stands = finding.state.value if finding.state else "未確定"
    return UserError(
        f"{finding.code}は「{stands}」なので、「{state.value}」にはできません。",
        "今の状態を確かめて、次の段階を選んでください。",
        code="step_not_now",
    )


def _named(findings: Sequence[LedgerFinding]) -> str:
    return findings[0].code if len(findings) == 1 else f"{len(findings)}件"
