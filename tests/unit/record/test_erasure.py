"""What an entry may ask to erase."""

import pytest

from wakayama_audit_gui.record.erasure import (
    Tombstone,
    erasure_fact,
    is_erasure,
    read_tombstone,
)
from wakayama_audit_gui.record.fact import JsonValue


def test_an_erasure_says_what_who_and_why() -> None:
    fact = erasure_fact("photo:1", "blob", [b"\2", b"\1"], "写り込み", "q")
    assert is_erasure(fact.subject)
    assert fact.subject != erasure_fact("photo:1", "blob", [b"\1"], "x", "q").subject
    assert read_tombstone(fact.value) == Tombstone(
        "photo:1", "blob", (b"\1", b"\2"), "写り込み", "q"
    )


@pytest.mark.parametrize(
    "value",
    [
        None,
        "x",
        {},
        {"subject": "s"},
        {"subject": 1, "field": "f", "commitments": [], "why": "", "approver": ""},
        {"subject": "s", "field": "f", "commitments": ["zz"], "why": "", "approver": ""},
    ],
)
def test_any_other_value_asks_for_nothing(value: JsonValue) -> None:
    assert read_tombstone(value) is None
