"""Choosing places and items by attributes, shown on a small made-up city."""

from __future__ import annotations

import json

import pytest

from tests.unit.domain.city import the_city
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import (
    ProposedPlace,
    default_places,
    encode_checklist,
    resolve_place,
)
from wakayama_audit_gui.domain.item import fingerprint
from wakayama_audit_gui.domain.visit import Criterion
from wakayama_audit_gui.errors import UserError


@pytest.fixture
def city() -> Catalogue:
    return the_city()


def test_places_follow_from_contract_operation_and_sites(city: Catalogue) -> None:
    assert default_places(city, ["A"]) == (
        ProposedPlace("room", "情報課 ROOM", "情報課", ("A",), "明記", "見た"),
        ProposedPlace("office", "税課 OFFICE", "税課", ("A",), "明記", "運用課"),
        ProposedPlace("office", "福祉課 OFFICE", "福祉課", ("A",), "明記", "運用課"),
        ProposedPlace("records", "情報課 RECORDS", "情報課", ("A",), "明記", "契約課"),
    )


def test_a_citywide_system_is_seen_at_its_contract_section(city: Catalogue) -> None:
    offices = [p.section for p in default_places(city, ["B"]) if p.template == "office"]
    assert offices == ["情報課"]


def test_an_app_has_no_office(city: Catalogue) -> None:
    assert [p.template for p in default_places(city, ["C"])] == ["records"]


def test_a_shared_room_is_proposed_once(city: Catalogue) -> None:
    rooms = [p for p in default_places(city, ["A", "B", "A"]) if p.template == "room"]
    assert [room.systems for room in rooms] == [("A", "B")]


def test_items_are_chosen_by_place_and_attributes(city: Catalogue) -> None:
    def ids(system: str, template: str) -> list[str]:
        return [item.id for item in resolve_place(city, [system], template, "x").items]

    assert ids("A", "office") == ["desk"]
    assert ids("B", "office") == ["desk", "usb"]
    assert ids("A", "records") == ["number", "ledger"]
    assert ids("B", "records") == ["ledger"]
    assert ids("C", "records") == []


def test_an_item_names_the_systems_it_concerns(city: Catalogue) -> None:
    records = resolve_place(city, ["A", "B", "C"], "records", "x")
    assert {item.id: item.systems for item in records.items} == {
        "number": ("A",),
        "ledger": ("A", "B"),
    }


def test_a_room_concerns_only_the_systems_that_are_there(city: Catalogue) -> None:
    room = resolve_place(city, ["A", "C"], "room", "x", "情報課")
    assert room.items[0].systems == ("A",)


def test_a_room_the_user_adds_concerns_every_system_of_the_visit(city: Catalogue) -> None:
    room = resolve_place(city, ["C"], "room", "x", "観光課")
    assert [(item.id, item.systems) for item in room.items] == [("lock", ("C",))]


def test_all_earlier_findings_are_precedents_and_only_own_open_ones_are_prior(
    city: Catalogue,
) -> None:
    item = resolve_place(city, ["A"], "room", "x", "情報課").items[0]
    assert [p.code for p in item.precedents] == ["1-1", "1-2"]
    assert item.prior == ("1-1",)
    settled = resolve_place(city, ["A"], "room", "x", "情報課", {"1-1"}).items[0]
    assert settled.prior == ()
    assert [p.code for p in settled.precedents] == ["1-1", "1-2"]


def test_an_office_answers_for_its_own_section(city: Catalogue) -> None:
    assert resolve_place(city, ["A"], "office", "x", "税課").items[0].prior == ("1-3",)
    assert resolve_place(city, ["A"], "office", "x", "福祉課").items[0].prior == ()
    assert resolve_place(city, ["A"], "office", "x").items[0].prior == ("1-3",)


