"""A sheet to be filled by hand asks what a visit to the same system would, and says so by code."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.field import NOW, Field, the_catalogue
from wakayama_audit_gui.domain.checklist import default_places
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.compose_blank import compose_blank, compose_blank_visit
from wakayama_audit_gui.use_cases.signature_boxes import AUDITOR, MANAGER, WITNESS

CATALOGUE = the_catalogue()


@pytest.mark.parametrize("system", CATALOGUE.systems)
def test_every_system_has_one_with_its_places_and_items(system: str) -> None:
    sheet = compose_blank(CATALOGUE, system, NOW)
    proposed = default_places(CATALOGUE, [system])
    assert [place.name for place in sheet.places] == [place.name for place in proposed]
    numbers = [item.number for place in sheet.places for item in place.items]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers
    assert sheet.qr == f"KB1:{system}:{sheet.code.replace(' ', '')}"
    assert sheet.blank


def test_a_system_is_found_by_name_too() -> None:
    system = CATALOGUE.systems["S04"]
    assert compose_blank(CATALOGUE, system.name, NOW) == compose_blank(CATALOGUE, "S04", NOW)


def test_an_unknown_system_is_said() -> None:
    with pytest.raises(UserError, match="S99"):
        compose_blank(CATALOGUE, "S99", NOW)


def test_a_visit_has_one_of_its_own(field: Field) -> None:
    sheet = compose_blank_visit(field.store, field.id, NOW)
    assert sheet.sheet_no == field.visit.sheet_no
    assert [place.name for place in sheet.places] == [place.name for place in field.visit.places]
    assert sum(len(place.items) for place in sheet.places) == len(field.rows)
    assert sheet.qr.startswith(f"KB1:{field.id}:")


def test_only_auditors_sign_the_pages_with_classes() -> None:
    sheet = compose_blank(CATALOGUE, "S01", NOW)
    assert {box.role for box in sheet.boxes} == {AUDITOR}
    assert {box.role for box in sheet.facts_boxes} == {WITNESS, MANAGER, AUDITOR}
