"""Persons and 定型句 of the workspace."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.use_cases.field import NOW, Field
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.edit_office import (
    FIRST_PHRASES,
    add_person,
    change_person,
    found_office,
    remove_person,
    replace_phrases,
)
from wakayama_audit_gui.use_cases.read_office import read_office


def test_a_new_office_has_its_first_phrases(field: Field) -> None:
    assert [phrase.text for phrase in read_office(field.store).phrases] == list(FIRST_PHRASES)


def test_the_first_person_adds_themselves() -> None:
    store = MemoryStore()
    found_office(store, "監査", "市", today=NOW.date())
    made = add_person(store, " 見本 太郎 ", "監査人", "総務課", "")
    assert made.receipts[0].after[(f"person:{made.made}", "name")][0].by == made.made
    assert [person.name for person in read_office(store).persons] == ["見本 太郎"]


def test_a_person_is_corrected_and_removed_but_keeps_a_name_in_history(field: Field) -> None:
    change_person(field.store, field.me, "見本 花子", "主任", "総務課", field.me)
    assert read_office(field.store).name_of(field.me) == "見本 花子"
    remove_person(field.store, field.me, field.me)
    assert read_office(field.store).persons == ()
    assert read_office(field.store).name_of(field.me) == "見本 花子"


def test_a_nameless_person_is_refused(field: Field) -> None:
    with pytest.raises(UserError, match="氏名が空"):
        add_person(field.store, "  ", "", "", field.me)


@settings(max_examples=30, deadline=None)
@given(
    first=st.lists(st.sampled_from("一二三四五"), max_size=6),
    then=st.lists(st.sampled_from("一二三四五六"), max_size=6),
)
def test_phrases_become_exactly_what_was_asked(first: list[str], then: list[str]) -> None:
    store = MemoryStore()
    found_office(store, "監査", "市", today=NOW.date())
    for wanted in (first, then):
        replace_phrases(store, [*wanted, " "], "p")
        shown = [phrase.text for phrase in read_office(store).phrases]
        assert shown == list(dict.fromkeys(wanted))
