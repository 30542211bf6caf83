"""What a camera wrote, read with every byte distrusted."""

from __future__ import annotations

import struct
import unicodedata
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.photos.pictures import (
    LONG,
    SHORT,
    ascii_tag,
    exif,
    telephone_exif,
)
from wakayama_audit_gui.domain.evidence import CAMERA_LIMIT
from wakayama_audit_gui.photos.exif import CameraNote, read_camera_note


def _taken(time: str, *, offset: str | None = None, digitised: str | None = None) -> str:
    detail = {0x9003: ascii_tag(time)}
    if offset is not None:
        detail[0x9011] = ascii_tag(offset)
    if digitised is not None:
        detail[0x9004] = ascii_tag(digitised)
    return read_camera_note(exif({}, detail), b"").taken


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_both_byte_orders(order: str, orientation: int) -> None:
    note = read_camera_note(telephone_exif(orientation, order=order), b"")
    assert note == CameraNote(
        "2026-10-21T10:41:07+09:00", "見本社 Mihon Camera 7", orientation, gps=True
    )


@pytest.mark.parametrize(
    ("time", "taken"),
    [
        ("2026:10:21 10:41:07", "2026-10-21T10:41:07"),
        ("2026:10:21T10:41:07", "2026-10-21T10:41:07"),
        ("0000:00:00 00:00:00", ""),
        ("2026:02:30 10:00:00", ""),
        ("2026:10:21 25:00:00", ""),
        ("    :  :     :  :  ", ""),
        ("2026-10-21 10:41:07", ""),
        ("２０２６:10:21 10:41:07", ""),
        ("<img src=x>", ""),
        ("", ""),
    ],
)
def test_times(time: str, taken: str) -> None:
    assert _taken(time) == taken


@pytest.mark.parametrize(
    ("offset", "kept"),
    [("+09:00", "+09:00"), ("-03:30", "-03:30"), ("+9:00", ""), ("Z", ""), ("+99:99", "")],
)
def test_offsets(offset: str, kept: str) -> None:
    assert _taken("2026:10:21 10:41:07", offset=offset) == "2026-10-21T10:41:07" + kept


def test_the_time_of_digitising_stands_in_but_never_that_of_the_last_change() -> None:
    assert _taken("", digitised="2026:10:21 10:41:08") == "2026-10-21T10:41:08"
    assert read_camera_note(exif({0x0132: ascii_tag("2026:10:21 10:41:07")}), b"").taken == ""


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_impossible_orientation_means_upright(value: int) -> None:
    block = exif({0x0112: (SHORT, struct.pack("<H", value))})
    assert read_camera_note(block, b"").orientation == 1


def test_the_maker_is_not_said_twice() -> None:
    block = exif({0x010F: ascii_tag("Canon Inc."), 0x0110: ascii_tag("Canon EOS R7")})
    assert read_camera_note(block, b"").camera == "Canon EOS R7"


def test_hostile_camera_names_are_cut_and_cleaned() -> None:
    hostile = "A\u202eB\u2066C\x1b[31m\r\nD\u200b\ufeff" + "x" * 400
    camera = read_camera_note(exif({0x0110: ascii_tag(hostile)}), b"").camera
    assert camera.startswith("ABC[31mDx")
    assert len(camera) == CAMERA_LIMIT


def test_japanese_makers_in_shift_jis_are_read() -> None:
    block = exif({0x0110: (2, "見本カメラ".encode("cp932") + b"\0")})
    assert read_camera_note(block, b"").camera == "見本カメラ"


def test_a_position_is_noticed_in_exif_and_in_xmp() -> None:
    version_only = exif({}, None, {0: (LONG, struct.pack("<I", 0x0302))})
    assert read_camera_note(version_only, b"").gps is False
    assert read_camera_note(b"", b"<x exif:GPSLatitude='34,13.7N'/>").gps is True
    assert read_camera_note(b"", b"<x/>").gps is False


@given(st.binary(max_size=400))
def test_no_bytes_are_fatal(noise: bytes) -> None:
    for block in (noise, b"II*\0" + noise, b"MM\0*\0\0\0\x08" + noise):
        note = read_camera_note(block, noise)
        assert note.orientation in range(1, 9)
        assert len(note.camera) <= CAMERA_LIMIT
        assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in note.camera)
        if note.taken:
            datetime.fromisoformat(note.taken)


@given(st.data())
def test_no_change_to_a_good_block_is_fatal(data: st.DataObject) -> None:
    block = bytearray(telephone_exif(5))
    for _ in range(data.draw(st.integers(1, 8))):
        block[data.draw(st.integers(0, len(block) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(block)))
    note = read_camera_note(bytes(block[:cut]), b"")
    assert note.orientation in range(1, 9)
    note.camera.encode()


def test_a_directory_that_points_at_itself_ends() -> None:
    block = b"II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 0x8769, LONG, 1, 8) + b"\0" * 4
    assert read_camera_note(block, b"") == CameraNote()
