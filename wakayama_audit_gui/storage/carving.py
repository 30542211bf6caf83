"""Reading a damaged file page by page, without asking SQLite: each row that still lies in it.

So neither a lost first page nor a lost last one, nor a table's torn tree, keeps the rest from being
found. Nothing read here is trusted: salvage.py checks every row against its hash.
"""

from __future__ import annotations

from io import FileIO
from itertools import islice
from pathlib import Path
from typing import Final

from wakayama_audit_gui.storage.connection import PAGE_SIZE
from wakayama_audit_gui.storage.raw_page import (
    PAGES_WITH_ROWS,
    Column,
    RawRow,
    columns_of,
    rows_of,
)

_HASH: Final = 32
_GOES_ON: Final = 0x80  # this bit of a byte says that its number goes on in the next
_FIRST: Final = 2  # the first page holds the names of the tables, and no row of ours
_MOST_TIMES: Final = 8  # no honest file has more to read than itself, a few times over

# (whether the table has a rowid, number of columns) of the tables of the record.
_ENTRY: Final = (True, 5)
_HELD: Final = (True, 3)
_BLOB: Final = (True, 4)
_VALUE: Final = (False, 3)
_ERASED: Final = (False, 2)
_WITHOUT_BLOBS: Final = frozenset((_ENTRY, _HELD, _VALUE, _ERASED))


class Carving:
    """The rows of a damaged workspace, by the look of them.

    Args:
        path: The file; it is there and nobody writes to it.

    Attributes:
        entries: (id, bytes) of each.
        values: (commitment, salt, body) of each.
        tombstones: (commitment, entry) of each.
        blob_rows: Where blobs begin (page, row of that page); `blob` reads one.
    """

    def __init__(self, path: Path) -> None:
        self.entries: list[tuple[bytes, bytes]] = []
        self.values: list[tuple[bytes, bytes, bytes]] = []
        self.tombstones: list[tuple[bytes, bytes]] = []
        self.blob_rows: list[tuple[int, int]] = []
        self._file = FileIO(path)
        self._size = path.stat().st_size
        self._left = _MOST_TIMES * self._size
        for page in range(_FIRST, -(-self._size // PAGE_SIZE) + 1):
            # Most pages are the insides of photos: looked at, but not read.
            if self._read(page, 1)[0] in PAGES_WITH_ROWS:
                for number, row in enumerate(rows_of(self._read(page, PAGE_SIZE))):
                    self._keep(page, number, row)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def blob(self, place: tuple[int, int]) -> bytes:
        """The bytes of a blob, whatever they are now; none when they cannot be read."""
        page, number = place
        row = next(islice(rows_of(self._read(page, PAGE_SIZE)), number, None), None)
        columns = columns_of(self._payload(row)) if row else ()
        body = columns[-1] if columns else None
        return body if isinstance(body, bytes) else b""

    def _keep(self, page: int, number: int, row: RawRow) -> None:
        shape = (row.in_table, _count_of(row))
        if shape == _BLOB:
            self.blob_rows.append((page, number))
        elif shape in _WITHOUT_BLOBS:
            columns = columns_of(self._payload(row))
            if shape == _ENTRY:
                self._keep_entry(columns[1:2] + columns[4:])
            elif shape == _HELD:
                self._keep_entry(columns[:2])
            else:
                self._keep_value(columns)

    def _keep_entry(self, columns: tuple[Column, ...]) -> None:
        match columns:
            case (bytes(id_), bytes(raw)):
                self.entries.append((id_, raw))
            case _:
                pass  # such a row is none of ours

    def _keep_value(self, columns: tuple[Column, ...]) -> None:
        match columns:
            case (bytes(c), bytes(salt), bytes(body)):
                self.values.append((c, salt, body))
            case (bytes(c), bytes(by)) if len(c) == len(by) == _HASH:
                self.tombstones.append((c, by))
            case _:
                pass  # such a row is none of ours

    def _payload(self, row: RawRow) -> bytes:
        parts, missing, page = [row.local], row.size - len(row.local), row.overflow
        while missing > 0:
            if self._left <= 0 or not _FIRST <= page <= self._size // PAGE_SIZE + 1:
                return b""
            self._left -= PAGE_SIZE
            read = self._read(page, PAGE_SIZE)
            parts.append(read[4 : 4 + missing])
            missing -= PAGE_SIZE - 4
            page = int.from_bytes(read[:4], "big")
        return b"".join(parts)

    def _read(self, page: int, size: int) -> bytes:
        """The first bytes of a page; zeros where the file ends or the disk fails."""
        try:
            self._file.seek((page - 1) * PAGE_SIZE)
            read = self._file.read(size)
        except OSError:
            read = b""
        return (read or b"").ljust(size, b"\0")


def _count_of(row: RawRow) -> int:
    """How many columns a row says it has; what it says of them lies on its page in any case."""
    head = row.local[0] if row.local else 0
    count = 0
    for byte in row.local[1:head]:
        count += byte < _GOES_ON
    return count
