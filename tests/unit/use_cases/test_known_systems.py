"""Systems of the register as targets, in a visit, on its sheet, and in a form."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.city_register import CityRegister, the_form
from tests.unit.use_cases.field import NOW, the_catalogue
from wakayama_audit_gui.domain.checklist import default_places
from wakayama_audit_gui.domain.registered_system import USED_STICKS
from wakayama_audit_gui.domain.selected_item import SelectedItem
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, FormState
from wakayama_audit_gui.domain.target_score import Criterion, TargetScore
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.applicable_items import offer_items
from wakayama_audit_gui.use_cases.choose_targets import choose_target, read_selected
from wakayama_audit_gui.use_cases.compose_sheet import compose_sheet
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms, propose_forms
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace, add_place
from wakayama_audit_gui.use_cases.known_systems import read_systems, with_register
from wakayama_audit_gui.use_cases.plan_follow_up import plan_follow_up
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.read_collection import read_collection
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.score_targets import score_targets

YEAR = 2026


@pytest.fixture
def city() -> CityRegister:
    return CityRegister()


def score_of(city: CityRegister, system: str) -> TargetScore:
    found = score_targets(city.store, the_catalogue(), YEAR)
    return next(s for s in found if (s.kind, s.owner) == (FormKind.SYSTEM, system))


def visit_to(city: CityRegister, system: str) -> Visit:
    """A visit to a system with every place it calls for."""
    catalogue = with_register(city.store, the_catalogue())
    places = tuple(
        PlannedPlace(place.name, place.template, place.section)
        for place in default_places(catalogue, (system,))
    )
    plan = VisitPlan((system,), "2026-10-21", places, city.me)
    persons = read_office(city.store).persons
    made = plan_visit(city.store, the_catalogue(), plan, persons, city.me).made
    return read_visit(city.store, made)


def test_all_97_and_those_that_were_entered_are_there_the_ten_first(city: CityRegister) -> None:
    own = city.add(system_name="住民記録システム", section="市民課").made
    found = read_systems(city.store, the_catalogue())
    assert len(found) == 98
    assert list(found)[:10] == list(the_catalogue().systems)
    assert found[own].title == "住民記録システム"
    assert [one.title for one in found.values() if one.is_named][-1] == "住民記録システム"
    city.retire(own)
    assert own not in read_systems(city.store, the_catalogue())
    assert with_register(city.store, the_catalogue()).systems[own].name == "住民記録システム"


def test_asking_twice_changes_nothing(city: CityRegister) -> None:
    once = with_register(city.store, the_catalogue())
    assert len(once.systems) == 97
    assert with_register(city.store, once) == once
    assert len(read_systems(city.store, once)) == 97


def test_a_system_of_which_nothing_is_known_says_so_and_counts_nothing_for_it(
    city: CityRegister,
) -> None:
    score = score_of(city, "R4/広報広聴課/1")
    assert [(part.criterion, part.points) for part in score.parts] == [(Criterion.YEARS, 5)]
    assert score.parts[0].grounds[0].words == "監査の記録がありません。"
    assert {one.criterion for one in score.unknown} == {
        Criterion.INDIVIDUAL_NUMBER,
        Criterion.IMPORTANT_INFORMATION,
        Criterion.INCIDENTS,
        Criterion.SHARED_IDS,
        Criterion.CONTRACT_AGE,
        Criterion.PROCUREMENT,
        Criterion.MANY_SECTIONS,
        Criterion.WEB_OR_APP,
    }
    assert all(one.words.endswith("台帳にありません。") for one in score.unknown)
    assert "不明で数えていない：個人番号の取扱い" in score.words
    assert score.of == "広報広聴課"


def test_what_the_register_answers_counts_and_is_no_longer_unknown(city: CityRegister) -> None:
    own = city.add(
        system_name="住民記録システム",
        section="市民課",
        network="個人番号利用等事務系",
        important_information="保有",
        contract_years="17",
        procurement="単独随契",
        bidders="1",
        id_unit="全て個人ID",
        incidents="2",
        system_form="C/S(クライアント/サーバ)システム",
        operating_sections="市民課",
    ).made
    score = score_of(city, own)
    assert score.unknown == ()
    points = {part.criterion: part.points for part in score.parts}
    assert points == {
        Criterion.YEARS: 5,
        Criterion.INDIVIDUAL_NUMBER: 5,
        Criterion.IMPORTANT_INFORMATION: 3,
        Criterion.INCIDENTS: 3,
        Criterion.CONTRACT_AGE: 6,
        Criterion.PROCUREMENT: 2,
    }
    age = next(part for part in score.parts if part.criterion is Criterion.CONTRACT_AGE)
    assert age.counted == "15年分"
    assert age.grounds[0].words == "現行システムベンダーとの契約継続年数：17年（台帳）"
    assert age.grounds[0].subject == f"system_entry:{own}"


def test_what_is_answered_with_unknown_stays_unknown(city: CityRegister) -> None:
    city.edit("R4/広報広聴課/1", important_information="不明", contract_years="不明")
    unknown = {one.criterion for one in score_of(city, "R4/広報広聴課/1").unknown}
    assert {Criterion.IMPORTANT_INFORMATION, Criterion.CONTRACT_AGE} <= unknown


def test_answers_decide_what_is_asked_on_site(city: CityRegister) -> None:
    """Silence leaves a question open; a known answer closes it."""

    def conditions(**typed: str) -> frozenset[str]:
        one = city.add(system_name=f"例{len(city.now.entries)}", section="市民課", **typed).made
        return read_systems(city.store, the_catalogue())[one].system.conditions

    silent = conditions()
    assert {"共有ID", "USBメモリ", "クラウド", "委託"} <= silent
    assert "個人番号" not in silent
    known = conditions(
        id_unit="全て個人ID",
        usb="特に利用していない",
        server_place="庁内設置",
        network="個人番号利用等事務系",
        system_form="WEBシステム(HPを含む)",
        operating_sections="市民課、保険総務課",
    )
    assert {"個人番号", "個人番号利用等事務系", "WEB", "複数課"} <= known
    assert known.isdisjoint({"共有ID", "クラウド", "USBメモリ"})
    used = conditions(usb="申請・承認ルールに則って利用", id_unit="不明", contract_years="12")
    assert {"共有ID", "USBメモリ", "委託"} <= used
    app = conditions(kind="アプリ")
    assert "アプリ" in app
    assert app.isdisjoint({"共有ID", "USBメモリ"})
    assert "WEB" in conditions(kind="ウェブページ")


def test_a_visit_to_it_is_planned_walked_and_printed(city: CityRegister) -> None:
    own = city.add(system_name="住民記録システム", section="市民課").made
    visit = visit_to(city, own)
    assert visit.title == "住民記録システム"
    assert [place.name for place in visit.places] == [
        "市民課 サーバ室（管理区域）",
        "市民課 執務室",
        "市民課 閲覧・ヒアリング",
    ]
    assert len(list(visit.rows())) > 20
    row = next(iter(visit.rows()))
    give_verdict(city.store, visit, row, Verdict.SHITEKI, city.me)
    add_place(
        city.store,
        the_catalogue(),
        read_visit(city.store, visit.id),
        PlannedPlace("出張所", "office", "市民課"),
        city.me,
    )
    again = read_visit(city.store, visit.id)
    assert len(again.places) == 4
    assert all(row.item.systems == (own,) for row in again.rows())
    sheet = compose_sheet(city.store, visit.id, NOW)
    assert sheet.systems == ("住民記録システム",)
    (finding,) = [f for f in read_findings(city.store, the_catalogue()) if f.visit == visit.id]
    assert finding.systems == (own,)
    audited = score_of(city, own)
    assert all(part.criterion is not Criterion.YEARS for part in audited.parts)


def test_its_chosen_items_become_the_checklist(city: CityRegister) -> None:
    own = city.add(system_name="住民記録システム", section="市民課").made
    score = score_of(city, own)
    offer = offer_items(with_register(city.store, the_catalogue()), score)
    assert 10 < len(offer.applicable) < len(the_catalogue().items)
    from_list = next(iter(offer.applicable))
    choose_target(
        city.store,
        YEAR,
        score,
        city.me,
        chosen=True,
        reason="監査の記録がないため。",
        items=[SelectedItem(from_list, "例")],
    )
    assert read_selected(city.store, the_catalogue(), YEAR).systems == {own: {from_list: "例"}}
    assert {row.item.id for row in visit_to(city, own).rows()} == {from_list}


def test_what_was_found_there_is_followed_up(city: CityRegister) -> None:
    own = city.add(system_name="住民記録システム", section="市民課").made
    visit = visit_to(city, own)
    row = next(row for row in visit.rows() if row.place.template == "office")
    give_verdict(city.store, visit, row, Verdict.SHITEKI, city.me)
    (found,) = [f for f in read_findings(city.store, the_catalogue()) if f.visit == visit.id]
    plan = VisitPlan((), "2027-01-20", (), city.me)
    persons = read_office(city.store).persons
    made = plan_follow_up(city.store, the_catalogue(), [found], plan, persons, city.me).made
    follow = read_visit(city.store, made)
    assert follow.systems == (own,)
    assert follow.system_names == {own: "住民記録システム"}


def test_a_target_that_was_decided_on_stays_when_it_is_taken_off(city: CityRegister) -> None:
    """So 対象の選定 and ホーム go on telling the same number."""
    score = score_of(city, "S08")
    choose_target(city.store, YEAR, score, city.me, chosen=True, reason="更改の前に見るため。")
    city.retire("S08")
    city.retire("S09")
    kept = {s.owner for s in score_targets(city.store, the_catalogue(), YEAR)}
    assert "S08" in kept
    assert "S09" not in kept
    later = {s.owner for s in score_targets(city.store, the_catalogue(), YEAR + 1)}
    assert "S08" not in later


def test_forms_go_to_named_systems_alone(city: CityRegister) -> None:
    own = city.add(system_name="住民記録システム", section="市民課").made
    city.edit("R4/広報広聴課/1", system_name="市公式ホームページ")
    names = propose_forms(city.store, the_catalogue(), YEAR)
    systems = [name.owner for name in names if name.kind is FormKind.SYSTEM]
    assert systems == [*the_catalogue().systems, "R4/広報広聴課/1", own]
    distribute_forms(city.store, the_catalogue(), names, "2026-06-30", "2026-06-01", city.me)
    board = read_collection(city.store, the_catalogue(), YEAR).of_kind(FormKind.SYSTEM)
    assert [(row.name.owner, row.title) for row in board[-2:]] == [
        ("R4/広報広聴課/1", "市公式ホームページ"),
        (own, "住民記録システム"),
    ]
    city.retire(own)
    city.retire("S08")
    kept = read_collection(city.store, the_catalogue(), YEAR).of_kind(FormKind.SYSTEM)
    assert kept == board, "what was asked this year is still waited for"
    later = read_collection(city.store, the_catalogue(), YEAR + 1).of_kind(FormKind.SYSTEM)
    assert len(later) == 10
    assert {row.state for row in later} == {FormState.NOT_SENT}
    assert FormName(YEAR + 1, FormKind.SYSTEM, own) not in {row.name for row in later}


def test_the_register_speaks_in_answers_of_the_form() -> None:
    questions = the_form().questions
    assert "個人番号利用等事務系" in questions["network"].choices
    assert {"庁内設置", "クラウドサービス(ASPを含む)"} <= set(questions["server_place"].choices)
    assert questions["usb"].choices == ("特に利用していない", *USED_STICKS)
    assert "単独随契" in questions["procurement"].choices
    assert "保有していない" in questions["important_information"].choices
    assert questions["system_form"].choices[:3] == (
        "WEBシステム(HPを含む)",
        "C/S(クライアント/サーバ)システム",
        "アプリ(スマートフォン・タブレット)",
    )
