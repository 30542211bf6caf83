"""What is taken as a photo, and how everything else is refused, before any pixel is unfolded."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256

import pytest

from tests.unit.photos.pictures import (
    chunk,
    jpeg,
    png,
    quarters,
    raw_png,
    telephone_exif,
    with_exif,
    with_segment,
)
from wakayama_audit_gui.domain.evidence import MAX_BYTES, MAX_SCANS
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.check import check_photo
from wakayama_audit_gui.photos.header import MAX_PARTS


def _refusal(data: bytes, name: str = "") -> UserError:
    with pytest.raises(UserError) as caught:
        check_photo(data, name)
    error = caught.value
    assert error.what.endswith(("。", "）。"))
    assert error.remedy.endswith("。")
    return error


def _sized(data: bytes, marker: int, width: int, height: int) -> bytes:
    """A JPEG whose frame claims another size."""
    at = data.index(bytes([0xFF, marker])) + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def test_a_jpeg_is_described() -> None:
    data = with_exif(jpeg(quarters((320, 240))), telephone_exif(6))
    facts = check_photo(data, "IMG_0001.JPG")
    assert facts.sha256 == sha256(data).hexdigest()
    assert (facts.format, facts.width, facts.height, facts.bytes) == ("JPEG", 320, 240, len(data))
    assert (facts.taken, facts.camera) == ("2026-10-21T10:41:07+09:00", "見本社 Mihon Camera 7")
    assert (facts.orientation, facts.gps, facts.upright) == (6, True, (240, 320))


def test_a_png_is_described() -> None:
    data = raw_png((5, 4), 8, 2, b"\x10" * 15, [chunk(b"eXIf", telephone_exif(3))])
    facts = check_photo(data, "貼り付け 10-41-07.png")
    assert (facts.format, facts.width, facts.height) == ("PNG", 5, 4)
    assert (facts.taken, facts.orientation, facts.gps) == ("2026-10-21T10:41:07+09:00", 3, True)


def test_a_photo_without_notes_says_nothing_of_itself() -> None:
    facts = check_photo(jpeg(), "a.jpeg")
    assert (facts.taken, facts.camera, facts.orientation, facts.gps) == ("", "", 1, False)


@pytest.mark.parametrize("name", ["a.jpg", "a.JPG", "a.jpeg", "a.jfif", "a", "", "写真 1.jpe"])
def test_names_that_fit_a_jpeg(name: str) -> None:
    assert check_photo(jpeg(), name).format == "JPEG"


@pytest.mark.parametrize("name", ["a.png", "a.heic", "a.exe", "a.jpg.txt", "a.\u202ejpg"])
def test_a_name_that_contradicts_the_content_is_refused(name: str) -> None:
    error = _refusal(jpeg(), name)
    assert error.code == "photo_disguised"
    assert "中身はJPEG" in error.what
    assert "\u202e" not in str(error)
    assert ".jpg" in error.remedy


def test_a_png_called_jpg_is_refused_with_the_right_ending() -> None:
    error = _refusal(png(), "a.jpg")
    assert error.code == "photo_disguised"
    assert "名前は「.jpg」ですが、中身はPNG" in error.what
    assert "「.png」" in error.remedy


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04" + b"x" * 40, "ZIP"),
        (b"%PDF-1.7\n", "PDF"),
        (b"MZ\x90\0", "実行プログラム"),
        (b"\x7fELF\x02", "実行プログラム"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"\xef\xbb\xbf  <svg xmlns='x'/>", "HTML"),
        (b"GIF89a", "GIF"),
        (b"BM\x00\x00", "BMP"),
        (b"II*\0\x08", "TIFF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"\0\0\0\x20ftypavif", "AVIF"),
        (b"\0\0\0\x20ftypmif1\0\0\0\0mif1avif", "AVIF"),
        (b"\0\0\0\x20ftypisom", "動画"),
        (b"SQLite format 3\0", "データベース"),
        (b"plain text", "写真ではない"),
        (b"\xff\xd8", "写真ではない"),
    ],
)
def test_other_files_called_jpg_are_named(data: bytes, word: str) -> None:
    error = _refusal(data, "証拠.jpg")
    assert error.code == "photo_kind"
    assert word in error.what


def test_an_empty_file_is_refused() -> None:
    assert _refusal(b"", "a.jpg").code == "photo_empty"


def test_a_file_of_too_many_bytes_is_refused() -> None:
    data = jpeg()
    error = _refusal(data + bytes(MAX_BYTES + 1 - len(data)), "a.jpg")
    assert error.code == "photo_too_large"
    assert "上限 50 MB" in error.what
    assert check_photo(data + bytes(MAX_BYTES - len(data)), "a.jpg").bytes == MAX_BYTES


def test_a_jpeg_that_claims_too_many_pixels_is_refused() -> None:
    error = _refusal(_sized(jpeg(), 0xC0, 65500, 65500))
    assert error.code == "photo_too_many_pixels"
    assert "上限 12,000万画素" in error.what


def test_a_png_that_claims_too_many_pixels_is_refused() -> None:
    assert _refusal(raw_png((100_000, 100_000), 8, 2, b"")).code == "photo_too_many_pixels"


def test_pictures_unfolded_whole_have_the_lower_limit() -> None:
    plain, progressive = jpeg(), jpeg(progressive=True)
    assert check_photo(_sized(plain, 0xC0, 12_000, 9_000), "").width == 12_000
    error = _refusal(_sized(progressive, 0xC2, 12_000, 9_000))
    assert error.code == "photo_too_many_pixels"
    assert "上限 5,200万画素" in error.what
    assert check_photo(_sized(progressive, 0xC2, 8_192, 6_144), "").width == 8_192


def test_a_jpeg_read_in_several_passes_counts_as_whole() -> None:
    data = jpeg()
    scan = data.index(b"\xff\xda")
    one_component = data[: scan + 4] + b"\x01" + data[scan + 5 :]
    big = _sized(one_component, 0xC0, 12_000, 9_000)
    assert _refusal(big).code == "photo_too_many_pixels"


def test_a_jpeg_of_endless_passes_is_refused() -> None:
    data = jpeg(progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    body = data[:-2]
    assert check_photo(body + last * 20 + b"\xff\xd9", "").format == "JPEG"
    assert _refusal(body + last * (MAX_SCANS + 1) + b"\xff\xd9").code == "photo_damaged"


def test_a_png_of_endless_chunks_is_refused() -> None:
    extra = [chunk(b"abCd", b"")] * MAX_PARTS
    assert _refusal(raw_png((1, 1), 8, 0, b"\0", extra)).code == "photo_damaged"
    assert check_photo(raw_png((1, 1), 8, 0, b"\0", extra[:-3]), "").format == "PNG"


def test_a_jpeg_of_endless_segments_is_refused() -> None:
    head = jpeg()
    comments = b"\xff\xfe\x00\x02" * MAX_PARTS
    assert _refusal(head[:2] + comments + head[2:]).code == "photo_damaged"


@pytest.mark.parametrize("kind", [b"IHDR", b"IDAT", b"IEND"])
def test_a_png_part_that_fails_its_checksum_is_refused(kind: bytes) -> None:
    data = bytearray(png())
    data[data.index(kind) + 3] ^= 0x20  # the last letter of the kind is part of the checksum
    assert _refusal(bytes(data)).code == "photo_damaged"
    data = bytearray(png())
    length = int.from_bytes(data[data.index(kind) - 4 : data.index(kind)], "big")
    data[data.index(kind) + 4 + length] ^= 1  # the checksum itself
    assert _refusal(bytes(data)).code == "photo_damaged"


def test_a_broken_note_in_a_png_is_not_fatal() -> None:
    broken = chunk(b"tEXt", b"Comment\0hello")[:-1] + b"?"
    assert check_photo(raw_png((1, 1), 8, 0, b"\0", [broken]), "").format == "PNG"


@pytest.mark.parametrize("size", [(0, 10), (10, 0)])
def test_pictures_without_pixels_are_damaged(size: tuple[int, int]) -> None:
    assert _refusal(raw_png(size, 8, 0, b"\0")).code == "photo_damaged"
    assert _refusal(_sized(jpeg(), 0xC0, *size)).code == "photo_damaged"


def test_contradictory_heads_are_damaged() -> None:
    data = jpeg()
    frame = data.index(b"\xff\xc0")
    length = int.from_bytes(data[frame + 2 : frame + 4], "big") + 2
    twice = data[:frame] + data[frame : frame + length] + data[frame:]
    assert _refusal(twice).code == "photo_damaged"
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    start, end = b"\x89PNG\r\n\x1a\n", chunk(b"IEND", b"")
    assert check_photo(start + head + pixels + end, "").width == 1
    assert _refusal(start + head + head + pixels + end).code == "photo_damaged"
    assert _refusal(start + pixels + head + end).code == "photo_damaged"
    assert _refusal(start + head + end).code == "photo_damaged"


def test_stray_and_fill_bytes_between_segments_do_no_harm() -> None:
    data = jpeg()
    second = data.index(b"\xff\xdb")
    loose = data[:second] + b"\0\0\xff\xff\xff" + data[second:]
    assert check_photo(loose, "").format == "JPEG"


def test_a_comment_may_hold_anything() -> None:
    comment = with_segment(jpeg(), 0xFE, b"\xff\xd9\xff\xda<script>PK\x03\x04")
    assert check_photo(comment, "a.jpg").width == 160
