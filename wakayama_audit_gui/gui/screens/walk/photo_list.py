"""The photos of the item in view as a Qt model.

How one is drawn is photo_tile.py, the grid of them photo_grid.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from wakayama_audit_gui.domain.calendar import clock_time
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.gui.screens.walk.photo_drag import PHOTO_MIME, drag_photo
from wakayama_audit_gui.gui.thumbnails import Thumbnails
from wakayama_audit_gui.use_cases.read_photos import picture_of

PHOTO_ROLE = int(Qt.ItemDataRole.UserRole) + 1
NUMBER_ROLE = PHOTO_ROLE + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class PhotoListModel(QAbstractListModel):
    """Photos in order."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos: tuple[Photo, ...] = ()
        self._numbers: Mapping[str, int] = {}
        thumbnails.arrived.connect(self._on_thumbnail_arrived)

    def show_photos(self, photos: Sequence[Photo], numbers: Mapping[str, int]) -> None:
        """Show photos with their numbers in the visit; what is shown already stays."""
        before, told = self._photos, self._numbers
        come = _come(before, photos)
        if come is None:
            self.beginResetModel()
            self._photos, self._numbers = tuple(photos), numbers
            self.endResetModel()
            return
        # A photo that came is put between the others: their tiles stay, and so does what is chosen.
        if come:
            self.beginInsertRows(_ROOT, come.start, come.stop - 1)
        self._photos, self._numbers = tuple(photos), numbers
        if come:
            self.endInsertRows()
        stayed = [row for row in range(len(photos)) if row not in come]
        for was, row in zip(before, stayed, strict=True):
            if was != photos[row] or told.get(was.id) != numbers.get(was.id):
                self.dataChanged.emit(self.index(row), self.index(row))

    def photo_at(self, index: Index) -> Photo | None:
        """The photo of an index."""
        inside = index.isValid() and index.row() < len(self._photos)
        return self._photos[index.row()] if inside else None

    def index_of(self, photo: str) -> QModelIndex:
        """Where a photo is; an invalid index when it is not shown."""
        for number, known in enumerate(self._photos):
            if known.id == photo:
                return self.index(number)
        return QModelIndex()

    def ids(self) -> list[str]:
        """Ids in order."""
        return [photo.id for photo in self._photos]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of photos."""
        return 0 if parent.isValid() else len(self._photos)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Photos can be chosen and dragged."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The photo, its number, or a sentence for a screen reader."""
        photo = self.photo_at(index)
        if photo is None:
            return None
        if role == PHOTO_ROLE:
            return photo
        if role == NUMBER_ROLE:
            return self._numbers.get(photo.id, 0)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            number = self._numbers.get(photo.id, 0)
            return f"写真 {number} {photo.caption or photo.name} {clock_time(photo.taken)}"
        return None

    def mimeTypes(self) -> list[str]:
        """A photo is dragged as a photo of the visit, not as a file."""
        return [PHOTO_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the photo dragged."""
        photo = self.photo_at(indexes[0]) if indexes else None
        return drag_photo(photo.id if photo else "")

    def _on_thumbnail_arrived(self, picture: str) -> None:
        for number, photo in enumerate(self._photos):
            if picture_of(photo) == picture:
                self.dataChanged.emit(self.index(number), self.index(number))


def _come(before: Sequence[Photo], now: Sequence[Photo]) -> range | None:
    """Rows that came in one run among those that stayed; None when others moved or went."""
    old, new = [photo.id for photo in before], [photo.id for photo in now]
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    come = range(first, first + max(0, len(new) - len(old)))
    return come if new[: come.start] + new[come.stop :] == old else None
