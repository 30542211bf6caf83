"""Items chosen with a target: proposed from the score, kept with the choice, asked by the visit."""

from __future__ import annotations

from tests.unit.use_cases.field import Field, the_catalogue
from wakayama_audit_gui.domain.checklist import default_places
from wakayama_audit_gui.domain.selected_item import Selected, SelectedItem, narrow
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.domain.target_score import TargetScore
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.use_cases.applicable_items import offer_items
from wakayama_audit_gui.use_cases.choose_targets import choose_target, read_selected
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.score_targets import score_targets
from wakayama_audit_gui.use_cases.undo_change import undo_change

YEAR = 2026
BADGE = "visitor_badge"


def score(field: Field, kind: FormKind, owner: str) -> TargetScore:
    found = score_targets(field.store, the_catalogue(), YEAR)
    return next(one for one in found if (one.kind, one.owner) == (kind, owner))


def plan(field: Field, **changed: object) -> Visit:
    whole: VisitPlan = field.plan._replace(**changed)  # type: ignore[arg-type]  # by name
    persons = read_office(field.store).persons
    made = plan_visit(field.store, the_catalogue(), whole, persons, field.me).made
    return read_visit(field.store, made)


def choose(
    field: Field, owner: str, *items: SelectedItem, kind: FormKind = FormKind.SYSTEM
) -> None:
    told = score(field, kind, owner)
    choose_target(field.store, YEAR, told, field.me, chosen=True, reason="理由", items=items)


def test_the_items_behind_open_findings_are_proposed_with_them_as_reason(field: Field) -> None:
    offer = offer_items(the_catalogue(), score(field, FormKind.SYSTEM, "S01"))
    told = {one.id: one.reason for one in offer.proposed}
    assert BADGE in told
    assert "3.3.2-3" in told[BADGE]
    assert set(told) <= set(offer.applicable)
    assert len(offer.applicable) < len(the_catalogue().items), "an app has no server room"
    order = list(offer.applicable)
    assert [order.index(one.id) for one in offer.proposed] == sorted(
        order.index(one.id) for one in offer.proposed
    )


def test_of_a_section_everything_can_be_asked(field: Field) -> None:
    offer = offer_items(the_catalogue(), score(field, FormKind.SECTION, "納税課"))
    assert len(offer.applicable) == len(the_catalogue().items)


def test_a_visit_of_the_chosen_system_asks_the_chosen_items(field: Field) -> None:
    everything = {row.item.id for row in plan(field).rows()}
    choose(field, "S01", SelectedItem(BADGE, "指摘が残っている"))
    visit = plan(field)
    assert {row.item.id for row in visit.rows()} == {BADGE}
    assert {row.item.selected for row in visit.rows()} == {"指摘が残っている"}
    assert {row.item.id for row in plan(field, whole=True).rows()} == everything
    assert {row.item.id for row in plan(field, scheduled="2027-10-21").rows()} == everything


def test_without_items_or_against_the_target_nothing_is_narrowed(field: Field) -> None:
    everything = {row.item.id for row in plan(field).rows()}
    choose(field, "S01")
    assert {row.item.id for row in plan(field).rows()} == everything
    told = score(field, FormKind.SYSTEM, "S01")
    choose_target(
        field.store,
        YEAR,
        told,
        field.me,
        chosen=False,
        reason="理由",
        items=[SelectedItem(BADGE, "x")],
    )
    assert read_selected(field.store, the_catalogue(), YEAR) == Selected()


def test_another_system_of_the_visit_keeps_what_applies_to_it(field: Field) -> None:
    choose(field, "S01", SelectedItem(BADGE, "指摘が残っている"))
    systems = ("S01", "S03")
    places = tuple(
        PlannedPlace(place.name, place.template, place.section)
        for place in default_places(the_catalogue(), systems)
    )
    rows = list(plan(field, systems=systems, places=places).rows())
    assert {row.item.id for row in rows} > {BADGE}
    assert all("S03" in row.item.systems for row in rows if row.item.id != BADGE)


def test_what_a_section_was_chosen_for_is_asked_in_its_places(field: Field) -> None:
    choose(field, "S01", SelectedItem(BADGE, "指摘が残っている"))
    other = next(row.item.id for row in field.visit.rows() if row.item.id != BADGE)
    choose(field, "デジタル推進課", SelectedItem(other, "いいえ"), kind=FormKind.SECTION)
    assert {row.item.id for row in plan(field).rows()} == {BADGE, other}


def test_undoing_the_choice_takes_its_items_back(field: Field) -> None:
    told = score(field, FormKind.SYSTEM, "S01")
    items = [SelectedItem(BADGE, "x")]
    changes = choose_target(
        field.store, YEAR, told, field.me, chosen=True, reason="理由", items=items
    )
    assert read_selected(field.store, the_catalogue(), YEAR).systems == {"S01": {BADGE: "x"}}
    undo_change(field.store, changes, field.me)
    assert read_selected(field.store, the_catalogue(), YEAR) == Selected()


def test_the_checklist_of_a_visit_without_a_choice_is_as_before(field: Field) -> None:
    items = field.visit.places[0].items
    assert narrow(items, "デジタル推進課", Selected()) == items


def test_where_the_section_alone_was_chosen_it_alone_decides(field: Field) -> None:
    items = field.visit.places[0].items
    (one, other) = (items[0].id, items[1].id)
    section = Selected(sections={"デジタル推進課": {one: "いいえ"}})
    assert [item.id for item in narrow(items, "デジタル推進課", section)] == [one]
    assert narrow(items, "納税課", section) == items, "another's place"
    whole = section._replace(whole=frozenset(("S01",)))
    kept = {item.id for item in narrow(items, "デジタル推進課", whole)}
    assert kept >= {one, other}, "a system that was chosen whole is asked everything"
