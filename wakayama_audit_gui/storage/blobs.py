"""Blobs: original bytes under their SHA-256, and renderings of them as a cache.

Making a rendering is photos'. Which blobs an erasure takes along is in erasures.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import MalformedError
from wakayama_audit_gui.storage.failures import as_bytes, damaged

_CHUNK: Final = 1 << 20
_PART: Final = "写真または資料"


class Blobs(Mapping[str, bytes]):
    """The stored blobs by name; each is read, and checked, when asked for.

    Args:
        connection: The workspace.
        path: Its path, for words.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def __getitem__(self, name: str) -> bytes:
        """The bytes of a blob.

        Raises:
            KeyError: It is not here.
            UserError: Its bytes no longer match its name.
        """
        found = self._connection.execute(
            "SELECT body FROM blob WHERE h = ?", (_key(name),)
        ).fetchone()
        if found is None:
            raise KeyError(name)
        data = as_bytes(found[0], self._path, _PART)
        if sha256(data).hexdigest() != name:
            raise damaged(self._path, _PART)
        return data

    def __contains__(self, name: object) -> bool:
        """Whether a blob is here; its bytes are not read."""
        return isinstance(name, str) and self._row(name) is not None

    def __iter__(self) -> Iterator[str]:
        """Names in the order they were stored."""
        rows = self._connection.execute("SELECT h FROM blob ORDER BY n").fetchall()
        return (bytes(name).hex() for (name,) in rows)

    def __len__(self) -> int:
        """Number of blobs."""
        (number,) = self._connection.execute("SELECT count(h) FROM blob").fetchone()
        return int(number)

    def is_whole(self, name: str) -> bool:
        """Whether the bytes still match the name, read piece by piece."""
        row = self._row(name)
        if row is None:
            return False
        hashed = sha256()
        with self._connection.blobopen("blob", "body", row, readonly=True) as opened:
            while piece := opened.read(_CHUNK):
                hashed.update(piece)
        return hashed.hexdigest() == name

    def _row(self, name: str) -> int | None:
        found = self._connection.execute("SELECT n FROM blob WHERE h = ?", (_key(name),)).fetchone()
        return int(found[0]) if found else None


def add_blobs(
    connection: sqlite3.Connection, blobs: Mapping[str, bytes], *, named_here: bool = False
) -> list[str]:
    """Store blobs that are not here, one in memory at a time.

    Args:
        connection: To the workspace.
        blobs: By their names.
        named_here: Whether the names were just made of these very bytes, and need no proof.

    Returns:
        The names that are new.

    Raises:
        MalformedError: The bytes of one are not those of its name.
    """
    added = [name for name in blobs if not _is_stored(connection, name)]
    for name in added:
        data = blobs[name]
        if not named_here and sha256(data).hexdigest() != name:
            raise MalformedError("blob: its bytes are not those of its name")
        connection.execute(
            "INSERT INTO blob (h, size, body) VALUES (?, ?, ?)", (_key(name), len(data), data)
        )
    return added


def derivative(connection: sqlite3.Connection, name: str, kind: str) -> bytes | None:
    """A cached rendering; None when there is none, or its bytes have rotted."""
    found = connection.execute(
        "SELECT sum, body FROM derivative WHERE h = ? AND kind = ?", (_key(name), kind)
    ).fetchone()
    if not found or not isinstance(found[1], bytes):
        return None
    return found[1] if sha256(found[1]).digest() == found[0] else None


def keep_derivative(connection: sqlite3.Connection, name: str, kind: str, data: bytes) -> None:
    """Cache a rendering; one of a blob that is gone is not kept."""
    connection.execute(
        "INSERT OR REPLACE INTO derivative (h, kind, sum, body)"
        " SELECT h, ?, ?, ? FROM blob WHERE h = ?",
        (kind, sha256(data).digest(), data, _key(name)),
    )


def blob_missing() -> UserError:
    """A blob that a fact names is nowhere."""
    return UserError(
        "保存されているはずの写真や資料が見つかりません。",
        "「点検」で失われたものを確かめ、バックアップから戻してください。",
        code="blob_missing",
    )


def _is_stored(connection: sqlite3.Connection, name: str) -> bool:
    found = connection.execute("SELECT 1 FROM blob WHERE h = ?", (_key(name),)).fetchone()
    return found is not None


def _key(name: str) -> bytes:
    try:
        return bytes.fromhex(name)
    except ValueError:
        return b""
