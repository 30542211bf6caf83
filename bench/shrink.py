"""Shrinking a photo to print size with Pillow alone, as anyone would do who has no import.

The product's own way, with its checks, is in wakayama_audit_gui/photos. Standard library and
Pillow only: peers run this too.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from PIL import Image

from wakayama_audit_gui.domain.evidence import PRINT_SIDE

THREADS = 2
_QUALITY = 82


def shrink(data: bytes) -> Image.Image:
    """The photo at print size, decoded no larger than needed."""
    image = Image.open(BytesIO(data))
    scale = PRINT_SIDE / max(image.size)
    size = round(image.width * scale), round(image.height * scale)
    image.draft("RGB", size)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def as_jpeg(image: Image.Image, quality: int = _QUALITY) -> bytes:
    """A picture as JPEG."""
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def shrink_files(originals: list[Path], folder: Path) -> list[Path]:
    """Print-ready files of all originals, made on two threads."""
    folder.mkdir()

    def make(original: Path) -> Path:
        path = folder / original.name
        path.write_bytes(as_jpeg(shrink(original.read_bytes())))
        return path

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(make, originals))
