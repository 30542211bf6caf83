"""S3: a photo that was made or broken to harm: it is refused in words or taken, and nothing ends.

Sound photos of every kind are altered at random and given to the workshop with its children, as an
import does. The children's own behaviour under crashes is held in tests/unit/photos/test_apart.py.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.faults.figures import Figures
from tests.unit.photos.pictures import jpeg, png, telephone_exif, with_exif
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.apart import ChildWorkshop

_SAMPLES = Path(__file__).parents[1] / "unit/photos/samples"
_REFUSALS = {"photo_empty", "photo_kind", "photo_damaged", "photo_too_many_pixels", "photo_memory"}

Prepare = Callable[[bytes], bytes]


def alter_photos(files: int, seed: int) -> Figures:
    """Alters sound photos and has them rendered in children."""
    workshop = ChildWorkshop()
    try:
        return _alter(files, seed, lambda data: workshop.prepare(data, "").print)
    finally:
        workshop.close()


def alter_photos_before_a_bare_decoder(files: int, seed: int) -> Figures:
    """The control: the decoder alone, without our checks, says what it finds in its own way."""

    def bare(data: bytes) -> bytes:
        out = BytesIO()
        Image.open(BytesIO(data)).convert("RGB").save(out, "JPEG")
        return out.getvalue()

    return _alter(files, seed, bare)


def _alter(files: int, seed: int, prepare: Prepare) -> Figures:
    figures = Figures("S3", "altered photos (JPEG, progressive, PNG, HEIC)")
    dice = random.Random(seed)
    sound = _corpus(dice)
    for number in range(files):
        kind = dice.choice(sorted(sound))
        data = _altered(dice, sound[kind], sound[dice.choice(sorted(sound))])
        problems = []
        try:
            Image.open(BytesIO(prepare(data))).load()
            figures.counts[f"{kind} taken"] += 1
        except UserError as error:
            figures.counts[f"{kind} refused"] += 1
            if error.code not in _REFUSALS or not error.remedy:
                problems = [f"refused without words: {error.code}"]
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            problems = [f"crashed: {error!r}"]
        figures.judge(f"{kind} number {number} of seed {seed}", problems)
    return figures


def _corpus(dice: random.Random) -> dict[str, bytes]:
    grain = Image.frombytes("RGB", (120, 90), dice.randbytes(120 * 90 * 3))
    return {
        "JPEG": with_exif(jpeg(grain), telephone_exif(6)),
        "progressive": jpeg(grain, progressive=True),
        "PNG": png(grain),
        "HEIC": (_SAMPLES / "landscape.heic").read_bytes(),
        "turned HEIC": (_SAMPLES / "portrait.heic").read_bytes(),
    }


def _altered(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """Bits flipped, bytes replaced, parts cut out, doubled, or taken from another photo."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        reach = len(changed) if dice.random() < 0.5 else min(len(changed), 600)
        at = dice.randrange(max(1, reach - 1))
        length = dice.choice((1, 2, 4, 16, 200))
        match dice.randrange(6):
            case 0:
                changed[at] ^= 1 << dice.randrange(8)
            case 1:
                changed[at : at + length] = dice.randbytes(length)
            case 2:
                changed[at : at + length] = b""
            case 3:
                changed[at:at] = changed[at : at + length]
            case 4:
                changed[at : at + length] = dice.choice((b"\0", b"\xff")) * length
            case _:
                start = dice.randrange(len(other))
                changed[at : at + length] = other[start : start + length]
        if not changed:
            break
    return bytes(changed[: dice.randrange(len(changed) + 1)] if dice.random() < 0.1 else changed)
