"""Rows of entries and their facts: adding one, and finding where one stands.

What stands of the facts is read in cells.py; values are in values.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final, NamedTuple

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.record.entry import Entry, EntryFact, Link


class _Named(NamedTuple):
    """How to find the row of a unique name, and how to add it."""

    find: str
    add: str


_BOOK: Final = _Named("SELECT b FROM book WHERE name = ?", "INSERT INTO book (name) VALUES (?)")
_CHAIN: Final = _Named(
    "SELECT k FROM chain WHERE b = ? AND actor = ?", "INSERT INTO chain (b, actor) VALUES (?, ?)"
)
_SUBJECT: Final = _Named(
    "SELECT s FROM subject WHERE name = ? AND b = ?",
    "INSERT INTO subject (name, b) VALUES (?, ?)",
)
_ENTRIES: Final = "SELECT n, id, bytes FROM entry WHERE n > ?1 AND ?3 IS NULL ORDER BY n LIMIT ?2"
_ENTRIES_OF_BOOK: Final = (
    # The plus keeps SQLite from walking through every entry for the sake of the order.
    "SELECT n, id, bytes FROM entry WHERE +n > ?1"
    " AND k IN (SELECT k FROM chain JOIN book USING (b) WHERE book.name = ?3) ORDER BY +n LIMIT ?2"
)


class Tip(NamedTuple):
    """The entry the next one of a chain goes on from."""

    seq: int
    entry: bytes


class Stored(NamedTuple):
    """Where an entry was put: row of its book, its own row, and rows of its subjects by name."""

    book: int
    row: int
    subjects: dict[str, int]


def add_entry(connection: sqlite3.Connection, entry: Entry) -> Stored:
    """Add an entry whose prev and bases are here; its bases' facts cease to be live."""
    book = _row(connection, _BOOK, (entry.book,))
    chain = _row(connection, _CHAIN, (book, entry.actor))
    row = connection.execute(
        "INSERT INTO entry (id, k, seq, bytes) VALUES (?, ?, ?, ?)",
        (entry.id, chain, entry.seq, entry.raw),
    ).lastrowid
    subjects: dict[str, int] = {}
    for fact in entry.facts:
        if fact.subject not in subjects:
            subjects[fact.subject] = _row(connection, _SUBJECT, (fact.subject, book))
        _add_fact(connection, row or 0, subjects[fact.subject], fact)
    return Stored(book, row or 0, subjects)


def _add_fact(connection: sqlite3.Connection, row: int, subject: int, fact: EntryFact) -> None:
    connection.executemany(
        "UPDATE fact SET live = 0 WHERE s = ? AND live = 1 AND field = ?"
        " AND n = (SELECT n FROM entry WHERE id = ?)",
        [(subject, fact.field, base) for base in fact.based_on],
    )
    connection.execute(
        "INSERT INTO fact (n, s, field, c, live) VALUES (?, ?, ?, ?, 1)",
        (row, subject, fact.field, fact.commitment),
    )


def tip_of(connection: sqlite3.Connection, book: str, actor: str) -> Tip | None:
    """The entry to go on from; after a fork the longer branch, of equal ones the lesser id."""
    found = connection.execute(
        "SELECT e.seq, e.id FROM book JOIN chain USING (b) JOIN entry e USING (k)"
        " WHERE book.name = ? AND chain.actor = ? ORDER BY e.seq DESC, e.id LIMIT 1",
        (book, actor),
    ).fetchone()
    return Tip(*found) if found else None


def link_of(connection: sqlite3.Connection, entry: bytes) -> Link | None:
    """Where an applied entry stands; None when it is not applied."""
    found = connection.execute(
        "SELECT book.name, actor, seq FROM entry JOIN chain USING (k) JOIN book USING (b)"
        " WHERE entry.id = ?",
        (entry,),
    ).fetchone()
    return Link(*found) if found else None


def raw_entries(
    connection: sqlite3.Connection, book: str | None = None, after: int = 0, limit: int = -1
) -> Iterator[tuple[int, bytes, bytes]]:
    """(row, id, exact bytes) of applied entries in the order they were applied.

    Args:
        connection: The workspace.
        book: Only of this book.
        after: Only rows behind this one.
        limit: At most so many; -1: all.
    """
    yield from connection.execute(_ENTRIES_OF_BOOK if book else _ENTRIES, (after, limit, book))


def raw_entry(connection: sqlite3.Connection, entry: bytes) -> bytes:
    """The exact bytes of an applied entry.

    Raises:
        BugError: It is not applied.
    """
    found = connection.execute("SELECT bytes FROM entry WHERE id = ?", (entry,)).fetchone()
    if found is None:
        raise BugError("no such entry")
    return bytes(found[0])


def last_row(connection: sqlite3.Connection) -> int:
    """Row of the entry applied last; 0 when there is none."""
    (row,) = connection.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()
    return int(row)


def _row(connection: sqlite3.Connection, named: _Named, name: tuple[str | int, ...]) -> int:
    """The row of that unique name, made when there is none."""
    found = connection.execute(named.find, name).fetchone()
    return int(found[0]) if found else connection.execute(named.add, name).lastrowid or 0
