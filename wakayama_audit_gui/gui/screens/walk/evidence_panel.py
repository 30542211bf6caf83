"""写真: the photos of the item in view, taking more in, and what can be done to one.

Prior findings, interview and documents below it are panels of their own.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.walk.camera_card import CameraCard
from wakayama_audit_gui.gui.screens.walk.capture_card import CaptureCard
from wakayama_audit_gui.gui.screens.walk.import_strip import ImportStrip
from wakayama_audit_gui.gui.screens.walk.photo_details import PhotoDetails
from wakayama_audit_gui.gui.screens.walk.photo_grid import PhotoGrid
from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.screens.walk.watch_card import WatchCard
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.thumbnails import Thumbnails
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.edit_photos import move_photo, remove_photo, reorder_photos
from wakayama_audit_gui.use_cases.read_photos import photo_numbers

_MARK, _SEE = "印を付ける・隠す", "写真を見る"


class EvidencePanel(QWidget):
    """Photos of the item in view.

    Args:
        walk: The walk.
        importer: Takes photos in.

    Signals:
        add_requested: Files are to be chosen.
        open_requested: Id of a photo to be seen large.
        move_requested: Id of a photo for which another item is to be chosen.
    """

    add_requested = Signal()
    open_requested = Signal(str)
    move_requested = Signal(str)

    def __init__(self, walk: Walk, importer: PhotoImporter) -> None:
        super().__init__()
        self._walk = walk
        self._row = ""
        self._count = PlainLabel("写真", bold=True)
        self.large = LinkButton(_MARK)
        self.several = LinkButton("まとめて振り分け")
        self._hint = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.grid = PhotoGrid(Thumbnails(walk.desk, self))
        self.details = PhotoDetails(walk)
        self.strip = ImportStrip(walk, importer)
        self.camera = CameraCard(walk, importer)
        self.watch = WatchCard(walk, importer)
        self.capture = CaptureCard(walk, importer)
        head = QWidget()
        flow = FlowLayout(head, spacing=6)  # a narrow column puts the last one below
        self._count.setMinimumHeight(self.several.sizeHint().height())
        for words in (self._count, self.several, self.large):
            flow.addWidget(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(head)
        shown = (self._hint, self.strip, self.watch, self.grid, self.capture, self.details)
        for widget in (*shown, self.camera):
            column.addWidget(widget)
        self.large.clicked.connect(self._on_large_clicked)
        self.several.clicked.connect(lambda: importer.ask_batch(self))
        self.grid.add_requested.connect(self.add_requested)
        self.grid.chosen.connect(self._on_photo_chosen)
        self.grid.moved.connect(self._on_photo_dropped)
        self.details.shift_requested.connect(self._on_shift_requested)
        self.details.move_requested.connect(self.move_requested)
        for part in (self.grid, self.details):
            part.open_requested.connect(self.open_requested)
            part.remove_requested.connect(self.remove)

    @Slot()
    def refresh(self) -> None:
        """Show the photos of the item in view as they stand now."""
        row = self._walk.row
        if row is None:
            return
        visit = self._walk.visit
        photos = visit.photos_of(row.answer.subject)
        self.camera.refresh()
        self._count.setText(f"写真  {len(photos)}" if photos else "写真")
        self.large.setVisible(bool(photos))
        self.large.set_words(_SEE if self._walk.sealed else _MARK)
        self.several.setEnabled(not self._walk.sealed)
        forbidden = row.place.permission.forbids
        self.watch.refresh(forbidden=forbidden)
        self.capture.refresh(forbidden=forbidden)
        self._hint.setText(
            f"「{row.place.name}」は撮影禁止です。所見に言葉で書くか、見取り図を手で描いてください。"
        )
        self._hint.setVisible(forbidden)
        self.grid.tile.setEnabled(not self._walk.sealed and not forbidden)
        numbers = photo_numbers(visit) if photos else {}
        if row.answer.subject != self._row:
            self._row = row.answer.subject
            self.details.show_photo(None, 0)
        chosen = self.grid.current()
        self.grid.model.show_photos(photos, numbers)
        if chosen is not None and self.grid.current() is None:
            self.grid.choose(chosen.id)
        self._show_details()

    @Slot(str)
    def remove(self, photo: str) -> None:
        """Take a photo off; 元に戻す brings it back."""
        if self._walk.sealed:
            return
        number = photo_numbers(self._walk.visit).get(photo, 0)
        self._walk.act(
            lambda store, visit, by: remove_photo(store, visit, photo, by),
            done=lambda _changes: self._walk.noted.emit(f"写真 {number} を外しました"),
        )

    def move_to(self, photo: str, subject: str) -> None:
        """Move a photo to another item."""
        target = self._walk.rows.of(subject)
        if target is None or self._walk.sealed:
            return
        place, title = target.place.id, target.item.title
        self._walk.act(
            lambda store, visit, by: move_photo(store, visit, photo, place, subject, by),
            done=lambda _changes: self._walk.noted.emit(f"写真を「{title}」へ移しました"),
        )

    def _reorder(self, ids: list[str]) -> None:
        if ids != self.grid.model.ids() and not self._walk.sealed:
            self._walk.act(lambda store, visit, by: reorder_photos(store, visit, ids, by))

    def _show_details(self) -> None:
        photo = self.grid.current()
        number = photo_numbers(self._walk.visit).get(photo.id, 0) if photo else 0
        self.details.show_photo(photo, number)

    @Slot(str)
    def _on_photo_chosen(self, _photo: str) -> None:
        self._show_details()

    @Slot()
    def _on_large_clicked(self) -> None:
        ids = self.grid.model.ids()
        chosen = self.grid.current()
        if ids:
            self.open_requested.emit(chosen.id if chosen else ids[0])

    @Slot(str, int)
    def _on_shift_requested(self, photo: str, by: int) -> None:
        ids = self.grid.model.ids()
        here = ids.index(photo)
        there = here + by
        if 0 <= there < len(ids):
            ids[here], ids[there] = ids[there], ids[here]
            self._reorder(ids)

    @Slot(str, int)
    def _on_photo_dropped(self, photo: str, place: int) -> None:
        ids = self.grid.model.ids()
        if photo in ids:
            before = [known for known in ids[:place] if known != photo]
            after = [known for known in ids[place:] if known != photo]
            self._reorder([*before, photo, *after])
