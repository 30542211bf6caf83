"""Lawful erasure: an entry says which values go, who, why and with whose approval.

Taking the values away is the store's; it does so for its own erasures at once, and for those that
came from elsewhere only after approval here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import NOTHING, load_json
from wakayama_audit_gui.record.entry import Entry
from wakayama_audit_gui.record.fact import JsonValue, NewFact

_PREFIX = "erasure:"
TOMBSTONE = "tombstone"


class Tombstone(NamedTuple):
    """What stands where values were.

    Attributes:
        subject: Whose value.
        field: Which field of it.
        commitments: The erased values' commitments, 32 bytes each.
        why: The reason.
        approver: Who approved.
    """

    subject: str
    field: str
    commitments: tuple[bytes, ...]
    why: str
    approver: str


def is_erasure(subject: str) -> bool:
    """Whether a subject is an erasure; those cannot be erased themselves."""
    return subject.startswith(_PREFIX)


class Cut(NamedTuple):
    """One field of one subject whose values are to go."""

    subject: str
    field: str


class Erasing(NamedTuple):
    """What one act of erasing does in one book.

    Attributes:
        cuts: What goes, at least one.
        facts: What is recorded in its place.
        blobs: Those that ``facts`` name.
    """

    cuts: Sequence[Cut]
    facts: Sequence[NewFact] = ()
    blobs: Sequence[bytes] = ()


def erasure_facts(
    cuts: Sequence[Cut],
    said_of: Callable[[str, str], AbstractSet[bytes]],
    why: str,
    approver: str,
) -> list[NewFact]:
    """The facts that record one act of erasing.

    Args:
        cuts: What goes, each once.
        said_of: Commitments of everything ever said of (subject, field) in the act's book.
        why: The reason.
        approver: Who approved.

    Raises:
        UserError: One of them was never said, or is itself an erasure.
    """
    # What was never said is bound alike in every field: taking it away would take it everywhere.
    found = [(cut, said_of(*cut) - NOTHING.keys()) for cut in dict.fromkeys(cuts)]
    if any(not said or is_erasure(cut.subject) for cut, said in found):
        raise nothing_to_erase()
    return [erasure_fact(*cut, sorted(said), why, approver) for cut, said in found]


def erasure_fact(
    subject: str, field: str, commitments: Sequence[bytes], why: str, approver: str
) -> NewFact:
    """The fact that records an erasure, under a subject of its own."""
    value: JsonValue = {
        "subject": subject,
        "field": field,
        "commitments": [c.hex() for c in sorted(commitments)],
        "why": why,
        "approver": approver,
    }
    return NewFact(_PREFIX + os.urandom(16).hex(), TOMBSTONE, value)


def read_tombstone(value: JsonValue) -> Tombstone | None:
    """The tombstone a fact's value holds; None when it is not of that shape."""
    match value:
        case {
            "subject": str(subject),
            "field": str(field),
            "commitments": list(found),
            "why": str(why),
            "approver": str(approver),
        }:
            try:
                commitments = tuple(bytes.fromhex(c) for c in found if isinstance(c, str))
            except ValueError:
                return None
            return Tombstone(subject, field, commitments, why, approver)
        case _:
            return None


def asked_for(
    entry: Entry,
    body_of: Callable[[bytes], bytes | None],
    said_of: Callable[[str, str, str], AbstractSet[bytes]],
) -> frozenset[bytes]:
    """Commitments an entry asks to erase; empty when it asks for nothing.

    Args:
        entry: Any entry.
        body_of: The stored body of a commitment, or None.
        said_of: Commitments of everything ever said of (book, subject, field).
    """
    found: set[bytes] = set()
    for fact in entry.facts:
        body = body_of(fact.commitment) if is_erasure(fact.subject) else None
        tombstone = read_tombstone(load_json(body)) if body else None
        # Whatever it names must be of the field it names, so that no one can hide more than shown;
        # and what records an erasure stays.
        if tombstone and not is_erasure(tombstone.subject):
            said = said_of(entry.book, tombstone.subject, tombstone.field)
            found |= said & set(tombstone.commitments)
    return frozenset(found - NOTHING.keys())


def nothing_to_erase() -> UserError:
    """Raised when a field to be erased was never said, or is itself an erasure."""
    return UserError(
        "消去する記録が見つかりません。",
        "対象の項目を開き直して、もう一度お試しください。",
        code="nothing_to_erase",
    )
