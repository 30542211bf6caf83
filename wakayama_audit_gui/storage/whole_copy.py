"""A verified copy of the whole file, made before the file is moved up to a newer version.

The everyday backup, which writes only what is new, is backup.py.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage.connection import connect
from wakayama_audit_gui.storage.durable import sync_folder


def copy_before_climb(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy an open workspace beside itself and read the copy back.

    Returns:
        The copy, ``<name>.v<version>.bak``, numbered when that name is taken.

    Raises:
        UserError: The copy is not what it was copied from; nothing was changed.
        sqlite3.Error: To be put into words by the caller.
    """
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        copy = sqlite3.connect(part)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        _verify(connection, part, path)
        target = _free_name(path, version)
        part.rename(target)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            part.unlink()
    return target


def _verify(connection: sqlite3.Connection, part: Path, path: Path) -> None:
    # A fresh connection: what is compared comes from the file, not from a cache.
    copy = connect(part)
    try:
        ok = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        same = ok and _content(copy) == _content(connection)
    finally:
        copy.close()
    if not same:
        raise UserError(
            f"「{path.name}」の写しが正しく書けなかったため、新しい形式に直していません。",
            "空き容量と媒体を確かめて、もう一度開いてください。元のファイルはそのままです。",
            code="copy_unusable",
        )


def _content(connection: sqlite3.Connection) -> str:
    """Digest of every row of every table that is not SQLite's own."""
    hashed = sha256()
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        hashed.update(f"{table}\n".encode())
        # The names are those of our own tables: their fingerprint was checked on opening.
        for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
            hashed.update(repr(row).encode())
    return hashed.hexdigest()


def _free_name(path: Path, version: int) -> Path:
    name = path.with_name(f"{path.stem}.v{version}.bak")
    number = 1
    while name.exists():
        number += 1
        name = path.with_name(f"{path.stem}.v{version}-{number}.bak")
    return name
