"""A whole store in memory: the reference the one on disk is compared with, and a replica for tests.

It is plain rather than fast: rows are derived anew on every reading. Appending, erasing and merging
are in memory_record.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.record.clock import Clock
from wakayama_audit_gui.record.derive import (
    finding_row,
    is_draft_shown,
    place_of,
    searched_texts,
    visit_row,
)
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.record.heads import is_removed
from wakayama_audit_gui.record.look_back import find_previous
from wakayama_audit_gui.record.memory_record import MemoryRecord
from wakayama_audit_gui.record.sealing import below_seal, shown_of
from wakayama_audit_gui.record.view import FindingRow, PreviousResult, SearchHit, VisitRow


class MemoryStore(MemoryRecord):
    """One workspace in memory; see `use_cases.ports.Store`.

    Args:
        clock: Stamps entries.
        actor: 32 hex digits; None mints one.
    """

    read_only = False

    def __init__(self, clock: Clock | None = None, actor: str | None = None) -> None:
        super().__init__(clock, actor)
        self._derivatives: dict[tuple[str, str], bytes] = {}

    def derivative(self, sha256: str, kind: str) -> bytes | None:
        """A cached rendering of a blob, or None."""
        return self._derivatives.get((sha256, kind)) if sha256 in self._blobs else None

    def keep_derivatives(self, sha256: str, renderings: Mapping[str, bytes]) -> None:
        """Cache renderings of a blob, by kind; those of a blob that is gone are not kept."""
        if sha256 in self._blobs:
            self._derivatives |= {(sha256, kind): data for kind, data in renderings.items()}

    def visits(self) -> list[VisitRow]:
        """All visits, latest scheduled first."""
        found = sorted(row for row, _ in self._visits().values())
        return sorted(found, key=lambda row: row.scheduled, reverse=True)

    def findings(self) -> list[FindingRow]:
        """Every drafted and every filed finding, by id; a draft before what is filed of it."""
        found = [
            row
            for book in self._ledger.books()
            for state in (shown_of(self, book).state,)
            for subject, cells in state.items()
            if (row := finding_row(subject, cells))
            and (row.filed or is_draft_shown(book, row.finding, state))
        ]
        return sorted(found, key=lambda row: (row.finding, row.filed))

    def previous(self, system: str, item: str, before_visit: str) -> PreviousResult | None:
        """Latest verdict for the same system and item in another visit scheduled before it."""
        return find_previous(self._visits(), system, item, before_visit)

    def search(self, words: str, limit: int = 200) -> list[SearchHit]:
        """Texts that hold every word, latest recorded first."""
        wanted = search_key(words).split()
        if not wanted:
            return []
        order = {
            (entry.id, fact.subject, fact.field): place
            for place, (entry, fact) in enumerate(
                (entry, fact) for entry in self._ledger.entries.values() for fact in entry.facts
            )
        }
        found = [
            (order[entry, hit.subject, hit.field], hit)
            for book in self._ledger.books()
            for entry, hit in _shown_texts(book, shown_of(self, book).state)
            if all(word in search_key(hit.text) for word in wanted)
        ]
        return [hit for _, hit in sorted(found, reverse=True)[:limit]]

    def close(self) -> None:
        """Nothing to close; a store on disk has."""

    def _visits(self) -> dict[str, tuple[VisitRow, State]]:
        found: dict[str, tuple[VisitRow, State]] = {}
        for book in self._ledger.books():
            shown = shown_of(self, book)
            row = visit_row(book, shown.state, self._touched(book), lambda h: len(self._items(h)))
            if row:
                found[row.visit] = below_seal(row, shown), shown.state
        return found

    def _touched(self, book: str) -> str:
        return max(e.at for e in self._ledger.entries.values() if e.book == book)


def _shown_texts(book: str, state: State) -> Iterator[tuple[bytes, SearchHit]]:
    removed = {subject for subject, cells in state.items() if is_removed(cells)}
    for subject, cells in state.items():
        within = {book, subject, f"place:{place_of(subject, cells)}"}
        if not within & removed:
            for field, head, text in searched_texts(subject, cells):
                yield head.entry, SearchHit(book, subject, field, text)
