"""One open workspace on disk: the Store, with erasing and merging. One thread owns it.

Opening and closing the file is workspace.py's, running it on its own thread database_thread.py's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import partial, wraps
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from wakayama_audit_gui.record.act import Writer, compose_act, name_blobs
from wakayama_audit_gui.record.clock import Clock
from wakayama_audit_gui.record.digest import digest_of
from wakayama_audit_gui.record.entry import Link
from wakayama_audit_gui.record.erasure import Erasing, erasure_facts, nothing_to_erase
from wakayama_audit_gui.record.fact import Cell, HistoryLine, NewFact, Receipt, State
from wakayama_audit_gui.record.merge import Bundle, MergeReport
from wakayama_audit_gui.record.past import Past
from wakayama_audit_gui.record.view import FindingRow, PreviousResult, SearchHit, VisitRow
from wakayama_audit_gui.storage import search
from wakayama_audit_gui.storage.absorb import Absorber
from wakayama_audit_gui.storage.anchor import Anchor, Mark
from wakayama_audit_gui.storage.blobs import (
    Blobs,
    add_blobs,
    blob_missing,
    derivative,
    keep_derivative,
)
from wakayama_audit_gui.storage.cells import Reader, checked_entry, live_facts
from wakayama_audit_gui.storage.entries import add_entry, link_of, raw_entry, tip_of
from wakayama_audit_gui.storage.erasures import (
    asked_by,
    book_of,
    commitments_of,
    subjects_of,
    take_away,
)
from wakayama_audit_gui.storage.export import export_bundle
from wakayama_audit_gui.storage.failures import in_words
from wakayama_audit_gui.storage.projections import Projections
from wakayama_audit_gui.storage.transaction import atomic
from wakayama_audit_gui.storage.values import add_values, value_of

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S", bound="SqliteStore")


class Opened(NamedTuple):
    """What opening a workspace found out.

    Attributes:
        path: The file.
        connection: The one connection to it.
        actor: Under whose name this copy writes.
        read_only: Nothing can be written.
        warning: What the user should be told about where the file lies, "" when nothing.
    """

    path: Path
    connection: sqlite3.Connection
    actor: str
    read_only: bool
    warning: str


def _worded(method: Callable[Concatenate[S, P], R], /) -> Callable[Concatenate[S, P], R]:
    @wraps(method)
    def worded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with in_words(self.path, 0, self.connection):
            return method(self, *args, **kwargs)

    return worded


class SqliteStore:
    """One open workspace; see `use_cases.ports.Store`.

    Args:
        opened: The open file.
        clock: Stamps entries.
        anchor: Where the last own entry is remembered outside the file.
    """

    def __init__(self, opened: Opened, clock: Clock, anchor: Anchor) -> None:
        self.path = opened.path
        self.read_only = opened.read_only
        self.warning = opened.warning
        self.actor = opened.actor
        self.connection = opened.connection
        self.projections = Projections(opened.connection, opened.path)
        self.blobs = Blobs(opened.connection, opened.path)
        self.clock = clock
        self._anchor = anchor

    def append(
        self, book: str, by: str, facts: Sequence[NewFact], blobs: Sequence[bytes] = ()
    ) -> Receipt:
        """Record one act with its blobs in one transaction; returns after COMMIT."""
        with in_words(self.path, sum(map(len, blobs)), self.connection), atomic(self.connection):
            receipt, row = _append(self, book, by, facts, name_blobs(facts, blobs, self.blobs))
        self._anchor.keep(self.actor, Mark(row, receipt.entry))
        return receipt

    @_worded
    def state(self, book: str) -> State:
        """Live heads of every subject of one book."""
        return Reader(self.connection, self.path).state(book)

    @_worded
    def past(self, book: str, heads: Sequence[bytes] | None = None) -> Past:
        """A book as of some entries; None: everything."""
        return Reader(self.connection, self.path).past(book, heads)

    @_worded
    def cell(self, subject: str, field: str) -> Cell:
        """Live heads of one (subject, field)."""
        return Reader(self.connection, self.path).subject(subject, None, field).get(field, ())

    @_worded
    def history(self, subject: str) -> list[HistoryLine]:
        """Everything ever said of a subject, oldest first."""
        return Reader(self.connection, self.path).history(subject)

    @_worded
    def blob(self, sha256: str) -> bytes:
        """Bytes stored under a SHA-256 (64 hex digits)."""
        try:
            return self.blobs[sha256]
        except KeyError:
            raise blob_missing() from None

    @_worded
    def has_blob(self, sha256: str) -> bool:
        """Whether the blob is stored."""
        return sha256 in self.blobs

    @_worded
    def derivative(self, sha256: str, kind: str) -> bytes | None:
        """A cached rendering of a blob (``thumb``, ``print``), or None."""
        return derivative(self.connection, sha256, kind)

    def keep_derivatives(self, sha256: str, renderings: Mapping[str, bytes]) -> None:
        """Cache renderings of a blob, by kind, in one transaction; read-only media keep none."""
        if not self.read_only:
            size = sum(map(len, renderings.values()))
            with in_words(self.path, size, self.connection), atomic(self.connection):
                for kind, data in renderings.items():
                    keep_derivative(self.connection, sha256, kind, data)

    @_worded
    def digest(self, book: str) -> bytes:
        """Digest of the visible state of a book, 32 bytes."""
        return digest_of(live_facts(self.connection, book))

    @_worded
    def visits(self) -> list[VisitRow]:
        """All visits, latest scheduled first."""
        return self.projections.visits()

    @_worded
    def findings(self) -> list[FindingRow]:
        """Every drafted and every filed finding, by id; a draft before what is filed of it."""
        return self.projections.findings()

    @_worded
    def previous(self, system: str, item: str, before_visit: str) -> PreviousResult | None:
        """Latest verdict for the same system and item in another visit scheduled before it."""
        return self.projections.previous(system, item, before_visit)

    @_worded
    def search(self, words: str, limit: int = 200) -> list[SearchHit]:
        """Texts that hold every word (separated by spaces), latest recorded first."""
        return search.find(self.connection, self.path, words, limit)

    def erase(
        self, acts: Sequence[Erasing], who: str, why: str, approver: str
    ) -> tuple[Receipt, ...]:
        """Take away every value ever said of some fields, with their blobs; tombstones stay."""
        size = sum(len(blob) for act in acts for blob in act.blobs)
        with in_words(self.path, size, self.connection), atomic(self.connection):
            done = [_erase(self, act, who, why, approver) for act in acts]
        self._anchor.keep(self.actor, Mark(done[-1][1], done[-1][0].entry))
        return tuple(receipt for receipt, _ in done)

    def approve_erasure(self, entry: bytes) -> None:
        """Carry out an erasure that an entry from elsewhere asks for."""
        with in_words(self.path, 0, self.connection), atomic(self.connection):
            _carry_out(self, entry)

    @_worded
    def export(self, book: str | None = None) -> Bundle:
        """The record of one book; None: all of it, with what is held and what was erased."""
        return export_bundle(self.connection, self.blobs, book)

    def absorb(self, bundle: Bundle, *, preview: bool = False) -> MergeReport:
        """Merge a bundle in one transaction; see `MemoryRecord.absorb`.

        Args:
            bundle: What was handed over.
            preview: Only report what it would bring.

        Raises:
            MalformedError: Something in it is not what its name says; nothing was taken.
            UserError: Disk full and the like; nothing was taken.
        """
        absorber = Absorber(self.connection, self.path, self.projections)
        with in_words(self.path, 0, self.connection):
            return absorber.preview(bundle) if preview else absorber.absorb(bundle)

    def close(self) -> None:
        """Close the file and let go of its lock."""
        with in_words(self.path):
            self.connection.close()


def _erase(
    store: SqliteStore, act: Erasing, who: str, why: str, approver: str
) -> tuple[Receipt, int]:
    book = book_of(store.connection, *act.cuts[0])
    if book is None:
        raise nothing_to_erase()
    said_of = partial(commitments_of, store.connection, book)
    told = erasure_facts(act.cuts, said_of, why, approver)
    named = name_blobs(act.facts, act.blobs, store.blobs)
    receipt, row = _append(store, book, who, [*told, *act.facts], named)
    _carry_out(store, receipt.entry)
    return receipt, row


def _carry_out(store: SqliteStore, entry: bytes) -> None:
    raw = raw_entry(store.connection, entry)
    asked = asked_by(store.connection, checked_entry(entry, raw, store.path))
    take_away(store.connection, asked, entry)
    store.projections.update_subjects(subjects_of(store.connection, asked))
    search.forget_dropped(store.connection)


def _append(
    store: SqliteStore, book: str, by: str, facts: Sequence[NewFact], blobs: Mapping[str, bytes]
) -> tuple[Receipt, int]:
    tip = tip_of(store.connection, book, store.actor)
    link = Link(book, store.actor, tip.seq + 1 if tip else 1)
    writer = Writer(
        link,
        tip.entry if tip else None,
        store.clock.now(),
        by,
        partial(link_of, store.connection),
    )
    reader = Reader(store.connection, store.path)
    act = compose_act(
        writer,
        facts,
        lambda subject, field: reader.subject(subject, book, field),
        partial(value_of, store.connection),
    )
    add_blobs(store.connection, blobs, named_here=True)
    add_values(store.connection, act.values)
    stored = add_entry(store.connection, act.entry)
    store.projections.update(stored.book, book, stored.subjects, act.entry.at)
    return act.receipt, stored.row
