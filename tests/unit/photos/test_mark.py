"""Marks burnt in: where they belong, in Japanese, over every turn; the hidden leaves no trace."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from tests.unit.photos.pictures import (
    corners,
    jpeg,
    png,
    quarters,
    raw_png,
    telephone_exif,
    with_exif,
)
from tests.unit.photos.redaction import make_pair
from wakayama_audit_gui.domain.mark import FULL, HIDE_ALL, Mark, MarkKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.workshop import PillowWorkshop
from wakayama_audit_gui.use_cases.photo_ports import Rendering

KINDS: tuple[Rendering, ...] = ("thumb", "print")
FORMS = ("PNG", "4:4:4", "4:2:2", "4:2:0", "4:2:0p")
TOP_LEFT = Mark(MarkKind.HIDE, ((0, 0), (2500, 2500)))
INK = (0xC7, 0x3E, 0x3A)


def _marked(data: bytes, *marks: Mark, turns: int = 0, kind: Rendering = "print") -> Image.Image:
    image = Image.open(BytesIO(PillowWorkshop().mark(data, kind, marks, turns)))
    image.load()
    return image


def _at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    pixel = image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(pixel, tuple)
    return tuple(int(value) for value in pixel)


def _is_black(pixel: tuple[int, ...]) -> bool:
    return max(pixel) < 12


def _is_ink(pixel: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(pixel, INK, strict=True)) < 40


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_nothing_under_a_hide_reaches_an_output(form: str, orientation: int) -> None:
    dice = random.Random(orientation * 100 + FORMS.index(form))
    workshop = PillowWorkshop()
    pair = make_pair(dice, form, orientation)
    assert pair.one != pair.other
    arrow = Mark(MarkKind.ARROW, ((100, 100), (9000, 9000)))
    for kind in KINDS:
        turns = dice.randrange(4)
        one, other = (
            workshop.mark(data, kind, [pair.mark, arrow], turns) for data in (pair.one, pair.other)
        )
        assert one == other
        assert workshop.mark(pair.one, kind, [], turns) != workshop.mark(
            pair.other, kind, [], turns
        )


def test_without_growing_to_whole_blocks_a_trace_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the mask alone does not hold what a JPEG keeps in a block."""
    monkeypatch.setattr("wakayama_audit_gui.photos.jpeg_header._block", lambda _: (1, 1))
    monkeypatch.setattr("wakayama_audit_gui.photos.jpeg_header._COLOUR_SPREAD", 0)
    pair = make_pair(random.Random(4), "4:2:0", 1)
    workshop = PillowWorkshop()
    assert workshop.mark(pair.one, "print", [pair.mark], 0) != workshop.mark(
        pair.other, "print", [pair.mark], 0
    )


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("turns", range(4))
def test_a_hide_covers_what_it_covered_on_screen(orientation: int, turns: int) -> None:
    data = with_exif(jpeg(quarters((320, 240))), telephone_exif(orientation))
    plain = corners(PillowWorkshop().mark(data, "print", [], turns))
    image = _marked(data, TOP_LEFT, turns=turns)
    places = {0: (0.1, 0.1), 1: (0.9, 0.1), 2: (0.9, 0.9), 3: (0.1, 0.9)}
    for place, (x, y) in places.items():
        assert _is_black(_at(image, x, y)) == (place == turns), (place, plain)
    assert _is_black(
        _at(image, *{0: (0.24, 0.24), 1: (0.76, 0.24), 2: (0.76, 0.76), 3: (0.24, 0.76)}[turns])
    )


def test_turns_go_clockwise() -> None:
    data = png(quarters())
    turned = [corners(PillowWorkshop().mark(data, "print", [], turns)) for turns in range(5)]
    assert turned[0] == turned[4] == ("red", "green", "blue", "yellow")
    assert turned[1] == ("blue", "red", "yellow", "green")
    assert turned[2] == ("yellow", "blue", "green", "red")
    assert turned[3] == ("green", "yellow", "red", "blue")


@pytest.mark.parametrize(
    "data",
    [
        raw_png((40, 40), 8, 0, b"\xff" * 40),
        raw_png((40, 40), 8, 4, b"\xff\x10" * 40),
        raw_png((40, 40), 8, 6, b"\xff\xff\xff\x00" * 40),
        raw_png((40, 40), 16, 0, b"\xff\xff" * 40),
        jpeg(Image.new("L", (40, 40), 255)),
        jpeg(Image.new("CMYK", (40, 40))),
    ],
)
def test_every_colour_model_is_hidden_in_black(data: bytes) -> None:
    image = _marked(data, Mark(MarkKind.HIDE, ((0, 0), (5000, FULL))))
    assert _is_black(_at(image, 0.2, 0.5))
    assert min(_at(image, 0.9, 0.5)) > 200


