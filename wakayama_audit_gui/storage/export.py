"""Reading a part of the record out as a bundle; blobs are read when they are asked for.

Writing a bundle to a package or a backup is done elsewhere (backup.py).
"""

from __future__ import annotations

import sqlite3

from wakayama_audit_gui.record.commitment import Value, names_in
from wakayama_audit_gui.record.entry import entry_id
from wakayama_audit_gui.record.merge import Bundle, LazyBlobs
from wakayama_audit_gui.storage.blobs import Blobs
from wakayama_audit_gui.storage.entries import raw_entries
from wakayama_audit_gui.storage.erasures import tombstones


def held_entries(connection: sqlite3.Connection) -> list[bytes]:
    """Exact bytes of the entries that wait for others."""
    return [bytes(raw) for (raw,) in connection.execute("SELECT bytes FROM held ORDER BY id")]


def values_after(
    connection: sqlite3.Connection, after: bytes, limit: int
) -> list[tuple[bytes, bytes, bytes]]:
    """(commitment, salt, body) of values behind a commitment, in order."""
    return connection.execute(
        "SELECT c, salt, body FROM value WHERE c > ? ORDER BY c LIMIT ?", (after, limit)
    ).fetchall()


def export_bundle(connection: sqlite3.Connection, blobs: Blobs, book: str | None) -> Bundle:
    """The record of one book; None: all of it, with what is held and what was erased."""
    entries = {bytes(id_): bytes(raw) for _, id_, raw in raw_entries(connection, book)}
    if book is not None:
        values = _values(
            connection,
            "SELECT value.c, salt, value.body FROM book JOIN subject USING (b) JOIN fact USING (s)"
            " JOIN value USING (c) WHERE book.name = ?",
            (book,),
        )
        there = sorted(name for name in names_in(values.values()) if name in blobs)
        return Bundle(entries, values, LazyBlobs(there, blobs.__getitem__))
    return Bundle(
        entries | {entry_id(raw): raw for raw in held_entries(connection)},
        _values(connection, "SELECT c, salt, body FROM value", ()),
        LazyBlobs(blobs, blobs.__getitem__),
        tombstones(connection),
    )


def _values(
    connection: sqlite3.Connection, query: str, names: tuple[str, ...]
) -> dict[bytes, Value]:
    rows = connection.execute(query, names)
    return {bytes(c): Value(bytes(salt), bytes(body)) for c, salt, body in rows}
