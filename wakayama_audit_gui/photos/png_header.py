"""The chunks of a PNG, each held against its checksum.

What EXIF says is read in exif.py; pixels are unfolded in decode.py. Chunks as in ISO/IEC 15948.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from wakayama_audit_gui.photos.header import (
    MAX_PARTS,
    PROFILE_LIMIT,
    DamagedPhotoError,
    Header,
)

_START = 8
_FRAME = 12  # length, type and checksum around the content
_IHDR_BYTES = 13
_NEEDED = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_XMP = b"XML:com.adobe.xmp\0"
_XMP_PLAIN = b"\0\0\0\0"  # not compressed, no language, no translated keyword


class _Chunk(NamedTuple):
    """A chunk: ``data[start:end]`` whole, ``data[start + 8 : end - 4]`` its content."""

    kind: bytes
    start: int
    end: int


def read_png(data: bytes) -> Header:
    """Read the head of a PNG and hold every part that makes pixels against its checksum.

    Raises:
        DamagedPhotoError: A checksum fails, a part is missing, or the file ends early.
    """
    width = height = 0
    spans = [(0, _START)]
    exif = xmp = profile = b""
    seen: set[bytes] = set()
    for chunk in _chunks(data):
        content = memoryview(data)[chunk.start + 8 : chunk.end - 4]
        if not seen and (chunk.kind != b"IHDR" or len(content) != _IHDR_BYTES):
            raise DamagedPhotoError("no header chunk")
        if chunk.kind in _NEEDED:
            _require_checksum(data, chunk)
            spans.append((chunk.start, chunk.end))
        if chunk.kind == b"IHDR" and chunk.kind in seen:
            raise DamagedPhotoError("two header chunks")
        if chunk.kind == b"IHDR":
            width = int.from_bytes(content[0:4], "big")
            height = int.from_bytes(content[4:8], "big")
        elif chunk.kind == b"eXIf":
            exif = exif or bytes(content).removeprefix(b"Exif\0\0")
        elif chunk.kind == b"iCCP":
            profile = profile or _profile(bytes(content))
        elif chunk.kind == b"iTXt" and content[: len(_XMP)] == _XMP:
            xmp = xmp or bytes(content[len(_XMP) + len(_XMP_PLAIN) :])
        seen.add(chunk.kind)
    if not width or not height or b"IDAT" not in seen:
        raise DamagedPhotoError("no pixels")
    return Header("PNG", width, height, True, tuple(spans), exif, xmp, profile)


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """Chunks up to and including the end chunk; what follows it is no part of the picture."""
    start = _START
    for _ in range(MAX_PARTS):
        if start + _FRAME > len(data):
            raise DamagedPhotoError("no end chunk")
        end = start + _FRAME + int.from_bytes(data[start : start + 4], "big")
        if end > len(data):
            raise DamagedPhotoError("cut off in a chunk")
        chunk = _Chunk(data[start + 4 : start + 8], start, end)
        yield chunk
        if chunk.kind == b"IEND":
            return
        start = end
    raise DamagedPhotoError("too many chunks")


def _require_checksum(data: bytes, chunk: _Chunk) -> None:
    stated = int.from_bytes(data[chunk.end - 4 : chunk.end], "big")
    if zlib.crc32(memoryview(data)[chunk.start + 4 : chunk.end - 4]) != stated:
        raise DamagedPhotoError("checksum")


def _profile(content: bytes) -> bytes:
    """The colour profile, b"" when it is broken or oversized: colours then stay as stored."""
    _, _, packed = content.partition(b"\0")
    unpacker = zlib.decompressobj()
    try:
        profile = unpacker.decompress(packed[1:], PROFILE_LIMIT)
    except zlib.error:
        return b""
    return profile if unpacker.eof else b""
