"""課 that are entered in the register are those there are; a former name becomes that of today."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.use_cases.city_register import CityRegister, the_form
from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.domain.register_file import RegisterLine
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.import_register import import_register
from wakayama_audit_gui.use_cases.known_sections import Sections, read_sections
from wakayama_audit_gui.use_cases.register_system import add_entry, edit_entry
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections

TODAY = date(2026, 11, 26)
NOWHERE = "存在しない課"


@pytest.fixture
def city() -> CityRegister:
    made = CityRegister()
    for before, after, kind in (
        (("納税課",), ("税務課",), ReorganisationKind.RENAME),
        (("管財課",), ("管財一課", "管財二課"), ReorganisationKind.SPLIT),
    ):
        change = Reorganisation(on="2026-04-01", kind=kind, before=before, after=after)
        reorganise_sections(made.store, change, made.me)
    return made


def sections(city: CityRegister) -> Sections:
    return read_sections(city.store, the_catalogue(), TODAY)


def line(row: int, section: str, operating: str = "") -> RegisterLine:
    texts = {"system_name": f"システム{row}", "section": section, "operating_sections": operating}
    return RegisterLine(row, "", texts, {})


def test_a_line_of_an_unknown_section_is_refused_and_the_others_are_taken_in(
    city: CityRegister,
) -> None:
    lines = [line(5, NOWHERE), line(6, "納税課", "管財課、人事課"), line(7, "人事課", NOWHERE)]
    done = import_register(
        city.store, the_catalogue(), the_form(), lines, city.me, sections=sections(city)
    )
    assert [(o.ok, o.code) for o in done.outcomes] == [
        (False, "no_such_section"),
        (True, ""),
        (False, "no_such_section"),
    ]
    assert NOWHERE in done.outcomes[0].reason
    made = city.entry(done.outcomes[1].id)
    assert made.section == "税務課"
    assert made.operating_sections == ("管財一課", "管財二課", "人事課")


@pytest.mark.parametrize(
    ("section", "code"), [(NOWHERE, "no_such_section"), ("管財課", "divided_section")]
)
def test_what_is_typed_is_held_against_the_organisation(
    city: CityRegister, section: str, code: str
) -> None:
    typed = {"system_name": "新しいシステム", "section": section}
    held = sections(city)
    with pytest.raises(UserError) as caught:
        add_entry(city.store, the_catalogue(), the_form(), typed, city.me, held)
    assert caught.value.code == code
    change = {"contract_section": section}
    with pytest.raises(UserError) as caught:
        edit_entry(city.store, the_catalogue(), the_form(), "S07", change, city.me, held)
    assert caught.value.code == code


def test_the_whole_city_stays_the_whole_city(city: CityRegister) -> None:
    typed = {"operating_sections": "全庁"}
    edit_entry(city.store, the_catalogue(), the_form(), "S07", typed, city.me, sections(city))
    assert city.entry("S07").operating_sections == ("全庁",)
