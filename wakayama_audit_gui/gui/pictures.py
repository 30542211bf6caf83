"""Pictures out of a drop or the clipboard: files, bytes of a PNG, or an image that has no file.

What is done with them is the screen's; whether they are photos we take is settled by the workshop.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from wakayama_audit_gui.use_cases.photo_source import PhotoSource

PHOTO_FILES = "写真 (*.jpg *.jpeg *.png *.heic *.heif *.JPG *.JPEG *.PNG *.HEIC *.HEIF)"
"""Filter of a file dialog."""


def sources_in(mime: QMimeData, now: datetime) -> list[PhotoSource]:
    """Files, or the bytes of a picture; empty when there is none, or only an image without file."""
    files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if files:
        return [PhotoSource.from_path(Path(path)) for path in files]
    if mime.hasFormat("image/png"):
        return [PhotoSource.pasted(bytes(mime.data("image/png").data()), now)]
    return []


def image_in(mime: QMimeData) -> QImage | None:
    """An image that has no file, or None."""
    image = mime.imageData() if mime.hasImage() else None
    return image if isinstance(image, QImage) else None


def png_of(image: QImage) -> bytes:
    """An image as the bytes of a file; takes a while, so never on the thread that paints."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())
