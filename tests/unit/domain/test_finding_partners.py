"""With which findings one was joined."""

from __future__ import annotations

import pytest

from tests.unit.domain.ledger import ledger_finding
from wakayama_audit_gui.domain.finding_filter import FindingIndex
from wakayama_audit_gui.domain.finding_life import LedgerFinding


def finding(id_: str, joined: str = "") -> LedgerFinding:
    return ledger_finding(id_, joined=joined)


@pytest.mark.parametrize(
    ("id_", "partners"),
    [
        ("a", ["b", "c"]),
        ("b", ["a", "c"]),
        ("c", ["a", "b"]),
        ("d", []),
        ("e", []),  # what it was joined into is not known here
        ("f", ["g", "h"]),  # it stands for one, and was joined itself
        ("g", ["f"]),
        ("h", ["f"]),
    ],
)
def test_each_of_a_group_knows_the_others_and_first_what_stands_for_all(
    id_: str, partners: list[str]
) -> None:
    groups = (finding("b", "a"), finding("a"), finding("c", "a"), finding("d"), finding("e", "?"))
    chain = finding("f", "g"), finding("g"), finding("h", "f")
    index = FindingIndex((*groups, *chain), {})
    (one,) = (f for f in index.findings if f.id == id_)
    assert [f.id for f in index.partners(one)] == partners


def test_two_that_were_joined_into_each_other_are_told_once() -> None:
    index = FindingIndex((finding("a", "b"), finding("b", "a")), {})
    assert [[f.id for f in index.partners(one)] for one in index.findings] == [["b"], ["a"]]