def test_a_mark_that_cannot_be_read_hides_everything() -> None:
    image = _marked(jpeg(quarters((333, 217))), HIDE_ALL)
    assert all(_is_black(_at(image, x / 10, y / 10)) for x in range(10) for y in range(10))


def test_a_hide_without_an_extent_still_hides_something() -> None:
    image = _marked(
        png(Image.new("RGB", (400, 400), "white")), Mark(MarkKind.HIDE, ((5000, 5000),) * 2)
    )
    assert ImageChops.invert(image.convert("L")).getbbox() is not None


def test_lines_are_vermilion_with_a_white_halo() -> None:
    ground = jpeg(Image.new("RGB", (1600, 1200), (20, 60, 120)))
    image = _marked(ground, Mark(MarkKind.BOX, ((2000, 2000), (8000, 8000))))
    assert _is_ink(_at(image, 0.2025, 0.5))
    assert min(_at(image, 0.1985, 0.5)) > 200
    assert min(_at(image, 0.208, 0.5)) > 200
    assert max(_at(image, 0.5, 0.5)) < 160
    assert _is_ink(
        _at(_marked(ground, Mark(MarkKind.ARROW, ((1000, 5000), (9000, 5000)))), 0.5, 0.5)
    )


@pytest.mark.parametrize("turns", range(4))
def test_words_and_numbers_are_drawn_and_read_upright(turns: int) -> None:
    ground = png(Image.new("RGB", (1200, 1200), "white"))
    one = _marked(ground, Mark(MarkKind.TEXT, ((5000, 5000),), "扉が開放"), turns=turns)
    box = ImageChops.invert(one.convert("L")).point(lambda v: 255 if v > 60 else 0).getbbox()
    assert box is not None
    assert (box[2] - box[0]) > 3 * (box[3] - box[1]), "a line of words lies flat whatever the turns"
    other = _marked(ground, Mark(MarkKind.TEXT, ((5000, 5000),), "扉が閉鎖"), turns=turns)
    assert ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox() is not None
    number = _marked(ground, Mark(MarkKind.NUMBER, ((5000, 5000),), "12"), turns=turns)
    assert _is_ink(_at(number, 0.5, 0.474))


def test_japanese_is_not_drawn_as_boxes() -> None:
    ground = png(Image.new("RGB", (600, 300), "white"))
    unknown, first, second = (
        _marked(ground, Mark(MarkKind.TEXT, ((1000, 3000),), text))
        for text in ("\U000f0000", "施", "錠")
    )
    pictures = {image.convert("L").tobytes() for image in (unknown, first, second)}
    assert len(pictures) == 3


@pytest.mark.parametrize("text", ["", " ", "\n", "長" * 500, "a\x00b\u202ec", "\U000f0000"])
def test_any_text_at_any_edge_stays_in_the_picture(text: str) -> None:
    ground = jpeg(quarters((300, 200)))
    for point in ((0, 0), (FULL, FULL), (FULL, 0)):
        image = _marked(
            ground, Mark(MarkKind.TEXT, (point,), text), Mark(MarkKind.NUMBER, (point,), text)
        )
        assert image.size == (300, 200)


def test_the_smallest_picture_takes_every_mark() -> None:
    marks = [
        Mark(kind, ((0, 0), (FULL, FULL))[: 1 if kind in {"number", "text"} else 2], "1")
        for kind in MarkKind
    ]
    assert _marked(raw_png((1, 1), 8, 2, b"\0\0\0"), *marks).size == (1, 1)


def test_a_marked_picture_is_a_new_file_without_notes() -> None:
    data = with_exif(jpeg(quarters((900, 700))), telephone_exif(6))
    for kind in KINDS:
        made = PillowWorkshop().mark(data, kind, [TOP_LEFT], 1)
        for canary in (b"Exif", b"GPS", b"Mihon", b"ICC_PROFILE", b"CANARY"):
            assert canary not in made
        assert made.count(b"\xff\xd8\xff") == 1
        assert set(Image.open(BytesIO(made)).info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
        }


def test_a_damaged_original_is_refused_when_it_is_marked() -> None:
    with pytest.raises(UserError) as caught:
        PillowWorkshop().mark(jpeg()[:-200], "print", [TOP_LEFT], 0)
    assert caught.value.code == "photo_damaged"
