"""Taking erased values and blobs away, and finding erasures that wait for approval.

What an entry may ask to erase is decided in record/erasure.py.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from wakayama_audit_gui.record.commitment import load_json, named_blobs
from wakayama_audit_gui.record.entry import Entry
from wakayama_audit_gui.record.erasure import asked_for
from wakayama_audit_gui.storage.values import body_of, is_named


def commitments_of(
    connection: sqlite3.Connection, book: str, subject: str, field: str
) -> frozenset[bytes]:
    """Commitments of everything ever said of a field."""
    rows = connection.execute(
        "SELECT c FROM book JOIN subject USING (b) JOIN fact USING (s)"
        " WHERE book.name = ? AND subject.name = ? AND field = ?",
        (book, subject, field),
    )
    return frozenset(bytes(c) for (c,) in rows.fetchall())


def book_of(connection: sqlite3.Connection, subject: str, field: str) -> str | None:
    """The book in which a field was first said; None when it never was."""
    found = connection.execute(
        "SELECT book.name FROM subject JOIN fact USING (s) JOIN book USING (b)"
        " WHERE subject.name = ? AND field = ? ORDER BY f LIMIT 1",
        (subject, field),
    ).fetchone()
    return str(found[0]) if found else None


def asked_by(connection: sqlite3.Connection, entry: Entry) -> frozenset[bytes]:
    """Commitments an entry asks to erase."""
    return asked_for(
        entry,
        lambda commitment: body_of(connection, commitment),
        lambda book, subject, field: commitments_of(connection, book, subject, field),
    )


def erasure_entries(connection: sqlite3.Connection) -> list[tuple[bytes, bytes]]:
    """(id, exact bytes) of every entry that records an erasure."""
    return connection.execute(
        "SELECT DISTINCT entry.id, entry.bytes FROM subject JOIN fact USING (s)"
        " JOIN entry USING (n) WHERE subject.name >= 'erasure:' AND subject.name < 'erasure;'"
        " ORDER BY entry.id"
    ).fetchall()


def take_away(connection: sqlite3.Connection, commitments: Iterable[bytes], entry: bytes) -> None:
    """Delete values, and blobs that no other value names; tombstones stay.

    Args:
        connection: The workspace.
        commitments: Whose values.
        entry: Id of the entry that says so.
    """
    named: set[str] = set()
    for commitment in sorted(commitments):
        body = body_of(connection, commitment)
        named |= set(named_blobs(load_json(body))) if body else set()
        connection.execute("DELETE FROM value WHERE c = ?", (commitment,))
        connection.execute(
            "INSERT INTO erased (c, by_entry) VALUES (?1, ?2)"
            " ON CONFLICT DO UPDATE SET by_entry = min(by_entry, ?2)",
            (commitment, entry),
        )
    connection.executemany(
        "DELETE FROM blob WHERE h = ?",
        [(bytes.fromhex(name),) for name in named if not is_named(connection, name)],
    )


def tombstones(connection: sqlite3.Connection) -> dict[bytes, bytes]:
    """Commitment → entry of every erased value."""
    return dict(connection.execute("SELECT c, by_entry FROM erased").fetchall())


def add_tombstones(connection: sqlite3.Connection, erased: Mapping[bytes, bytes]) -> None:
    """Take over tombstones of one's own record, as a backup or a damaged file holds them."""
    connection.executemany("INSERT INTO erased (c, by_entry) VALUES (?, ?)", erased.items())


def subjects_of(
    connection: sqlite3.Connection, commitments: Iterable[bytes]
) -> dict[int, dict[str, int]]:
    """Row of book → name → row of the subjects whose facts bear these commitments."""
    wanted = [commitment.hex().upper() for commitment in commitments]
    if not wanted:
        return {}
    rows = connection.execute(
        "SELECT DISTINCT subject.b, subject.name, s FROM fact JOIN subject USING (s)"
        " WHERE hex(c) IN (SELECT value FROM json_each(?))",
        (json.dumps(wanted),),
    )
    found: dict[int, dict[str, int]] = {}
    for book, name, row in rows.fetchall():
        found.setdefault(book, {})[name] = row
    return found
