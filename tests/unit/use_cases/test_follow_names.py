"""A visit says what the register calls its systems, until somebody signed or sealed it."""

from __future__ import annotations

from typing import Final

import pytest

from tests.unit.use_cases.city_register import the_form
from tests.unit.use_cases.field import NOW, Field, the_catalogue
from tests.unit.use_cases.signing import (
    complete,
    ready_to_sign,
    reopened,
    sealed,
    sign_all,
    signature,
)
from wakayama_audit_gui.domain.register_file import RegisterLine
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.compose_sheet import compose_sheet
from wakayama_audit_gui.use_cases.import_register import import_register
from wakayama_audit_gui.use_cases.plan_visit import plan_visit
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_register import REGISTER
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.register_system import edit_entry, said_facts
from wakayama_audit_gui.use_cases.sign_visit import open_signing, sign
from wakayama_audit_gui.use_cases.undo_change import undo_change

SYSTEM: Final = "R4/広報広聴課/5"
NAMELESS: Final = "広報広聴課のシステム5（名称未記入）"
NAME: Final = "広報配信システム"


def visiting(*systems: str, title: str = "") -> Field:
    """A visit to systems, planned while the register has no name for the second."""
    field = Field()
    plan = field.plan._replace(systems=systems, title=title)
    persons = read_office(field.store).persons
    field.id = plan_visit(field.store, the_catalogue(), plan, persons, field.me).made
    return field


@pytest.fixture
def field() -> Field:
    return visiting(SYSTEM)


def name_it(field: Field, name: str = NAME, system: str = SYSTEM) -> Changes:
    said = {"system_name": name}
    return edit_entry(field.store, the_catalogue(), the_form(), system, said, field.me)


def name_elsewhere(field: Field) -> None:
    """As it comes from a laptop that does not have the visit."""
    record(field.store, REGISTER, field.me, "", said_facts(SYSTEM, {"system_name": NAME}))


def called(field: Field) -> tuple[str, str, tuple[str, ...]]:
    """Its title in the list, its own, and the systems its paper names."""
    row = next(row for row in field.store.visits() if row.visit == field.id)
    return row.title, field.visit.title, compose_sheet(field.store, field.id, NOW).systems


def test_it_says_the_name_the_register_got_afterwards(field: Field) -> None:
    assert called(field) == (NAMELESS, NAMELESS, (NAMELESS,))
    done = name_it(field)
    assert called(field) == (NAME, NAME, (NAME,))
    name_it(field, "広報配信システム第二版")
    assert field.visit.title == "広報配信システム第二版"
    name_it(field)
    undo_change(field.store, done, field.me)
    assert called(field) == (NAMELESS, NAMELESS, (NAMELESS,))


def test_a_title_of_its_own_stays() -> None:
    field = visiting("S01", SYSTEM, title="臨時の視察")
    name_it(field)
    assert field.visit.title == "臨時の視察"
    assert field.visit.system_names[SYSTEM] == NAME


def test_what_the_report_names_keeps_its_name() -> None:
    field = visiting("S01", SYSTEM)
    reported = the_catalogue().systems["S01"].name
    name_it(field, "庁内ネットワーク改", "S01")
    assert field.visit.title == f"{reported}・{NAMELESS}"
    name_it(field)
    assert field.visit.title == f"{reported}・{NAME}"
    assert field.visit.system_names["S01"] == reported


def test_a_file_that_comes_back_names_it_too(field: Field) -> None:
    line = RegisterLine(2, SYSTEM, {"system_name": NAME}, {}, "")
    done = import_register(field.store, the_catalogue(), the_form(), [line], field.me)
    assert field.visit.title == NAME
    assert done.changes.label == "情報システム管理台帳（1 システム）を取り込んだ"


def test_other_visits_and_other_answers_write_nothing(field: Field) -> None:
    other = Field.on(field, field.store)
    other.id = next(row.visit for row in field.store.visits() if row.visit != field.id)
    before = field.store.state(f"visit:{other.id}")
    name_it(field)
    assert field.store.state(f"visit:{other.id}") == before
    again = edit_entry(field.store, the_catalogue(), the_form(), SYSTEM, {"users": "7"}, field.me)
    assert [receipt.book for receipt in again.receipts] == [REGISTER]


def test_what_is_sealed_stays_as_it_was_sealed(field: Field) -> None:
    sealed(field)
    name_it(field)
    assert called(field) == (NAMELESS, NAMELESS, (NAMELESS,))


def test_one_that_was_opened_again_follows(field: Field) -> None:
    reopened(field)
    name_it(field)
    assert called(field) == (NAME, NAME, (NAME,))


def test_what_somebody_signed_stays_as_it_was_signed(field: Field) -> None:
    ready_to_sign(field)
    first = read_signing(field.store, field.visit).boxes[0]
    sign(field.store, field.visit, signature(first.id), field.me)
    name_it(field)
    assert field.visit.title == NAMELESS
    assert not read_signing(field.store, field.visit).signatures[first.id].changed


def test_one_that_waits_for_its_first_signature_follows(field: Field) -> None:
    ready_to_sign(field)
    name_it(field)
    assert field.visit.title == NAME
    sign_all(field)
    assert not any(s.changed for s in read_signing(field.store, field.visit).signatures.values())


def test_a_name_from_another_laptop_comes_before_the_facts_are_confirmed(field: Field) -> None:
    complete(field)
    name_elsewhere(field)
    assert field.visit.title == NAMELESS
    confirm_facts(field.store, field.visit, field.me)
    assert called(field) == (NAME, NAME, (NAME,))


def test_a_name_from_another_laptop_comes_before_anybody_signs(field: Field) -> None:
    complete(field)
    confirm_facts(field.store, field.visit, field.me)
    name_elsewhere(field)
    open_signing(field.store, field.visit, field.me)
    assert field.visit.state is VisitState.SIGNING
    assert field.visit.system_names == {SYSTEM: NAME}
