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
from wakayama_audit_gui.storage.values import body_of


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
    for name in named:
        _drop_unnamed_blob(connection, name)


def tombstones(connection: sqlite3.Connection) -> tuple[dict[bytes, bytes], frozenset[str]]:
    """Commitment → entry of every erased value, and the names of erased blobs."""
    erased = connection.execute("SELECT c, by_entry FROM erased").fetchall()
    gone = connection.execute("SELECT h FROM erased_blob").fetchall()
    return dict(erased), frozenset(bytes(name).hex() for (name,) in gone)


def add_tombstones(
    connection: sqlite3.Connection, erased: Mapping[bytes, bytes], blobs: Iterable[str]
) -> None:
    """Take over tombstones of one's own record, as a backup or a damaged file holds them."""
    connection.executemany("INSERT INTO erased (c, by_entry) VALUES (?, ?)", erased.items())
    connection.executemany(
        "INSERT INTO erased_blob (h) VALUES (?)", [(bytes.fromhex(name),) for name in blobs]
    )


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


def _drop_unnamed_blob(connection: sqlite3.Connection, name: str) -> None:
    still = connection.execute(
        "SELECT 1 FROM value WHERE instr(CAST(body AS TEXT), ?) LIMIT 1", (name,)
    ).fetchone()
    if still is None:
        key = bytes.fromhex(name)
        connection.execute("DELETE FROM blob WHERE h = ?", (key,))
        connection.execute("INSERT OR IGNORE INTO erased_blob (h) VALUES (?)", (key,))
