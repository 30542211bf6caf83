"""Merging: the set union of entries, values and blobs, and a report of what that brings.

Pure: a store takes the result in (`absorb`). Reading packages from a stick is not done here.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from wakayama_audit_gui.record.chain import Fork
from wakayama_audit_gui.record.commitment import MalformedError, Value, check_value, names_in
from wakayama_audit_gui.record.entry import (
    Entry,
    Link,
    NewerFormatError,
    entry_id,
    read_entry,
)

_NOTHING: Mapping[bytes, bytes] = MappingProxyType({})


class Bundle(NamedTuple):
    """A part of a record, as it is handed over.

    Attributes:
        entries: id → exact bytes.
        values: commitment → value.
        blobs: 64 hex digits → bytes; may read them lazily. A blob lives as long as a value that
            names it: one that no value names is not taken, so an erased one does not come back.
        erased: commitment → id of the entry that says so, for values taken away for good.
    """

    entries: Mapping[bytes, bytes]
    values: Mapping[bytes, Value]
    blobs: Mapping[str, bytes]
    erased: Mapping[bytes, bytes] = _NOTHING


class LazyBlobs(Mapping[str, bytes]):
    """Blobs by name, each read only when it is asked for.

    Args:
        names: Which there are.
        read: Reads one.
    """

    def __init__(self, names: Iterable[str], read: Callable[[str], bytes]) -> None:
        self._names = dict.fromkeys(names)
        self._read = read

    def __getitem__(self, name: str) -> bytes:
        """The bytes of a blob."""
        if name not in self._names:
            raise KeyError(name)
        return self._read(name)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a blob; it is not read."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many."""
        return len(self._names)


class Waiting(StrEnum):
    """Why an entry is held and not applied."""

    PREV = "prev"  # the entry before it in its chain has not arrived
    BASE = "base"  # an entry it is based on has not arrived
    LINK = "link"  # what it refers to is of another chain or book
    FORMAT = "format"  # written by a newer version


class CellName(NamedTuple):
    """One field of one subject in one book."""

    book: str
    subject: str
    field: str


class SubjectName(NamedTuple):
    """One subject in one book."""

    book: str
    subject: str


class MergeReport(NamedTuple):
    """What a merge brought, as data.

    Attributes:
        added: Ids of entries applied by it, each after everything it rests on.
        known: Number of entries that were here already.
        held: Entries that wait, of this merge and of earlier ones: (id, why).
        conflicts: Cells it touched whose heads differ: 未確定.
        agreed: Cells it touched that several said independently and alike.
        kept: Subjects deleted by one and edited by another: the edit survives, flagged.
        forks: Places in chains where two entries claim the same number; both are kept.
        erasures: Entries asking for an erasure that waits for approval here.
        quarantined: Answers to items their place does not ask; kept, but not shown among them.
        values_added: Number of values that were not here.
        blobs_added: Names of blobs that were not here.
        blobs_missing: Names of blobs that entries it touched name and that are nowhere.
    """

    added: tuple[bytes, ...]
    known: int
    held: tuple[tuple[bytes, Waiting], ...]
    conflicts: tuple[CellName, ...]
    agreed: tuple[CellName, ...]
    kept: tuple[SubjectName, ...]
    forks: tuple[Fork, ...]
    erasures: tuple[bytes, ...]
    quarantined: tuple[SubjectName, ...]
    values_added: int
    blobs_added: tuple[str, ...]
    blobs_missing: tuple[str, ...]


class Arrangement(NamedTuple):
    """Entries that can be applied, in an order in which they can be, and those that cannot."""

    ready: tuple[Entry, ...]
    held: Mapping[bytes, Waiting]


def check_bundle(bundle: Bundle) -> None:
    """Check that entries and values are what their names say.

    The form of entries is checked by `arrange`, blobs when they are stored: each once.

    Raises:
        MalformedError: Something is not; nothing of the bundle may be used.
    """
    for name, raw in bundle.entries.items():
        if entry_id(raw) != name:
            raise MalformedError("entry: its bytes are not those of its id")
    for commitment, value in bundle.values.items():
        check_value(commitment, value)


def unite(one: Bundle, other: Bundle) -> Bundle:
    """The union of two bundles; erased beats present."""
    erased = {**one.erased, **other.erased}
    # Two erasures of one value: the same one is named on every replica.
    for commitment in one.erased.keys() & other.erased.keys():
        erased[commitment] = min(one.erased[commitment], other.erased[commitment])
    values = {c: v for c, v in {**one.values, **other.values}.items() if c not in erased}
    named = names_in(values.values())
    return Bundle(
        entries={**one.entries, **other.entries},
        values=values,
        blobs={h: b for h, b in {**one.blobs, **other.blobs}.items() if h in named},
        erased=erased,
    )


def arrange(raws: Iterable[bytes], link_of: Callable[[bytes], Link | None]) -> Arrangement:
    """Order entries so that each comes after its prev and its bases; hold those that lack one.

    Args:
        raws: Exact bytes of entries that are not applied yet.
        link_of: Where an applied entry stands; None when it is not applied.

    Raises:
        MalformedError: One of them is no entry.
    """
    ready: list[Entry] = []
    held: dict[bytes, Waiting] = {}
    placed: dict[bytes, Link] = {}
    blocked: dict[bytes, list[Entry]] = defaultdict(list)

    def place(entry: bytes) -> Link | None:
        return placed.get(entry) or link_of(entry)

    queue = deque(_readable(raws, held))
    while queue:
        entry = queue.popleft()
        lacking = _lacking(entry, place)
        if lacking is not None:
            blocked[lacking].append(entry)
            held[entry.id] = Waiting.PREV if lacking == entry.prev else Waiting.BASE
        elif not _fits(entry, place):
            held[entry.id] = Waiting.LINK
        else:
            held.pop(entry.id, None)
            ready.append(entry)
            placed[entry.id] = entry.link
            queue.extendleft(reversed(blocked.pop(entry.id, [])))
    return Arrangement(tuple(ready), held)


def _readable(raws: Iterable[bytes], held: dict[bytes, Waiting]) -> list[Entry]:
    found: list[Entry] = []
    for raw in raws:
        try:
            found.append(read_entry(raw))
        except NewerFormatError:
            held[entry_id(raw)] = Waiting.FORMAT
    return sorted(found, key=lambda entry: (entry.book, entry.actor, entry.seq, entry.id))


def _lacking(entry: Entry, place: Callable[[bytes], Link | None]) -> bytes | None:
    if entry.prev is not None and place(entry.prev) is None:
        return entry.prev
    for fact in entry.facts:
        for base in fact.based_on:
            if place(base) is None:
                return base
    return None


def _fits(entry: Entry, place: Callable[[bytes], Link | None]) -> bool:
    if entry.prev is not None:
        expected = Link(entry.book, entry.actor, entry.seq - 1)
        if place(entry.prev) != expected:
            return False
    bases = {base for fact in entry.facts for base in fact.based_on}
    return all((link := place(base)) is not None and link.book == entry.book for base in bases)
