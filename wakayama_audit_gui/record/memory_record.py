"""A record in memory: entries, values and blobs, with appending, erasing and merging.

Rows for lists, search and 前回 are added in memory_store.py; durable storing is storage's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.act import Writer, compose_act, head_of, name_blobs
from wakayama_audit_gui.record.chain import find_forks
from wakayama_audit_gui.record.clock import Clock, SystemClock
from wakayama_audit_gui.record.commitment import (
    MalformedError,
    Value,
    blob_name,
    load_json,
    names_in,
)
from wakayama_audit_gui.record.derive import item_ids
from wakayama_audit_gui.record.digest import digest_of
from wakayama_audit_gui.record.entry import Entry, Link
from wakayama_audit_gui.record.erasure import (
    Erasing,
    asked_for,
    erasure_facts,
    nothing_to_erase,
)
from wakayama_audit_gui.record.fact import Cell, Head, HistoryLine, NewFact, Receipt, State
from wakayama_audit_gui.record.ledger import Ledger, Said
from wakayama_audit_gui.record.merge import Arrangement, Bundle, MergeReport, arrange, check_bundle
from wakayama_audit_gui.record.past import Past, past_of
from wakayama_audit_gui.record.survey import survey_books, touched_cells


class MemoryRecord:
    """One record in memory.

    Args:
        clock: Stamps entries.
        actor: 32 hex digits; None mints one.
    """

    def __init__(self, clock: Clock | None = None, actor: str | None = None) -> None:
        self.actor = actor or os.urandom(16).hex()
        self._clock = clock or SystemClock()
        self._ledger = Ledger()
        self._held: dict[bytes, bytes] = {}
        self._values: dict[bytes, Value] = {}
        self._erased: dict[bytes, bytes] = {}
        self._blobs: dict[str, bytes] = {}

    def append(
        self, book: str, by: str, facts: Sequence[NewFact], blobs: Sequence[bytes] = ()
    ) -> Receipt:
        """Record one act with its blobs."""
        named = name_blobs(facts, blobs, self._blobs)
        tip = self._ledger.tip(book, self.actor)
        link = Link(book, self.actor, tip.seq + 1 if tip else 1)
        writer = Writer(link, tip.id if tip else None, self._clock.now(), by, self._ledger.link)
        state = self.state(book)
        act = compose_act(writer, facts, lambda s, _field: state.get(s, {}), self._values.get)
        self._ledger.apply(act.entry)
        self._values.update(act.values)
        self._blobs.update(named)
        return act.receipt

    def state(self, book: str) -> State:
        """Live heads of every subject of one book."""
        return {
            subject: {field: self._cell(said) for field, said in fields.items()}
            for subject, fields in self._ledger.live(book).items()
        }

    def past(self, book: str, heads: Sequence[bytes] | None = None) -> Past:
        """A book as of some entries; None: everything."""
        entries = [e for e in self._ledger.entries.values() if e.book == book]
        return past_of(entries, heads, self._values.get)

    def cell(self, subject: str, field: str) -> Cell:
        """Live heads of one (subject, field)."""
        return self._cell(
            said
            for book in self._ledger.books()
            for said in self._ledger.live(book).get(subject, {}).get(field, ())
        )

    def history(self, subject: str) -> list[HistoryLine]:
        """Everything ever said of a subject, oldest first."""
        heads = ((said.fact.field, self._head(said)) for said in self._ledger.history(subject))
        return [
            HistoryLine(head.entry, head.at, head.by, field, head.value, head.erased)
            for field, head in heads
        ]

    def blob(self, sha256: str) -> bytes:
        """Bytes stored under a SHA-256."""
        if sha256 not in self._blobs:
            raise UserError(
                "保存されているはずの写真や資料が見つかりません。",
                "「点検」で失われたものを確かめ、バックアップから戻してください。",
                code="blob_missing",
            )
        return self._blobs[sha256]

    def has_blob(self, sha256: str) -> bool:
        """Whether the blob is stored."""
        return sha256 in self._blobs

    def digest(self, book: str) -> bytes:
        """Digest of the visible state of a book, 32 bytes."""
        return digest_of(
            (subject, field, said.fact.commitment)
            for subject, fields in self._ledger.live(book).items()
            for field, heads in fields.items()
            for said in heads
        )

    def erase(
        self, acts: Sequence[Erasing], who: str, why: str, approver: str
    ) -> tuple[Receipt, ...]:
        """Take away every value ever said of some fields, with their blobs; tombstones stay."""
        # All is found before anything goes: there is no transaction here.
        found = [(act, *self._tombstones(act, why, approver)) for act in acts]
        receipts = [
            self.append(book, who, [*told, *act.facts], act.blobs) for act, book, told in found
        ]
        for receipt in receipts:
            self.approve_erasure(receipt.entry)
        return tuple(receipts)

    def approve_erasure(self, entry: bytes) -> None:
        """Carry out an erasure that an entry asks for."""
        asked = self._asked_for(self._ledger.entries[entry])
        gone = [self._values.pop(c) for c in asked if c in self._values]
        for commitment in asked:
            self._erased[commitment] = min(entry, self._erased.get(commitment, entry))
        for name in names_in(gone) - names_in(self._values.values()):
            self._blobs.pop(name, None)

    def export(self, book: str | None = None) -> Bundle:
        """The record of one book; None: all of it, with what is held and what was erased."""
        if book is None:
            return Bundle(
                {e.id: e.raw for e in self._ledger.entries.values()} | self._held,
                dict(self._values),
                dict(self._blobs),
                dict(self._erased),
            )
        entries = [e for e in self._ledger.entries.values() if e.book == book]
        bound = {fact.commitment for entry in entries for fact in entry.facts}
        values = {c: v for c, v in self._values.items() if c in bound}
        blobs = {h: self._blobs[h] for h in names_in(values.values()) if h in self._blobs}
        return Bundle({e.id: e.raw for e in entries}, values, blobs)

    def absorb(self, bundle: Bundle) -> MergeReport:
        """Merge a bundle: the union of both; what was erased here stays erased.

        Erasures carried out elsewhere wait for `approve_erasure`: its tombstones are not taken.

        Raises:
            MalformedError: Something in it is not what its name says; nothing was taken.
        """
        check_bundle(bundle)
        if any(blob_name(data) != name for name, data in bundle.blobs.items()):
            raise MalformedError("blob: its bytes are not those of its name")
        known = sum(e in self._ledger.entries or e in self._held for e in bundle.entries)
        waiting = self._held | {
            e: raw for e, raw in bundle.entries.items() if e not in self._ledger.entries
        }
        arranged = arrange(waiting.values(), self._ledger.link)
        for entry in arranged.ready:
            self._ledger.apply(entry)
        self._held = {entry: waiting[entry] for entry in arranged.held}
        values = bundle.values.keys() - self._values.keys() - self._erased.keys()
        self._values.update({c: bundle.values[c] for c in values})
        blobs = (bundle.blobs.keys() & names_in(self._values.values())) - self._blobs.keys()
        self._blobs.update({name: bundle.blobs[name] for name in blobs})
        return self._report(arranged, known, len(values), blobs)

    def _report(
        self, arranged: Arrangement, known: int, values_added: int, blobs_added: AbstractSet[str]
    ) -> MergeReport:
        touched = touched_cells(arranged.ready)
        survey = survey_books(touched, self.state, self._items, self._blobs)
        entries = self._ledger.entries.values()
        pending = (e.id for e in entries if self._asked_for(e) & self._values.keys())
        return MergeReport(
            added=tuple(entry.id for entry in arranged.ready),
            known=known,
            held=tuple(sorted(arranged.held.items())),
            forks=tuple(find_forks(e for e in entries if e.book in touched)),
            erasures=tuple(sorted(pending)),
            values_added=values_added,
            blobs_added=tuple(sorted(blobs_added)),
            **survey._asdict(),
        )

    def _cell(self, heads: Iterable[Said]) -> Cell:
        return tuple(sorted(map(self._head, heads), key=lambda head: head.entry))

    def _head(self, said: Said) -> Head:
        value = self._values.get(said.fact.commitment)
        if value is None:
            return head_of(said.entry, said.fact, None, erased=True)
        return head_of(said.entry, said.fact, load_json(value.body))

    def _items(self, checklist: str) -> tuple[str, ...]:
        return item_ids(self._blobs.get(checklist, b""))

    def _tombstones(self, act: Erasing, why: str, approver: str) -> tuple[str, list[NewFact]]:
        subject, field = act.cuts[0]
        said = [s for s in self._ledger.history(subject) if s.fact.field == field]
        if not said:
            raise nothing_to_erase()
        book = said[0].entry.book
        return book, erasure_facts(act.cuts, partial(self._said_of, book), why, approver)

    def _said_of(self, book: str, subject: str, field: str) -> set[bytes]:
        return {
            said.fact.commitment
            for said in self._ledger.history(subject)
            if said.fact.field == field and said.entry.book == book
        }

    def _asked_for(self, entry: Entry) -> frozenset[bytes]:
        def body_of(commitment: bytes) -> bytes | None:
            value = self._values.get(commitment)
            return value.body if value else None

        return asked_for(entry, body_of, self._said_of)
