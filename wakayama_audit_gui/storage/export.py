"""Reading a part of the record out as a bundle; blobs are read when they are asked for.

Writing a bundle to a package or a backup is done elsewhere (backup.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from wakayama_audit_gui.record.commitment import Value, load_json, named_blobs
from wakayama_audit_gui.record.merge import Bundle
from wakayama_audit_gui.storage.blobs import Blobs
from wakayama_audit_gui.storage.entries import raw_entries


class SomeBlobs(Mapping[str, bytes]):
    """Some of the stored blobs by name, read one at a time."""

    def __init__(self, blobs: Blobs, names: Iterable[str]) -> None:
        self._blobs = blobs
        self._names = dict.fromkeys(names)

    def __getitem__(self, name: str) -> bytes:
        """The bytes of a blob."""
        if name not in self._names:
            raise KeyError(name)
        return self._blobs[name]

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many."""
        return len(self._names)


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
        named = {name for value in values.values() for name in named_blobs(load_json(value.body))}
        return Bundle(entries, values, SomeBlobs(blobs, sorted(n for n in named if n in blobs)))
    held = connection.execute("SELECT id, bytes FROM held").fetchall()
    erased = connection.execute("SELECT c, by_entry FROM erased").fetchall()
    gone = connection.execute("SELECT h FROM erased_blob").fetchall()
    return Bundle(
        entries | dict(held),
        _values(connection, "SELECT c, salt, body FROM value", ()),
        SomeBlobs(blobs, list(blobs)),
        dict(erased),
        frozenset(bytes(name).hex() for (name,) in gone),
    )


def _values(
    connection: sqlite3.Connection, query: str, names: tuple[str, ...]
) -> dict[bytes, Value]:
    rows = connection.execute(query, names)
    return {bytes(c): Value(bytes(salt), bytes(body)) for c, salt, body in rows}
