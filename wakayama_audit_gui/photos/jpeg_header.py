"""The segments of a JPEG, from its first byte to its first scan.

What EXIF says is read in exif.py; pixels are unfolded in decode.py. Markers: ITU-T T.81 annex B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wakayama_audit_gui.domain.evidence import MAX_SCANS
from wakayama_audit_gui.photos.header import (
    MAX_PARTS,
    PROFILE_LIMIT,
    DamagedPhotoError,
    Header,
)

_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_SOS, _EOI = 0xDA, 0xD9
_TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDD})
"""Huffman, arithmetic and quantisation tables and the restart interval."""

_EXIF = b"Exif\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_ICC = b"ICC_PROFILE\0"
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""A marker inside coded data; a stuffed 0xFF and restart markers are none."""

_SOI_END = 2
_LENGTH = 2
_FRAME_BYTES = 6
_TRANSFORMED = 8
"""Pixels of a transformed block along each side, times how much finer the finest channel is."""
_SMOOTHED = 2
"""Blocks on each side that libjpeg averages where a progressive file stopped early."""
_COLOUR_SPREAD = 2
"""Pixels that colours of half the resolution are spread over the border of a block."""


class _Segment(NamedTuple):
    """A marker with its body: ``data[body:end]``; ``start`` is where its 0xFF stands."""

    marker: int
    start: int
    body: int
    end: int


class _Notes:
    """Annotations gathered on the way to the first scan; the first of each kind counts."""

    def __init__(self) -> None:
        self.exif = b""
        self.xmp = b""
        self._profile: dict[int, bytes] = {}

    def gather(self, marker: int, content: bytes) -> None:
        """Keep what a segment tells beside the pixels."""
        if marker == _APP1 and content.startswith(_EXIF):
            self.exif = self.exif or content[len(_EXIF) + 1 :]
        elif marker == _APP1 and content.startswith(_XMP):
            self.xmp = self.xmp or content[len(_XMP) :]
        elif marker == _APP2 and content.startswith(_ICC) and len(content) > len(_ICC):
            # number of this part, number of parts, bytes
            self._profile.setdefault(content[len(_ICC)], content[len(_ICC) + 2 :])

    @property
    def profile(self) -> bytes:
        """The colour profile put together from its parts, b"" when oversized."""
        joined = b"".join(self._profile[part] for part in sorted(self._profile))
        return joined if len(joined) <= PROFILE_LIMIT else b""


def read_jpeg(data: bytes) -> Header:
    """Read the head of a JPEG.

    Raises:
        DamagedPhotoError: There is no frame or more than one, no scan, no end, or no pixels.
    """
    spans = [(0, _SOI_END)]
    frames: list[_Segment] = []
    notes = _Notes()
    for segment in _segments(data):
        if segment.marker == _SOS:
            if len(frames) != 1:
                raise DamagedPhotoError("not one frame before the scan")
            return _header(data, frames[0], segment, spans, notes)
        if segment.marker in _SOF:
            frames.append(segment)
        content = data[segment.body : segment.end]
        notes.gather(segment.marker, content)
        if _shapes_pixels(segment.marker, content):
            spans.append((segment.start, segment.end))
    raise DamagedPhotoError("no scan")


def _segments(data: bytes) -> Iterator[_Segment]:
    """Segments from the start to the first scan, which is the last one given."""
    position = _SOI_END
    for _ in range(MAX_PARTS):
        position = data.find(b"\xff", position)  # some cameras leave stray bytes in between
        while data[position + 1 : position + 2] == b"\xff":  # fill bytes
            position += 1
        body = position + 2 + _LENGTH
        if position < 0 or body > len(data):
            raise DamagedPhotoError("cut off in the head")
        end = position + 2 + int.from_bytes(data[position + 2 : body], "big")
        if end < body or end > len(data):
            raise DamagedPhotoError("cut off in a segment")
        segment = _Segment(data[position + 1], position, body, end)
        yield segment
        if segment.marker == _SOS:
            return
        position = end


def _shapes_pixels(marker: int, content: bytes) -> bool:
    """Whether a decoder needs the segment; JFIF and Adobe tell it the colour model."""
    if marker in _SOF or marker in _TABLES:
        return True
    if marker == _APP0:
        return content.startswith(b"JFIF\0")
    return marker == _APP14 and content.startswith(b"Adobe")


def _header(
    data: bytes,
    frame: _Segment,
    scan: _Segment,
    spans: list[tuple[int, int]],
    notes: _Notes,
) -> Header:
    content = data[frame.body : frame.end]
    if len(content) < _FRAME_BYTES or scan.body == scan.end:
        raise DamagedPhotoError("short frame or scan")
    height = int.from_bytes(content[1:3], "big")
    width = int.from_bytes(content[3:5], "big")
    if not width or not height:
        raise DamagedPhotoError("no pixels")
    in_one_pass = frame.marker not in _PROGRESSIVE and data[scan.body] == content[5]
    end = _end_of_picture(data, scan.end)
    return Header(
        "JPEG",
        width,
        height,
        whole=not in_one_pass,
        spans=(*spans, (scan.start, end)),
        exif=notes.exif,
        xmp=notes.xmp,
        profile=notes.profile,
        grid=_block(content),
        spread=0 if in_one_pass else _SMOOTHED,
        margin=_COLOUR_SPREAD,
    )


def _block(frame: bytes) -> tuple[int, int]:
    """Pixels of the smallest part of the picture that is stored by itself."""
    factors = frame[_FRAME_BYTES + 1 :: 3]
    across = max((factor >> 4 for factor in factors), default=1)
    down = max((factor & 15 for factor in factors), default=1)
    return _TRANSFORMED * max(1, across), _TRANSFORMED * max(1, down)


def _end_of_picture(data: bytes, position: int) -> int:
    """Position after the end marker, found by walking over the scans.

    What telephones append behind it (a film, a second picture) is no part of the photo.
    """
    scans = 1
    for _ in range(MAX_PARTS):
        found = _MARKER.search(data, position)
        if found is None:
            raise DamagedPhotoError("no end of picture")
        marker = data[found.start() + 1]
        if marker == _EOI:
            return found.end()
        scans += marker == _SOS
        if scans > MAX_SCANS:
            break
        length = int.from_bytes(data[found.end() : found.end() + _LENGTH], "big")
        position = found.end() + max(length, _LENGTH)
    raise DamagedPhotoError("too many scans")
