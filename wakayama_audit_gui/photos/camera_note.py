"""Writes down beside the pixels when and with what a photo was taken, as cameras do (EXIF).

For photos that come without: those of the machine's own camera, and the drawn samples. What other
cameras wrote is read in exif.py and never changed.
"""

from __future__ import annotations

from datetime import datetime

from PIL import ExifTags, Image

from wakayama_audit_gui.errors import BugError

_START = b"\xff\xd8"
_APP0, _APP1 = b"\xff\xe0", b"\xff\xe1"
_LENGTH_BYTES = 2


def camera_note(model: str, taken: datetime) -> Image.Exif:
    """The note of a camera.

    Args:
        model: Its name; what is not ASCII is written as UTF-8, as makers do.
        taken: With an offset when it is aware.
    """
    note = Image.Exif()
    note[ExifTags.Base.Model] = model.encode()
    note[ExifTags.Base.Orientation] = 1
    detail = note.get_ifd(ExifTags.IFD.Exif)
    detail[ExifTags.Base.DateTimeOriginal] = f"{taken:%Y:%m:%d %H:%M:%S}"
    if offset := f"{taken:%z}":
        detail[ExifTags.Base.OffsetTimeOriginal] = f"{offset[:3]}:{offset[3:5]}"
    return note


def write_camera_note(jpeg: bytes, model: str, taken: datetime) -> bytes:
    """The same JPEG with the note of its camera; its pixels are not touched.

    Args:
        jpeg: A JPEG just made by us, without notes.
        model: Name of the camera.
        taken: When it was taken.

    Raises:
        BugError: It is no JPEG.
    """
    if not jpeg.startswith(_START):
        raise BugError("a camera's note goes into a JPEG only")
    place = len(_START)
    if jpeg[place : place + 2] == _APP0:  # JFIF wants to be first
        length = jpeg[place + 2 : place + 2 + _LENGTH_BYTES]
        place += 2 + int.from_bytes(length, "big")
    body = camera_note(model, taken).tobytes()
    segment = _APP1 + (len(body) + _LENGTH_BYTES).to_bytes(_LENGTH_BYTES, "big") + body
    return jpeg[:place] + segment + jpeg[place:]
