"""Files as cameras leave them, through the import: what is seen and printed, or what is said.

How each rendering is made is tried in test_derive.py and test_heic.py, every way a file can be
refused in test_check.py; here the whole way, one line a file.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.unit.photos.pictures import (
    corners,
    jpeg,
    png,
    quarters,
    raw_png,
    telephone_exif,
    with_exif,
)
from tests.unit.use_cases.field import NOW, Field
from wakayama_audit_gui.bootstrap.paper_press import press_paper
from wakayama_audit_gui.domain.evidence import MAX_BYTES
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.photos.workshop import PillowWorkshop
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_outcome import PhotoOutcome
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.read_photos import photo_rendering

SAMPLES = Path(__file__).parent / "samples"
UPRIGHT = ("red", "green", "blue", "yellow")
_TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a sensor that was held that way stores an upright scene."""


def held(orientation: int, size: tuple[int, int]) -> bytes:
    """What a camera writes of an upright scene of this size when it is held that way."""
    scene = quarters(size)
    turn = _TURNED[orientation]
    stored = scene if turn is None else scene.transpose(turn)
    return with_exif(jpeg(stored), telephone_exif(orientation))


class Taken(NamedTuple):
    """A file that is taken in, and the upright size it is seen in.

    Attributes:
        seen: Colours of its corners, () for a picture of something else.
    """

    name: str
    data: bytes
    size: tuple[int, int]
    gps: bool = False
    seen: tuple[str, ...] = UPRIGHT


TAKEN = (
    Taken("横.jpg", jpeg(quarters((640, 480))), (640, 480)),
    Taken("縦.jpg", jpeg(quarters((480, 640))), (480, 640)),
    *(Taken(f"横{way}.jpg", held(way, (640, 480)), (640, 480), gps=True) for way in _TURNED),
    *(Taken(f"縦{way}.jpg", held(way, (480, 640)), (480, 640), gps=True) for way in _TURNED),
    Taken("大きい.jpg", held(6, (3000, 4000)), (1200, 1600), gps=True),
    Taken("画面.png", png(quarters((640, 400))), (640, 400)),
    Taken("IMG_1.HEIC", (SAMPLES / "landscape.heic").read_bytes(), (480, 360), gps=True, seen=()),
    Taken("IMG_2.heic", (SAMPLES / "portrait.heic").read_bytes(), (360, 480), gps=True, seen=()),
    Taken("IMG_3.heif", (SAMPLES / "bare.heif").read_bytes(), (300, 200), seen=()),
)


class Refused(NamedTuple):
    """A file that is refused, and a word of what is said."""

    name: str
    data: bytes
    word: str


_SOUND = held(6, (640, 480))
_HEIC = (SAMPLES / "landscape.heic").read_bytes()
REFUSED = (
    Refused("切れている.jpg", _SOUND[: len(_SOUND) // 2], "壊れて"),
    Refused("切れている.heic", _HEIC[: len(_HEIC) // 2], "壊れて"),
    Refused("空.jpg", b"", "空"),
    Refused("画素が多い.png", raw_png((40_000, 40_000), 8, 2, b""), "画素"),
    Refused("重い.jpg", _SOUND + bytes(MAX_BYTES), "50 MB"),
    Refused("偽の名.jpg", png(), "PNG"),
    Refused("偽の名.png", _SOUND, "JPEG"),
    Refused("偽の名.jpg", _HEIC, "HEIC"),
    Refused("書類.jpg", b"%PDF-1.7\n", "PDF"),
    Refused("動画.jpg", b"\0\0\0\x20ftypisom", "動画"),
)


def taken_in(field: Field, *files: tuple[str, bytes]) -> tuple[PhotoOutcome, ...]:
    """What became of files at the first item."""
    first = field.rows[0]
    permit_photos(field.store, field.visit, first.place, Permission("可", "", ""), field.me)
    target = PhotoTarget(field.id, first.place.id, first.answer.subject)
    sources = [PhotoSource(name, None, data) for name, data in files]
    made = import_photos(field.store, PillowWorkshop(), sources, target, field.me, now=lambda: NOW)
    return tuple(made.outcomes)


@pytest.mark.parametrize("file", TAKEN, ids=lambda file: file.name)
def test_it_is_seen_upright(file: Taken) -> None:
    field = Field()
    (outcome,) = taken_in(field, (file.name, file.data))
    assert outcome.ok, outcome.reason
    (photo,) = field.visit.photos
    assert field.store.blob(photo.blob) == file.data, "the original stays as the camera wrote it"
    assert photo.gps is file.gps
    workshop = PillowWorkshop()
    for kind in ("print", "thumb"):
        made = photo_rendering(field.store, workshop, photo, kind)
        size = Image.open(BytesIO(made)).size
        assert size == file.size if kind == "print" else max(size) <= 400
        assert (size[0] > size[1]) is (file.size[0] > file.size[1])
        assert not file.seen or corners(made) == file.seen
        assert b"GPSCANARY" not in made
        assert b"Exif" not in made


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: f"{file.name} {file.word}")
def test_it_is_refused_in_words_and_the_next_one_is_taken(file: Refused) -> None:
    field = Field()
    bad, good = taken_in(field, (file.name, file.data), ("次.jpg", _SOUND))
    assert not bad.ok
    assert file.word in bad.reason
    assert good.ok
    assert [photo.name for photo in field.visit.photos] == ["次.jpg"]


def test_every_one_of_them_is_printed_upright() -> None:
    field = Field()
    files = [(file.name, file.data) for file in TAKEN if file.seen]
    outcomes = taken_in(field, *files)
    assert all(outcome.ok for outcome in outcomes)
    workshop, fonts = PillowWorkshop(), find_paths().fonts
    paper = press_paper(field.store, field.id, PaperKind.SHEET, NOW, None, workshop, fonts)
    pages = PdfReader(BytesIO(paper.data)).pages
    printed = [image.data for page in pages for image in page.images]
    upright = [data for data in printed if corners(data) == UPRIGHT]
    assert len(upright) == len({file.data for file in TAKEN if file.seen})
    assert b"GPSCANARY" not in paper.data
