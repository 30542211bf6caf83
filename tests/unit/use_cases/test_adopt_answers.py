"""Answers of the 調査票 for the register: copied when the office says so, never over later ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.use_cases.city_register import YEAR, the_form
from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.survey_year import SECTION, SurveyYear, answer, fill
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.use_cases.adopt_answers import Adoptable, adopt_answers, read_adoptable
from wakayama_audit_gui.use_cases.distribute_survey import compose_sheets
from wakayama_audit_gui.use_cases.read_register import read_register
from wakayama_audit_gui.use_cases.register_system import edit_entry
from wakayama_audit_gui.use_cases.take_survey import reopen_sheet
from wakayama_audit_gui.use_cases.undo_change import undo_change

NUMBER = "利用ユーザー数"


@pytest.fixture
def back(tmp_path: Path) -> SurveyYear:
    """A 課 has answered two questions about its first system."""
    made = SurveyYear()
    made.distribute()
    (outcome,) = made.collect(fill(made.written(), tmp_path / "a.xlsx", answer(NUMBER, 7))).outcomes
    assert outcome.ok
    return made


def first(survey: SurveyYear) -> SystemEntry:
    entries = read_register(survey.store, the_catalogue(), the_form()).entries
    return entries[survey.sheet().systems[0].id]


def adoptable(survey: SurveyYear) -> tuple[Adoptable, ...]:
    return read_adoptable(survey.store, survey.round)


def adopt(survey: SurveyYear) -> None:
    adopt_answers(survey.store, the_catalogue(), adoptable(survey), survey.me)


def test_what_came_back_is_copied_and_stands_on_the_next_sheet(back: SurveyYear) -> None:
    before = first(back)
    assert (before.name, before.text("users")) == ("", "")
    (one,) = adoptable(back)
    assert (one.section, one.new, one.kept) == (SECTION, 2, 0)
    changes = adopt_answers(back.store, the_catalogue(), [one], back.me)
    assert changes.label == "調査票の答え 2 項目を台帳に写した"
    assert (first(back).name, first(back).text("users")) == ("人事のシステム", "7")
    assert adoptable(back) == ()
    sheets = compose_sheets(back.store, the_catalogue(), the_form(), YEAR + 1)
    next_year = next(sheet for sheet in sheets if sheet.section == SECTION)
    assert next_year.systems[0].known["users"] == "7"
    undo_change(back.store, changes, back.me)
    assert first(back) == before
    assert [one.new for one in adoptable(back)] == [2], "it can be copied again"


def test_what_is_unanswered_clears_nothing(back: SurveyYear) -> None:
    entry = first(back).id
    said = {"function": "給与の計算"}
    edit_entry(back.store, the_catalogue(), the_form(), entry, said, back.me)
    adopt(back)
    assert first(back).text("function") == "給与の計算"


def test_what_the_office_wrote_later_stays(back: SurveyYear) -> None:
    entry = first(back).id
    edit_entry(back.store, the_catalogue(), the_form(), entry, {"users": "9"}, back.me)
    (one,) = adoptable(back)
    assert (one.new, one.kept) == (1, 1)
    adopt(back)
    assert (first(back).name, first(back).text("users")) == ("人事のシステム", "9")


def test_a_sheet_that_is_handed_in_again_is_copied_again(back: SurveyYear, tmp_path: Path) -> None:
    adopt(back)
    reopen_sheet(back.store, YEAR, SECTION, back.me)
    assert adoptable(back) == (), "while it is out nothing is copied"
    (outcome,) = back.collect(fill(back.written(), tmp_path / "b.xlsx", answer(NUMBER, 8))).outcomes
    assert outcome.ok
    assert [one.new for one in adoptable(back)] == [1]
    adopt(back)
    assert first(back).text("users") == "8"
