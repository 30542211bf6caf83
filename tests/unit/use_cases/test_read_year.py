"""The five steps of a year: what is done, due, and to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from tests.unit.use_cases.city_register import the_form
from tests.unit.use_cases.field import Field, the_catalogue
from tests.unit.use_cases.office_year import DAY, DEADLINE, NETWORK, TAX, OfficeYear
from wakayama_audit_gui.bootstrap.follow_up_files import FollowUpFiles
from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.deadline import NoHolidays, with_last_days
from wakayama_audit_gui.domain.finding_life import (
    INTERNAL,
    FindingState,
    ImprovementPlan,
    LedgerFinding,
)
from wakayama_audit_gui.domain.improvement_form import Progress
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, FormState
from wakayama_audit_gui.domain.target_score import TargetScore
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.choose_targets import Choice, choose_target
from wakayama_audit_gui.use_cases.count_year import (
    FollowUpCount,
    FormCount,
    NextDue,
    PlanCount,
    TargetCount,
    VisitCount,
    Year,
    count_follow_up,
    count_forms,
    count_plans,
    count_targets,
    count_visits,
)
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.distribute_survey import SurveyRound, distribute_survey
from wakayama_audit_gui.use_cases.ports import VisitRow
from wakayama_audit_gui.use_cases.read_collection import MISSING, OVERDUE, FormRow
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_reminders import WITHOUT_SECTION
from wakayama_audit_gui.use_cases.read_year import read_year
from wakayama_audit_gui.use_cases.step_finding import plan_improvement

S = FindingState
TODAY = "2026-11-23"
DAY_OF_COUNT = date.fromisoformat(TODAY)


def form(state: FormState, deadline: str = "", kind: FormKind = FormKind.SECTION) -> FormRow:
    name = FormName(2026, kind, state.value + deadline)
    return FormRow(name, "", "", state, deadline, "", "", 0, 0, 0, "")


def visit(state: str, scheduled: str = "2026-11-01", id_: str = "") -> VisitRow:
    return VisitRow(id_ or state, "t", (), state, 0, scheduled, 2026, "", 1, (0,) * 6, 0, "")


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


def all_owe(findings: Iterable[LedgerFinding]) -> dict[str, tuple[str, ...]]:
    """No 課 has answered anything."""
    return {one.id: one.sections for one in findings}


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
    none = ((0, 0), (0, 0))
    counted = count_forms(rows, NoHolidays(), DAY_OF_COUNT)
    assert counted == FormCount(2, 6, 1, 3, 1, "2026-11-30", ((2, 6), (0, 0)))
    assert count_forms([], NoHolidays(), DAY_OF_COUNT) == FormCount(kinds=none)


def test_forms_of_systems_count_like_those_of_sections() -> None:
    rows = [
        form(FormState.RECEIVED),
        form(FormState.SENT, "2026-11-20"),
        form(FormState.SENT, "2026-11-20", FormKind.SYSTEM),
        form(FormState.NOT_SENT, "", FormKind.SYSTEM),
        form(FormState.SUBMITTED, "", FormKind.SYSTEM),
    ]
    counted = count_forms(rows, NoHolidays(), DAY_OF_COUNT)
    assert counted == FormCount(2, 5, 1, 2, 2, "", ((1, 2), (1, 3)))
    assert sum(row.is_asked(MISSING, late=False) for row in rows) == counted.total - counted.back
    assert sum(row.is_asked(OVERDUE, late=True) for row in rows) == len(rows)
    assert sum(row.is_asked("配布", late=False) for row in rows) == 2


def test_a_form_that_is_due_today_is_not_late() -> None:
    counted = count_forms([form(FormState.SENT, TODAY)], NoHolidays(), DAY_OF_COUNT)
    assert (counted.missing, counted.overdue, counted.deadline) == (1, 0, TODAY)


def test_a_form_due_on_a_closed_day_is_late_after_the_next_open_one() -> None:
    """22 November 2026 is a Sunday, the 23rd a 祝日."""
    rows, holidays = [form(FormState.SENT, "2026-11-22")], JapaneseHolidays()
    waiting = count_forms(rows, holidays, date(2026, 11, 24))
    assert (waiting.overdue, waiting.deadline) == (0, "2026-11-24")
    late = count_forms(rows, holidays, date(2026, 11, 25))
    assert (late.overdue, late.deadline) == (1, "")


def test_targets_are_what_was_chosen_and_those_without_a_visit_are_told() -> None:
    choices = [
        choice(FormKind.SYSTEM, "S01"),
        choice(FormKind.SYSTEM, "S02"),
        choice(FormKind.SYSTEM, "S03", chosen=False),
        choice(FormKind.SECTION, "納税課"),
        choice(FormKind.SECTION, "文書課"),
    ]
    assert count_targets(choices, ["S01"], ["納税課", "人事課"]) == TargetCount(2, 2, 1, 1)


def test_visits_are_counted_by_state_and_day() -> None:
    rows = [
        visit("確定"),
        visit("記入中", TODAY),
        visit("署名待ち"),
        visit("事実確認"),
        visit("予定"),
    ]
    left = frozenset(("記入中", "署名待ち", "事実確認", "予定"))
    assert count_visits(rows, (), TODAY) == VisitCount(1, 5, 1, 1, 2, left)


def test_follow_ups_are_counted_apart_from_the_audits() -> None:
    rows = [
        visit("確定"),
        visit("予定"),
        visit("確定", id_="first"),
        visit("記入中", TODAY, id_="second"),
    ]
    follow_ups = frozenset(("first", "second"))
    counted = count_visits(rows, follow_ups | {"of another year"}, TODAY)
    assert counted == VisitCount(1, 2, 0, 0, 0, frozenset(("予定",)), follow_ups, 1)


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
    left = frozenset(f.id for f in findings[4:8])
    counted = count_plans(findings, 2026, TODAY, all_owe(findings))
    assert counted == PlanCount(2, 6, 1, 1, "2026-12-04", 1, 2, left)


def test_a_plan_is_awaited_of_those_sections_that_have_not_answered() -> None:
    first = finding(S.PLAN_AWAITED, deadline="2026-12-04")
    second = finding(S.PLAN_AWAITED, deadline="2026-12-20")
    late = finding(S.PLAN_AWAITED, deadline="2026-11-20")
    owing = {first.id: ("納税課",), second.id: ("納税課", WITHOUT_SECTION)}
    counted = count_plans([first, second, late], 2026, TODAY, owing)
    assert counted == PlanCount(1, 3, 0, 0, "2026-12-04", 1, 1, frozenset((first.id, second.id)))
    nobody = count_plans([first], 2026, TODAY, {first.id: (WITHOUT_SECTION,)})
    assert (nobody.due, nobody.sections) == (1, 0)


def awaiting(
    field: Field, state: FindingState, deadline: str, *sections: str, fiscal_year: int = 2026
) -> LedgerFinding:
    """A finding of this year in the ledger."""
    told: dict[str, JsonValue] = {
        "state": state.value,
        "class": "指摘",
        "text": "施錠すべきである。",
        "audit_kind": INTERNAL,
        "fiscal_year": fiscal_year,
        "deadline": deadline,
        "sections": list(sections),
    }
    facts = [NewFact(f"filed:{deadline}", name, value) for name, value in told.items()]
    field.store.append("findings", field.me, facts)
    found = read_findings(field.store, the_catalogue())
    return next(one for one in found if one.id == deadline)


def test_the_next_deadline_is_that_of_the_plan_each_section_made(field: Field) -> None:
    one = awaiting(field, S.IMPROVING, "2026-12-01", "納税課", "文書課")

    def write(section: str, due: str, progress: str = "") -> Year:
        said = ImprovementPlan(measure="錠を付ける。", due=due, confirmed_by="課長")
        plan = said._replace(progress=progress)
        plan_improvement(field.store, one, section, plan, date(2026, 11, 25), field.me)
        return read_year(field.store, the_catalogue(), 2026, DAY_OF_COUNT, NoHolidays())

    write("納税課", "2026-12-01")
    year = write("文書課", "2026-12-21")
    assert year.next_due == NextDue("改善状況表", "2026-12-01", 1), "not of both 課"
    year = write("納税課", "2026-12-01", Progress.DONE)
    assert year.next_due == NextDue("改善（計画の期限）", "2026-12-21", 1)
    year = write("文書課", "2026-12-21", Progress.DONE)
    assert year.next_due == NextDue()


def test_who_has_sent_its_plan_is_no_longer_counted(field: Field) -> None:
    one = awaiting(field, S.PLAN_AWAITED, "2026-12-04", "納税課", "文書課")
    plan = ImprovementPlan(measure="錠を付ける。", due="2026-12-21", confirmed_by="課長")
    year = read_year(field.store, the_catalogue(), 2026, DAY_OF_COUNT, NoHolidays())
    assert (year.plans.sections, year.next_due) == (2, NextDue("改善計画書", "2026-12-04", 2))
    for section, left in (("納税課", 1), ("文書課", 0)):
        plan_improvement(field.store, one, section, plan, date(2026, 11, 25), field.me)
        year = read_year(field.store, the_catalogue(), 2026, DAY_OF_COUNT, NoHolidays())
        assert (year.plans.sections, year.next_due.sections) == (left, left)
        assert (year.plans.received, year.plans.total) == (int(not left), 1)
    late = read_year(field.store, the_catalogue(), 2026, date(2027, 1, 10), NoHolidays())
    assert late.plans.overdue == 0


def test_the_next_deadline_may_be_that_of_a_form_or_of_a_survey(field: Field) -> None:
    awaiting(field, S.PLAN_AWAITED, "2027-01-12", "納税課")
    store, book, today = field.store, the_catalogue(), date(2026, 11, 25)

    def due() -> NextDue:
        return read_year(store, book, 2026, today, NoHolidays(), survey=the_form).next_due

    assert due() == NextDue("改善計画書", "2027-01-12", 1)
    distribute_forms(store, book, (TAX, NETWORK), "2026-12-11", DAY, field.me)
    sections = 1 + bool(book.systems["S01"].contract_section)
    assert due() == NextDue("自己点検票", "2026-12-11", sections)
    rounds = SurveyRound(book, the_form(), 2026, DAY, field.me)
    distribute_survey(store, rounds, "2026-12-10")
    assert due()[:2] == ("調査票", "2026-12-10")
    late = read_year(store, book, 2026, date(2026, 12, 12), NoHolidays(), survey=the_form)
    assert late.next_due == NextDue("改善計画書", "2027-01-12", 1), "what is late is no longer next"


def test_all_that_is_due_on_the_next_day_is_named(field: Field) -> None:
    awaiting(field, S.PLAN_AWAITED, "2026-12-11", "納税課")
    distribute_forms(field.store, the_catalogue(), (TAX,), "2026-12-11", DAY, field.me)
    year = read_year(field.store, the_catalogue(), 2026, date(2026, 11, 25), NoHolidays())
    assert year.next_due == NextDue("改善計画書・自己点検票", "2026-12-11", 1)


@pytest.mark.parametrize(
    ("findings", "counted"),
    [
        ([finding(S.NOTIFIED), finding(S.PLAN_AWAITED, deadline="2026-11-20")], 2),
        ([finding(S.CONFIRMED), finding(S.PLAN_AWAITED, deadline="2026-12-20")], 1),
        ([finding(S.CONFIRMED), finding(S.DECIDED)], 1),
        ([finding(S.CONFIRMED), finding(S.IMPROVING)], 2),
    ],
)
def test_what_a_step_shows_is_what_it_leaves_to_do(
    findings: list[LedgerFinding], counted: int
) -> None:
    found = count_plans(findings, 2026, TODAY, all_owe(findings))
    assert len(found.shown) == counted
    left = found.total - found.received
    assert len(found.shown) == (left or found.to_notify or found.received)


def test_a_deadline_on_a_closed_day_is_not_late_before_the_next_working_day() -> None:
    on_sunday = finding(S.PLAN_AWAITED, deadline="2026-11-22")  # the 23rd is a 祝日
    (known,) = with_last_days([on_sunday], FollowUpFiles(find_paths()).holidays())
    assert known.is_late_after == "2026-11-24"
    owing = all_owe([known])
    assert count_plans([known], 2026, TODAY, owing).overdue == 0
    assert count_plans([known], 2026, TODAY, owing).deadline == "2026-11-24"
    assert count_plans([known], 2026, "2026-11-25", owing).overdue == 1


def test_a_deadline_of_today_is_the_next_one() -> None:
    findings = [finding(S.PLAN_AWAITED, deadline=TODAY)]
    found = count_plans(findings, 2026, TODAY, all_owe(findings))
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
    left = frozenset(
        {"2026/改善中/", "2026/改善済（申告）/", "2022/通知済/", "2022/改善済（申告）/"}
    )
    counted = count_follow_up(findings, 2026)
    assert counted == FollowUpCount(2, 6, 2, 2, left)
    assert len(left) == counted.total - counted.settled
    carried = [finding(S.CONFIRMED), finding(S.NOTIFIED, year=2022)]
    assert count_follow_up(carried, 2026).shown == {"2022/通知済/"}
    assert len(count_follow_up([finding(S.CONFIRMED)], 2026).shown) == 1


@pytest.mark.parametrize("state", [S.IMPROVING, S.PLAN_AWAITED])
def test_what_an_earlier_year_left_is_told_when_it_is_late(
    field: Field, state: FindingState
) -> None:
    awaiting(field, state, "2025-04-03", "納税課", fiscal_year=2024)
    awaiting(field, S.IMPROVING, "2026-12-20", "納税課", fiscal_year=2024)
    year = read_year(field.store, the_catalogue(), 2026, DAY_OF_COUNT, NoHolidays())
    assert year.follow_up.carried == 72
    assert year.follow_up.overdue == 1
    assert year.plans.overdue == 0


@pytest.mark.parametrize("day", [DAY, "2026-07-01"])
def test_the_year_is_read_from_the_record(day: str) -> None:
    office = OfficeYear()
    office.distribute(TAX, NETWORK)
    score = TargetScore(FormKind.SYSTEM, "S01", "行政ネットワーク", ())
    choose_target(office.store, 2026, score, office.me, chosen=True, reason="多くの課で使用")
    year = read_year(office.store, the_catalogue(), 2026, date.fromisoformat(day), NoHolidays())
    late = day > DEADLINE
    assert (year.forms.missing, year.forms.overdue) == (2, 2 * int(late)), "of 課 and systems"
    sections, systems = (total for _, total in year.forms.kinds)
    assert (sections + systems, systems) == (year.forms.total, len(the_catalogue().systems))
    assert year.forms.total > 50
    assert year.targets == TargetCount(1, 0, 1)
    assert year.plans == PlanCount()
    assert year.follow_up.carried == len(the_catalogue().findings) == 70
