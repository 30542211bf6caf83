"""Which day stands beside a finding in the 改善状況表 of the report, and what it is called."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.ledger_desk import ME, LedgerDesk
from wakayama_audit_gui.domain.finding_life import EXTERNAL, FindingState, ImprovementPlan
from wakayama_audit_gui.domain.report import ImprovementRow
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.read_report_findings import read_report_findings
from wakayama_audit_gui.use_cases.report_tables import improvement_rows
from wakayama_audit_gui.use_cases.step_finding import plan_improvement

S = FindingState
TODAY = date(2026, 12, 1)
REPORTED = [one for one in S if one not in (S.DRAFTED, S.CONFIRMING, S.WITHDRAWN)]
DEADLINE, DAY = "2026-12-25", "令和8年12月25日（金）"


def rows_of(desk: LedgerDesk) -> tuple[ImprovementRow, ...]:
    found = read_report_findings(desk.store, the_catalogue(), 2026, {}, TODAY).findings
    return improvement_rows(found, {one.id: "" for one in found}, public=False)


@pytest.mark.parametrize(
    ("state", "due"),
    [
        (S.NOTIFIED, f"計画の提出期限\n{DAY}"),
        (S.PLAN_AWAITED, f"計画の提出期限\n{DAY}"),
        (S.IMPROVING, DAY),
        (S.CONTINUED, DAY),
        (S.REPORTED, ""),
        (S.CONFIRMED, ""),
    ],
)
def test_a_day_until_which_something_else_is_due_is_no_deadline_of_improvement(
    state: FindingState, due: str
) -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", state, "納税課", deadline=DEADLINE)
    (row,) = rows_of(desk)
    assert row.due == due


@pytest.mark.parametrize("state", REPORTED)
def test_what_the_section_promised_is_the_deadline(state: FindingState) -> None:
    desk = LedgerDesk()
    one = desk.file("R8-01-1", state, "納税課", deadline=DEADLINE)
    plan = ImprovementPlan(measure="鍵を替える。", due="2027-01-29")
    plan_improvement(desk.store, one, "納税課", plan, TODAY, ME)
    (row,) = rows_of(desk)
    assert row.due == "令和9年1月29日（金）"


@pytest.mark.parametrize(
    ("state", "progress", "due"),
    [
        (S.NOTIFIED, "", f"措置の状況の提出期限\n{DAY}"),
        (S.MEASURES_AWAITED, "", f"措置の状況の提出期限\n{DAY}"),
        (S.MEASURES_AWAITED, "措置済", ""),
        (S.MEASURES_TOLD, "措置済", ""),
    ],
)
def test_of_the_audit_from_outside_the_day_is_that_of_the_answer(
    state: FindingState, progress: str, due: str
) -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", state, "納税課", deadline=DEADLINE)
    desk.store.append("findings", ME, [NewFact("filed:R8-01-1", "audit_kind", EXTERNAL)])
    plan = ImprovementPlan(progress=progress, confirmed_by="課長 見本 花子" if progress else "")
    plan_improvement(desk.store, desk.one("R8-01-1"), "納税課", plan, TODAY, ME)
    (row,) = rows_of(desk)
    assert row.due == due
