"""隠す: opaque black over the pixels as they were decoded, before anything is averaged.

The other marks are drawn in burn.py; decoding is in decode.py.

Hidden pixels must be in no byte of an output, not even as a trace beside the black. A decoder
spreads them: what a JPEG keeps of a face reaches over the whole block it lies in, and one colour
sample further where colours were halved; what a HEIC keeps, over a transformed block and its
smoothed border. So a hide is grown outward to whole blocks and a little more, and is filled before
the picture is shrunk. It is never blurred: what is blurred can be guessed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image

from wakayama_audit_gui.domain.mark import FULL, Mark, MarkKind, Point
from wakayama_audit_gui.photos.header import Header

_BLACK: dict[str, int | tuple[int, ...]] = {
    "L": 0,
    "RGB": (0, 0, 0),
    "RGBA": (0, 0, 0, 255),
    "CMYK": (255, 255, 255, 255),
}

Box = tuple[int, int, int, int]


def hide(image: Image.Image, header: Header, marks: Sequence[Mark], orientation: int) -> None:
    """Fill what is hidden.

    Args:
        image: The picture as decoded, perhaps at a fraction of its size; is changed.
        header: Head of the original.
        marks: Marks; those that hide nothing are passed over.
        orientation: 1–8 as in EXIF: marks are said of the upright picture.
    """
    for mark in marks:
        if mark.kind is MarkKind.HIDE:
            corners = [_stored(point, orientation) for point in mark.points]
            image.paste(_BLACK[image.mode], _grown(corners, image.size, header))


def _stored(point: Point, orientation: int) -> Point:
    """A point of the upright picture in the picture as it is stored."""
    x, y = point
    far_x, far_y = FULL - x, FULL - y
    return {
        2: (far_x, y),
        3: (far_x, far_y),
        4: (x, far_y),
        5: (y, x),
        6: (y, far_x),
        7: (far_y, far_x),
        8: (far_y, x),
    }.get(orientation, point)


def _grown(corners: Sequence[Point], size: tuple[int, int], header: Header) -> Box:
    """Left, top, right, bottom in decoded pixels, grown to whole blocks and their neighbours."""
    stored = header.width, header.height
    # A decoder that shrinks while it reads rounds up; the long side tells the scale for certain.
    scale = max(math.ceil(s / d) for s, d in zip(stored, size, strict=True))
    left, right = _span([x for x, _ in corners], header, 0, scale)
    top, low = _span([y for _, y in corners], header, 1, scale)
    return max(0, left), max(0, top), min(size[0], right), min(size[1], low)


def _span(ends: Sequence[int], header: Header, axis: int, scale: int) -> tuple[int, int]:
    stored, block = (header.width, header.height)[axis], header.grid[axis]
    first = min(ends) * stored // FULL // block - header.spread
    last = -(-max(ends) * stored // FULL // block) + header.spread
    start = first * block // scale - header.margin
    end = -(-last * block // scale) + header.margin
    return start, max(end, start + 1)
