"""Checking the record: entries, chains, facts, values, what is held and what was erased.

Words for the user only; salvage.py decides for itself what is whole.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wakayama_audit_gui.record.commitment import MalformedError, Value, check_value
from wakayama_audit_gui.record.entry import Entry, Link, entry_id, read_entry
from wakayama_audit_gui.record.merge import arrange
from wakayama_audit_gui.storage.cells import checked_entry
from wakayama_audit_gui.storage.entries import link_of
from wakayama_audit_gui.storage.erasures import asked_by, erasure_entries

_ACTOR: Final = re.compile(r"[0-9a-f]{32}")
_INSTALLED: Final = frozenset(("actor", "projections"))


class EntryCheck:
    """Checks the record of one workspace, a book at a time.

    Args:
        connection: The workspace.
        path: Its path, for words.

    Attributes:
        whole: Ids in hex of the entries found whole so far.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self.whole: list[str] = []

    def problems(self) -> Iterator[str]:
        """Everything that is wrong with the record."""
        books = self._connection.execute("SELECT b, name FROM book ORDER BY b").fetchall()
        for row, name in books:
            yield from self._book_problems(row, name)
        (stray,) = self._connection.execute(
            "SELECT count(*) FROM entry WHERE k NOT IN"
            " (SELECT k FROM chain WHERE b IN (SELECT b FROM book))"
        ).fetchone()
        if stray:
            yield f"どの帳にも属さない記録が {stray} 件あります。"
        yield from self._value_problems()
        yield from self._erasure_problems()
        yield from self._held_problems()
        yield from self._install_problems()

    def _book_problems(self, book: int, name: str) -> Iterator[str]:
        rows = self._connection.execute(
            "SELECT n, id, actor, seq, bytes FROM chain JOIN entry USING (k) WHERE b = ?"
            " ORDER BY +n",
            (book,),
        )
        known: dict[bytes, Link] = {}
        entries: dict[int, Entry] = {}
        for n, id_, actor, seq, raw in rows:
            entry = _read(id_, raw)
            if entry is None or entry.link != Link(name, actor, seq):
                yield f"「{name}」の記録 {bytes(id_).hex()[:8]} の中身が変わっています。"
            elif not _follows(entry, known):
                yield f"「{name}」の記録 {entry.id.hex()[:8]} の前の記録がつながりません。"
            else:
                known[entry.id] = entry.link
                entries[n] = entry
                self.whole.append(entry.id.hex())
        if not known:
            yield f"「{name}」の記録が1件も読めません。"
        yield from self._fact_problems(book, name, entries)

    def _fact_problems(self, book: int, name: str, entries: dict[int, Entry]) -> Iterator[str]:
        found = self._connection.execute(
            "SELECT n, subject.name, field, c, live FROM subject JOIN fact USING (s)"
            " WHERE b = ? ORDER BY f",
            (book,),
        ).fetchall()
        if [(n, *fact) for n, *fact in found] != _expected_facts(entries):
            yield f"「{name}」の「いまの値」の表が、記録と合いません。"
        (subjects,) = self._connection.execute(
            "SELECT count(*) FROM subject WHERE b = ?", (book,)
        ).fetchone()
        if subjects != len({row[1] for row in found}):
            yield f"「{name}」の対象の表が、記録と合いません。"

    def _value_problems(self) -> Iterator[str]:
        for c, salt, body in self._connection.execute("SELECT c, salt, body FROM value"):
            try:
                check_value(c, Value(salt, body))
            except MalformedError:
                yield f"記録された値 {bytes(c).hex()[:8]} の中身が変わっています。"

    def _erasure_problems(self) -> Iterator[str]:
        asked: set[bytes] = set()
        for id_, raw in erasure_entries(self._connection):
            asked |= asked_by(self._connection, checked_entry(id_, raw, self._path))
        for c, by in self._connection.execute("SELECT c, by_entry FROM erased").fetchall():
            if bytes(c) not in asked or link_of(self._connection, by) is None:
                yield f"消去の印 {bytes(c).hex()[:8]} に、消去の記録がありません。"
        lost = self._connection.execute(
            "SELECT book.name, subject.name, field, fact.c FROM fact JOIN subject USING (s)"
            " JOIN book USING (b) WHERE NOT EXISTS (SELECT 1 FROM value WHERE value.c = fact.c)"
        ).fetchall()
        for book, subject, field, c in lost:
            if bytes(c) not in asked:
                yield f"「{book}」の {subject} の {field} の値が失われています。"
        (both,) = self._connection.execute(
            "SELECT count(*) FROM erased JOIN value USING (c)"
        ).fetchone()
        if both:
            yield f"消去したはずの値が {both} 件残っています。"

    def _held_problems(self) -> Iterator[str]:
        held = self._connection.execute("SELECT id, bytes, why FROM held").fetchall()
        for id_, raw, _ in held:
            if entry_id(raw) != id_:
                yield f"保留中の記録 {bytes(id_).hex()[:8]} の中身が変わっています。"
        try:
            arranged = arrange(
                [bytes(raw) for _, raw, _ in held], lambda entry: link_of(self._connection, entry)
            )
        except MalformedError:
            yield "保留中の記録が読めません。"
            return
        if arranged.ready or {bytes(i): w for i, _, w in held} != dict(arranged.held):
            yield "保留中の記録の表が、記録と合いません。"

    def _install_problems(self) -> Iterator[str]:
        found = dict(self._connection.execute("SELECT key, value FROM install").fetchall())
        if not _ACTOR.fullmatch(found.get("actor", "0" * 32)) or found.keys() - _INSTALLED:
            yield "この写しの書き手の印が壊れています。"


def _read(id_: bytes, raw: bytes) -> Entry | None:
    try:
        entry = read_entry(raw)
    except MalformedError:
        return None
    return entry if entry.id == id_ else None


def _follows(entry: Entry, known: dict[bytes, Link]) -> bool:
    before = Link(entry.book, entry.actor, entry.seq - 1)
    if entry.prev is not None and known.get(entry.prev) != before:
        return False
    return all(base in known for fact in entry.facts for base in fact.based_on)


def _expected_facts(entries: dict[int, Entry]) -> list[tuple[int, str, str, bytes, int]]:
    """(row of entry, subject, field, commitment, live) of every fact, in the order applied."""
    superseded: dict[tuple[str, str], set[bytes]] = defaultdict(set)
    for entry in entries.values():
        for fact in entry.facts:
            superseded[fact.subject, fact.field].update(fact.based_on)
    return [
        (
            n,
            fact.subject,
            fact.field,
            fact.commitment,
            int(entry.id not in superseded[fact.subject, fact.field]),
        )
        for n, entry in entries.items()
        for fact in entry.facts
    ]
