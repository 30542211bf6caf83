"""Thumbnails of photos, read when they are first seen and kept for a while.

Making them is photos' and happens at import; a missing one is made again off the GUI thread.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import kept_rendering, photo_rendering, picture_of

_KEPT = 300


class Thumbnails(QObject):
    """A small cache by the name of the picture (`picture_of`).

    Signals:
        arrived: Name of a picture whose thumbnail can be shown now.
    """

    arrived = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()
        self._damaged: set[str] = set()

    def of(self, photo: Photo) -> QPixmap | None:
        """The thumbnail, or None while it is being read."""
        known = self._known.get(picture_of(photo))
        if known is None:
            self._ask(photo)
        return known

    def damaged(self, photo: Photo) -> bool:
        """Whether the original could not be read."""
        return picture_of(photo) in self._damaged

    def _ask(self, photo: Photo) -> None:
        if picture_of(photo) in self._asked:
            return
        self._asked.add(picture_of(photo))

        def job(store: Store) -> QImage | None:
            data = kept_rendering(store, photo, "thumb")
            return None if data is None else decoded(data)

        def done(image: QImage | None) -> None:
            if image is None:
                self._make(photo)
            else:
                self._keep(photo, image)

        self._desk.tasks.read(self, job, done)

    def _make(self, photo: Photo) -> None:
        services = self._desk.services

        def job(store: Store, _progress: Progress) -> QImage:
            return decoded(photo_rendering(store, services.workshop(), photo, "thumb"))

        def failed(_error: UserError) -> None:
            self._damaged.add(picture_of(photo))
            self.arrived.emit(picture_of(photo))

        self._desk.tasks.long_read(self, job, lambda image: self._keep(photo, image), failed)

    def _keep(self, photo: Photo, image: QImage) -> None:
        self._asked.discard(picture_of(photo))
        self._known[picture_of(photo)] = QPixmap.fromImage(image)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.arrived.emit(picture_of(photo))


def decoded(data: bytes) -> QImage:
    """A picture unfolded, on whatever thread this is: never on the one that paints."""
    return QImage.fromData(data)
