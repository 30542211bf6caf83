"""What is hidden of a HEIC leaves no trace, pair by pair, as far as its coding reaches.

Two kinds of pairs that differ only under the mask:

- real ones: drawn, and written by x265 with blocks of 32 in three slices. The face begins at row
  91, within a row of blocks, and ends with its slice at row 128; the blocks carry traces of it up
  to row 64. Slices and a fixed quality are needed: an encoder with a free hand spends its bits
  differently all over the picture when the face is another, and then no two originals are the same
  anywhere (see docs/measured.md);
- decoded ones by chance, whose pixels differ as far from the mask as the coding can reach.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from wakayama_audit_gui.domain.mark import FULL, Mark, MarkKind
from wakayama_audit_gui.photos import heic
from wakayama_audit_gui.photos.workshop import PillowWorkshop
from wakayama_audit_gui.use_cases.photo_ports import Rendering

SAMPLES = Path(__file__).parent / "samples"
LANDSCAPE = (SAMPLES / "landscape.heic").read_bytes()
SIZE = (480, 360)
HEIGHT, FACE, SLICE = 192, (91, 128), 64
KINDS: tuple[Rendering, ...] = ("thumb", "print")
REACH = 36
ARROW = Mark(MarkKind.ARROW, ((100, 100), (9000, 9000)))


def originals(chroma: str) -> list[bytes]:
    names = (f"hidden_{chroma}_{which}.heic" for which in ("one", "other"))
    return [(SAMPLES / name).read_bytes() for name in names]


def different(chroma: str, marks: list[Mark], kind: Rendering, turns: int) -> int:
    """How many different outputs a pair gives."""
    marked = PillowWorkshop().mark
    return len({marked(data, kind, marks, turns) for data in originals(chroma)})


def face_mask() -> Mark:
    top, low = FACE
    return Mark(MarkKind.HIDE, ((0, top * FULL // HEIGHT), (FULL, -(-low * FULL // HEIGHT))))


@pytest.mark.parametrize("chroma", ["420", "444"])
class TestRealPairs:
    def test_they_differ_above_the_face_and_nowhere_outside_its_slice(self, chroma: str) -> None:
        one, other = map(heic.open_heic, originals(chroma))
        box = ImageChops.difference(one, other).getbbox()
        assert box is not None
        assert box[1] == SLICE < FACE[0]
        assert box[3] == FACE[1]

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("turns", range(4))
    def test_hidden_they_are_the_same(self, chroma: str, kind: Rendering, turns: int) -> None:
        assert different(chroma, [], kind, turns) == 2
        assert different(chroma, [face_mask(), ARROW], kind, turns) == 1

    def test_a_smaller_growth_leaves_a_trace(
        self, chroma: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The control."""
        monkeypatch.setattr("wakayama_audit_gui.photos.heic_header._SPREAD", 16)
        assert different(chroma, [face_mask()], "print", 0) == 2


def decoded_pair(dice: random.Random, reach: int) -> tuple[Image.Image, Image.Image, Mark]:
    """Pictures that differ everywhere around a mask, up to so many pixels from it."""
    ground = Image.frombytes("RGB", SIZE, dice.randbytes(SIZE[0] * SIZE[1] * 3))
    (left, right), (top, low) = (
        sorted(dice.sample(range(2 * REACH, side - 2 * REACH), 2)) for side in SIZE
    )
    box = (left - reach, top - reach, right + reach, low + reach)
    face = ground.copy()
    face.paste(ground.crop(box).point(lambda value: 255 - value), box)
    corners = (
        (left * FULL // SIZE[0], top * FULL // SIZE[1]),
        (-(-right * FULL // SIZE[0]), -(-low * FULL // SIZE[1])),
    )
    return ground, face, Mark(MarkKind.HIDE, corners)


def outputs_of(
    monkeypatch: pytest.MonkeyPatch, images: tuple[Image.Image, Image.Image], mark: Mark, turns: int
) -> set[bytes]:
    made = set()
    for image in images:
        monkeypatch.setattr(heic, "open_heic", lambda _data, image=image: image.copy())
        for kind in KINDS:
            made.add(kind.encode() + PillowWorkshop().mark(LANDSCAPE, kind, [mark], turns))
    return made


@pytest.mark.parametrize("seed", range(12))
def test_whatever_lies_within_reach_of_a_block_is_hidden(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    one, other, mark = decoded_pair(random.Random(seed), REACH)
    assert one != other
    assert len(outputs_of(monkeypatch, (one, other), mark, seed % 4)) == len(KINDS)


@pytest.mark.parametrize("seed", range(4))
def test_what_lies_farther_is_not(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """The control: the rest of the photo stays evidence."""
    one, other, mark = decoded_pair(random.Random(seed), REACH + 4)
    assert len(outputs_of(monkeypatch, (one, other), mark, seed % 4)) == 2 * len(KINDS)
