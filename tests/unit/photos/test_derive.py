"""Renderings: upright, right in colour, free of everything but pixels; and damage said in words."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from tests.unit.photos.pictures import (
    BLUE,
    RED,
    chunk,
    corners,
    jpeg,
    png,
    quarters,
    raw_png,
    telephone_exif,
    with_exif,
    with_segment,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.check import open_photo
from wakayama_audit_gui.photos.decode import decode
from wakayama_audit_gui.photos.derive import derive, make_print, make_thumbnail
from wakayama_audit_gui.photos.header import DamagedPhotoError

UPRIGHT = ("red", "green", "blue", "yellow")
AS_SEEN = {
    1: UPRIGHT,
    2: ("green", "red", "yellow", "blue"),
    3: ("yellow", "blue", "green", "red"),
    4: ("blue", "yellow", "red", "green"),
    5: ("red", "blue", "green", "yellow"),
    6: ("blue", "red", "yellow", "green"),
    7: ("yellow", "green", "blue", "red"),
    8: ("green", "yellow", "red", "blue"),
}
"""EXIF orientation → where the stored quarters are seen (CIPA DC-008, table 6)."""


def _open(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    assert image.format == "JPEG"
    assert image.mode == "RGB"
    return image


def _middle(data: bytes) -> tuple[int, int, int]:
    image = _open(derive(data).print)
    pixel = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return (int(red), int(green), int(blue))


def _close(seen: tuple[int, int, int], wanted: tuple[int, int, int], by: int = 6) -> bool:
    return all(abs(a - b) <= by for a, b in zip(seen, wanted, strict=True))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("make", [jpeg, png])
def test_every_orientation_is_turned_upright(
    orientation: int, make: Callable[[Image.Image], bytes]
) -> None:
    stored = make(quarters((160, 120)))
    block = telephone_exif(orientation)
    if stored.startswith(b"\x89"):
        data = stored[:33] + chunk(b"eXIf", block) + stored[33:]
    else:
        data = with_exif(stored, block)
    made = derive(data)
    assert corners(made.print) == AS_SEEN[orientation]
    assert corners(made.thumb) == AS_SEEN[orientation]
    assert _open(made.print).size == made.facts.upright
    assert made.facts.upright == ((160, 120) if orientation < 5 else (120, 160))


@pytest.mark.parametrize(
    ("stored", "print_size", "thumb_size"),
    [
        ((4000, 3000), (1600, 1200), (400, 300)),
        ((3000, 4000), (1200, 1600), (300, 400)),
        ((1601, 1000), (1600, 999), (400, 250)),
        ((640, 480), (640, 480), (400, 300)),
        ((300, 200), (300, 200), (300, 200)),
        ((6000, 2), (1600, 1), (400, 1)),
        ((1, 1), (1, 1), (1, 1)),
    ],
)
@pytest.mark.parametrize("progressive", [False, True])
def test_sizes(
    stored: tuple[int, int],
    print_size: tuple[int, int],
    thumb_size: tuple[int, int],
    progressive: bool,
) -> None:
    made = derive(jpeg(Image.new("RGB", stored, RED), progressive=progressive))
    assert _open(made.print).size == print_size
    assert _open(made.thumb).size == thumb_size


def test_a_large_picture_keeps_its_quarters() -> None:
    for data in (jpeg(quarters((4000, 3000))), png(quarters((2000, 1500)))):
        made = derive(data)
        assert corners(made.print) == UPRIGHT
        assert corners(made.thumb) == UPRIGHT


def test_single_renderings_are_those_of_the_pair() -> None:
    data = with_exif(jpeg(quarters((2400, 1800))), telephone_exif(6))
    assert make_print(data) == derive(data).print
    assert corners(make_thumbnail(data)) == AS_SEEN[6]
    assert _open(make_thumbnail(data)).size == (300, 400)


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_colour_models_of_jpeg(mode: str, progressive: bool) -> None:
    grey = (120, 120, 120)
    image = Image.new("RGB", (64, 64), grey if mode == "L" else RED).convert(mode)
    out = BytesIO()
    image.save(out, "JPEG", progressive=progressive, quality=95)
    assert _close(_middle(out.getvalue()), grey if mode == "L" else RED)


WHITE, GREY = (255, 255, 255), (128, 128, 128)
DEEP = struct.pack(">H", 0x8000)


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (raw_png((8, 8), 16, 0, DEEP * 8), GREY),
        (raw_png((8, 8), 16, 2, (DEEP + b"\0\0\0\0") * 8), (128, 0, 0)),
        (raw_png((8, 8), 16, 4, (DEEP + b"\xff\xff") * 8), GREY),
        (raw_png((8, 8), 16, 6, (DEEP + b"\0\0\0\0" + b"\xff\xff") * 8), (128, 0, 0)),
        (raw_png((8, 8), 16, 6, (DEEP + b"\0\0\0\0" + b"\0\0") * 8), WHITE),
        (raw_png((8, 8), 8, 0, b"\x80" * 8), GREY),
        (raw_png((8, 8), 8, 4, b"\x00\x80" * 8), (127, 127, 127)),
        (raw_png((8, 8), 8, 6, b"\xff\0\0\0" * 8), WHITE),
        (raw_png((8, 8), 1, 0, b"\xff"), WHITE),
        (raw_png((8, 8), 2, 0, b"\xaa\xaa"), (170, 170, 170)),
        (raw_png((8, 8), 8, 3, b"\1" * 8, [chunk(b"PLTE", bytes(3) + bytes(BLUE))]), BLUE),
        (
            raw_png(
                (8, 8),
                8,
                3,
                b"\1" * 8,
                [chunk(b"PLTE", bytes(3) + bytes(BLUE)), chunk(b"tRNS", b"\xff\0")],
            ),
            WHITE,
        ),
        (raw_png((8, 8), 8, 0, b"\x09" * 8, [chunk(b"tRNS", b"\0\x09")]), WHITE),
        (raw_png((8, 8), 8, 2, b"\x09" * 24, [chunk(b"tRNS", b"\0\x09" * 3)]), WHITE),
    ],
)
def test_colour_models_of_png(data: bytes, seen: tuple[int, int, int]) -> None:
    assert _close(_middle(data), seen)


def test_sixteen_bit_pictures_are_shrunk_too() -> None:
    made = derive(raw_png((2000, 10), 16, 0, DEEP * 2000))
    assert _open(made.print).size == (1600, 8)
    assert _close(_middle(raw_png((2000, 10), 16, 0, DEEP * 2000)), GREY)


def _profile_with_red_and_blue_exchanged() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace("sRGB".encode("utf-16-be"), "xRGB".encode("utf-16-be"))
    profile = profile.replace(b"sRGB", b"xRGB")
    return profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")


def test_a_colour_profile_is_followed_and_a_broken_one_passed_over() -> None:
    out = BytesIO()
    exchanged = _profile_with_red_and_blue_exchanged()
    image = Image.new("RGB", (64, 64), (255, 0, 0))
    image.save(out, "JPEG", icc_profile=exchanged, quality=95)
    assert _close(_middle(out.getvalue()), (0, 0, 255), 12)
    out = BytesIO()
    image.save(out, "PNG", icc_profile=exchanged)
    assert _close(_middle(out.getvalue()), (0, 0, 255), 12)
    for broken in (b"no profile at all", exchanged[:200], exchanged[:128] + b"\xff" * 400):
        out = BytesIO()
        image.save(out, "JPEG", icc_profile=broken, quality=95)
        assert _close(_middle(out.getvalue()), (255, 0, 0))


def test_a_broken_profile_chunk_is_passed_over() -> None:
    broken = chunk(b"iCCP", b"name\0\0not zlib")
    assert _close(_middle(raw_png((8, 8), 8, 2, bytes(RED) * 8, [broken])), RED)


def test_the_colour_model_told_by_adobe_is_followed() -> None:
    out = BytesIO()
    Image.new("CMYK", (64, 64), (30, 160, 90, 20)).save(out, "JPEG", quality=95)
    data = bytearray(out.getvalue())
    data[data.index(b"Adobe") + 11] = 2  # the four channels are YCCK, not CMYK
    wanted = Image.open(BytesIO(data)).convert("RGB").getpixel((32, 32))
    assert isinstance(wanted, tuple)
    red, green, blue = wanted
    assert _close(_middle(bytes(data)), (int(red), int(green), int(blue)))


def test_only_what_makes_pixels_reaches_the_decoder() -> None:
    laden = jpeg(quarters((400, 300)))
    for marker in (*range(0xE0, 0xF0), 0xFE):
        laden = with_segment(laden, marker, b"ICC_PROFILE\0CANARY")
    laden = laden[:-2] + b"\xff\xd9CANARY"
    header = open_photo(laden, "").header
    assert header.bare(laden) == jpeg(quarters((400, 300)))
    picture = decode(laden, header, 100)
    assert picture.info == {}
    assert picture.size == (100, 75)


def test_a_decoder_that_sees_another_size_is_not_believed() -> None:
    header = open_photo(jpeg(), "").header
    with pytest.raises(DamagedPhotoError):
        decode(jpeg(), header._replace(width=161), 1600)


@pytest.mark.parametrize("stored", [(4000, 3000), (3001, 3999), (4032, 1860)])
def test_a_large_jpeg_is_shrunk_while_it_is_read(
    stored: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    unfolded: list[tuple[int, int]] = []

    def watched(image: Image.Image) -> Image.Image:
        unfolded.append(image.size)
        return image

    monkeypatch.setattr("wakayama_audit_gui.photos.decode._continuous", watched)
    derive(jpeg(Image.new("RGB", stored)))
    assert unfolded == [((stored[0] + 1) // 2, (stored[1] + 1) // 2)]


CANARIES = (b"CANARY", b"GPS", b"Exif", b"Mihon", b"2026:10:21", b"MPF\0", b"xap", b"PK\x03")


def test_nothing_but_pixels_reaches_an_output() -> None:
    image = quarters((1000, 800))
    laden = with_exif(jpeg(image), telephone_exif())
    laden = with_segment(laden, 0xFE, b"COMMENT-CANARY")
    laden = with_segment(laden, 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x CANARY GPSLatitude='1'/>")
    laden = with_segment(laden, 0xE2, b"MPF\0CANARY")
    laden = with_segment(laden, 0xED, b"Photoshop 3.0\0CANARY")
    laden += b"PK\x03\x04CANARY-TRAILER"
    texts = [chunk(b"tEXt", b"Comment\0CANARY"), chunk(b"eXIf", telephone_exif())]
    drawn = png(image)
    laden_png = drawn[:33] + b"".join(texts) + drawn[33:] + b"CANARY"
    for data, bare in ((laden, jpeg(image)), (laden_png, png(image))):
        made, plain = derive(data), derive(bare)
        assert made.facts.gps is True
        assert (made.print, made.thumb) == (plain.print, plain.thumb)
        for canary in CANARIES:
            assert canary in data or canary in laden
            assert canary not in made.print + made.thumb
        assert set(_open(made.print).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_hostile_note_does_not_spoil_a_sound_photo() -> None:
    hostile = [b"", b"II*\0", b"MM\0*\xff\xff\xff\xff", b"\xff" * 4000, telephone_exif()[:60]]
    # A resolution without numbers makes a decoder that reads EXIF itself give the photo up.
    hostile.append(struct.pack("<4sIHHHIII", b"II*\0", 8, 1, 0x011A, 5, 0, 0, 0))
    expected = derive(jpeg()).print
    for block in hostile:
        assert derive(with_exif(jpeg(), block)).print == expected
    bomb = raw_png((4, 4), 8, 0, b"\0" * 4, [chunk(b"zTXt", b"a\0\0not zlib")])
    assert _open(derive(bomb).print).size == (4, 4)


@pytest.mark.parametrize(
    "trailer",
    [b"PK\x03\x04archive", b"%PDF-1.7 paper", b"<html><script>", b"MZ program", jpeg()],
)
def test_a_photo_with_something_behind_it_is_taken_as_the_photo_alone(trailer: bytes) -> None:
    assert derive(jpeg() + trailer, "a.jpg").print == derive(jpeg()).print
    assert derive(png() + trailer, "a.png").print == derive(png()).print


@pytest.mark.parametrize("front", [b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"GIF89a", b"\0"])
def test_a_photo_behind_something_else_is_refused(front: bytes) -> None:
    with pytest.raises(UserError) as caught:
        derive(front + jpeg(), "a.jpg")
    assert caught.value.code == "photo_kind"


def _grainy(size: tuple[int, int] = (120, 90)) -> Image.Image:
    return Image.effect_noise(size, 90).convert("RGB")


SOUND = {
    "baseline": jpeg(_grainy()),
    "progressive": jpeg(_grainy(), progressive=True),
    "png": png(_grainy()),
    "with exif": with_exif(jpeg(_grainy()), telephone_exif(7)),
}


@pytest.mark.parametrize("kind", SOUND)
def test_a_file_cut_off_anywhere_is_refused_in_words(kind: str) -> None:
    data = SOUND[kind]
    cuts = {*range(0, len(data), max(1, len(data) // 150)), *range(len(data) - 12, len(data))}
    for cut in cuts:
        with pytest.raises(UserError) as caught:
            derive(data[:cut])
        assert caught.value.code in {"photo_damaged", "photo_kind", "photo_empty"}, cut


@pytest.mark.parametrize("kind", SOUND)
def test_a_file_whose_rest_was_never_written_is_refused(kind: str) -> None:
    data = SOUND[kind]
    for cut in range(len(data) // 4, len(data), len(data) // 20):
        for filler in (b"\0", b"\xff"):
            with pytest.raises(UserError):
                derive(data[:cut] + filler * (len(data) - cut))


@pytest.mark.parametrize("kind", SOUND)
def test_a_file_without_its_middle_is_refused_or_rendered(kind: str) -> None:
    data = SOUND[kind]
    third = len(data) // 3
    _derived_or_refused(data[:third] + data[2 * third :])


def _derived_or_refused(data: bytes) -> None:
    try:
        made = derive(data)
    except UserError:
        return
    _open(made.print).load()
    _open(made.thumb).load()


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(SOUND)), st.integers(0, 2**20), st.integers(0, 7))
@example("baseline", 2, 0)
def test_a_flipped_bit_is_refused_or_rendered(kind: str, at: int, bit: int) -> None:
    data = bytearray(SOUND[kind])
    data[at % len(data)] ^= 1 << bit
    _derived_or_refused(bytes(data))


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(sorted(SOUND)), st.data())
def test_a_mangled_head_is_refused_or_rendered(kind: str, data: st.DataObject) -> None:
    mangled = bytearray(SOUND[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        mangled[data.draw(st.integers(2, 400))] = data.draw(st.integers(0, 255))
    _derived_or_refused(bytes(mangled))


@settings(deadline=None, max_examples=60)
@given(st.integers(41, len(SOUND["png"]) - 17), st.integers(0, 7))
def test_no_flipped_bit_in_the_pixels_of_a_png_passes(at: int, bit: int) -> None:
    data = bytearray(SOUND["png"])
    data[at] ^= 1 << bit
    with pytest.raises(UserError):
        derive(bytes(data))


def test_a_decompression_bomb_is_refused_before_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("wakayama_audit_gui.photos.derive.decode", never)
    with pytest.raises(UserError) as caught:
        derive(raw_png((30_000, 30_000), 8, 2, b""))
    assert caught.value.code == "photo_too_many_pixels"


def test_a_small_head_over_large_pixels_is_refused() -> None:
    # The head promises 4 × 4; the frame behind it is what a decoder would unfold.
    data = raw_png((4, 4), 8, 2, b"\0" * 12 * 400)
    _derived_or_refused(data)


def test_too_little_memory_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("wakayama_audit_gui.photos.derive.decode", exhausted)
    with pytest.raises(UserError) as caught:
        derive(jpeg())
    assert caught.value.code == "photo_memory"
