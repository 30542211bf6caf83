"""Checking blobs: each still matches its name, and each that a fact names is there.

Renderings of them are a cache with their own sums, checked whenever one is read (blobs.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from wakayama_audit_gui.record.act import BLOB_FIELDS
from wakayama_audit_gui.record.commitment import MalformedError, is_blob_name, load_json
from wakayama_audit_gui.storage.blobs import Blobs


def blob_problems(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    """Everything that is wrong with the blobs."""
    blobs = Blobs(connection, path)
    for name in blobs:
        if not blobs.is_whole(name):
            yield f"写真または資料 {name[:8]} の中身が変わっています。"
    wrong = connection.execute("SELECT h FROM blob WHERE size <> length(body)").fetchall()
    for (name,) in wrong:
        yield f"写真または資料 {bytes(name).hex()[:8]} の大きさが記録と違います。"
    for field in sorted(BLOB_FIELDS):
        for book, subject, body in connection.execute(
            "SELECT book.name, subject.name, body FROM fact JOIN subject USING (s)"
            " JOIN book USING (b) JOIN value USING (c) WHERE field = ?",
            (field,),
        ).fetchall():
            if _is_missing(body, blobs):
                yield f"「{book}」の {subject} の写真または資料が失われています。"


def _is_missing(body: bytes, blobs: Blobs) -> bool:
    try:
        name = load_json(body)
    except MalformedError:
        return False  # said of the value itself
    return isinstance(name, str) and is_blob_name(name) and name not in blobs
