"""督促 by 課, and findings that survive a 組織改正."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.use_cases.field import Field, the_catalogue
from tests.unit.use_cases.ledger_desk import plan_of
from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.finding_life import (
    INTERNAL,
    FindingState,
    ImprovementPlan,
    LedgerFinding,
    Step,
)
from wakayama_audit_gui.domain.improvement_form import Progress
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_reminders import SectionReminders, read_reminders
from wakayama_audit_gui.use_cases.reorganise_sections import (
    present_sections_of,
    read_reorganisations,
    remove_reorganisation,
    reorganise_sections,
    say_sections,
)
from wakayama_audit_gui.use_cases.step_finding import plan_improvement, step_findings
from wakayama_audit_gui.use_cases.undo_change import undo_change

S = FindingState
K = ReorganisationKind


def file(field: Field, id_: str, state: FindingState, deadline: str, *sections: str) -> None:
    told: dict[str, JsonValue] = {
        "state": state.value,
        "class": "指摘",
        "text": "施錠すべきである。",
        "code": id_,
        "audit_kind": INTERNAL,
        "fiscal_year": 2026,
        "deadline": deadline,
        "sections": list(sections),
    }
    facts = [NewFact(f"filed:{id_}", name, value) for name, value in told.items()]
    field.store.append("findings", field.me, facts)


def reminders(field: Field, today: date) -> tuple[SectionReminders, ...]:
    return read_reminders(field.store, the_catalogue(), JapaneseHolidays(), today)


def one(field: Field, id_: str) -> LedgerFinding:
    return next(f for f in read_findings(field.store, the_catalogue()) if f.id == id_)


def test_what_is_late_is_named_by_section_most_urgent_first(field: Field) -> None:
    file(field, "R8-01-1", S.PLAN_AWAITED, "2026-11-21", "納税課", "文書課")
    file(field, "R8-01-2", S.IMPROVING, "2026-10-30", "文書課")
    file(field, "R8-01-3", S.CONFIRMED, "2026-10-01", "文書課")
    file(field, "R8-01-4", S.PLAN_AWAITED, "2027-03-01", "文書課")
    first, second = reminders(field, date(2026, 11, 25))
    assert (first.section, first.overdue) == ("文書課", 2)
    assert [(r.finding.id, r.awaited, r.words) for r in first.reminders] == [
        ("R8-01-2", "改善状況表", "26日過ぎています"),
        ("R8-01-1", "改善計画書", "1日過ぎています"),
    ]
    assert (second.section, len(second.reminders)) == ("納税課", 1)


def test_a_closed_day_is_not_late_yet(field: Field) -> None:
    file(field, "R8-01-1", S.PLAN_AWAITED, "2026-11-21", "納税課")
    ((_, (reminder,)),) = reminders(field, date(2026, 11, 24))
    assert (reminder.is_overdue, reminder.words) == (False, "今日まで")
    assert reminders(field, date(2026, 11, 1)) == ()


def test_the_date_of_the_plan_itself_counts_too(field: Field) -> None:
    file(field, "R8-01-1", S.IMPROVING, "2027-03-01", "納税課")
    plan = ImprovementPlan(measure="錠を付ける。", due="2026-11-20")
    plan_improvement(field.store, one(field, "R8-01-1"), "", plan, date(2026, 11, 25), field.me)
    ((_, (reminder,)),) = reminders(field, date(2026, 11, 25))
    assert reminder.awaited == "改善（計画の期限）"


@pytest.mark.parametrize(
    ("stands", "back", "awaited"),
    [
        (S.IMPROVING, S.PLAN_AWAITED, "改善計画書"),
        (S.REPORTED, S.IMPROVING, "改善状況表"),
    ],
)
def test_what_the_office_gave_back_is_awaited_again(
    field: Field, stands: FindingState, back: FindingState, awaited: str
) -> None:
    file(field, "R8-01-1", stands, "", "納税課", "文書課")
    plan = ImprovementPlan(
        measure="錠を付ける。",
        due="2026-11-10",
        confirmed_by="課長 見本 花子",
        confirmed_on="2026-10-10",
        progress=Progress.DONE,
        result="付けた。",
        done_on="2026-11-01",
    )
    for section in ("納税課", "文書課"):
        said = one(field, "R8-01-1")
        plan_improvement(field.store, said, section, plan, date(2026, 11, 2), field.me)
    step = Step(back, "2026-11-03", person="見本 太郎")
    changes = step_findings(
        field.store, [one(field, "R8-01-1")], step, field.me, deadline="2026-11-12"
    )
    told = reminders(field, date(2026, 11, 25))
    assert {section for section, owed in told if awaited in [r.awaited for r in owed]} == {
        "文書課",
        "納税課",
    }
    assert plan_of(field.store, "R8-01-1", "納税課").measure == "錠を付ける。"
    undo_change(field.store, changes, field.me)
    assert plan_of(field.store, "R8-01-1", "納税課") == plan


def test_a_merged_section_is_reminded_under_its_new_name(field: Field) -> None:
    file(field, "R8-01-1", S.PLAN_AWAITED, "2027-03-20", "納税課")
    change = Reorganisation("2027-04-01", K.MERGE, ("納税課", "収納課"), ("債権管理課",))
    made = reorganise_sections(field.store, change, field.me)
    assert made.label == "納税課・収納課を債権管理課に統合した"
    (before,) = reminders(field, date(2027, 3, 31))
    (after,) = reminders(field, date(2027, 4, 1))
    assert (before.section, after.section) == ("納税課", "債権管理課")
    finding = one(field, "R8-01-1")
    assert finding.sections == ("納税課",)
    present = present_sections_of(field.store, [finding], date(2027, 4, 1))[finding.id]
    assert say_sections(finding, present) == "債権管理課（令和8年度：納税課）"
    undo_change(field.store, made, field.me)
    assert read_reorganisations(field.store) == ()


def test_published_findings_follow_too_and_a_mistake_is_taken_away(field: Field) -> None:
    change = Reorganisation("2027-04-01", K.RENAME, ("デジタル推進課",), ("情報政策課",))
    reorganise_sections(field.store, change, field.me)
    finding = next(f for f in read_findings(field.store, the_catalogue()) if f.page)
    assert "デジタル推進課" in finding.sections
    day = date(2027, 4, 1)
    assert "情報政策課" in present_sections_of(field.store, [finding], day)[finding.id]
    (recorded,) = read_reorganisations(field.store)
    remove_reorganisation(field.store, recorded, field.me)
    assert present_sections_of(field.store, [finding], day)[finding.id] == finding.sections


@pytest.mark.parametrize(
    ("kind", "before", "after", "on", "code"),
    [
        (K.MERGE, ("納税課",), ("債権管理課",), "2027-04-01", "reorganisation_count"),
        (K.SPLIT, ("納税課",), ("納税課",), "2027-04-01", "reorganisation_count"),
        (K.RENAME, ("納税課",), ("納税課",), "2027-04-01", "reorganisation_count"),
        (K.RENAME, ("納税課",), (" ",), "2027-04-01", "reorganisation_count"),
        (K.RENAME, ("納税課",), ("収納課",), "来年", "no_such_date"),
    ],
)
def test_what_is_no_reorganisation_is_refused(
    field: Field,
    kind: ReorganisationKind,
    before: tuple[str, ...],
    after: tuple[str, ...],
    on: str,
    code: str,
) -> None:
    with pytest.raises(UserError) as told:
        reorganise_sections(field.store, Reorganisation(on, kind, before, after), field.me)
    assert told.value.code == code


def test_of_several_sections_only_those_that_have_not_answered_are_reminded(field: Field) -> None:
    file(field, "R8-01-1", S.PLAN_AWAITED, "2026-11-20", "納税課", "文書課")
    today = date(2026, 11, 25)
    assert [found.section for found in reminders(field, today)] == ["文書課", "納税課"]
    plan = ImprovementPlan(measure="錠を付ける。", due="2027-01-20", confirmed_by="課長 見本 花子")
    plan_improvement(field.store, one(field, "R8-01-1"), "納税課", plan, today, field.me)
    ((section, (reminder,)),) = reminders(field, today)
    assert (section, reminder.awaited) == ("文書課", "改善計画書")
