"""The five steps of a year: what is done, due, and to be done."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.office_year import DAY, DEADLINE, NETWORK, TAX, OfficeYear
from wakayama_audit_gui.bootstrap.follow_up_files import FollowUpFiles
from wakayama_audit_gui.domain.deadline import NoHolidays, with_last_days
from wakayama_audit_gui.domain.finding_life import INTERNAL, FindingState, LedgerFinding
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, FormState
from wakayama_audit_gui.domain.target_score import TargetScore
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.choose_targets import Choice, choose_target
from wakayama_audit_gui.use_cases.ports import VisitRow
from wakayama_audit_gui.use_cases.read_collection import FormRow
from wakayama_audit_gui.use_cases.read_year import (
    FollowUpCount,
    FormCount,
    PlanCount,
    TargetCount,
    VisitCount,
    count_follow_up,
    count_forms,
    count_plans,
    count_targets,
    count_visits,
    read_year,
)

S = FindingState
TODAY = "2026-11-23"


def form(state: FormState, deadline: str = "") -> FormRow:
    name = FormName(2026, FormKind.SECTION, state.value + deadline)
    return FormRow(name, "", "", state, deadline, "", "", 0, 0, 0, "")


def visit(state: str, scheduled: str = "2026-11-01", systems: tuple[str, ...] = ()) -> VisitRow:
    return VisitRow("v", "t", systems, state, 0, scheduled, 2026, "", 1, (0,) * 6, 0, "")


def finding(
    state: FindingState | None, year: int = 2026, deadline: str = "", joined: str = ""
) -> LedgerFinding:
    return LedgerFinding(
        id=f"{year}/{state}/{deadline}",
        code="",
        kind="指摘",
        text="",
        text_summary="",
        page=0,
        systems=(),
        sections=("納税課", "資産税課"),
        clauses=(),
        fiscal_year=year,
        audit_kind=INTERNAL,
        state=state,
        deadline=deadline,
        joined=joined,
    )


def choice(kind: FormKind, owner: str, *, chosen: bool = True) -> Choice:
    return Choice(kind, owner, chosen, "理由", "0点", ())


def test_forms_are_counted_by_where_they_are() -> None:
    rows = [
        form(FormState.NOT_SENT),
        form(FormState.SENT, "2026-11-30"),
        form(FormState.SENT, "2026-11-20"),
        form(FormState.RETURNED, "2026-12-01"),
        form(FormState.SUBMITTED, "2026-11-20"),
        form(FormState.RECEIVED),
    ]
    assert count_forms(rows, TODAY) == FormCount(2, 6, 1, 3, 1, "2026-11-30")
    assert count_forms([], TODAY) == FormCount()


def test_a_form_that_is_due_today_is_not_late() -> None:
    assert count_forms([form(FormState.SENT, TODAY)], TODAY) == FormCount(0, 1, 0, 1, 0, TODAY)


def test_targets_are_what_was_chosen_and_those_without_a_visit_are_told() -> None:
    choices = [
        choice(FormKind.SYSTEM, "S01"),
        choice(FormKind.SYSTEM, "S02"),
        choice(FormKind.SYSTEM, "S03", chosen=False),
        choice(FormKind.SECTION, "納税課"),
    ]
    assert count_targets(choices, [visit("予定", systems=("S01",))]) == TargetCount(2, 1, 1)


def test_visits_are_counted_by_state_and_day() -> None:
    rows = [
        visit("確定"),
        visit("記入中", TODAY),
        visit("署名待ち"),
        visit("事実確認"),
        visit("予定"),
    ]
    assert count_visits(rows, TODAY) == VisitCount(1, 5, 1, 1, 2)


def test_plans_are_of_the_years_own_findings_that_were_notified() -> None:
    findings = [
        finding(None),
        finding(S.DRAFTED),
        finding(S.DECIDED),
        finding(S.WITHDRAWN),
        finding(S.NOTIFIED),
        finding(S.PLAN_AWAITED, deadline="2026-11-22"),
        finding(S.PLAN_AWAITED, deadline="2026-12-04"),
        finding(S.PLAN_AWAITED, deadline="2026-12-20"),
        finding(S.IMPROVING, deadline="2026-11-01"),
        finding(S.CONFIRMED),
        finding(S.PLAN_AWAITED, joined="another"),
        finding(S.PLAN_AWAITED, year=2025),
    ]
    late = frozenset({"2026/計画待ち/2026-11-22"})
    assert count_plans(findings, 2026, TODAY) == PlanCount(2, 6, 1, 1, "2026-12-04", 1, 2, late)


@pytest.mark.parametrize(
    ("findings", "counted"),
    [
        ([finding(S.NOTIFIED), finding(S.PLAN_AWAITED, deadline="2026-11-20")], "overdue"),
        ([finding(S.NOTIFIED), finding(S.PLAN_AWAITED, deadline="2026-12-20")], "due"),
        ([finding(S.NOTIFIED), finding(S.DECIDED)], "to_notify"),
        ([finding(S.CONFIRMED), finding(S.IMPROVING)], "received"),
    ],
)
def test_what_a_step_shows_is_as_many_as_it_counts(
    findings: list[LedgerFinding], counted: str
) -> None:
    found = count_plans(findings, 2026, TODAY)
    assert len(found.shown) == getattr(found, counted) > 0


def test_a_deadline_on_a_closed_day_is_not_late_before_the_next_working_day() -> None:
    on_sunday = finding(S.PLAN_AWAITED, deadline="2026-11-22")  # the 23rd is a 祝日
    (known,) = with_last_days([on_sunday], FollowUpFiles(find_paths()).holidays())
    assert known.is_late_after == "2026-11-24"
    assert count_plans([known], 2026, TODAY).overdue == 0
    assert count_plans([known], 2026, TODAY).deadline == "2026-11-24"
    assert count_plans([known], 2026, "2026-11-25").overdue == 1


def test_a_deadline_of_today_is_the_next_one() -> None:
    found = count_plans([finding(S.PLAN_AWAITED, deadline=TODAY)], 2026, TODAY)
    assert (found.overdue, found.deadline) == (0, TODAY)


def test_the_follow_up_takes_over_what_earlier_years_left() -> None:
    findings = [
        finding(S.NOTIFIED),  # its plan is awaited first
        finding(S.IMPROVING),
        finding(S.REPORTED),
        finding(S.CONFIRMED),
        finding(S.REPEATED),
        finding(S.NOTIFIED, year=2022),
        finding(S.REPORTED, year=2022),
        finding(S.CONFIRMED, year=2022),
        finding(S.IMPROVING, year=2027),
        finding(S.IMPROVING, year=0),
        finding(S.IMPROVING, joined="another"),
    ]
    reported = frozenset({"2026/改善済（申告）/", "2022/改善済（申告）/"})
    assert count_follow_up(findings, 2026) == FollowUpCount(2, 6, 2, 2, reported)
    left = [finding(S.CONFIRMED), finding(S.NOTIFIED, year=2022)]
    assert count_follow_up(left, 2026).shown == {"2022/通知済/"}
    assert len(count_follow_up([finding(S.CONFIRMED)], 2026).shown) == 1


@pytest.mark.parametrize("day", [DAY, "2026-07-01"])
def test_the_year_is_read_from_the_record(day: str) -> None:
    office = OfficeYear()
    office.distribute(TAX, NETWORK)
    score = TargetScore(FormKind.SYSTEM, "S01", "行政ネットワーク", ())
    choose_target(office.store, 2026, score, office.me, chosen=True, reason="多くの課で使用")
    year = read_year(office.store, the_catalogue(), 2026, day, NoHolidays())
    late = day > DEADLINE
    assert (year.forms.missing, year.forms.overdue) == (1, int(late)), "of 課 alone"
    assert year.forms.total > 50
    assert year.targets == TargetCount(1, 0, 1)
    assert year.plans == PlanCount()
    assert year.follow_up.carried == len(the_catalogue().findings) == 70
