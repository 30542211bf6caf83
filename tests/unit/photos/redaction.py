"""Pairs of originals that differ only under what is hidden.

That they give the same output is held in test_mark.py, and for many pairs in tests/faults.
"""

from __future__ import annotations

import random
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from tests.unit.photos.pictures import chunk, png, telephone_exif, with_exif
from wakayama_audit_gui.domain.mark import FULL, Mark, MarkKind, Point

_STORED = {
    1: lambda x, y: (x, y),
    2: lambda x, y: (FULL - x, y),
    3: lambda x, y: (FULL - x, FULL - y),
    4: lambda x, y: (x, FULL - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (FULL - y, x),
    7: lambda x, y: (FULL - y, FULL - x),
    8: lambda x, y: (y, FULL - x),
}
"""Where a point of the stored picture is seen."""


class Pair(NamedTuple):
    """Two originals and the mark that covers all they differ in."""

    one: bytes
    other: bytes
    mark: Mark


def make_pair(dice: random.Random, form: str, orientation: int, largest: int = 1000) -> Pair:
    """A pair with chance sizes, contents and mask.

    Args:
        dice: Chance.
        form: ``PNG``, or a JPEG's subsampling: ``4:4:4``, ``4:2:2``, ``4:2:0``; with a ``p`` behind
            it a progressive one.
        orientation: 1–8 as in EXIF.
        largest: Longest side of a picture.
    """
    size = dice.randint(70, largest), dice.randint(70, largest)
    ground = _grain(dice, size)
    left, right = sorted(dice.sample(range(size[0]), 2))
    top, low = sorted(dice.sample(range(size[1]), 2))
    box = (left, top, right, low)
    face = ground.copy()
    face.paste(_grain(dice, (right - left, low - top)).point(lambda v: 255 - v), box)
    seen = [_seen(point, size, orientation) for point in ((left, top), (right, low))]
    mark = Mark(MarkKind.HIDE, tuple(_outward(seen)))
    if form == "PNG":
        return Pair(_png(ground, orientation), _png(face, orientation), mark)
    # A face that reaches over the border of its block: the block is stored as a whole.
    return Pair(_jpeg(ground, form, orientation), _jpeg(face, form, orientation), mark)


def _grain(dice: random.Random, size: tuple[int, int]) -> Image.Image:
    small = max(1, size[0] // 7), max(1, size[1] // 7)
    noise = Image.frombytes("RGB", small, dice.randbytes(small[0] * small[1] * 3))
    return noise.resize(size, Image.Resampling.BICUBIC)


def _seen(point: Point, size: tuple[int, int], orientation: int) -> tuple[float, float]:
    return _STORED[orientation](point[0] * FULL / size[0], point[1] * FULL / size[1])


def _outward(points: list[tuple[float, float]]) -> list[Point]:
    (x0, y0), (x1, y1) = points
    near = int(min(x0, x1)), int(min(y0, y1))
    far = min(FULL, int(max(x0, x1)) + 1), min(FULL, int(max(y0, y1)) + 1)
    return [near, far]


def _png(image: Image.Image, orientation: int) -> bytes:
    data = png(image)
    return data[:33] + chunk(b"eXIf", telephone_exif(orientation)) + data[33:]


def _jpeg(image: Image.Image, form: str, orientation: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=88, subsampling=form[:5], progressive=form.endswith("p"))
    return with_exif(out.getvalue(), telephone_exif(orientation))
