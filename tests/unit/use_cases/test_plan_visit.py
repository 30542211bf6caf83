"""Planning: what must be there, the frozen checklist, numbers, the self-audit warning."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.field import Field, the_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import default_places
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.edit_office import add_person
from wakayama_audit_gui.use_cases.edit_place import (
    OwnItem,
    PlannedPlace,
    add_item,
    add_place,
    permit_photos,
    remove_place,
)
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, find_self_audits, plan_visit
from wakayama_audit_gui.use_cases.read_office import read_office


def test_a_visit_has_its_places_items_and_people(field: Field) -> None:
    visit = field.visit
    assert visit.title == "和歌山市行政ネットワークシステム"
    assert visit.sheet_no == "R8-01"
    assert visit.fiscal_year == 2026
    assert [place.name for place in visit.places] == ["本庁舎 サーバ室", "執務室"]
    assert all(place.items for place in visit.places)
    assert visit.witnesses[0].places == (visit.places[1].id,)
    assert [row.total for row in field.store.visits()] == [len(field.rows)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"systems": ()}, "対象システムが選ばれていません"),
        ({"systems": ("S99",)}, "登録にありません"),
        ({"places": ()}, "場所がありません"),
        ({"places": (PlannedPlace("", "office", ""),)}, "名前のない場所"),
        (
            {"places": (PlannedPlace("室", "office", ""), PlannedPlace("室", "office", ""))},
            "2つあります",
        ),
        ({"lead": ""}, "主任"),
        ({"scheduled": "いつか"}, "視察日"),
    ],
)
def test_an_incomplete_plan_is_refused_in_words(
    field: Field, change: dict[str, object], words: str
) -> None:
    plan = VisitPlan(**{**field.plan._asdict(), **change})
    with pytest.raises(UserError, match=words):
        plan_visit(field.store, the_catalogue(), plan, (), field.me)
    assert len(field.store.visits()) == 1


def test_numbers_go_on_within_the_year(field: Field) -> None:
    persons = read_office(field.store).persons
    plan_visit(field.store, the_catalogue(), field.plan, persons, field.me)
    last = field.plan._replace(scheduled="2027-04-01")
    plan_visit(field.store, the_catalogue(), last, persons, field.me)
    assert sorted(row.sheet_no for row in field.store.visits()) == ["R8-01", "R8-02", "R9-01"]


def test_auditing_ones_own_section_needs_a_reason(field: Field, catalogue: Catalogue) -> None:
    mine = add_person(field.store, "見本 花子", "監査人", "デジタル推進課", field.me).made
    persons = read_office(field.store).persons
    plan = field.plan._replace(lead=mine)
    found = find_self_audits(catalogue, plan.systems, plan.places, persons)
    assert [(f.person.id, f.section) for f in found] == [(mine, "デジタル推進課")]
    with pytest.raises(UserError, match="所属するデジタル推進課を監査"):
        plan_visit(field.store, catalogue, plan, persons, field.me)
    reasoned = plan._replace(self_audit=((mine, "ほかに技術の分かる者がいない。"),))
    plan_visit(field.store, catalogue, reasoned, persons, field.me)


@pytest.mark.parametrize("system", sorted(the_catalogue().systems))
def test_every_system_gets_a_walkthrough_by_its_attributes(field: Field, system: str) -> None:
    catalogue = the_catalogue()
    places = tuple(
        PlannedPlace(p.name, p.template, p.section) for p in default_places(catalogue, [system])
    )
    plan = field.plan._replace(systems=(system,), places=places)
    made = plan_visit(field.store, catalogue, plan, read_office(field.store).persons, field.me).made
    field.id = made
    found = {code for row in field.rows for code in row.item.prior}
    own = {f.code for f in catalogue.findings_of(system) if f.code.startswith("3.3.")}
    assert own <= found, own - found


def test_places_and_own_items_join_later_and_leave_again(field: Field) -> None:
    place = field.visit.places[0]
    before = len(field.rows)
    add_item(field.store, field.visit, place, OwnItem("", "扉に隙間はないか。"), field.me)
    assert len(field.rows) == before + 1
    assert field.visit.places[0].items[-1].question == "扉に隙間はないか。"
    add_place(
        field.store, the_catalogue(), field.visit, PlannedPlace("倉庫", "office", ""), field.me
    )
    assert len(field.visit.places) == 3
    remove_place(field.store, field.visit, field.visit.places[2], field.me)
    assert len(field.rows) == before + 1
    assert field.store.visits()[0].total == before + 1


def test_a_permission_needs_the_person_who_gave_it(field: Field) -> None:
    place = field.visit.places[0]
    with pytest.raises(UserError, match="許可した人"):
        permit_photos(field.store, field.visit, place, Permission("許可"), field.me)
    permit_photos(field.store, field.visit, place, Permission("禁止"), field.me)
    assert field.visit.places[0].permission.forbids