def test_a_finding_of_the_whole_city_is_prior_where_the_whole_city_is_meant(
    city: Catalogue,
) -> None:
    def prior(system: str) -> tuple[str, ...]:
        items = resolve_place(city, [system], "records", "x").items
        return next(item.prior for item in items if item.id == "ledger")

    assert prior("B") == ("1-6",)
    assert prior("A") == ()


def test_a_desk_review_without_systems_asks_everything(city: Catalogue) -> None:
    review = resolve_place(city, [], "review", "x")
    assert [(i.id, i.systems, i.prior) for i in review.items] == [("plan", (), ("1-6",))]


def test_a_place_of_the_users_own_kind_has_no_items(city: Catalogue) -> None:
    assert resolve_place(city, ["A"], "", "屋上").items == ()


@pytest.mark.parametrize(("systems", "template"), [(["Z"], "room"), (["A"], "roof")])
def test_what_is_not_defined_is_said(city: Catalogue, systems: list[str], template: str) -> None:
    with pytest.raises(UserError, match="定義にありません"):
        resolve_place(city, systems, template, "x")


def test_the_blob_has_the_agreed_shape_and_is_always_the_same(city: Catalogue) -> None:
    resolved = resolve_place(city, ["A"], "room", "情報課 サーバ室", "情報課")
    blob = encode_checklist(resolved)
    assert blob == encode_checklist(resolve_place(city, ["A"], "room", "情報課 サーバ室", "情報課"))
    assert b", " not in blob
    content = json.loads(blob)
    assert list(content) == ["items", "place", "v"]
    assert content["v"] == 1
    assert content["place"] == {"template": "room", "name": "情報課 サーバ室"}
    assert content["items"] == [
        {
            "id": "lock",
            "title": "lock",
            "question": "lockか。",
            "methods": ["視察"],
            "criteria": [
                {
                    "no": "1(1)",
                    "document": "対策基準",
                    "quote": "してはならない。",
                    "subject": "職員",
                    "modality": "義務",
                    "estimated": False,
                }
            ],
            "look": ["見る", "数える"],
            "photograph": [],
            "never": [],
            "ask": [{"whom": "担当者", "question": "どうしていますか。"}],
            "documents": ["台帳"],
            "machine": "",
            "jis": ["7.2 物理的入退"],
            "draft": {"指摘": "すべきである。", "意見": "することが望ましい。"},
            "precedents": [
                {
                    "code": code,
                    "class": "指摘",
                    "text": f"{code} をすべきである。",
                    "page": 1,
                    "system": system,
                    "sections": ["情報課"],
                    "year": "令和4年度",
                }
                for code, system in (("1-1", "A"), ("1-2", "B"))
            ],
            "prior": ["1-1"],
            "systems": ["A"],
        }
    ]


def test_a_bare_heading_is_a_criterion_without_a_quotation(city: Catalogue) -> None:
    item = city.items["lock"]._replace(clauses=(), headings=("章／節",))
    assert city.criteria_of(item) == (Criterion("節", "対策基準", "", "", "", estimated=True),)


def test_the_fingerprint_changes_with_question_and_quotation_only(city: Catalogue) -> None:
    item = city.items["lock"]
    was = city.fingerprint_of(item)
    assert len(was) == 64
    assert city.fingerprint_of(item._replace(question="別か。")) != was
    assert city.fingerprint_of(item._replace(look=("別",), title="別")) == was
    criterion = city.criteria_of(item)[0]
    assert fingerprint(item.question, [criterion]) == was
    assert fingerprint(item.question, [criterion._replace(quote="よい。")]) != was


def test_attributes_of_a_system_become_conditions(city: Catalogue) -> None:
    assert city.systems["A"].conditions == {"WEB", "個人番号", "複数課"}
    assert city.systems["B"].conditions == {"WEB", "全庁", "複数課", "USBメモリ"}
    assert city.systems["C"].conditions == {"アプリ"}
    assert city.systems["A"].sections == ("情報課", "税課", "福祉課")
    assert city.systems["B"].sections == ("情報課",)
