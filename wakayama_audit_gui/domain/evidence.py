"""What makes a photo acceptable as evidence, and what is known of it once accepted.

Opening pictures belongs to photos; which photo shows which item is decided in use_cases.

A photo of an inspection proves what was seen in a place at a time. Therefore its original bytes
are kept untouched under their SHA-256, the camera's clock is kept as the camera wrote it (compared
with the visit's clock later, never corrected), and a position is noticed but never shown.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import NamedTuple

MAX_BYTES = 50 * 1024 * 1024
"""Largest original, in bytes. Three are held in memory at once during an import; the finest JPEG
of a telephone takes about 30 MB and a 12-megapixel PNG about 25 MB."""

MAX_PIXELS_STREAMED = 120_000_000
"""Largest JPEG that can be shrunk while it is read (108-megapixel telephones are inside)."""

MAX_PIXELS_WHOLE = 52_000_000
"""Largest picture that has to be unfolded whole: PNG, HEIC and progressive JPEG, at 4 bytes a pixel
about 200 MB (50-megapixel telephones are inside)."""

MAX_SCANS = 100
"""Most passes of a progressive JPEG. Cameras write about ten; each costs a walk over every pixel,
so a crafted file of a few megabytes could keep the program busy for hours."""

THUMB_SIDE = 400
"""Long side of a thumbnail in pixels: the film strip at 200 % scaling."""

PRINT_SIDE = 1600
"""Long side of the print-ready picture in pixels: 300 dpi across 13.5 cm, half an A4 page."""

NAME_LIMIT = 120
CAMERA_LIMIT = 60

_KEPT_FORMAT_CHARACTERS = "\u200c\u200d"
"""Joiners that belong to what was typed; every other format character can only mislead the eye."""

_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Zl", "Zp"})


class PhotoFacts(NamedTuple):
    """What a file says about itself, checked and cleaned.

    Attributes:
        sha256: 64 hex digits over the untouched bytes.
        format: ``JPEG``, ``PNG`` or ``HEIC``.
        width: Pixels across as stored, before the orientation is applied.
        height: Pixels down as stored.
        bytes: Size of the file.
        taken: When the camera says it was taken, ISO 8601, with offset where the camera wrote one;
            "" when it says nothing.
        camera: Maker and model, "" when unknown.
        orientation: 1–8 as in EXIF; 2, 4, 5 and 7 are mirrored.
        gps: Whether the original carries a position. The position itself is never read out.
    """

    sha256: str
    format: str
    width: int
    height: int
    bytes: int
    taken: str = ""
    camera: str = ""
    orientation: int = 1
    gps: bool = False

    @property
    def upright(self) -> tuple[int, int]:
        """(width, height) as a viewer sees it."""
        turned = self.orientation in {5, 6, 7, 8}
        return (self.height, self.width) if turned else (self.width, self.height)


def clean_line(text: str, limit: int) -> str:
    """One line fit to be shown: as typed, without control, direction and broken characters.

    Nothing is normalised: variant kanji (髙, 﨑, 辻󠄀) stay as typed.

    Args:
        text: Foreign text, may be hostile.
        limit: Most characters kept.
    """
    kept = "".join(_clean_character(character) for character in text)
    return kept.strip()[:limit].rstrip()


def _clean_character(character: str) -> str:
    if character in _KEPT_FORMAT_CHARACTERS:
        return character
    category = unicodedata.category(character)
    if category == "Cs":  # a lone surrogate cannot be written as UTF-8
        return "\N{REPLACEMENT CHARACTER}"
    return "" if category in _DROPPED_CATEGORIES else character


def display_name(name: str) -> str:
    """A file's name fit to be shown and kept: cleaned, at most NAME_LIMIT characters, never empty.

    A long name loses its middle, so that the extension stays in view.
    """
    cleaned = clean_line(name, len(name))
    if len(cleaned) > NAME_LIMIT:
        tail = 20
        cleaned = f"{cleaned[: NAME_LIMIT - tail - 1]}…{cleaned[-tail:]}"
    return cleaned or "名前のない写真"


def pasted_name(at: datetime) -> str:
    """Name for a picture that came without one, e.g. 「貼り付け 10-41-07.png」."""
    return f"貼り付け {at:%H-%M-%S}.png"


def captured_name(at: datetime) -> str:
    """Name for a photo of the machine's own camera, e.g. 「撮影 10-41-07.jpg」."""
    return f"撮影 {at:%H-%M-%S}.jpg"


def megapixels(pixels: int) -> str:
    """A number of pixels in words, e.g. 「5,200万画素」."""
    return f"{pixels // 10_000:,}万画素"
