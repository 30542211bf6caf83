"""The register of systems: how it begins, who converges, what is entered and taken back."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.unit.use_cases.city_register import CityRegister, the_form
from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.domain.register_filter import RegisterFilter, RegisterIndex
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.read_entry_history import read_entry_history
from wakayama_audit_gui.use_cases.read_register import Register, read_register
from wakayama_audit_gui.use_cases.register_system import restore_entry
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections
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


def test_a_retired_system_is_known_and_can_be_put_back(city: CityRegister) -> None:
    own = city.add(system_name="公園の予約", section="公園緑地課", users="4").made
    city.retire(own, "令和7年度に廃止")
    assert city.now.gone[own].name == "公園の予約"
    assert city.now.gone[own].answers["users"] == "4"
    before = city.now
    changes = restore_entry(city.store, the_catalogue(), the_form(), own, city.me)
    assert city.now.retired == {}
    assert city.now.gone == {}
    assert city.entry(own).answers["users"] == "4"
    undo_change(city.store, changes, city.me)
    assert city.now == before
    with pytest.raises(UserError, match="除いたシステムではありません"):
        restore_entry(city.store, the_catalogue(), the_form(), "S01", city.me)


def test_the_sections_are_called_as_they_are_today_and_the_history_keeps_their_names(
    city: CityRegister,
) -> None:
    own = city.add(system_name="公園の予約", section="公園緑地課").made
    rename = Reorganisation(
        "2030-04-01", ReorganisationKind.RENAME, ("公園緑地課",), ("みどり推進課",)
    )
    merge = Reorganisation(
        "2030-04-01", ReorganisationKind.MERGE, ("広報広聴課", "人事課"), ("総合課",)
    )
    for change in (rename, merge):
        reorganise_sections(city.store, change, city.me)

    def on(day: str) -> Register:
        return read_register(city.store, the_catalogue(), the_form(), day)

    assert on("2030-03-31").entries[own].section == "公園緑地課"
    after = on("2030-04-01")
    assert after.entries[own].section == "みどり推進課"
    assert "みどり推進課" in after.entries["S03"].operating_sections
    assert "公園緑地課" not in after.entries["S03"].operating_sections
    assert city.entry(own).section == "公園緑地課", "what was written stays"
    (first,) = read_entry_history(city.store, the_catalogue(), the_form(), own, "section")
    assert first.text == "公園緑地課"
    titles = [after.entries[id_].title for id_ in ("R4/広報広聴課/1", "R4/人事課/1")]
    assert titles == [
        "総合課のシステム1（名称未記入、もと広報広聴課）",
        "総合課のシステム1（名称未記入、もと人事課）",
    ]
    index = RegisterIndex(the_form(), after.entries.values())
    assert "人事課" not in index.sections()
    assert len(index.find(RegisterFilter(section="総合課"))) == 6


def test_the_history_says_where_the_report_says_so(city: CityRegister) -> None:
    (first,) = read_entry_history(city.store, the_catalogue(), the_form(), "S01", "contract_years")
    assert first.text == "10"
    assert first.source == "報告書 3.6.2（88頁）「現行事業者との契約が10年以上継続しており」"
    (plain,) = read_entry_history(city.store, the_catalogue(), the_form(), "S01", "section")
    assert plain.source == ""


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
        ({"server_renewed": "4428-07"}, "register_answer"),
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
