"""HEIC of telephones: upright once, said of itself, and refused in words when it does not hold.

The samples were drawn, and written with another library's encoder; each says 見本.
"""

from __future__ import annotations

import random
import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.unit.photos.pictures import corners
from wakayama_audit_gui.domain.mark import Mark, MarkKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.check import check_photo
from wakayama_audit_gui.photos.derive import derive
from wakayama_audit_gui.photos.workshop import PillowWorkshop

SAMPLES = Path(__file__).parent / "samples"
LANDSCAPE, PORTRAIT, BARE = (
    (SAMPLES / name).read_bytes() for name in ("landscape.heic", "portrait.heic", "bare.heif")
)
REFUSED = {"photo_damaged", "photo_kind", "photo_empty", "photo_too_many_pixels", "photo_memory"}


def _refusal(data: bytes, name: str = "") -> UserError:
    with pytest.raises(UserError) as caught:
        derive(data, name)
    return caught.value


def _outcome(data: bytes) -> str:
    try:
        Image.open(BytesIO(derive(data).print)).load()
    except UserError as error:
        return error.code
    return "rendered"


def test_a_heic_is_described() -> None:
    facts = check_photo(LANDSCAPE, "IMG_0002.HEIC")
    assert (facts.format, facts.width, facts.height) == ("HEIC", 480, 360)
    assert (facts.taken, facts.camera) == ("2026-10-21T10:41:07+09:00", "見本社 Mihon Camera 7")
    assert (facts.gps, facts.bytes) == (True, len(LANDSCAPE))
    bare = check_photo(BARE, "a.heif")
    assert (bare.width, bare.height, bare.taken, bare.gps) == (300, 200, "", False)


def test_a_heic_is_turned_upright_once() -> None:
    facts = check_photo(PORTRAIT, "")
    assert (facts.upright, facts.orientation) == ((360, 480), 1)
    made = derive(PORTRAIT)
    for data, size in ((made.print, (360, 480)), (made.thumb, (300, 400))):
        assert Image.open(BytesIO(data)).size == size
        assert corners(data) == ("red", "green", "blue", "yellow")
    assert corners(derive(LANDSCAPE).print) == ("red", "green", "blue", "yellow")


def test_nothing_but_pixels_of_a_heic_reaches_an_output() -> None:
    made = derive(LANDSCAPE)
    for canary in (b"Exif", b"GPS", b"Mihon", b"2026:10:21", b"CANARY"):
        assert canary not in made.print + made.thumb


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.mov", "a.exe"])
def test_a_disguised_heic_is_refused(name: str) -> None:
    error = _refusal(LANDSCAPE, name)
    assert error.code == "photo_disguised"
    assert ".heic" in error.remedy


def test_too_many_pixels_are_refused_before_decoding() -> None:
    at = LANDSCAPE.index(b"ispe") + 8
    huge = LANDSCAPE[:at] + struct.pack(">II", 60_000, 60_000) + LANDSCAPE[at + 8 :]
    assert _refusal(huge).code == "photo_too_many_pixels"
    none = LANDSCAPE[:at] + struct.pack(">II", 0, 10) + LANDSCAPE[at + 8 :]
    assert _refusal(none).code == "photo_damaged"
    smaller = LANDSCAPE[:at] + struct.pack(">II", 16, 16) + LANDSCAPE[at + 8 :]
    assert _refusal(smaller).code == "photo_damaged"


@pytest.mark.parametrize("data", [LANDSCAPE, PORTRAIT, BARE])
def test_a_heic_cut_off_anywhere_is_refused_in_words(data: bytes) -> None:
    for cut in {*range(0, len(data), 61), *range(len(data) - 6, len(data))}:
        assert _refusal(data[:cut]).code in REFUSED, cut


def test_a_mangled_heic_is_refused_or_rendered() -> None:
    dice = random.Random(7)
    for _ in range(120):
        data = bytearray(dice.choice((LANDSCAPE, PORTRAIT, BARE)))
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(12, min(len(data), 900))] = dice.randrange(256)
        assert _outcome(bytes(data)) in {"rendered", *REFUSED}


def test_a_heic_is_hidden_in_black_like_every_photo() -> None:
    mark = Mark(MarkKind.HIDE, ((0, 0), (5000, 5000)))
    made = PillowWorkshop().mark(PORTRAIT, "print", [mark], 0)
    image = Image.open(BytesIO(made)).convert("L")
    assert image.getpixel((20, 20)) == 0
    assert image.getpixel((179, 200)) == 0
    assert corners(made)[1:] == ("green", "blue", "yellow")


def test_libheif_is_loaded_only_when_a_heic_comes() -> None:
    script = (
        "import sys, pathlib\n"
        "from wakayama_audit_gui.photos.derive import derive\n"
        "assert 'pi_heif' not in sys.modules\n"
        "derive(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "assert 'pi_heif' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script, str(SAMPLES / "bare.heif")], check=True)
