"""New pictures made from an original: the thumbnail and the print-ready one.

The original is never touched. How marks are drawn is in burn.py; checking is in check.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from wakayama_audit_gui.domain.evidence import PRINT_SIDE, THUMB_SIDE, PhotoFacts
from wakayama_audit_gui.domain.mark import Mark
from wakayama_audit_gui.photos.burn import burn
from wakayama_audit_gui.photos.check import CheckedPhoto, damaged, open_photo, out_of_memory
from wakayama_audit_gui.photos.decode import decode, fitting, untouched
from wakayama_audit_gui.photos.header import DamagedPhotoError
from wakayama_audit_gui.photos.hide import hide

_PRINT_QUALITY = 82
_THUMB_QUALITY = 80
_FINE = Image.Resampling.LANCZOS

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation → what turns the stored pixels upright; 1 needs nothing."""


_TURNS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}
"""Quarter turns clockwise → what does them; Pillow's turn the other way."""


class Derivatives(NamedTuple):
    """Both renderings of one photo as JPEG, upright, without metadata; and what the file says."""

    thumb: bytes
    print: bytes
    facts: PhotoFacts


def derive(data: bytes, name: str = "") -> Derivatives:
    """Check a photo, decode it once and make both renderings.

    Args:
        data: The whole file.
        name: Its name, held against the content; "" skips this.

    Raises:
        UserError: As `check_photo`, or the pixels prove damaged (``photo_damaged``) or too much
            for this computer's memory (``photo_memory``).
    """
    return render(data, open_photo(data, name))


def render(data: bytes, checked: CheckedPhoto) -> Derivatives:
    """Make both renderings of a photo that was checked; errors as for `derive`."""
    large = _upright(data, checked, PRINT_SIDE)
    small = large.resize(fitting(large.size, THUMB_SIDE), _FINE, reducing_gap=2.0)
    return Derivatives(_jpeg(small, _THUMB_QUALITY), _jpeg(large, _PRINT_QUALITY), checked.facts)


def make_thumbnail(data: bytes) -> bytes:
    """The thumbnail alone, several times quicker than `derive`; errors as there."""
    return _jpeg(_upright(data, open_photo(data, ""), THUMB_SIDE), _THUMB_QUALITY)


def make_print(data: bytes) -> bytes:
    """The print-ready picture alone; errors as for `derive`."""
    return _jpeg(_upright(data, open_photo(data, ""), PRINT_SIDE), _PRINT_QUALITY)


def make_marked(
    data: bytes, checked: CheckedPhoto, side: int, marks: Sequence[Mark], turns: int, fonts: Path
) -> bytes:
    """A new picture with marks burnt in; what is hidden is in no byte of it.

    Args:
        data: The whole original.
        checked: As it was checked.
        side: Long side wanted, in pixels.
        marks: What is drawn over it.
        turns: Quarter turns clockwise after EXIF.
        fonts: Folder with BIZ UDPGothic.

    Raises:
        UserError: As for `derive`.
    """

    def hidden(image: Image.Image) -> None:
        hide(image, checked.header, marks, checked.facts.orientation)

    image = _upright(data, checked, side, hidden)
    turn = _TURNS.get(turns % 4)
    image = image if turn is None else image.transpose(turn)
    quality = _THUMB_QUALITY if side == THUMB_SIDE else _PRINT_QUALITY
    return _jpeg(burn(image, marks, turns, fonts), quality)


def _upright(
    data: bytes,
    checked: CheckedPhoto,
    side: int,
    touch: Callable[[Image.Image], None] = untouched,
) -> Image.Image:
    try:
        image = decode(data, checked.header, side, touch)
    except DamagedPhotoError as error:
        raise damaged() from error
    except MemoryError as error:
        raise out_of_memory() from error
    turn = _UPRIGHT.get(checked.facts.orientation)
    return image if turn is None else image.transpose(turn)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
