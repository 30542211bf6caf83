"""The 調査票 of a year: who answers, each system counted once, the register behind it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.unit.use_cases.city_register import YEAR, CityRegister, the_form
from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.survey import QuestionCount
from wakayama_audit_gui.domain.survey_form import Part
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.aggregate_survey import aggregate_survey
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.survey_return import read_survey_returns, take_survey_return
from wakayama_audit_gui.use_cases.undo_change import undo_change


@pytest.fixture
def city() -> CityRegister:
    return CityRegister()


def counted(city: CityRegister, question: str, year: int = YEAR) -> QuestionCount:
    found = aggregate_survey(city.store, the_catalogue(), the_form(), year)
    return next(one for one in found if one.question.id == question)


def number(city: CityRegister, question: str, label: str, year: int = YEAR) -> int:
    return next(c.counted for c in counted(city, question, year).choices if c.label == label)


def the_year() -> int:
    """In which the store writes: its clock is that of the machine."""
    return fiscal_year(datetime.now(UTC).astimezone().date())


def give_back(
    city: CityRegister, id_: str, part: Part, section: str, typed: dict[str, str]
) -> Changes:
    entry = city.entry(id_)
    return take_survey_return(city.store, the_form(), YEAR, entry, part, section, typed, city.me)


def test_what_the_report_says_is_known_and_never_an_answer(city: CityRegister) -> None:
    users = counted(city, "users")
    assert (users.asked, users.answered, users.unanswered) == (97, 0, 97)
    assert [choice.counted for choice in users.choices] == [0] * len(users.choices)
    assert {choice.percent for choice in users.choices} == {None}
    assert len(users.known["1~10ユーザー"]) == 2
    assert counted(city, "system_form").known["アプリ(スマートフォン・タブレット)"]
    assert len(counted(city, "important_information").known["保有"]) == 2


def test_what_the_office_enters_is_an_answer_of_that_year_alone(city: CityRegister) -> None:
    year = the_year()
    city.edit("S07", sla="設定している")
    assert counted(city, "sla", year).answered == 1
    assert number(city, "sla", "設定している", year) == 1
    later = counted(city, "sla", year + 1)
    assert (later.answered, "S07" in later.known["設定している"]) == (0, True)
    before = counted(city, "sla", year - 1)
    assert before.answered == 0
    assert "S07" not in {id_ for ids in before.known.values() for id_ in ids}


def test_a_value_that_is_put_back_is_as_old_as_it_was(city: CityRegister) -> None:
    changes = city.edit("S07", sla="設定している")
    undo_change(city.store, changes, city.me)
    assert counted(city, "sla", the_year()).answered == 0
    changes = city.edit("S01", users="3")
    undo_change(city.store, changes, city.me)
    found = counted(city, "users", the_year())
    assert (found.answered, found.unanswered) == (0, 97)
    assert "S01" in {id_ for ids in found.known.values() for id_ in ids}


def test_the_last_sheet_is_known_in_the_next_year(city: CityRegister) -> None:
    give_back(city, "S05", Part.OPERATION, "営業課", {"usb": "特に利用していない"})
    found = counted(city, "usb", YEAR + 1)
    assert found.answered == 0
    assert "S05" in found.known["特に利用していない"]


def test_what_was_entered_since_is_no_system_of_a_year_that_was(city: CityRegister) -> None:
    city.add(system_name="新しいシステム", section="人事課", sla="設定している")
    assert counted(city, "sla", the_year()).asked == 98
    assert counted(city, "sla", the_year() - 1).asked == 97


def test_contract_and_operation_answer_parts_of_one_system(city: CityRegister) -> None:
    before = number(city, "bidders", "2社")
    give_back(city, "S05", Part.CONTRACT, "企業総務課", {"bidders": "2社"})
    give_back(city, "S05", Part.OPERATION, "営業課", {"usb": "特に利用していない"})
    back = read_survey_returns(city.store, the_form(), YEAR)["S05"]
    assert back.sections == {Part.CONTRACT: "企業総務課", Part.OPERATION: "営業課"}
    assert counted(city, "usb").asked == 97
    assert number(city, "bidders", "2社") == before + 1
    assert number(city, "usb", "特に利用していない") == 1


def test_what_a_section_left_out_is_unanswered_whatever_the_register_says(
    city: CityRegister,
) -> None:
    city.edit("S05", users="3")
    assert counted(city, "users", the_year()).answered == 1
    changes = give_back(city, "S05", Part.OPERATION, "営業課", {"usb": "不明"})
    assert counted(city, "users").answered == 0
    undo_change(city.store, changes, city.me)
    assert read_survey_returns(city.store, the_form(), YEAR) == {}


def test_a_section_may_correct_its_own_answers(city: CityRegister) -> None:
    give_back(city, "S05", Part.OPERATION, "営業課", {"usb": "不明", "sla": "設定している"})
    give_back(city, "S05", Part.OPERATION, "営業課", {"usb": "特に利用していない"})
    answers = read_survey_returns(city.store, the_form(), YEAR)["S05"].answers
    assert answers == {"usb": "特に利用していない"}


def test_everyone_may_answer_for_what_the_whole_city_uses(city: CityRegister) -> None:
    give_back(city, "S01", Part.OPERATION, "人事課", {"usb": "不明"})
    assert read_survey_returns(city.store, the_form(), YEAR)["S01"].answers == {"usb": "不明"}


@pytest.mark.parametrize(
    ("part", "section", "typed", "code"),
    [
        (Part.CONTRACT, "営業課", {}, "survey_section"),
        (Part.OPERATION, "人事課", {}, "survey_section"),
        (Part.OPERATION, "水道企画課", {}, "survey_answered"),
        (Part.OPERATION, "営業課", {"bidders": "1"}, "survey_part"),
        (Part.OPERATION, "営業課", {"wrong": "1"}, "survey_part"),
        (Part.OPERATION, "営業課", {"usb": "ときどき"}, "register_answer"),
    ],
)
def test_what_may_not_be_taken_in_is_said(
    city: CityRegister, part: Part, section: str, typed: dict[str, str], code: str
) -> None:
    give_back(city, "S05", Part.OPERATION, "営業課", {"usb": "不明"})
    with pytest.raises(UserError) as caught:
        give_back(city, "S05", part, section, typed)
    assert caught.value.code == code
    assert read_survey_returns(city.store, the_form(), YEAR)["S05"].answers == {"usb": "不明"}


def test_what_two_laptops_differ_on_is_counted_as_neither(city: CityRegister) -> None:
    other = CityRegister()
    city.edit("S07", sla="設定している")
    other.edit("S07", sla="設定していない")
    city.store.absorb(other.store.export())
    found = counted(city, "sla", the_year())
    assert (found.unsettled, found.unanswered) == (1, 96)
    assert sum(choice.counted for choice in found.choices) == 0
