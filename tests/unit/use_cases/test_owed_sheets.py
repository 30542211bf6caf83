"""督促 of 調査票 and 自己点検票: late, due within a week, and no longer once they are back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.use_cases.city_register import YEAR, the_form
from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.survey_year import DAY, SECTION, SurveyYear, fill
from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.deadline import Deadline
from wakayama_audit_gui.domain.reminder import Reminded
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms, propose_forms
from wakayama_audit_gui.use_cases.distribute_survey import distribute_survey, read_sheets
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet, late_of, tell_as_table
from wakayama_audit_gui.use_cases.read_owed_sheets import read_owed_sheets
from wakayama_audit_gui.use_cases.record_reminder import RemindedOf, record_reminder
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections
from wakayama_audit_gui.use_cases.undo_change import undo_change

FORM = RemindedOf("b", "b", "人事課", "自己点検票")
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
    assert {(one.deadline.last, one.words) for one in found} == {(DUE, words)}
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


def test_one_that_is_due_on_a_closed_day_is_late_the_day_after_the_next_open_one() -> None:
    """20 to 23 September 2026: a Sunday and three 祝日, one of them between two others."""
    city = SurveyYear()
    names = propose_forms(city.store, the_catalogue(), YEAR)
    distribute_forms(city.store, the_catalogue(), names, "2026-09-20", DAY, city.me)
    assert late_of(owed(city, date(2026, 9, 24))) == ()
    assert {one.words for one in owed(city, date(2026, 9, 24))} == {"今日まで"}
    assert len(late_of(owed(city, date(2026, 9, 25)))) == len(names)


def test_the_list_has_a_heading_days_in_era_and_why_one_was_given_back() -> None:
    due = Deadline("2026-11-20", date(2026, 11, 20))
    mine = OwedSheet(FORM, "総務局", "差戻し", "問7の\n理由", due, -6)
    other = mine._replace(of=FORM._replace(section="納税課"), state="配布", note="")
    assert tell_as_table([mine, other]).split("\n") == [
        "局・部\t課\t提出するもの\t状態\t差戻しの理由\t期限\t過ぎた日数",
        "総務局\t人事課\t自己点検票\t差戻し\t問7の 理由\t令和8年11月20日（金）\t6日",
        "総務局\t納税課\t自己点検票\t配布\t\t令和8年11月20日（金）\t6日",
    ]
    bare = other._replace(bureau="", of=FORM._replace(awaited="調査票"))
    assert tell_as_table([bare]).startswith("課\t提出するもの\t状態\t期限\t過ぎた日数\n")


def test_nothing_pasted_into_a_spreadsheet_evaluates() -> None:
    due = Deadline("2026-11-20", date(2026, 11, 20))
    bad = OwedSheet(FORM, "", "差戻し", "=1+1", due, -6)
    assert "\t'=1+1\t" in tell_as_table([bad])


def test_what_was_reminded_of_is_told_until_it_is_taken_back() -> None:
    city = SurveyYear()
    city.distribute()
    names = propose_forms(city.store, the_catalogue(), YEAR)
    distribute_forms(city.store, the_catalogue(), names, "2026-08-31", DAY, city.me)
    late = late_of(owed(city, date(2026, 9, 3)))
    things = [one.of for one in late if one.section == SECTION]
    assert {thing.awaited for thing in things} >= {"自己点検票", "調査票"}
    record_reminder(city.store, things, "2026-09-01", city.me)
    again = record_reminder(city.store, things, "2026-09-03", city.me)
    assert again.label == f"{len(things)} 件の督促を記録した"

    def told() -> set[Reminded | None]:
        return {one.reminded for one in owed(city, date(2026, 9, 3)) if one.of in things}

    assert told() == {Reminded("2026-09-03", 2, city.me)}
    assert [one.words for one in told() if one] == ["督促 令和8年9月3日（2回目）"]
    assert sum(one.reminded is not None for one in owed(city, date(2026, 9, 3))) == len(things)
    undo_change(city.store, again, city.me)
    assert told() == {Reminded("2026-09-01", 1, city.me)}


def test_nothing_is_recorded_where_nothing_is_late() -> None:
    city = SurveyYear()
    with pytest.raises(UserError) as caught:
        record_reminder(city.store, [], "2026-09-01", city.me)
    assert caught.value.code == "nothing_late"
    with pytest.raises(UserError):
        record_reminder(city.store, [FORM], "昨日", city.me)


def test_after_a_change_within_the_year_the_successor_is_asked_once_and_reminded() -> None:
    """What went out under the former name comes back under it; nothing is asked for twice."""
    city = SurveyYear()
    assets, tax = "資産税課", "税務課"
    merged = Reorganisation("2026-12-15", ReorganisationKind.MERGE, (assets, "納税課"), (tax,))
    today, form = date(2026, 12, 20), the_form()
    city.distribute()
    before = {sheet.section for sheet in read_sheets(city.store, the_catalogue(), form, YEAR)}
    assert assets in before
    reorganise_sections(city.store, merged, city.me)
    this = city.round._replace(day=today.isoformat())
    distribute_survey(city.store, this, DUE.isoformat())
    after = {sheet.section for sheet in read_sheets(city.store, the_catalogue(), form, YEAR)}
    assert after == before, "all of its systems are asked already"
    mine = [one for one in owed(city, today) if one.section == tax]
    assert {one.awaited for one in mine} == {
        f"調査票（旧 {name}に配布）" for name in (assets, "納税課") if name in before
    }
    assert assets not in {one.section for one in owed(city, today)}


def test_after_a_change_within_the_year_a_new_sheet_goes_to_the_section_of_today() -> None:
    city = SurveyYear()
    assets, tax = "資産税課", "税務課"
    merged = Reorganisation("2026-12-15", ReorganisationKind.MERGE, (assets, "納税課"), (tax,))
    reorganise_sections(city.store, merged, city.me)
    distribute_survey(city.store, city.round._replace(day="2026-12-20"), "2027-01-29")
    asked = {s.section for s in read_sheets(city.store, the_catalogue(), the_form(), YEAR)}
    assert tax in asked
    assert not {assets, "納税課"} & asked
