"""What stands: conflict, agreement, deletion against edit."""

import pytest

from wakayama_audit_gui.record.fact import Cell, Head, JsonValue, NewFact
from wakayama_audit_gui.record.heads import (
    first_shown,
    is_contested,
    is_removed,
    kept_fields,
    present_bases,
    standing,
)


def head(entry: int, value: JsonValue, *based_on: int, erased: bool = False) -> Head:
    bases = tuple(bytes([base]) for base in based_on)
    return Head(bytes([entry]), value, "p", "", bytes([entry]), erased, bases)


@pytest.mark.parametrize(
    ("cell", "contested", "value"),
    [
        ((), False, None),
        ((head(1, "x"),), False, "x"),
        ((head(1, "x"), head(2, "x")), False, "x"),
        ((head(1, "x"), head(2, "y")), True, None),
        ((head(1, 1), head(2, True)), True, None),
        ((head(1, None), head(2, "x")), True, None),
        ((head(1, {"a": 1, "b": 2}), head(2, {"b": 2, "a": 1})), False, {"a": 1, "b": 2}),
        ((head(1, None, erased=True), head(2, "x")), False, "x"),
        ((head(1, None, erased=True),), False, None),
    ],
)
def test_heads_conflict_by_what_they_say(cell: Cell, contested: bool, value: JsonValue) -> None:
    assert is_contested(cell) is contested
    assert standing(cell) == value


def test_a_list_shows_one_of_the_contested() -> None:
    assert first_shown((head(1, None, erased=True), head(2, "x"), head(3, "y"))) == "x"
    assert first_shown(()) is None


def test_a_fact_is_based_on_what_stands_and_a_deletion_on_everything() -> None:
    cells = {"name": (head(1, "x"), head(2, "y")), "note": (head(3, "z"),)}
    assert present_bases(NewFact("s", "name", "w"), cells) == (b"\1", b"\2")
    assert present_bases(NewFact("s", "removed", True), cells) == (b"\1", b"\2", b"\3")
    assert present_bases(NewFact("s", "removed", False), cells) == ()
    assert present_bases(NewFact("s", "name", "w", (b"\7",)), cells) == (b"\7",)


def test_a_deletion_removes_what_it_saw() -> None:
    cells = {"name": (head(1, "x"),), "removed": (head(2, True, 1),)}
    assert is_removed(cells)
    assert kept_fields(cells) == ()


def test_an_unseen_edit_keeps_the_subject() -> None:
    cells = {"name": (head(3, "y"),), "note": (head(1, "z"),), "removed": (head(2, True, 1),)}
    assert not is_removed(cells)
    assert kept_fields(cells) == ("name",)


def test_what_the_deletion_itself_wrote_is_seen() -> None:
    assert is_removed({"order": (head(2, 5),), "removed": (head(2, True),)})


def test_two_deletions_see_for_each_other() -> None:
    cells = {"name": (head(3, "y"),), "removed": (head(2, True, 1), head(4, True, 3))}
    assert is_removed(cells)


def test_a_contested_or_withdrawn_deletion_removes_nothing() -> None:
    assert not is_removed({"removed": (head(1, True), head(2, False))})
    assert not is_removed({"removed": (head(1, False),)})
    assert not is_removed({"name": (head(1, "x"),)})
    assert not is_removed({"removed": (head(1, 1),)})
