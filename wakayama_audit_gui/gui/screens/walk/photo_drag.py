"""A photo of the visit on its way from the grid to another place or item.

Files dragged in from elsewhere are photo_import.py's.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData

PHOTO_MIME = "application/x-kansa-photo"
"""The data is the photo's id."""


def is_photo(mime: QMimeData) -> bool:
    """Whether a photo of the visit is being dragged."""
    return mime.hasFormat(PHOTO_MIME)


def dragged_photo(mime: QMimeData) -> str:
    """Id of the photo being dragged."""
    return bytes(mime.data(PHOTO_MIME).data()).decode()


def drag_photo(photo: str) -> QMimeData:
    """What is dragged for a photo."""
    mime = QMimeData()
    mime.setData(PHOTO_MIME, photo.encode())
    return mime
