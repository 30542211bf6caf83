"""Taking photos in: from files, drops and the clipboard, one import at a time, bad ones named.

Whether a file is a photo and how an import runs is in use_cases/import_photos; the panel that
shows it is import_strip.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from wakayama_audit_gui.domain.visit import Place
from wakayama_audit_gui.gui.long_task import LongTask, Progress, WriteProgress
from wakayama_audit_gui.gui.pictures import PHOTO_FILES, image_in, png_of, sources_in
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_outcome import PhotoImport
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import Store

_UNKNOWN = "未確認"


class PhotoImporter(QObject):
    """Imports into the item in view.

    Signals:
        permission_needed: It is not known whether photos may be taken in this `Place`.
        waiting_changed: What waits for a permission has become more or less. It goes in as soon
            as a permission is recorded, by whatever form, unless `drop` gives it up.
        started: The `LongTask` of an import.
        finished: What became of every file (`PhotoImport`).
        refused: No photo may be added at all (`UserError`).
        assign_requested: (list of `PhotoSource`, camera id): to be assigned by their times.
        capture_requested: (visit id, subject): a photo is to be taken with the built-in camera.
    """

    permission_needed = Signal(object)
    waiting_changed = Signal()
    started = Signal(object)
    finished = Signal(object)
    refused = Signal(object)
    assign_requested = Signal(list, str)
    capture_requested = Signal(str, str)

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk)
        self._walk = walk
        self._waiting: dict[PhotoTarget, list[PhotoSource]] = {}
        self._capture: PhotoTarget | None = None
        self.camera = ""
        """Id of the camera that photos come from, "" when that was not said."""
        walk.opened.connect(self._go_on)
        walk.changed.connect(self._go_on)
        walk.leaving.connect(self.drop_capture)
        walk.holders.append(self.unsaved)

    def ask_files(self, parent: QWidget) -> None:
        """Let the user choose files for the item in view; the window goes on meanwhile."""
        self._ask(parent, self.add_files)

    def ask_batch(self, parent: QWidget) -> None:
        """Let the user choose files that are to be assigned to items by their times."""
        self._ask(parent, self._assign_files)

    def _assign_files(self, paths: Sequence[str]) -> None:
        self.assign([PhotoSource.from_path(Path(path)) for path in paths])

    def assign(self, sources: list[PhotoSource]) -> None:
        """Have photos assigned to items by their times."""
        if sources and not self._walk.sealed:
            self.assign_requested.emit(sources, self.camera)

    def _ask(self, parent: QWidget, take: Callable[[Sequence[str]], None]) -> None:
        if self._walk.row is None or self._walk.sealed:
            return
        dialog = QFileDialog(parent, "写真を選ぶ")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([PHOTO_FILES, "すべてのファイル (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(take)
        dialog.open()

    def ask_capture(self) -> None:
        """Have a photo of the item in view taken, once it is known whether one may be."""
        row = self._walk.row
        if row is None or self._walk.sealed:
            return
        self._capture = PhotoTarget(self._walk.visit.id, row.place.id, row.answer.subject)
        if row.place.permission.kind == _UNKNOWN:
            self.permission_needed.emit(row.place)
        else:
            self._go_on()

    def paste(self) -> None:
        """Import what is on the clipboard, if it is a photo."""
        self.add_mime(QGuiApplication.clipboard().mimeData())

    def add_files(self, paths: Sequence[str]) -> None:
        """Import files."""
        self.add([PhotoSource.from_path(Path(path)) for path in paths])

    def add_image(self, image: QImage) -> None:
        """Import a picture that has no file; encoding it takes a while, so not here."""

        def encode(_store: Store, _progress: Progress) -> bytes:
            return png_of(image)

        now = self._walk.desk.services.now()
        self._walk.desk.tasks.long_read(
            self, encode, lambda data: self.add([PhotoSource.pasted(data, now)])
        )

    def add_mime(self, mime: QMimeData) -> bool:
        """Import what was pasted or dropped; False when there is no photo in it."""
        sources = sources_in(mime, self._walk.desk.services.now())
        image = None if sources else image_in(mime)
        if sources:
            self.add(sources)
        elif image is not None:
            self.add_image(image)
        return bool(sources) or image is not None

    def add(self, sources: list[PhotoSource]) -> None:
        """Import photos into the item in view."""
        row = self._walk.row
        if row is None or not sources or self._walk.sealed:
            return
        target = PhotoTarget(self._walk.visit.id, row.place.id, row.answer.subject, self.camera)
        if row.place.permission.kind == _UNKNOWN:
            self._waiting.setdefault(target, []).extend(sources)
            self.waiting_changed.emit()
            self.permission_needed.emit(row.place)
        else:
            self._run(sources, target)

    def unsaved(self) -> str:
        """Words for the photos that wait, in whichever visit; "" none."""
        count = sum(map(len, self._waiting.values()))
        return f"撮影の許可を待つ写真 {count} 枚" if count else ""

    def waiting_in(self, place: Place) -> dict[str, int]:
        """Answer subject → how many photos of it wait for the permission of a place."""
        found: dict[str, int] = {}
        for target, sources in self._waiting.items():
            if (target.visit, target.place) == (self._walk.visit.id, place.id):
                found[target.answer] = found.get(target.answer, 0) + len(sources)
        return found

    def drop(self, place: Place) -> None:
        """Give up what waits for the permission of a place."""
        visit = self._walk.visit.id
        for target in [t for t in self._waiting if (t.visit, t.place) == (visit, place.id)]:
            del self._waiting[target]
        self.waiting_changed.emit()

    @Slot()
    def drop_capture(self) -> None:
        """No photo is to be taken any more, should it ever be allowed."""
        self._capture = None

    @Slot()
    @Slot(object)
    def _go_on(self, _touched: object = None) -> None:
        """Go on with what waited, where a permission is recorded now, whatever it says."""
        visit = self._walk.visit
        if self._walk.sealed:
            return
        known = {p.id for p in visit.places if p.permission.kind != _UNKNOWN}
        ready = [t for t in self._waiting if t.visit == visit.id and t.place in known]
        for target in ready:
            self._run(self._waiting.pop(target), target)
        if ready:
            self.waiting_changed.emit()
        capture = self._capture
        if capture is not None and (capture.visit, capture.place in known) == (visit.id, True):
            self._capture = None
            self.capture_requested.emit(capture.visit, capture.answer)

    def _run(self, sources: list[PhotoSource], target: PhotoTarget) -> None:
        desk = self._walk.desk
        services, by = desk.services, desk.person

        def job(store: Store, progress: WriteProgress) -> PhotoImport:
            return import_photos(
                store, services.workshop(), sources, target, by, progress, services.now
            )

        task: LongTask = desk.tasks.long_write(self, job, self.finished.emit, self.refused.emit)
        self.started.emit(task)
