"""What a file is by its first bytes, whatever it is called.

Whether a photo is sound is found out in jpeg_header.py, png_header.py, heic_header.py, and by
decoding it.
"""

from __future__ import annotations

from pathlib import PurePath

EXTENSIONS = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "HEIC": (".heic", ".heif", ".hif"),
}

_BY_START = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIPまたはOffice文書"),
    (b"\xd0\xcf\x11\xe0", "古い形式のOffice文書"),
    (b"MZ", "実行プログラム"),
    (b"\x7fELF", "実行プログラム"),
    (b"\x1a\x45\xdf\xa3", "動画"),
    (b"Rar!", "圧縮ファイル"),
    (b"7z\xbc\xaf", "圧縮ファイル"),
    (b"\x1f\x8b", "圧縮ファイル"),
    (b"SQLite format 3\0", "データベース"),
)
_BY_BRAND = {
    **dict.fromkeys(
        (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"), "HEIC"
    ),
    **dict.fromkeys((b"avif", b"avis"), "AVIF"),
}
_BRANDS_END = 256
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")


def kind_of(data: bytes) -> str:
    """``JPEG``, ``PNG``, ``HEIC``, another kind in words, or "" when unknown."""
    for start, kind in _BY_START:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF":
        return "WebP" if data[8:12] == b"WEBP" else "音声または動画"
    if data[4:8] == b"ftyp":
        return _brand(data)
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return "HTMLまたはXML"
    return ""


def _brand(data: bytes) -> str:
    """By the brand of an ISO file; the two general ones say in their list what they hold."""
    major = data[8:12]
    listed = data[16 : min(int.from_bytes(data[:4], "big"), _BRANDS_END)]
    if major in {b"mif1", b"msf1"} and b"avif" in listed:
        return "AVIF"
    return _BY_BRAND.get(major, "動画")


def extension_of(name: str) -> str:
    """The extension in lower case with its dot, "" when there is none."""
    return PurePath(name).suffix.lower()
