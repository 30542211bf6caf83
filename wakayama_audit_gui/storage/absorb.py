"""Taking a bundle into the tables: the same union as in memory, in one transaction.

The order and the report are record/merge.py's; approving foreign erasures is the store's.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NoReturn

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.record.chain import Fork
from wakayama_audit_gui.record.commitment import names_in
from wakayama_audit_gui.record.derive import item_ids
from wakayama_audit_gui.record.entry import Entry, Link
from wakayama_audit_gui.record.merge import (
    Arrangement,
    Bundle,
    LazyBlobs,
    MergeReport,
    arrange,
    check_bundle,
)
from wakayama_audit_gui.record.survey import survey_books, touched_cells
from wakayama_audit_gui.storage.blobs import Blobs, add_blobs
from wakayama_audit_gui.storage.cells import Reader, checked_entry
from wakayama_audit_gui.storage.entries import add_entry, link_of
from wakayama_audit_gui.storage.erasures import asked_by, erasure_entries, subjects_of, tombstones
from wakayama_audit_gui.storage.projections import Projections
from wakayama_audit_gui.storage.transaction import atomic
from wakayama_audit_gui.storage.values import add_values, body_of, is_named


class _PreviewOverError(Exception):
    """Ends the transaction of a preview, so that it is rolled back."""

    def __init__(self, report: MergeReport) -> None:
        super().__init__()
        self.report = report


class Absorber:
    """Merges bundles into one workspace.

    Args:
        connection: The workspace.
        path: Its path, for words.
        projections: Kept up with what comes in.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, projections: Projections
    ) -> None:
        self._connection = connection
        self._path = path
        self._projections = projections
        self._blobs = Blobs(connection, path)

    def absorb(self, bundle: Bundle) -> MergeReport:
        """Merge a bundle; nothing is taken when it raises."""
        check_bundle(bundle)
        with atomic(self._connection):
            return self._take_in(bundle)

    def preview(self, bundle: Bundle) -> MergeReport:
        """Report what merging would bring, by merging and taking it back."""
        check_bundle(bundle)
        try:
            with atomic(self._connection):
                self._take_back(bundle)
        except _PreviewOverError as over:
            return over.report
        raise BugError("a preview that was not taken back")

    def _take_back(self, bundle: Bundle) -> NoReturn:
        raise _PreviewOverError(self._take_in(bundle))

    def _take_in(self, bundle: Bundle) -> MergeReport:
        held = dict(self._connection.execute("SELECT id, bytes FROM held").fetchall())
        fresh = {e: raw for e, raw in bundle.entries.items() if self._link(e) is None}
        known = len(bundle.entries) - len(fresh.keys() - held.keys())
        waiting = held | fresh
        arranged = arrange(waiting.values(), self._link)
        late = self._late_values(bundle, arranged.ready)
        added = add_values(self._connection, bundle.values)
        blobs = add_blobs(self._connection, self._named(bundle))
        self._add_entries(arranged.ready)
        self._hold(arranged, waiting)
        self._projections.update_subjects(subjects_of(self._connection, late))
        self._projections.update_checklists(blobs)
        return self._report(arranged, known, added, blobs)

    def _named(self, bundle: Bundle) -> LazyBlobs:
        """The blobs that a value names: those whose values were erased here do not come back."""
        erased = tombstones(self._connection).keys()
        named = names_in(value for c, value in bundle.values.items() if c not in erased)
        return LazyBlobs(
            (n for n in bundle.blobs if n in named or is_named(self._connection, n)),
            bundle.blobs.__getitem__,
        )

    def _late_values(self, bundle: Bundle, ready: tuple[Entry, ...]) -> list[bytes]:
        """Commitments whose entries were here before the values that now arrive."""
        brought = {fact.commitment for entry in ready for fact in entry.facts}
        return [
            commitment
            for commitment in bundle.values.keys() - brought
            if body_of(self._connection, commitment) is None
        ]

    def _add_entries(self, ready: tuple[Entry, ...]) -> None:
        touched: dict[int, tuple[str, dict[str, int], str]] = {}
        for entry in ready:
            stored = add_entry(self._connection, entry)
            name, subjects, at = touched.get(stored.book, (entry.book, {}, ""))
            touched[stored.book] = name, subjects | stored.subjects, max(at, entry.at)
        for book, (name, subjects, at) in touched.items():
            self._projections.update(book, name, subjects, at)

    def _hold(self, arranged: Arrangement, waiting: dict[bytes, bytes]) -> None:
        self._connection.execute("DELETE FROM held")
        self._connection.executemany(
            "INSERT INTO held (id, bytes, why) VALUES (?, ?, ?)",
            [(entry, waiting[entry], why.value) for entry, why in arranged.held.items()],
        )

    def _report(
        self, arranged: Arrangement, known: int, values_added: int, blobs_added: list[str]
    ) -> MergeReport:
        touched = touched_cells(arranged.ready)
        reader = Reader(self._connection, self._path)
        survey = survey_books(touched, reader.state, self._items, self._blobs)
        return MergeReport(
            added=tuple(entry.id for entry in arranged.ready),
            known=known,
            held=tuple(sorted(arranged.held.items())),
            forks=tuple(fork for book in sorted(touched) for fork in self._forks(book)),
            erasures=tuple(self._pending()),
            values_added=values_added,
            blobs_added=tuple(sorted(blobs_added)),
            **survey._asdict(),
        )

    def _link(self, entry: bytes) -> Link | None:
        return link_of(self._connection, entry)

    def _items(self, checklist: str) -> tuple[str, ...]:
        return item_ids(self._blobs.get(checklist, b""))

    def _forks(self, book: str) -> list[Fork]:
        rows = self._connection.execute(
            "SELECT actor, seq, group_concat(hex(id)) FROM book JOIN chain USING (b)"
            " JOIN entry USING (k) WHERE book.name = ?"
            " GROUP BY k, seq HAVING count(*) > 1 ORDER BY actor, seq",
            (book,),
        ).fetchall()
        return [
            Fork(Link(book, actor, seq), tuple(sorted(map(bytes.fromhex, ids.split(",")))))
            for actor, seq, ids in rows
        ]

    def _pending(self) -> list[bytes]:
        return [
            bytes(id_)
            for id_, raw in erasure_entries(self._connection)
            if any(
                body_of(self._connection, c) is not None
                for c in asked_by(self._connection, checked_entry(id_, raw, self._path))
            )
        ]
