"""What the head of a picture file says, read by ourselves before any decoder sees the file.

The formats are read in jpeg_header.py, png_header.py and heic_header.py; pixels are unfolded in
decode.py.

A decoder is given only the parts it needs for pixels. EXIF, comments, profiles and whatever else a
file carries are cut out beforehand: so a broken or hostile annotation can neither spoil a sound
photo nor reach foreign code, and nothing of it can slip into an output.
"""

from __future__ import annotations

from typing import NamedTuple


class DamagedPhotoError(Exception):
    """The structure of the file does not hold: cut off, overwritten, or never a picture."""


class Header(NamedTuple):
    """The head of a photo.

    Attributes:
        format: ``JPEG``, ``PNG`` or ``HEIC``.
        width: Pixels across as stored.
        height: Pixels down as stored.
        whole: True when all pixels must be in memory at once to decode it.
        spans: (start, end) of the parts a decoder needs, in order.
        exif: TIFF bytes of the EXIF block, b"" when there is none.
        xmp: XMP packet, b"" when there is none.
        profile: ICC profile, b"" when there is none or it is oversized.
        grid: (width, height) of a block: how far what a pixel shows can reach in the stored file.
        spread: How many more blocks a decoder may smooth over.
        margin: How many pixels it spreads colours over a block's border, as decoded.
    """

    format: str
    width: int
    height: int
    whole: bool
    spans: tuple[tuple[int, int], ...]
    exif: bytes = b""
    xmp: bytes = b""
    profile: bytes = b""
    grid: tuple[int, int] = (1, 1)
    spread: int = 0
    margin: int = 0

    def bare(self, data: bytes) -> bytes:
        """The file reduced to what makes its pixels."""
        view = memoryview(data)
        return b"".join(view[start:end] for start, end in self.spans)


PROFILE_LIMIT = 1024 * 1024
"""Largest colour profile we follow, in bytes; a camera's takes 0.5 to 4 kB, a press's 0.6 MB."""

MAX_PARTS = 100_000
"""Most segments or chunks we walk over: a 50 MB PNG written in pieces of 8 kB has 6,400."""
