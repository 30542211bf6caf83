"""A photo goes onto the paper as the JPEG it is: never decoded, its metadata left behind.

Making the print-ready JPEG belongs to photos; where it stands on the page to photo_grid.py.
"""

from __future__ import annotations

from typing import NamedTuple

_START = b"\xff\xd8"
_SIZES = frozenset({0xC0, 0xC1, 0xC2})
"""Frames that viewers decode: baseline, extended, progressive."""
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN = 0xDA
_TOLD = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""EXIF, XMP, thumbnails, profiles, comments; not JFIF (E0) and Adobe (EE), which decoders need."""
_COLOURS = {1, 3}


class Jpeg(NamedTuple):
    """A JPEG that can be embedded.

    Attributes:
        key: Name of the photo; the same key is the same photo.
        width: In pixels.
        height: In pixels.
        colours: 1 grey, 3 colour.
        data: Without metadata.
    """

    key: str
    width: int
    height: int
    colours: int
    data: bytes


def read_jpeg(key: str, data: bytes) -> Jpeg | None:
    """Read the size and leave the metadata out; None for anything that is not a usable JPEG."""
    if not data.startswith(_START):
        return None
    kept = [_START]
    size = (0, 0, 0)
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF or marker in _STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at : at + 2 + length]
        if length < 2 or len(segment) < 2 + length:
            return None
        if marker in _SIZES and length >= 8 and segment[9] in _COLOURS and segment[4] == 8:
            high, wide = int.from_bytes(segment[5:7], "big"), int.from_bytes(segment[7:9], "big")
            size = (wide, high, segment[9])
        if marker == _SCAN:
            kept.append(data[at:])
            return Jpeg(key, *size, b"".join(kept)) if min(size) > 0 else None
        if marker not in _TOLD:
            kept.append(segment)
        at += 2 + length
    return None
