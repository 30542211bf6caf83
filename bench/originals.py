"""Photos as a camera leaves them: 12 megapixels, some 3.7 MB, each with pixels of its own.

What taking them in costs is measured in importing.py, what printing them costs in sheet.py.
"""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PIL import Image

SIZE = (4032, 3024)
_QUALITY = 88
_THREADS = 2
_TEXTURE, _GRAIN = 0.06, 0.145


def draw_originals(folder: Path, count: int, size: tuple[int, int] = SIZE) -> list[Path]:
    """Photos of one room that never was.

    A patch of noise tells them apart, so that no two renderings of them are the same bytes; to draw
    each anew would take longer than the measuring.
    """
    room = _draw_room(size)
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(partial(_draw_one, folder, room), range(count)))


def _draw_room(size: tuple[int, int]) -> Image.Image:
    """Smooth shapes, coarse texture, and the fine noise of a sensor that shrinking takes away.

    As photos of a telephone do, it takes 3.7 MB, and 240 kB at print size.
    """
    small = size[0] // 3, size[1] // 3
    shapes = Image.effect_mandelbrot(small, (-2, -1.2, 0.6, 1.2), 80).convert("RGB")
    textured = Image.blend(shapes, _noise(small, 1), _TEXTURE).resize(size)
    return Image.blend(textured, _noise(size, 2), _GRAIN)


def _noise(size: tuple[int, int], seed: int) -> Image.Image:
    return Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3))


def _draw_one(folder: Path, room: Image.Image, number: int) -> Path:
    dice = random.Random(number)
    patch = Image.frombytes("RGB", (16, 12), dice.randbytes(16 * 12 * 3))
    photo = room.copy()
    wide, high = room.width // 8, room.height // 8
    corner = dice.randrange(room.width - wide), dice.randrange(room.height - high)
    photo.paste(patch.resize((wide, high)), corner)
    path = folder / f"IMG_{number:04}.jpg"
    photo.save(path, "JPEG", quality=_QUALITY)
    return path
