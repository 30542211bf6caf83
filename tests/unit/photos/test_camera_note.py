"""What our own camera's photos say of themselves is read back, and no pixel is touched."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from io import BytesIO

import pytest
from PIL import Image

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.photos.camera_note import write_camera_note
from wakayama_audit_gui.photos.check import check_photo

WHEN = datetime(2026, 10, 21, 10, 41, 7, tzinfo=timezone(timedelta(hours=9)))


def jpeg(**more: int) -> bytes:
    out = BytesIO()
    Image.effect_noise((64, 48), 60).save(out, "JPEG", **more)
    return out.getvalue()


def without_jfif() -> bytes:
    plain = jpeg()
    length = int.from_bytes(plain[4:6], "big")
    return plain[:2] + plain[4 + length :]


@pytest.mark.parametrize("plain", [jpeg(), jpeg(progressive=1), without_jfif()])
def test_camera_and_time_are_read_back(plain: bytes) -> None:
    facts = check_photo(write_camera_note(plain, "見本カメラ HD", WHEN), "撮影.jpg")
    assert facts.taken == "2026-10-21T10:41:07+09:00"
    assert facts.camera == "見本カメラ HD"
    assert (facts.orientation, facts.gps) == (1, False)


def test_the_pixels_and_everything_else_stay() -> None:
    plain = jpeg()
    noted = write_camera_note(plain, "C", WHEN)
    with Image.open(BytesIO(plain)) as before, Image.open(BytesIO(noted)) as after:
        assert before.tobytes() == after.tobytes()
    assert noted.startswith(plain[:20]), "JFIF stays first"
    assert noted.endswith(plain[20:])


def test_a_time_without_a_zone_claims_none() -> None:
    noted = write_camera_note(jpeg(), "C", WHEN.replace(tzinfo=None))
    assert check_photo(noted, "").taken == "2026-10-21T10:41:07"


def test_what_is_no_jpeg_is_a_bug() -> None:
    with pytest.raises(BugError):
        write_camera_note(b"\x89PNG", "C", WHEN)
