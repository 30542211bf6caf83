"""Which glyph a variation selector asks for: the font's own table of variants (cmap format 14).

Reading the rest of a font belongs to reportlab; deciding what to print belongs to glyphs.py.
"""

from __future__ import annotations

import struct
from typing import NamedTuple


class Variants(NamedTuple):
    """What a font knows about ``(base, selector)`` pairs of code points.

    Attributes:
        usual: Pairs that look like the base character alone.
        special: Pairs with a glyph of their own, and its index.
    """

    usual: frozenset[tuple[int, int]]
    special: dict[tuple[int, int], int]


def read_variants(font: bytes) -> Variants:
    """Read the variants of a TrueType font; empty when it has no such table."""
    table = _variant_table(font)
    if table < 0:
        return Variants(frozenset(), {})
    usual: set[tuple[int, int]] = set()
    special: dict[tuple[int, int], int] = {}
    (count,) = struct.unpack_from(">L", font, table + 6)
    for record in range(table + 10, table + 10 + 11 * count, 11):
        selector = int.from_bytes(font[record : record + 3], "big")
        usual_at, special_at = struct.unpack_from(">LL", font, record + 3)
        if usual_at:
            usual |= _usual(font, table + usual_at, selector)
        if special_at:
            special |= _special(font, table + special_at, selector)
    return Variants(frozenset(usual), special)


def _variant_table(font: bytes) -> int:
    (tables,) = struct.unpack_from(">H", font, 4)
    cmap = next(
        (
            struct.unpack_from(">L", font, 12 + 16 * n + 8)[0]
            for n in range(tables)
            if font[12 + 16 * n : 16 + 16 * n] == b"cmap"
        ),
        -1,
    )
    if cmap < 0:
        return -1
    (encodings,) = struct.unpack_from(">H", font, cmap + 2)
    for n in range(encodings):
        (offset,) = struct.unpack_from(">L", font, cmap + 8 + 8 * n)
        if struct.unpack_from(">H", font, cmap + offset)[0] == 14:
            return int(cmap + offset)
    return -1


def _usual(font: bytes, at: int, selector: int) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    (ranges,) = struct.unpack_from(">L", font, at)
    for entry in range(at + 4, at + 4 + 4 * ranges, 4):
        first = int.from_bytes(font[entry : entry + 3], "big")
        pairs.update((first + more, selector) for more in range(font[entry + 3] + 1))
    return pairs


def _special(font: bytes, at: int, selector: int) -> dict[tuple[int, int], int]:
    (count,) = struct.unpack_from(">L", font, at)
    return {
        (int.from_bytes(font[entry : entry + 3], "big"), selector): int.from_bytes(
            font[entry + 3 : entry + 5], "big"
        )
        for entry in range(at + 4, at + 4 + 5 * count, 5)
    }
