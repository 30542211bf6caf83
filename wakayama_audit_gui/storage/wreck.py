"""Reading a damaged file row by row: from both ends, and between them one row at a time.

Nothing read here is trusted: salvage.py checks every row against its hash.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from wakayama_audit_gui.storage.failures import UNREADABLE

Row = tuple[object, ...]

# A page that cannot be read ends a walk along a table. Rows behind it are reached from the other
# end, and those between damaged pages by their number, each by itself.
_LISTS: Final = {
    "entry": "SELECT n, id, bytes FROM entry ORDER BY n",
    "held": "SELECT rowid, id, bytes FROM held ORDER BY rowid",
    "value": "SELECT c, salt, body FROM value ORDER BY c",
    "erased": "SELECT c, by_entry FROM erased ORDER BY c",
    "blob": "SELECT n, size FROM blob ORDER BY n",
}
_SINGLE: Final = {
    "entry": "SELECT n, id, bytes FROM entry WHERE n = ?",
    "held": "SELECT rowid, id, bytes FROM held WHERE rowid = ?",
    "value": "SELECT c, salt, body FROM value WHERE c = ?",
    "blob": "SELECT n, size FROM blob WHERE n = ?",
}
_BODY: Final = "SELECT body FROM blob WHERE n = ?"
_MOST_ROWS: Final = 5_000_000  # looked for one by one, when a table's far end is lost


class Wreck:
    """A damaged workspace.

    Args:
        connection: To the file; its schema may be anything.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def entries(self, table: str) -> Iterator[tuple[object, bytes]]:
        """(id, bytes) of what can be read of ``entry`` or ``held``."""
        return ((id_, raw) for _, id_, raw in self._numbered(table) if isinstance(raw, bytes))

    def values(self, commitments: Iterable[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
        """(commitment, salt, body) of what can be read."""
        rows, broken = self._listed("value")
        missing = set(commitments) - {row[0] for row in rows} if broken else set()
        for row in (*rows, *(row for c in missing for row in self._single("value", c))):
            c, salt, body = row
            if isinstance(c, bytes) and isinstance(salt, bytes) and isinstance(body, bytes):
                yield c, salt, body

    def tombstones(self) -> Iterator[tuple[bytes, bytes]]:
        """(commitment, entry) of what can be read."""
        for c, by in self._listed("erased")[0]:
            if isinstance(c, bytes) and isinstance(by, bytes):
                yield c, by

    def blob_rows(self) -> list[int]:
        """Rows of blobs that can be reached."""
        return [n for n, _ in self._numbered("blob") if isinstance(n, int)]

    def blob(self, row: int) -> bytes:
        """The bytes of a blob, whatever they are now; none when they cannot be read."""
        try:
            found = self._connection.execute(_BODY, (row,)).fetchone()
        except (*UNREADABLE, MemoryError):
            return b""
        return found[0] if found and isinstance(found[0], bytes) else b""

    def _numbered(self, table: str) -> list[Row]:
        rows, broken = self._listed(table)
        if not broken:
            return rows
        seen = {n for row in rows if isinstance(n := row[0], int)}
        last = max(seen, default=0)
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        # When the far end is lost too, no table has more rows than would fit in the file.
        most = min(max(last, int(pages) * 100), _MOST_ROWS)
        between = (
            row for n in range(1, most + 1) if n not in seen for row in self._single(table, n)
        )
        return [*rows, *between]

    def _listed(self, table: str) -> tuple[list[Row], bool]:
        """Rows from both ends, and whether a walk was cut short."""
        forwards, cut = self._walk(_LISTS[table])
        if not cut:
            return forwards, False
        backwards, _ = self._walk(_LISTS[table] + " DESC")
        return list({row[0]: row for row in (*forwards, *backwards)}.values()), True

    def _walk(self, query: str) -> tuple[list[Row], bool]:
        rows: list[Row] = []
        try:
            rows.extend(self._connection.execute(query))
        except (*UNREADABLE, MemoryError):
            return rows, True
        return rows, False

    def _single(self, table: str, key: object) -> list[Row]:
        try:
            return self._connection.execute(_SINGLE[table], (key,)).fetchall()
        except (*UNREADABLE, MemoryError):
            return []
