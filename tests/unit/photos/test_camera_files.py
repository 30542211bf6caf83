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
    GREEN,
    RED,
    corners,
    jpeg,
    maker_exif,
    png,
    quarters,
    raw_png,
    telephone_exif,
    with_exif,
    with_segment,
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


_PHONE = ("見本社 Mihon Camera 7", "2026-10-21T10:41:07+09:00")
_LOCAL = "2026-10-21T10:41:07"
_CANARY = b"MAKERCANARY"


class Taken(NamedTuple):
    """A file that is taken in, and the upright size it is seen in.

    Attributes:
        seen: Colours of its corners, () for a picture of something else.
        said: Camera and time as they are read; those of the telephone where it says where it was.
    """

    name: str
    data: bytes
    size: tuple[int, int]
    gps: bool = False
    seen: tuple[str, ...] = UPRIGHT
    said: tuple[str, str] | None = None

    @property
    def tells(self) -> tuple[str, str]:
        """Camera and time that are to be read."""
        return self.said or (_PHONE if self.gps and self.said is None else ("", ""))


def saved(image: Image.Image, form: str, **how: object) -> bytes:
    """A picture as Pillow writes it."""
    out = BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def stereo() -> bytes:
    """An MPO: a second picture behind the first, as 3D cameras and some telephones write it."""
    more = {"save_all": True, "append_images": [Image.new("RGB", (640, 480), "black")]}
    return saved(quarters((640, 480)), "MPO", **more)


def deep() -> bytes:
    """A PNG of 16 bits a channel, red at the left and green at the right."""
    row = b"".join(bytes([c, c]) for c in RED) * 40 + b"".join(bytes([c, c]) for c in GREEN) * 40
    return raw_png((80, 60), 16, 2, row)


def see_through() -> bytes:
    """A palette with one colour that is not there, in the middle."""
    image = quarters((640, 400)).convert("P", palette=Image.Palette.ADAPTIVE, colors=8)
    image.paste(7, (300, 180, 340, 220))
    return saved(image, "PNG", transparency=7)


def by(maker: str, model: str, note: bytes, order: str = "<") -> bytes:
    """A portrait of a camera of this maker, with the maker's own note."""
    stored = quarters((480, 640)).transpose(Image.Transpose.ROTATE_90)
    block = maker_exif(maker, model, note + _CANARY * 50, orientation=6, order=order)
    return with_exif(jpeg(stored), block)


_FILM = b"\0\0\0\x20ftypmp42" + bytes(40_000)
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MOTION = _XMP + b'<x:xmpmeta GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1"/>'
_PLACE = _XMP + b'<x:xmpmeta exif:GPSLatitude="34,13.7N">GPSCANARY</x:xmpmeta>'


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
    Taken("壊れた記録.jpg", with_exif(jpeg(), b"II*\0" + b"\xff" * 900), (160, 120)),
    Taken("切れた記録.jpg", with_exif(jpeg(), telephone_exif(6)[:40]), (160, 120)),
    Taken(
        "ない向き.jpg",
        with_exif(jpeg(), maker_exif("x", "y", b"", orientation=9)),
        (160, 120),
        said=("x y", _LOCAL),
    ),
    Taken("位置はXMP.jpg", with_segment(jpeg(), 0xE1, _PLACE), (160, 120), gps=True, said=("", "")),
    Taken("二枚組.jpg", stereo(), (640, 480)),
    Taken("印刷用.jpg", saved(quarters().convert("CMYK"), "JPEG", quality=95), (160, 120)),
    Taken("順次.jpg", jpeg(quarters((640, 480)), progressive=True), (640, 480)),
    Taken("灰色.jpg", saved(Image.new("L", (200, 100), 90), "JPEG"), (200, 100), seen=()),
    Taken("動く.jpg", with_segment(jpeg(quarters((640, 480))), 0xE1, _MOTION) + _FILM, (640, 480)),
    Taken("埋め草.jpg", jpeg() + bytes(3_000), (160, 120)),
    Taken("深い.png", deep(), (80, 60), seen=("red", "green", "red", "green")),
    Taken("灰色16.png", saved(Image.new("I;16", (90, 60), 30_000), "PNG"), (90, 60), seen=()),
    Taken("透ける.png", see_through(), (640, 400)),
    Taken("透明.png", saved(quarters().convert("RGBA"), "PNG"), (160, 120)),
    Taken(
        "CANON.JPG",
        by("Canon", "Canon EOS R6", b"\x1e\0\1\0\3\0"),
        (480, 640),
        said=("Canon EOS R6", _LOCAL),
    ),
    Taken(
        "DSC0001.JPG",
        by("SONY", "ILCE-7M4", b"SONY DSC \0\0\0"),
        (480, 640),
        said=("SONY ILCE-7M4", _LOCAL),
    ),
    Taken(
        "IMG_0001.JPG",
        by("Apple", "iPhone 15", b"Apple iOS\0\0\1MM", ">"),
        (480, 640),
        said=("Apple iPhone 15", _LOCAL),
    ),
    Taken(
        "PXL_1.MP.jpg",
        by("Google", "Pixel 8", b"HDRP\2") + _FILM,
        (480, 640),
        said=("Google Pixel 8", _LOCAL),
    ),
    Taken(
        "DSCN1.JPG",
        by("NIKON CORPORATION", "NIKON D750", b"Nikon\0\2\x11\0\0MM\0*", ">"),
        (480, 640),
        said=("NIKON D750", _LOCAL),
    ),
)


class Refused(NamedTuple):
    """A file that is refused, and a word of what is said."""

    name: str
    data: bytes
    word: str


def with_size(data: bytes, width: int, height: int) -> bytes:
    """A JPEG whose frame claims another size."""
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + data[at + 4 :]


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
    Refused("頁.jpg", b"<!DOCTYPE html><html><body>photo</body></html>", "HTML"),
    Refused("画素が多い.jpg", with_size(jpeg(), 20_000, 20_000), "画素"),
    Refused("終わりがない.jpg", jpeg()[:-2], "壊れて"),
    Refused("頭だけ.heic", _HEIC[:40], "壊れて"),
    Refused("二枚目だけ.jpg", stereo()[len(jpeg(quarters((640, 480)))) // 2 :], "写真ではない"),
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
    assert (photo.camera, photo.taken) == file.tells
    workshop = PillowWorkshop()
    for kind in ("print", "thumb"):
        made = photo_rendering(field.store, workshop, photo, kind)
        size = Image.open(BytesIO(made)).size
        assert size == file.size if kind == "print" else max(size) <= 400
        assert (size[0] > size[1]) is (file.size[0] > file.size[1])
        assert not file.seen or corners(made) == file.seen
        assert b"GPSCANARY" not in made
        assert b"Exif" not in made
        assert _CANARY not in made


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
    assert len(upright) == len({file.data for file in TAKEN if file.seen == UPRIGHT})
    assert b"GPSCANARY" not in paper.data
    assert _CANARY not in paper.data
