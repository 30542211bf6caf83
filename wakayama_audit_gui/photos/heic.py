"""The one door to libheif: pixels of a HEIC, already turned upright by the decoder.

Imported only when a HEIC comes. The head is read, and its limits are held, in heic_header.py; what
is done with the pixels is in decode.py.
"""

from __future__ import annotations

from pi_heif import open_heif, options
from PIL import Image

options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
options.DECODE_THREADS = 1  # two photos are prepared at once as it is


def open_heic(data: bytes) -> Image.Image:
    """Decode the primary picture; raises whatever libheif makes of bytes that are none."""
    return open_heif(data).to_pillow()
