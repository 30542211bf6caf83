"""Turning what a use case wants to say into one entry with its values, and what that changes.

Both stores write through here, so both write the same bytes. Storing them is the store's.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.record.clock import Moment
from wakayama_audit_gui.record.commitment import (
    NOTHING,
    SALT_BYTES,
    MalformedError,
    Value,
    blob_name,
    canonical,
    is_blob_name,
    named_blobs,
)
from wakayama_audit_gui.record.entry import Entry, EntryFact, Link, read_entry, write_entry
from wakayama_audit_gui.record.fact import Cell, Head, JsonValue, NewFact, Receipt
from wakayama_audit_gui.record.heads import REMOVED, present_bases, supersede

BLOB_FIELDS = frozenset(("blob", "checklist"))
"""Fields whose value is the name of a blob that must be there."""

CellsOf = Callable[[str, str | None], Mapping[str, Cell]]
"""(subject, field or None for every field) → field → live heads, within the act's book."""


ValueOf = Callable[[bytes], Value | None]
"""The stored value of a commitment; None when it is not here."""


class Act(NamedTuple):
    """An entry ready to be stored, its values by commitment, and the receipt to give after."""

    entry: Entry
    values: Mapping[bytes, Value]
    receipt: Receipt


class Writer(NamedTuple):
    """Who writes where: the next link of a chain, the entry before it, when, and by whom.

    `link_of` tells where an applied entry stands, None when it is not applied.
    """

    link: Link
    prev: bytes | None
    moment: Moment
    by: str
    link_of: Callable[[bytes], Link | None]


def compose_act(
    writer: Writer, facts: Sequence[NewFact], cells_of: CellsOf, value_of: ValueOf
) -> Act:
    """Bind facts into the entry that records them.

    Raises:
        BugError: A value, name or number of facts that the record does not admit.
    """
    before: dict[tuple[str, str], Cell] = {}
    bound: list[EntryFact] = []
    values: dict[bytes, Value] = {}
    try:
        for fact in facts:
            whole = fact.field == REMOVED and fact.value is True and fact.based_on is None
            cells = cells_of(fact.subject, None if whole else fact.field)
            before[fact.subject, fact.field] = cells.get(fact.field, ())
            value = _bound(fact, value_of)
            values[value.commitment] = value
            bases = present_bases(fact, cells)
            bound.append(EntryFact(fact.subject, fact.field, fact.version, value.commitment, bases))
        raw = write_entry(writer.link, writer.prev, writer.moment, writer.by, bound)
        entry = read_entry(raw)
        _check_bases(writer, facts)
    except MalformedError as error:
        raise BugError(f"the record does not admit this act: {error}") from error
    return Act(entry, values, _receipt(entry, [fact.value for fact in facts], before))


def _bound(fact: NewFact, value_of: ValueOf) -> Value:
    body = canonical(fact.value)
    # One that was erased meanwhile is not there any more, and is not brought back.
    former = NOTHING.get(fact.again) or value_of(fact.again) if fact.again else None
    return former if former and former.body == body else Value(os.urandom(SALT_BYTES), body)


def _check_bases(writer: Writer, facts: Sequence[NewFact]) -> None:
    # Elsewhere an entry based on what is nowhere, or in another book, would be held for ever.
    for base in {base for fact in facts for base in fact.based_on or ()}:
        link = writer.link_of(base)
        if link is None or link.book != writer.link.book:
            raise MalformedError("a base that is not in this book")


def _receipt(
    entry: Entry, values: Sequence[JsonValue], before: Mapping[tuple[str, str], Cell]
) -> Receipt:
    after = {
        (fact.subject, fact.field): supersede(
            before[fact.subject, fact.field], fact, head_of(entry, fact, value)
        )
        for fact, value in zip(entry.facts, values, strict=True)
    }
    return Receipt(entry.id, entry.book, entry.at, before, after)


def head_of(entry: Entry, fact: EntryFact, value: JsonValue, *, erased: bool = False) -> Head:
    """The head a fact of an entry makes while it stands."""
    return Head(
        entry.id, value, entry.by, entry.at, fact.commitment, erased=erased, based_on=fact.based_on
    )


def name_blobs(
    facts: Sequence[NewFact], blobs: Sequence[bytes], stored: Container[str]
) -> dict[str, bytes]:
    """Blobs of an act by name.

    Raises:
        BugError: A blob that no fact names, or a fact that names a blob that is nowhere.
    """
    found = {blob_name(data): data for data in blobs}
    named = {name for fact in facts for name in named_blobs(fact.value)}
    if not found.keys() <= named:
        raise BugError("a blob that no fact of its act names")
    wanted = [
        fact.value
        for fact in facts
        if fact.field in BLOB_FIELDS and isinstance(fact.value, str) and is_blob_name(fact.value)
    ]
    if not all(name in found or name in stored for name in wanted):
        raise BugError("a fact names a blob that is not stored")
    return found
