"""Sample photos: drawn, marked 見本, with the notes of a camera, and taken by our own check."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO

import pytest
from PIL import Image

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.photos.check import check_photo
from wakayama_audit_gui.photos.derive import derive
from wakayama_audit_gui.photos.sample import SCENES, draw_sample

TAKEN = datetime.fromisoformat("2026-10-21T10:41:07+09:00")


@cache
def _drawn(scene: str) -> bytes:
    return draw_sample(scene, TAKEN)


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_is_a_photo_we_take(scene: str) -> None:
    facts = check_photo(_drawn(scene), f"{scene}.jpg")
    assert (facts.format, facts.width, facts.height) == ("JPEG", 1600, 1200)
    assert facts.taken == "2026-10-21T10:41:07+09:00"
    assert (facts.camera, facts.orientation, facts.gps) == ("見本カメラ", 1, False)
    assert len(derive(_drawn(scene)).print) > 50_000


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_is_marked_as_a_sample(scene: str) -> None:
    mark = Image.open(BytesIO(_drawn(scene))).crop((40, 1080, 200, 1160))
    red, _, blue = mark.split()
    vermilion = sum(1 for r, b in zip(red.tobytes(), blue.tobytes(), strict=True) if r > b + 90)
    white = sum(1 for b in blue.tobytes() if b > 235)
    assert vermilion > 1_000
    assert white > 4_000


def test_scenes_differ_and_are_drawn_alike_again() -> None:
    assert len({_drawn(scene) for scene in SCENES}) == len(SCENES)
    assert draw_sample("badge", TAKEN) == _drawn("badge")


def test_a_time_without_offset_stays_without() -> None:
    drawn = draw_sample("counter", TAKEN.replace(tzinfo=None))
    assert check_photo(drawn, "").taken == "2026-10-21T10:41:07"


def test_an_unknown_scene_is_a_bug() -> None:
    with pytest.raises(BugError):
        draw_sample("moon", TAKEN)
