"""Small pictures made for a test, with every byte known.

What the product draws for its sample workspace is in wakayama_audit_gui/photos/sample.py.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from PIL import Image

RED, GREEN, BLUE, YELLOW = (220, 20, 20), (20, 170, 20), (20, 20, 220), (230, 220, 20)

ASCII, SHORT, LONG, RATIONAL, UNDEFINED = 2, 3, 4, 5, 7
Tag = tuple[int, bytes]
"""EXIF type and its bytes, already in the block's byte order."""


def quarters(size: tuple[int, int] = (160, 120)) -> Image.Image:
    """Red and green above, blue and yellow below: shows which way a picture was turned."""
    width, height = size
    image = Image.new("RGB", size, YELLOW)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def corners(data: bytes) -> tuple[str, ...]:
    """Names of the colours at top left, top right, bottom left, bottom right."""
    image = Image.open(BytesIO(data)).convert("RGB")
    width, height = image.size
    near, far_x, far_y = 6, width - 7, height - 7
    places = ((near, near), (far_x, near), (near, far_y), (far_x, far_y))
    return tuple(_nearest(image.getpixel(place)) for place in places)


def _nearest(pixel: object) -> str:
    assert isinstance(pixel, tuple)
    named = {"red": RED, "green": GREEN, "blue": BLUE, "yellow": YELLOW}
    return min(
        named, key=lambda name: sum((a - b) ** 2 for a, b in zip(pixel, named[name], strict=True))
    )


def jpeg(
    image: Image.Image | None = None, *, progressive: bool = False, quality: int = 90
) -> bytes:
    """A JPEG without any metadata."""
    out = BytesIO()
    (image or quarters()).save(out, "JPEG", progressive=progressive, quality=quality)
    return out.getvalue()


def with_segment(data: bytes, marker: int, body: bytes) -> bytes:
    """A JPEG with one more segment right behind its start."""
    length = struct.pack(">H", len(body) + 2)
    return data[:2] + bytes([0xFF, marker]) + length + body + data[2:]


def with_exif(data: bytes, block: bytes) -> bytes:
    """A JPEG that carries an EXIF block."""
    return with_segment(data, 0xE1, b"Exif\0\0" + block)


def png(image: Image.Image | None = None) -> bytes:
    """A PNG without any metadata."""
    out = BytesIO()
    (image or quarters()).save(out, "PNG")
    return out.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    """A PNG chunk with its checksum."""
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def raw_png(
    size: tuple[int, int], depth: int, colour: int, row: bytes, extra: Sequence[bytes] = ()
) -> bytes:
    """A PNG all of whose rows are alike.

    Args:
        size: (width, height).
        depth: Bits per sample.
        colour: 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha.
        row: Bytes of one row.
        extra: Chunks between head and pixels.
    """
    head = struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0)
    pixels = zlib.compress((b"\0" + row) * size[1])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(extra)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def ascii_tag(text: str) -> Tag:
    """A text as EXIF keeps it; may hold what EXIF forbids."""
    return (ASCII, text.encode() + b"\0")


def exif(
    main: Mapping[int, Tag],
    detail: Mapping[int, Tag] | None = None,
    gps: Mapping[int, Tag] | None = None,
    order: str = "<",
) -> bytes:
    """A TIFF block with a first directory, the EXIF directory and the GPS directory."""
    start = b"II*\0" if order == "<" else b"MM\0*"
    tags = dict(main)
    blocks = b""
    base = 8
    for pointer, directory in ((0x8769, detail), (0x8825, gps)):
        if directory is not None:
            tags[pointer] = (LONG, struct.pack(order + "I", base + len(blocks)))
            blocks += _directory(directory, base + len(blocks), order)
    first = base + len(blocks)
    return start + struct.pack(order + "I", first) + blocks + _directory(tags, first, order)


def _directory(tags: Mapping[int, Tag], offset: int, order: str) -> bytes:
    sizes = {ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, UNDEFINED: 1}
    entries = b""
    behind = b""
    data_start = offset + 2 + 12 * len(tags) + 4
    for tag, (kind, value) in tags.items():
        entries += struct.pack(order + "HHI", tag, kind, len(value) // sizes[kind])
        if len(value) <= 4:
            entries += value.ljust(4, b"\0")
        else:
            entries += struct.pack(order + "I", data_start + len(behind))
            behind += value
    return struct.pack(order + "H", len(tags)) + entries + b"\0\0\0\0" + behind


def telephone_exif(orientation: int = 1, *, order: str = "<") -> bytes:
    """What a telephone writes: maker, time with offset, way up, and where."""
    rational = struct.pack(order + "IIIIII", 34, 1, 13, 1, 4242, 100)
    return exif(
        {
            0x010F: ascii_tag("見本社"),
            0x0110: ascii_tag("Mihon Camera 7"),
            0x0112: (SHORT, struct.pack(order + "H", orientation)),
            0x0132: ascii_tag("2031:01:01 00:00:00"),
        },
        {
            0x9003: ascii_tag("2026:10:21 10:41:07"),
            0x9011: ascii_tag("+09:00"),
            0x9291: ascii_tag("SUBSECCANARY"),
        },
        {1: ascii_tag("N"), 2: (RATIONAL, rational), 29: ascii_tag("GPSCANARY")},
        order,
    )


def maker_exif(
    maker: str, model: str, note: bytes, *, orientation: int = 1, order: str = "<"
) -> bytes:
    """What a camera of a maker writes: its own note too, which only the maker can read."""
    return exif(
        {
            0x010F: ascii_tag(maker),
            0x0110: ascii_tag(model),
            0x0112: (SHORT, struct.pack(order + "H", orientation)),
        },
        {0x9003: ascii_tag("2026:10:21 10:41:07"), 0x927C: (UNDEFINED, note)},
        order=order,
    )
