"""A JPEG goes onto paper without its metadata, and nothing else is taken for one."""

from io import BytesIO

import PIL.Image
from hypothesis import given
from hypothesis import strategies as st

from tests.golden.papers import draw_photo
from wakayama_audit_gui.outputs.pdf.jpeg import read_jpeg


def with_metadata(**options: object) -> bytes:
    image = PIL.Image.open(BytesIO(draw_photo(1, 160, 120)))
    exif = PIL.Image.Exif()
    exif[0x010F] = "CANARY-CAMERA"
    written = BytesIO()
    image.save(written, "JPEG", exif=exif, comment=b"CANARY-COMMENT", **options)
    return written.getvalue()


def test_size_colours_and_name_are_read() -> None:
    photo = read_jpeg("a", draw_photo(1, 160, 120))
    assert photo is not None
    assert photo[:4] == ("a", 160, 120, 3)


def test_grey_and_progressive_photos_are_taken() -> None:
    written = BytesIO()
    PIL.Image.open(BytesIO(draw_photo(1, 160, 120))).convert("L").save(written, "JPEG")
    grey = read_jpeg("a", written.getvalue())
    assert grey is not None
    assert grey.colours == 1
    assert read_jpeg("a", with_metadata(progressive=True)) is not None


def test_metadata_stays_behind_and_the_picture_stays_the_same() -> None:
    data = with_metadata()
    assert b"CANARY-CAMERA" in data
    photo = read_jpeg("a", data)
    assert photo is not None
    assert b"CANARY" not in photo.data
    assert b"Exif" not in photo.data
    before, after = (PIL.Image.open(BytesIO(d)).tobytes() for d in (data, photo.data))
    assert before == after


def test_what_no_viewer_decodes_is_refused() -> None:
    written = BytesIO()
    PIL.Image.open(BytesIO(draw_photo(1, 160, 120))).convert("CMYK").save(written, "JPEG")
    assert read_jpeg("a", written.getvalue()) is None
    written = BytesIO()
    PIL.Image.open(BytesIO(draw_photo(1, 160, 120))).save(written, "PNG")
    assert read_jpeg("a", written.getvalue()) is None
    assert read_jpeg("a", b"") is None


@given(st.integers(0, 700), st.binary(max_size=12))
def test_a_damaged_head_is_refused_or_read_but_never_raises(at: int, junk: bytes) -> None:
    data = draw_photo(1, 160, 120)
    photo = read_jpeg("a", data[:at] + junk)
    assert photo is None or min(photo.width, photo.height) > 0
    photo = read_jpeg("a", data[:at] + junk + data[at + len(junk) :])
    assert photo is None or min(photo.width, photo.height) > 0
