"""The boxes of a HEIC, as far as they say how large it is, which way up, and what the camera wrote.

What EXIF says is read in exif.py; pixels are unfolded in heic.py. Boxes as in ISO/IEC 14496-12 and
23008-12. The decoder turns the picture itself by the boxes ``irot`` and ``imir``, and the EXIF
orientation only repeats them: such a photo counts as upright, and is never turned a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wakayama_audit_gui.photos.header import (
    MAX_PARTS,
    PROFILE_LIMIT,
    DamagedPhotoError,
    Header,
)

_HEAD = 8
_LONG_HEAD = 16
_BY_NAME = 2  # version of an item's entry from which it says its kind
_LONG_NUMBERS = 2  # version of the places with numbers of four bytes
_FULL = 4  # version and flags
_SPREAD = 36
"""Pixels around a hidden part that may carry a trace of it: a transformed block of 32, and the
smoothing over its border."""
_QUARTER_TURNED = {1, 3}


class _Box(NamedTuple):
    """A box: its kind, and ``data[start:end]`` its content."""

    kind: bytes
    start: int
    end: int


class _Reader:
    """Numbers read one after the other; behind the end of their box there are none."""

    def __init__(self, data: bytes, box: _Box, skip: int = 0) -> None:
        self._data, self.at, self._end = data, box.start + skip, box.end

    def number(self, size: int) -> int:
        """The next unsigned number of so many bytes; 0 for none."""
        end = self.at + size
        if end > self._end:
            raise DamagedPhotoError("cut off in a box")
        found = int.from_bytes(self._data[self.at : end], "big")
        self.at = end
        return found

    def kind(self) -> bytes:
        """The next four characters."""
        return self.number(4).to_bytes(4, "big")


def read_heic(data: bytes) -> Header:
    """Read the head of a HEIC.

    Raises:
        DamagedPhotoError: A box or an item ends behind the file, or there is no picture.
    """
    meta = next((box for box in _boxes(data, 0, len(data)) if box.kind == b"meta"), None)
    if meta is None:
        raise DamagedPhotoError("no meta box")
    inner = {box.kind: box for box in _boxes(data, meta.start + _FULL, meta.end)}
    if not {b"pitm", b"iinf", b"iloc", b"iprp"} <= inner.keys():
        raise DamagedPhotoError("no picture described")
    pitm = _Reader(data, inner[b"pitm"])
    primary = pitm.number(2 if pitm.number(_FULL) >> 24 == 0 else 4)
    places = dict(_places(data, inner[b"iloc"]))
    named = dict(_items(data, inner[b"iinf"]))
    mine = _properties_of(data, inner[b"iprp"], primary)
    width, height = _size(data, inner[b"iprp"], mine)
    exif = b"".join(places.get(item, b"") for item, kind in named.items() if kind == b"Exif")
    xmp = b"".join(places.get(item, b"") for item, kind in named.items() if kind == b"mime")
    return Header(
        "HEIC",
        width,
        height,
        whole=True,
        spans=((0, len(data)),),
        exif=_tiff(exif),
        xmp=xmp,
        profile=_profile(data, mine),
        margin=_SPREAD,
    )


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    for _ in range(MAX_PARTS):
        if start + _HEAD > end:
            return
        size = int.from_bytes(data[start : start + 4], "big")
        head = _HEAD
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), _LONG_HEAD
        stop = end if size == 0 else start + size
        if (size and size < head) or stop > end:
            raise DamagedPhotoError("a box ends behind the file")
        yield _Box(data[start + 4 : start + 8], start + head, stop)
        start = stop
    raise DamagedPhotoError("too many boxes")


def _items(data: bytes, box: _Box) -> Iterator[tuple[int, bytes]]:
    """Number and type of each item."""
    skip = _FULL + (2 if data[box.start] == 0 else 4)
    for entry in _boxes(data, box.start + skip, box.end):
        if entry.kind == b"infe" and data[entry.start] >= _BY_NAME:
            reader = _Reader(data, entry, _FULL)
            number = reader.number(2 if data[entry.start] == _BY_NAME else 4)
            reader.number(2)
            yield number, reader.kind()


def _places(data: bytes, box: _Box) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each item that lies in the file itself."""
    reader = _Reader(data, box)
    version = reader.number(_FULL) >> 24
    sizes = reader.number(2)
    offset, length, base, index = (
        (sizes >> 12) & 15,
        (sizes >> 8) & 15,
        (sizes >> 4) & 15,
        sizes & 15,
    )
    wide = version == _LONG_NUMBERS
    for _ in range(min(MAX_PARTS, reader.number(4 if wide else 2))):
        item = reader.number(4 if wide else 2)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)
        begin = reader.number(base)
        parts = b""
        for _extent in range(reader.number(2)):
            reader.number(index if version else 0)
            start = begin + reader.number(offset)
            end = start + reader.number(length)
            if method == 0 and end > len(data):
                raise DamagedPhotoError("an item ends behind the file")
            if method == 0 and len(parts) <= PROFILE_LIMIT:
                parts += data[start : min(end, start + PROFILE_LIMIT)]
        yield item, parts


def _properties_of(data: bytes, box: _Box, primary: int) -> list[_Box]:
    """The properties of the primary picture."""
    inner = {part.kind: part for part in _boxes(data, box.start, box.end)}
    if not {b"ipco", b"ipma"} <= inner.keys():
        raise DamagedPhotoError("no properties")
    known = list(_boxes(data, inner[b"ipco"].start, inner[b"ipco"].end))
    reader = _Reader(data, inner[b"ipma"])
    head = reader.number(_FULL)
    found: list[_Box] = []
    for _ in range(min(MAX_PARTS, reader.number(4))):
        item = reader.number(2 if head >> 24 == 0 else 4)
        size = 2 if head & 1 else 1
        for _number in range(reader.number(1)):
            index = reader.number(size) & (0x7FFF if head & 1 else 0x7F)
            if item == primary and 0 < index <= len(known):
                found.append(known[index - 1])
    return found


def _size(data: bytes, iprp: _Box, mine: list[_Box]) -> tuple[int, int]:
    """(width, height) as seen: of the largest picture in the file, for none may be too large."""
    shown = next((box for box in mine if box.kind == b"ispe"), None)
    if shown is None:
        raise DamagedPhotoError("no size")
    size = _ispe(data, shown)
    properties = next(b for b in _boxes(data, iprp.start, iprp.end) if b.kind == b"ipco")
    every = [b for b in _boxes(data, properties.start, properties.end) if b.kind == b"ispe"]
    size = max([size, *(_ispe(data, b) for b in every)], key=lambda s: s[0] * s[1])
    if not size[0] or not size[1]:
        raise DamagedPhotoError("no pixels")
    turns = sum(data[box.start] & 3 for box in mine if box.kind == b"irot" and box.end > box.start)
    return (size[1], size[0]) if turns & 3 in _QUARTER_TURNED else size


def _ispe(data: bytes, box: _Box) -> tuple[int, int]:
    reader = _Reader(data, box, _FULL)
    return reader.number(4), reader.number(4)


def _tiff(item: bytes) -> bytes:
    """The TIFF block of an Exif item, which begins with how far behind its start that lies."""
    start = 4 + int.from_bytes(item[:4], "big")
    return item[start:]


def _profile(data: bytes, mine: list[_Box]) -> bytes:
    for box in mine:
        if box.kind == b"colr" and data[box.start : box.start + 4] in {b"prof", b"rICC"}:
            profile = data[box.start + 4 : box.end]
            return profile if len(profile) <= PROFILE_LIMIT else b""
    return b""
