"""One page of SQLite's file format, read by ourselves: what still lies in a file SQLite gave up.

Whether a row is true is not known here; salvage.py checks each against its hash. What the rows of
our own tables look like is carving.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from wakayama_audit_gui.storage.connection import PAGE_SIZE

TABLE_LEAF: Final = 0x0D
INDEX_LEAF: Final = 0x0A
INDEX_INNER: Final = 0x02
PAGES_WITH_ROWS: Final = frozenset((TABLE_LEAF, INDEX_LEAF, INDEX_INNER))
"""First bytes of pages that hold rows; those of a table without rowid lie in an index."""

# https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1; no byte of a page is reserved.
_MOST_IN_TABLE: Final = PAGE_SIZE - 35
_MOST_IN_INDEX: Final = (PAGE_SIZE - 12) * 64 // 255 - 23
_LEAST: Final = (PAGE_SIZE - 12) * 32 // 255 - 23
_INT_SIZES: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_OTHER_SIZES: Final = {0: 0, 7: 8, 8: 0, 9: 0}
_FIRST_BLOB: Final = 12
_VARINT_BYTES: Final = 9
_LINK: Final = 4  # bytes of the number of the page where a row goes on

Column = bytes | int | None


class RawRow(NamedTuple):
    """A row where it begins.

    Attributes:
        in_table: Whether it is a row of a table with rowid.
        local: The bytes of it that lie on its page.
        size: Bytes of all of it.
        overflow: Number of the page where it goes on; 0 when it does not.
    """

    in_table: bool
    local: bytes
    size: int
    overflow: int


def rows_of(page: bytes) -> Iterator[RawRow]:
    """Every row that a page still points to; a row that makes no sense is passed over."""
    kind = page[0]
    start = 12 if kind == INDEX_INNER else 8
    count = min(int.from_bytes(page[3:5], "big"), (PAGE_SIZE - start) // 2)
    for number in range(count):
        place = int.from_bytes(page[start + 2 * number : start + 2 * number + 2], "big")
        if place < start:
            continue
        row = _row_at(page, kind, place)
        if row is not None:
            yield row


def columns_of(payload: bytes) -> tuple[Column, ...]:
    """The columns of a row: bytes of texts and blobs, numbers, and None for what is neither.

    A payload that makes no sense has no columns.
    """
    head, at = _varint(payload, 0)
    if not at <= head <= len(payload):
        return ()
    kinds: list[int] = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    columns: list[Column] = []
    at = head
    for kind in kinds:
        size = (kind - _FIRST_BLOB) // 2 if kind >= _FIRST_BLOB else _size_of(kind)
        part = payload[at : at + size]
        if len(part) != size:
            return ()
        columns.append(_value(kind, part))
        at += size
    return tuple(columns)


def _row_at(page: bytes, kind: int, place: int) -> RawRow | None:
    at = place + (4 if kind == INDEX_INNER else 0)
    size, at = _varint(page, at)
    in_table = kind == TABLE_LEAF
    if in_table:
        _, at = _varint(page, at)
    most = _MOST_IN_TABLE if in_table else _MOST_IN_INDEX
    if size <= most:
        local = page[at : at + size]
        return RawRow(in_table, local, size, 0) if size and len(local) == size else None
    kept = _LEAST + (size - _LEAST) % (PAGE_SIZE - _LINK)
    kept = kept if kept <= most else _LEAST
    local, link = page[at : at + kept], page[at + kept : at + kept + _LINK]
    if len(link) != _LINK:
        return None
    return RawRow(in_table, local, size, int.from_bytes(link, "big"))


def _value(kind: int, part: bytes) -> Column:
    if kind >= _FIRST_BLOB:
        return part
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(part, "big", signed=True) if kind in _INT_SIZES else None


def _size_of(kind: int) -> int:
    return _INT_SIZES.get(kind, _OTHER_SIZES.get(kind, 0))


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length and where the next begins; past the end it counts as 0."""
    value = 0
    for number, byte in enumerate(data[at : at + _VARINT_BYTES], start=1):
        if number == _VARINT_BYTES:
            return value << 8 | byte, at + number
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, at + number
    return 0, at + _VARINT_BYTES
