"""Whether a file is a photo we take, said in words a user can act on, before any pixel is unfolded.

The limits and their reasons are in domain/evidence.py; decoding, the last proof, is in derive.py.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from wakayama_audit_gui.domain.evidence import (
    MAX_BYTES,
    MAX_PIXELS_STREAMED,
    MAX_PIXELS_WHOLE,
    PhotoFacts,
    clean_line,
    megapixels,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.exif import read_camera_note
from wakayama_audit_gui.photos.file_kind import EXTENSIONS, extension_of, kind_of
from wakayama_audit_gui.photos.header import DamagedPhotoError, Header
from wakayama_audit_gui.photos.heic_header import read_heic
from wakayama_audit_gui.photos.jpeg_header import read_jpeg
from wakayama_audit_gui.photos.png_header import read_png

_READERS = {"JPEG": read_jpeg, "PNG": read_png, "HEIC": read_heic}
_EXTENSION_LIMIT = 12
_MEGABYTE = 1024 * 1024


class CheckedPhoto(NamedTuple):
    """A photo whose head was read and found acceptable; its pixels are still folded."""

    facts: PhotoFacts
    header: Header


def check_photo(data: bytes, name: str) -> PhotoFacts:
    """Check a photo without decoding it.

    Args:
        data: The whole file.
        name: Its name; "" when the content alone counts.

    Raises:
        UserError: Not a photo we take, with one of the codes ``photo_empty``, ``photo_too_large``,
            ``photo_kind``, ``photo_disguised``, ``photo_too_many_pixels``, ``photo_damaged``.
    """
    return open_photo(data, name).facts


def open_photo(data: bytes, name: str, *, hashed: bool = True) -> CheckedPhoto:
    """Check a photo as `check_photo` does, and keep its head for decoding.

    Args:
        data: The whole file.
        name: Its name.
        hashed: Whether its SHA-256 is wanted, which takes as long as all the rest of this.
    """
    if not data:
        raise UserError(
            "ファイルが空です（0バイト）。",
            "元の写真をもう一度コピーしてください。",
            code="photo_empty",
        )
    if len(data) > MAX_BYTES:
        raise too_large(len(data))
    kind = kind_of(data)
    _require_photo(kind)
    _require_honest_name(kind, name)
    try:
        header = _READERS[kind](data)
    except DamagedPhotoError as error:
        raise damaged() from error
    _require_manageable(header)
    note = read_camera_note(header.exif, header.xmp)
    facts = PhotoFacts(
        sha256=sha256(data).hexdigest() if hashed else "",
        format=header.format,
        width=header.width,
        height=header.height,
        bytes=len(data),
        taken=note.taken,
        camera=note.camera,
        # A HEIC is turned by its decoder; its EXIF only repeats how.
        orientation=1 if kind == "HEIC" else note.orientation,
        gps=note.gps,
    )
    return CheckedPhoto(facts, header)


def too_large(size: int) -> UserError:
    """Refusal of a file with too many bytes."""
    return UserError(
        f"ファイルが大きすぎます（{size / _MEGABYTE:,.0f} MB、上限 {MAX_BYTES // _MEGABYTE} MB）。",
        "カメラの画質設定を下げて撮るか、JPEGで書き出してから取り込んでください。",
        code="photo_too_large",
    )


def damaged() -> UserError:
    """Refusal of a file that does not decode."""
    return UserError(
        "写真が壊れているか、途中で切れています。",
        "カメラやカードからもう一度コピーし、だめなら撮り直してください。",
        code="photo_damaged",
    )


def out_of_memory() -> UserError:
    """Refusal of a photo this computer has no memory for just now."""
    return UserError(
        "メモリーが足りず、写真を開けません。",
        "ほかのアプリを閉じてから、もう一度取り込んでください。",
        code="photo_memory",
    )


def _require_photo(kind: str) -> None:
    if kind in EXTENSIONS:
        return
    what = f"中身が{kind}です。" if kind else "写真ではないファイルです。"
    raise UserError(
        what,
        "取り込めるのはJPEG、PNG、HEICの写真です。元の写真を選び直してください。",
        code="photo_kind",
    )


def _require_honest_name(kind: str, name: str) -> None:
    extension = extension_of(name)
    if not extension or extension in EXTENSIONS[kind]:
        return
    shown = clean_line(extension, _EXTENSION_LIMIT)
    raise UserError(
        f"名前は「{shown}」ですが、中身は{kind}です。",
        f"写真に間違いなければ、名前の終わりを「{EXTENSIONS[kind][0]}」に直して"
        "から取り込んでください。",
        code="photo_disguised",
    )


def _require_manageable(header: Header) -> None:
    limit = MAX_PIXELS_WHOLE if header.whole else MAX_PIXELS_STREAMED
    pixels = header.width * header.height
    if pixels > limit:
        raise UserError(
            f"画素数が多すぎます（{megapixels(pixels)}、上限 {megapixels(limit)}）。",
            "カメラの画素数の設定を下げて撮るか、縮小したJPEGで取り込んでください。",
            code="photo_too_many_pixels",
        )
