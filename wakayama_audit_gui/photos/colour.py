"""From the colours of a file to plain sRGB, which is what screens and paper take.

Unfolding pixels is in decode.py. Derivatives carry no profile, so the colours have to be right
without one.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

_PLAIN = ("sRGB".encode("ascii"), "sRGB".encode("utf-16-be"))
"""How sRGB profiles name themselves: their pixels are right as they are."""


def to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture in mode RGB, its colours converted where it brings a usable profile.

    A broken profile is passed over: a slightly wrong red is better evidence than no photo.

    Args:
        image: Mode L, RGB or CMYK.
        profile: ICC profile of the file, b"" when it has none.
    """
    foreign = profile and not any(name in profile for name in _PLAIN)
    if foreign and image.mode in {"RGB", "CMYK"}:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")
