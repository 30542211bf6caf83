"""Unfolding pixels, once per photo, already shrunk as far as the format allows.

What is done with them is in derive.py; whether they may be unfolded at all was settled in check.py.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from wakayama_audit_gui.photos.colour import to_srgb
from wakayama_audit_gui.photos.header import DamagedPhotoError, Header

_WHITE = (255, 255, 255)
_SIXTEEN_BIT = ("I", "I;16", "I;16B", "I;16L", "I;16N")


def untouched(_image: Image.Image) -> None:
    """Nothing is hidden."""


def decode(
    data: bytes, header: Header, side: int, touch: Callable[[Image.Image], None] = untouched
) -> Image.Image:
    """Decode every pixel of a photo and shrink it.

    Args:
        data: The whole file.
        header: Its head, as read from the same bytes.
        side: Long side wanted, in pixels; a smaller photo keeps its size.
        touch: Is given the pixels before any two of them are averaged, and may change them.

    Returns:
        Mode RGB, not yet turned upright, without any metadata.

    Raises:
        DamagedPhotoError: The pixels do not hold.
        MemoryError: There is not enough memory to unfold it.
    """
    try:
        return _shrunk(_opened(data, header), header, side, touch)
    except (DamagedPhotoError, MemoryError):
        raise
    except Exception as error:  # a foreign decoder over foreign bytes may raise anything
        raise DamagedPhotoError(type(error).__name__) from error


def _opened(data: bytes, header: Header) -> Image.Image:
    if header.format == "HEIC":
        from wakayama_audit_gui.photos.heic import open_heic

        image = open_heic(data)
        if image.width > header.width or image.height > header.height:
            raise DamagedPhotoError("the decoder sees another size")
        return image
    source = BytesIO(header.bare(data))
    image = JpegImageFile(source) if header.format == "JPEG" else PngImageFile(source)
    if image.size != (header.width, header.height):
        raise DamagedPhotoError("the decoder sees another size")
    return image


def _shrunk(
    image: Image.Image,
    header: Header,
    side: int,
    touch: Callable[[Image.Image], None],
) -> Image.Image:
    size = fitting(image.size, side)
    if isinstance(image, JpegImageFile):
        # Only a box of the photo's own proportions lets the decoder shrink while it reads.
        image.draft(image.mode, size)
    image.load()
    plain = _continuous(image)
    touch(plain)
    if plain.size != size:
        plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if plain.mode == "RGBA":
        ground = Image.new("RGB", size, _WHITE)
        ground.paste(plain, mask=plain.getchannel("A"))
        plain = ground
    result = to_srgb(plain, header.profile)
    result.info.clear()
    return result


def _continuous(image: Image.Image) -> Image.Image:
    """The picture in a mode whose pixels can be averaged: L, RGB, RGBA or CMYK."""
    if image.mode in _SIXTEEN_BIT:
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    return image.convert("RGB")


def fitting(size: tuple[int, int], side: int) -> tuple[int, int]:
    """A size of the same proportions whose long side is at most ``side``; never enlarged."""
    width, height = size
    longest = max(width, height)
    if longest <= side:
        return size
    return (max(1, round(width * side / longest)), max(1, round(height * side / longest)))
