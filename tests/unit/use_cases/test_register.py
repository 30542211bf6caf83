"""The register of systems: how it begins, who converges, what is entered and taken back."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.unit.use_cases.city_register import CityRegister
from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.undo_change import undo_change


@pytest.fixture
def city() -> CityRegister:
    return CityRegister()


def test_it_begins_with_97_systems_of_which_ten_are_named(city: CityRegister) -> None:
    register = city.now
    assert len(register.entries) == 97
    named = [entry.id for entry in register.entries.values() if entry.name]
    assert named == sorted(named, key=list(register.entries).index)
    assert set(named) == set(the_catalogue().systems)
    held = Counter(entry.contract_section for entry in register.entries.values())
    counted = {s.name: s.systems for s in the_catalogue().sections.values() if s.systems}
    assert held == counted


def test_what_the_report_states_is_filled_in_and_nothing_concluded(city: CityRegister) -> None:
    network = city.entry("S01").answers
    assert network["users"] == "3000"
    assert network["procurement"] == "一般競争入札"
    assert network["bidders"] == "1"
    assert "network" not in network  # 情報系 is none of the classes of the 調査票
    assert city.entry("S04").answers["network"] == "個人番号利用等事務系"
    assert city.entry("S10").kind == "アプリ"
    assert "important_information" not in city.entry("S02").answers  # 推定 only
    blank = city.entry("R4/広報広聴課/5")
    assert blank.answers == {}
    assert blank.title == "広報広聴課のシステム5（名称未記入）"


def test_an_edit_is_kept_and_taken_back(city: CityRegister) -> None:
    changes = city.edit("R4/広報広聴課/1", system_name="市公式ホームページ", users="1,200人")
    assert len(city.now.entries) == 97
    assert city.entry("R4/広報広聴課/1").title == "市公式ホームページ"
    assert city.entry("R4/広報広聴課/1").answers["users"] == "1200"
    undo_change(city.store, changes, city.me)
    assert city.entry("R4/広報広聴課/1").name == ""
    city.edit("R4/広報広聴課/1", kind="ウェブページ")
    assert city.entry("R4/広報広聴課/1").kind == "ウェブページ"


def test_a_system_is_added_and_that_is_taken_back(city: CityRegister) -> None:
    added = city.add(system_name="公園の予約", section="公園緑地課", kind="アプリ")
    assert list(city.now.entries)[-1] == added.made
    assert len(city.now.entries) == 98
    assert city.entry(added.made).name == "公園の予約"
    undo_change(city.store, added, city.me)
    assert len(city.now.entries) == 97


def test_a_system_of_the_report_or_ones_own_is_retired_with_a_reason(city: CityRegister) -> None:
    own = city.add(system_name="公園の予約", section="公園緑地課").made
    for id_ in ("S08", own):
        before = city.now.entries
        changes = city.retire(id_, "令和7年度に廃止")
        assert city.now.retired == {id_: "令和7年度に廃止"}
        assert city.now.entries.keys() == before.keys() - {id_}
        with pytest.raises(UserError, match="除かれています"):
            city.edit(id_, users="4")
        undo_change(city.store, changes, city.me)
        assert city.now.entries == before
    with pytest.raises(UserError, match="理由"):
        city.retire("S08", " ")


def test_an_answer_can_be_cleared(city: CityRegister) -> None:
    changes = city.edit("S01", users="")
    assert "users" not in city.entry("S01").answers
    undo_change(city.store, changes, city.me)
    assert city.entry("S01").answers["users"] == "3000"
    city.edit("S01", operating_sections="デジタル推進課、 人事課,人事課")
    assert city.entry("S01").operating_sections == ("デジタル推進課", "人事課")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"users": "多い"}, "register_answer"),
        ({"system_form": "紙"}, "register_answer"),
        ({"server_renewed": "去年"}, "register_answer"),
        ({"kind": "機械"}, "register_answer"),
        ({"section": " "}, "register_section"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(
    city: CityRegister, typed: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as caught:
        city.edit("S01", **typed)
    assert caught.value.code == code
    assert caught.value.what.endswith("。")
    assert caught.value.remedy.endswith("。")
    assert city.now == CityRegister().now


def test_a_new_system_needs_a_name_and_a_section_and_is_none_that_is_there(
    city: CityRegister,
) -> None:
    for typed, code in (
        ({"section": "人事課"}, "register_name"),
        ({"system_name": "給与"}, "register_section"),
        ({"system_name": "家屋評価システム", "section": "資産税課"}, "register_twice"),
    ):
        with pytest.raises(UserError) as caught:
            city.add(**typed)
        assert caught.value.code == code
    with pytest.raises(UserError, match="台帳にありません"):
        city.edit("S99", users="4")


def test_two_laptops_differ_only_where_people_said_different_things(city: CityRegister) -> None:
    other = CityRegister()
    city.edit("S01", users="2,900", sla="設定している")
    other.edit("S01", users="2,950", sla="設定している")
    other.edit("S02", users="400")
    city.store.absorb(other.store.export())
    assert len(city.now.entries) == 97
    first = city.entry("S01")
    assert sorted(first.contested["users"]) == ["2900", "2950"]
    assert "users" not in first.answers
    assert first.answers["sla"] == "設定している"
    assert city.entry("S02").answers["users"] == "400"
    assert city.entry("S02").contested == {}
    city.edit("S01", users="2,950")
    assert city.entry("S01").contested == {}
    assert city.entry("S01").answers["users"] == "2950"
