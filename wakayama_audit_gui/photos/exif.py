"""What a camera wrote beside the pixels: when, with what, which way up, and whether it knew where.

The block is found in jpeg_header.py and png_header.py. Positions are never read out: only their
presence is noticed. Tags as in CIPA DC-008 (Exif 2.32); the block itself is a TIFF 6.0 directory.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal, NamedTuple

from wakayama_audit_gui.domain.evidence import CAMERA_LIMIT, clean_line

_MAKE, _MODEL, _ORIENTATION = 0x010F, 0x0110, 0x0112
_EXIF_DIRECTORY, _GPS_DIRECTORY = 0x8769, 0x8825
_ORIGINAL, _DIGITISED = 0x9003, 0x9004
_OFFSET_ORIGINAL, _OFFSET_DIGITISED, _OFFSET = 0x9011, 0x9012, 0x9010
_GPS_VERSION = 0
_WAYS_UP = range(1, 9)
_ASCII, _SHORT, _LONGS = 2, 3, (4, 13)
_SHORT_BYTES, _LONG_BYTES, _ENTRY_BYTES = 2, 4, 12
_TEXT_LIMIT = 256

_TIME = re.compile(r"([0-9]{4}):([0-9]{2}):([0-9]{2})[ T]([0-9]{2}):([0-9]{2}):([0-9]{2})")
_OFFSET_FORM = re.compile(r"[+-](?:0[0-9]|1[0-4]):[0-5][0-9]")


class CameraNote(NamedTuple):
    """What the camera wrote, cleaned; fields as in domain.evidence.PhotoFacts."""

    taken: str = ""
    camera: str = ""
    orientation: int = 1
    gps: bool = False


class _Block:
    """A TIFF block read with every offset distrusted: what does not fit is not there."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._order: Literal["little", "big", ""] = ""
        if data.startswith(b"II*\0"):
            self._order = "little"
        elif data.startswith(b"MM\0*"):
            self._order = "big"

    def first_directory(self) -> dict[int, bytes | int]:
        """Tag → text bytes or number of the first directory."""
        return self.directory(self._number(4, _LONG_BYTES))

    def directory(self, offset: int) -> dict[int, bytes | int]:
        """Tag → text bytes or number; other types give how many values there are."""
        found: dict[int, bytes | int] = {}
        for index in range(self._number(offset, _SHORT_BYTES)):
            entry = offset + _SHORT_BYTES + index * _ENTRY_BYTES
            if entry + _ENTRY_BYTES > len(self._data):
                break
            found.setdefault(self._number(entry, _SHORT_BYTES), self._value(entry))
        return found

    def _value(self, entry: int) -> bytes | int:
        kind = self._number(entry + 2, _SHORT_BYTES)
        count = self._number(entry + 4, _LONG_BYTES)
        place = entry + 8
        if kind == _ASCII:
            start = place if count <= _LONG_BYTES else self._number(place, _LONG_BYTES)
            return self._data[start : start + min(count, _TEXT_LIMIT)]
        if count == 1 and kind == _SHORT:
            return self._number(place, _SHORT_BYTES)
        if count == 1 and kind in _LONGS:
            return self._number(place, _LONG_BYTES)
        return count

    def _number(self, position: int, size: int) -> int:
        """The unsigned number at a position; 0 behind the end or without a byte order."""
        if not self._order:
            return 0
        return int.from_bytes(self._data[position : position + size], self._order)


def read_camera_note(exif: bytes, xmp: bytes) -> CameraNote:
    """Read what the camera wrote; a broken block says nothing and harms nothing.

    Args:
        exif: TIFF bytes, may be b"" or hostile.
        xmp: XMP packet, may be b"" or hostile.
    """
    block = _Block(exif)
    main = block.first_directory()
    detail = _subdirectory(block, main, _EXIF_DIRECTORY)
    position = _subdirectory(block, main, _GPS_DIRECTORY)
    orientation = main.get(_ORIENTATION)
    return CameraNote(
        taken=_taken(detail),
        camera=_camera(_text(main.get(_MAKE)), _text(main.get(_MODEL))),
        orientation=orientation if isinstance(orientation, int) and orientation in _WAYS_UP else 1,
        gps=bool(position.keys() - {_GPS_VERSION}) or b"GPSLatitude" in xmp,
    )


def _subdirectory(block: _Block, main: dict[int, bytes | int], tag: int) -> dict[int, bytes | int]:
    offset = main.get(tag)
    return block.directory(offset) if isinstance(offset, int) and offset else {}


def _text(value: bytes | int | None) -> str:
    # Strictly ASCII, but Japanese makers write UTF-8 or Shift_JIS; what is neither is shown as "�".
    if not isinstance(value, bytes):
        return ""
    raw = value.split(b"\0")[0]
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("ascii", "replace")


def _camera(make: str, model: str) -> str:
    make, model = clean_line(make, CAMERA_LIMIT), clean_line(model, CAMERA_LIMIT)
    said_twice = make and model.lower().startswith(make.split()[0].lower())
    return clean_line(model if said_twice or not make else f"{make} {model}", CAMERA_LIMIT)


def _taken(detail: dict[int, bytes | int]) -> str:
    """Time of taking, else of digitising; that of the last change proves nothing."""
    pairs = ((_ORIGINAL, _OFFSET_ORIGINAL), (_DIGITISED, _OFFSET_DIGITISED))
    for time_tag, offset_tag in pairs:
        time = _iso(_text(detail.get(time_tag)))
        if time:
            offset = _text(detail.get(offset_tag)) or _text(detail.get(_OFFSET))
            return time + (offset if _OFFSET_FORM.fullmatch(offset) else "")
    return ""


def _iso(text: str) -> str:
    """``2026:10:21 10:41:07`` as ISO 8601, "" when it names no moment."""
    found = _TIME.match(text)
    if not found:
        return ""
    iso = "{}-{}-{}T{}:{}:{}".format(*found.groups())
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return ""
    return iso
