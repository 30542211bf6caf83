"""Rows of values: what commitments commit to, checked against them whenever they are read.

Taking values away is erasures.py's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from wakayama_audit_gui.record.commitment import Value, load_json, named_blobs


def add_values(connection: sqlite3.Connection, values: Mapping[bytes, Value]) -> int:
    """Store values that are not here and were not erased; how many that were."""
    added = 0
    for commitment, value in values.items():
        added += connection.execute(
            "INSERT INTO value (c, salt, body) SELECT ?1, ?2, ?3"
            " WHERE NOT EXISTS (SELECT 1 FROM erased WHERE c = ?1) ON CONFLICT DO NOTHING",
            (commitment, value.salt, value.body),
        ).rowcount
    return added


def is_named(connection: sqlite3.Connection, blob: str) -> bool:
    """Whether any stored value names a blob."""
    rows = connection.execute(
        "SELECT body FROM value WHERE instr(CAST(body AS TEXT), ?)", (blob,)
    ).fetchall()
    return any(blob in named_blobs(load_json(body)) for (body,) in rows)


def value_of(connection: sqlite3.Connection, commitment: bytes) -> Value | None:
    """The stored value of a commitment; None when it is not here or no longer matches."""
    found = connection.execute("SELECT salt, body FROM value WHERE c = ?", (commitment,)).fetchone()
    value = Value(bytes(found[0]), bytes(found[1])) if found else None
    return value if value and value.commitment == commitment else None


def body_of(connection: sqlite3.Connection, commitment: bytes) -> bytes | None:
    """The stored body of a commitment, unchecked; None when it is not here."""
    found = connection.execute("SELECT body FROM value WHERE c = ?", (commitment,)).fetchone()
    return bytes(found[0]) if found else None
