"""Choosing targets: grounds read from the record, and the office's choice beside the score."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.city_register import the_form
from tests.unit.use_cases.field import Field, the_catalogue
from wakayama_audit_gui.domain.finding_life import FindingState, Step
from wakayama_audit_gui.domain.selected_item import SelectedItem
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, Reply
from wakayama_audit_gui.domain.target_score import Criterion, Ground, Points, TargetScore
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_form import answer_form
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.choose_targets import (
    choose_target,
    read_choices,
    set_weight,
)
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_form import read_form
from wakayama_audit_gui.use_cases.read_past_findings import read_findings_of
from wakayama_audit_gui.use_cases.register_system import edit_entry
from wakayama_audit_gui.use_cases.score_targets import score_targets
from wakayama_audit_gui.use_cases.step_finding import step_findings
from wakayama_audit_gui.use_cases.undo_change import undo_change

YEAR = 2026


def scores(field: Field) -> dict[tuple[FormKind, str], TargetScore]:
    found = score_targets(field.store, the_catalogue(), YEAR)
    return {(score.kind, score.owner): score for score in found}


def part(score: TargetScore, criterion: Criterion) -> Points | None:
    return next((p for p in score.parts if p.criterion is criterion), None)


def points(field: Field, kind: FormKind, owner: str, criterion: Criterion) -> int:
    found = part(scores(field)[kind, owner], criterion)
    return found.points if found else 0


def test_every_section_and_system_is_scored_most_points_first(field: Field) -> None:
    found = score_targets(field.store, the_catalogue(), YEAR)
    systems = {score.owner for score in found if score.kind is FormKind.SYSTEM}
    assert len(systems) == 97
    assert systems > set(the_catalogue().systems)
    assert len(found) > 97 + 60
    totals = [score.total for score in found]
    assert totals == sorted(totals, reverse=True)


def test_the_published_findings_and_attributes_are_grounds(field: Field) -> None:
    first = scores(field)[FormKind.SYSTEM, "S01"]
    open_ones = part(first, Criterion.OPEN_FINDINGS)
    assert open_ones is not None
    codes = [f.code for f in the_catalogue().findings.values() if f.system == "S01"]
    assert len(open_ones.grounds) == len(codes)
    assert open_ones.grounds[0].subject == f"filed:R4/{codes[0]}"
    assert part(first, Criterion.MANY_SECTIONS) is not None
    rescue = scores(field)[FormKind.SYSTEM, "S04"]
    number = part(rescue, Criterion.INDIVIDUAL_NUMBER)
    assert number is not None
    assert "明記" in number.grounds[0].words


def test_a_closed_finding_is_no_open_one(field: Field) -> None:
    before = points(field, FormKind.SYSTEM, "S02", Criterion.OPEN_FINDINGS)
    finding = next(f for f in read_findings(field.store, the_catalogue()) if f.systems == ("S02",))
    for state in (FindingState.MEASURES_TOLD, FindingState.MEASURES_PUBLISHED):
        now = next(f for f in read_findings(field.store, the_catalogue()) if f.id == finding.id)
        step_findings(field.store, [now], Step(state, "2023-10-01"), field.me)
    weight = Criterion.OPEN_FINDINGS.weight
    assert points(field, FormKind.SYSTEM, "S02", Criterion.OPEN_FINDINGS) == before - weight


def test_a_past_year_counts_findings_as_they_stood_at_its_end(field: Field) -> None:
    def open_in(year: int, owner: str) -> int:
        for score in score_targets(field.store, the_catalogue(), year):
            if (score.kind, score.owner) == (FormKind.SYSTEM, owner):
                found = part(score, Criterion.OPEN_FINDINGS)
                return len(found.grounds) if found else 0
        return 0

    before = open_in(YEAR, "S02")
    finding = next(f for f in read_findings(field.store, the_catalogue()) if f.systems == ("S02",))
    for state, day in (
        (FindingState.MEASURES_TOLD, "2023-10-01"),
        (FindingState.MEASURES_PUBLISHED, "2024-04-01"),
    ):
        now = next(f for f in read_findings(field.store, the_catalogue()) if f.id == finding.id)
        step_findings(field.store, [now], Step(state, day), field.me)
    assert [open_in(year, "S02") for year in (2021, 2022, 2023, 2024, YEAR)] == [
        0,
        before,
        before,
        before - 1,
        before - 1,
    ]
    states = {
        year: next(
            f.state
            for f in read_findings_of(field.store, the_catalogue(), year)
            if f.id == finding.id
        )
        for year in (2022, 2023, 2024)
    }
    assert states == {
        2022: FindingState.NOTIFIED,
        2023: FindingState.MEASURES_TOLD,
        2024: FindingState.MEASURES_PUBLISHED,
    }
    this = open_in(YEAR, "S01")
    give_verdict(field.store, field.visit, field.rows[0], Verdict.SHITEKI, field.me)
    assert open_in(YEAR, "S01") == this + 1
    assert open_in(YEAR - 1, "S01") == this, "found later"


def test_no_answers_and_contradictions_with_the_visit_count(field: Field) -> None:
    name = FormName(YEAR, FormKind.SYSTEM, "S01")
    distribute_forms(field.store, the_catalogue(), [name], "2026-06-30", "2026-06-01", field.me)
    form = read_form(field.store, name)
    asked = {row.item.id: row for row in field.rows}
    both = [question for question in form.sent.questions if question.item in asked]
    assert len(both) > 1
    answer_form(field.store, form, both[0].id, Reply("いいえ", "鍵がない。"), field.me)
    answer_form(field.store, form, both[1].id, Reply("はい"), field.me)
    give_verdict(field.store, field.visit, asked[both[1].item], Verdict.SHITEKI, field.me)
    score = scores(field)[FormKind.SYSTEM, "S01"]
    noes, against = part(score, Criterion.NO_ANSWERS), part(score, Criterion.CONTRADICTIONS)
    assert noes is not None
    assert against is not None
    assert "鍵がない。" in noes.grounds[0].words
    assert noes.grounds[0].subject == name.reply(both[0].id)
    assert "令和8年度の実地では指摘" in against.grounds[0].words
    assert against.grounds[0].subject.startswith(f"answer:{field.id}/")
    give_verdict(field.store, field.visit, asked[both[1].item], Verdict.CONFORMING, field.me)
    assert part(scores(field)[FormKind.SYSTEM, "S01"], Criterion.CONTRADICTIONS) is None


def test_years_since_the_last_audit_count(field: Field) -> None:
    untouched = scores(field)[FormKind.SYSTEM, "S02"]
    years = part(untouched, Criterion.YEARS)
    assert years is not None
    assert "令和4年度" in years.grounds[0].words
    assert years.points == YEAR - 2022
    give_verdict(field.store, field.visit, field.rows[0], Verdict.CONFORMING, field.me)
    assert part(scores(field)[FormKind.SYSTEM, "S01"], Criterion.YEARS) is None


def test_a_weight_is_the_offices_and_is_given_back(field: Field) -> None:
    before = points(field, FormKind.SYSTEM, "S02", Criterion.OPEN_FINDINGS)
    changes = set_weight(field.store, Criterion.OPEN_FINDINGS, 6, field.me)
    assert points(field, FormKind.SYSTEM, "S02", Criterion.OPEN_FINDINGS) == 2 * before
    undo_change(field.store, changes, field.me)
    assert points(field, FormKind.SYSTEM, "S02", Criterion.OPEN_FINDINGS) == before
    for wrong in (-1, 101):
        with pytest.raises(UserError, match="重み"):
            set_weight(field.store, Criterion.OPEN_FINDINGS, wrong, field.me)


def test_a_choice_has_a_reason_and_keeps_the_score_it_was_made_by(field: Field) -> None:
    score = scores(field)[FormKind.SECTION, "デジタル推進課"]
    with pytest.raises(UserError, match="理由"):
        choose_target(field.store, YEAR, score, field.me, chosen=True, reason=" ")
    assert read_choices(field.store, YEAR) == {}
    choose_target(
        field.store,
        YEAR,
        score,
        field.me,
        chosen=False,
        reason="前年度に実施した。",
        items=(SelectedItem("x", "y"),),
    )
    (choice,) = read_choices(field.store, YEAR).values()
    assert (choice.kind, choice.owner) == (FormKind.SECTION, "デジタル推進課")
    assert not choice.chosen
    assert choice.score == score.words
    assert choice.items == (SelectedItem("x", "y"),)
    assert read_choices(field.store, YEAR + 1) == {}


def test_what_the_register_says_counts(field: Field) -> None:
    def enter(**typed: str) -> None:
        edit_entry(field.store, the_catalogue(), the_form(), "S02", typed, field.me)

    before = points(field, FormKind.SYSTEM, "S02", Criterion.INCIDENTS)
    assert before == 0
    enter(severe_incident="無し", incidents="0", early_defects="無し", id_unit="全て個人ID")
    assert points(field, FormKind.SYSTEM, "S02", Criterion.INCIDENTS) == 0
    assert points(field, FormKind.SYSTEM, "S02", Criterion.SHARED_IDS) == 0
    enter(severe_incident="有り", incidents="12", early_defects="軽度の不良・障害")
    enter(important_information="保有", id_unit="全員同じ共有ID")
    found = part(scores(field)[FormKind.SYSTEM, "S02"], Criterion.INCIDENTS)
    assert found is not None
    assert len(found.grounds) == 3
    assert found.grounds[2] == Ground("年間の障害：12件（台帳）", "system_entry:S02")
    for criterion in (Criterion.IMPORTANT_INFORMATION, Criterion.SHARED_IDS):
        assert points(field, FormKind.SYSTEM, "S02", criterion) == criterion.weight


def test_the_register_speaks_in_answers_of_the_form() -> None:
    questions = the_form().questions
    assert "有り" in questions["severe_incident"].choices
    assert "保有" in questions["important_information"].choices
    assert questions["early_defects"].choices[1:] == ("軽度の不良・障害", "重度の不良・障害")
    assert questions["id_unit"].choices[1:] == (
        "原則個人ID・一部共有ID",
        "課等単位の共有ID",
        "全員同じ共有ID",
    )
    assert questions["incidents"].bands
