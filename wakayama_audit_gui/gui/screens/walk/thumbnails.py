"""Thumbnails of photos, read when they are first seen and kept for a while.

Making them is photos' and happens at import; a missing one is made again off the GUI thread.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import photo_rendering

_KEPT = 300


class Thumbnails(QObject):
    """A small cache by SHA-256.

    Signals:
        arrived: SHA-256 of a thumbnail that can be shown now.
    """

    arrived = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()
        self._damaged: set[str] = set()

    def of(self, sha256: str) -> QPixmap | None:
        """The thumbnail, or None while it is being read."""
        known = self._known.get(sha256)
        if known is None:
            self._ask(sha256)
        return known

    def damaged(self, sha256: str) -> bool:
        """Whether the original could not be read."""
        return sha256 in self._damaged

    def _ask(self, sha256: str) -> None:
        if sha256 in self._asked:
            return
        self._asked.add(sha256)

        def done(data: bytes | None) -> None:
            if data is None:
                self._make(sha256)
            else:
                self._keep(sha256, data)

        self._desk.tasks.read(self, lambda store: store.derivative(sha256, "thumb"), done)

    def _make(self, sha256: str) -> None:
        services = self._desk.services

        def job(store: Store, _progress: Progress) -> bytes:
            return photo_rendering(store, services.workshop(), sha256, "thumb")

        def failed(_error: UserError) -> None:
            self._damaged.add(sha256)
            self.arrived.emit(sha256)

        self._desk.tasks.long_read(self, job, lambda data: self._keep(sha256, data), failed)

    def _keep(self, sha256: str, data: bytes) -> None:
        self._asked.discard(sha256)
        pixmap = QPixmap()
        pixmap.loadFromData(data)
        self._known[sha256] = pixmap
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.arrived.emit(sha256)
