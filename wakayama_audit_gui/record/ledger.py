"""Applied entries and which of their facts are live; the in-memory side of what SQLite keeps.

Values and blobs lie beside it (memory_store.py). When an entry may be applied is in merge.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wakayama_audit_gui.record.entry import Entry, EntryFact, Link


class Said(NamedTuple):
    """A fact with the entry it stands in."""

    entry: Entry
    fact: EntryFact


class Ledger:
    """Entries in the order they were applied, and the live facts they leave."""

    def __init__(self) -> None:
        self.entries: dict[bytes, Entry] = {}
        self._live: dict[str, dict[str, dict[str, list[Said]]]] = {}
        self._tips: dict[tuple[str, str], Entry] = {}

    def apply(self, entry: Entry) -> None:
        """Add an entry whose prev and bases are all here."""
        self.entries[entry.id] = entry
        chain = entry.book, entry.actor
        tip = self._tips.get(chain)
        # After a fork the longer branch goes on; of equal ones the same on every replica.
        if tip is None or (-tip.seq, tip.id) > (-entry.seq, entry.id):
            self._tips[chain] = entry
        book = self._live.setdefault(entry.book, {})
        for fact in entry.facts:
            fields = book.setdefault(fact.subject, {})
            kept = [s for s in fields.get(fact.field, ()) if s.entry.id not in fact.based_on]
            fields[fact.field] = [*kept, Said(entry, fact)]

    def tip(self, book: str, actor: str) -> Entry | None:
        """The entry the next one of this chain goes on from."""
        return self._tips.get((book, actor))

    def link(self, entry: bytes) -> Link | None:
        """Where an entry stands; None when it is not here."""
        found = self.entries.get(entry)
        return found.link if found else None

    def books(self) -> list[str]:
        """Books with at least one entry."""
        return list(self._live)

    def live(self, book: str) -> dict[str, dict[str, list[Said]]]:
        """Live facts of one book: subject → field → facts."""
        return self._live.get(book, {})

    def history(self, subject: str) -> Iterator[Said]:
        """Everything ever said of a subject, in the order it was applied."""
        for entry in self.entries.values():
            for fact in entry.facts:
                if fact.subject == subject:
                    yield Said(entry, fact)
