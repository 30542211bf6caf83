"""督促 of 調査票 and 自己点検票: late, due within a week, and no longer once they are back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.use_cases.city_register import YEAR, the_form
from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.survey_year import DAY, SECTION, SurveyYear, fill
from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms, propose_forms
from wakayama_audit_gui.use_cases.read_owed_sheets import OwedSheet, read_owed_sheets

DUE = date(2026, 8, 31)


def owed(city: SurveyYear, today: date) -> tuple[OwedSheet, ...]:
    return read_owed_sheets(city.store, the_catalogue(), the_form(), JapaneseHolidays(), today)


def test_nothing_is_owed_before_it_is_given_out() -> None:
    assert owed(SurveyYear(), date(2026, 9, 30)) == ()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 8, 24), "あと7日"),
        (DUE, "今日まで"),
        (date(2026, 9, 3), "3日過ぎています"),
    ],
)
def test_a_sheet_is_owed_until_it_is_back(tmp_path: Path, today: date, words: str) -> None:
    city = SurveyYear()
    city.distribute()
    assert owed(city, date(2026, 8, 23)) == ()
    found = owed(city, today)
    assert (len(found), {one.awaited for one in found}) == (54, {"調査票"})
    assert {(one.last, one.words) for one in found} == {(DUE, words)}
    city.collect(fill(city.written(), tmp_path / "人事課.xlsx"))
    assert SECTION not in {one.section for one in owed(city, today)}


def test_forms_of_sections_and_systems_are_owed_by_their_section() -> None:
    city = SurveyYear()
    names = propose_forms(city.store, the_catalogue(), YEAR)
    distribute_forms(city.store, the_catalogue(), names, "2026-08-31", DAY, city.me)
    found = owed(city, date(2026, 9, 1))
    assert len(found) == len(names)
    assert (SECTION, "自己点検票") in {(one.section, one.awaited) for one in found}
    about = next(one for one in found if one.awaited != "自己点検票")
    assert about.section
    assert about.awaited.startswith("自己点検票（")
