"""Conditions of items."""

from __future__ import annotations

import pytest

from wakayama_audit_gui.domain.condition import When


@pytest.mark.parametrize(
    ("when", "present", "holds"),
    [
        (When(), set(), True),
        (When(all_of=("WEB", "委託")), {"WEB"}, False),
        (When(all_of=("WEB", "委託")), {"WEB", "委託", "基幹系"}, True),
        (When(any_of=("WEB", "アプリ")), {"アプリ"}, True),
        (When(any_of=("WEB", "アプリ")), {"委託"}, False),
        (When(none_of=("アプリ",)), {"アプリ"}, False),
        (When(none_of=("アプリ",)), set(), True),
        (When(("委託",), ("WEB",), ("アプリ",)), {"委託", "WEB"}, True),
    ],
)
def test_when_an_item_applies(when: When, present: set[str], *, holds: bool) -> None:
    assert when.holds(frozenset(present)) is holds
