"""New pictures made from an original: the thumbnail and the print-ready one.

The original is never touched. Marks and 隠す will be burnt in here too; checking is in check.py.
"""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from PIL import Image

from wakayama_audit_gui.domain.evidence import PRINT_SIDE, THUMB_SIDE, PhotoFacts
from wakayama_audit_gui.photos.check import CheckedPhoto, damaged, open_photo, out_of_memory
from wakayama_audit_gui.photos.decode import decode, fitting
from wakayama_audit_gui.photos.header import DamagedPhotoError

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


def _upright(data: bytes, checked: CheckedPhoto, side: int) -> Image.Image:
    try:
        image = decode(data, checked.header, side)
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
