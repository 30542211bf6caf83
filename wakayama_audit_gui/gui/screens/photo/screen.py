"""The photo page: the picture, its facts and caption, previous and next of the visit.

Drawing and zooming are in canvas.py, the row of thumbnails in strip.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import Photo, Visit, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.photo.canvas import PhotoCanvas
from wakayama_audit_gui.gui.screens.photo.facts import PhotoFacts
from wakayama_audit_gui.gui.screens.photo.strip import FilmStrip
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_photos import caption_photo
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import photo_rendering, photos_in_order, picture_of
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book


class PhotoScreen(QWidget):
    """One photo at a time.

    Signals:
        visit_requested: Back to the visit, at the item the photo shows.
    """

    visit_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = ""
        self._visit: Visit | None = None
        self._photos: tuple[Photo, ...] = ()
        self._at = 0
        self._shown = ""  # id of the photo whose caption is in the field
        self._drawn = ""  # SHA-256 of the picture on the canvas, or on its way there
        self._build_ui()
        self._connect_signals()

    def show_photo(self, visit: str, photo: str) -> None:
        """Show a photo of a visit, its first one when none is named."""
        self.flush()
        self._id = visit

        def arrived(found: Visit) -> None:
            if found.id == self._id:
                self._take(found, photo)

        self._desk.tasks.read(self, lambda store: read_visit(store, visit), arrived)

    def flush(self) -> None:
        """Hand over a caption that is being typed."""
        self._caption.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on; a focus proxy would make Tab leap over what stands before it."""
        super().focusInEvent(event)
        self._canvas.setFocus(event.reason())

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self._canvas = PhotoCanvas()
        self._strip = FilmStrip(self._desk)
        self._back = PlainButton("記入へ戻る", key="Esc", icon="arrow-left", touch=True)
        self._whole = PlainButton("全体", key="0", icon="maximize-2", touch=True)
        self._earlier = PlainButton("前", key="←", icon="chevron-left", touch=True)
        self._later = PlainButton("次", key="→", icon="chevron-right", trailing=True, touch=True)
        self._title = PlainLabel(size=Size.TITLE, bold=True)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._back)
        top.addWidget(self._title, 1)
        for button in (self._whole, self._earlier, self._later):
            top.addWidget(button)
        picture = QVBoxLayout()
        picture.setSpacing(8)
        picture.addWidget(self._canvas, 1)
        picture.addWidget(self._strip)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addLayout(picture, 1)
        body.addWidget(self._build_side())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(body, 1)

    def _build_side(self) -> Card:
        self._caption = GrowingTextEdit("写真の説明（調書に印刷されます）", lines=3)
        self._caption.setAccessibleName("写真の説明")
        self._state = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self._facts = PhotoFacts()
        column = ScrollColumn(spacing=8)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel("説明", bold=True), 1)
        row.addWidget(self._state)
        for widget in (head, self._caption, self._facts):
            column.append(widget)
        side = Card()
        side.setFixedWidth(scaled(300))
        side.body.addWidget(column)
        return side

    def _connect_signals(self) -> None:
        self._back.clicked.connect(self._on_back_clicked)
        self._earlier.clicked.connect(lambda: self._go(self._at - 1))
        self._later.clicked.connect(lambda: self._go(self._at + 1))
        self._whole.clicked.connect(self._canvas.fit)
        self._canvas.step_requested.connect(lambda step: self._go(self._at + step))
        self._strip.chosen.connect(self._go)
        self._caption.committed.connect(self._on_caption_committed)
        self._caption.pending_changed.connect(self._show_state)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_back_clicked)

    # --- showing -----------------------------------------------------------------------------

    def _take(self, visit: Visit, photo: str) -> None:
        self._visit = visit
        self._photos = photos_in_order(visit)
        ids = [known.id for known in self._photos]
        self._at = ids.index(photo) if photo in ids else min(self._at, max(0, len(ids) - 1))
        self._strip.show_photos(self._photos)
        self._strip.setVisible(len(ids) > 1)
        self._show()

    def _go(self, position: int) -> None:
        if position != self._at and 0 <= position < len(self._photos):
            self.flush()
            self._at = position
            self._show()

    def _show(self) -> None:
        visit = self._visit
        if visit is None:
            return
        for widget in (self._caption, self._whole):
            widget.setEnabled(bool(self._photos))
        self._earlier.setEnabled(self._at > 0)
        self._later.setEnabled(self._at < len(self._photos) - 1)
        if not self._photos:
            self._title.setText("写真がありません")
            self._caption.set_text("")
            self._facts.show_facts(())
            self._drawn = ""
            self._canvas.show_words(
                "この視察には、まだ写真がありません。記入へ戻って取り込めます。"
            )
            return
        photo = self._photos[self._at]
        self._title.setText(f"写真 {self._at + 1} / {len(self._photos)}　{photo.name}")
        self._facts.show_photo(photo, visit)
        self._caption.setReadOnly(visit.state is VisitState.SEALED)
        if photo.id == self._shown:
            self._caption.set_recorded(photo.caption)
        else:
            self._shown = photo.id
            self._caption.set_text(photo.caption)
        self._strip.mark(self._at)
        self._show_state()
        if picture_of(photo) != self._drawn:
            self._drawn = picture_of(photo)
            self._read(photo)

    def _read(self, photo: Photo) -> None:
        services = self._desk.services

        def job(store: Store, _progress: object) -> QImage:
            # Decoded here too: a large picture takes long enough to be felt in the window.
            return QImage.fromData(photo_rendering(store, services.workshop(), photo, "print"))

        def done(image: QImage) -> None:
            if picture_of(photo) == self._drawn:
                self._canvas.show_pixmap(QPixmap.fromImage(image))

        def failed(error: UserError) -> None:
            if picture_of(photo) == self._drawn:
                self._canvas.show_words(f"{error.what}\n{error.remedy}")

        self._desk.tasks.long_read(self, job, done, failed)

    @Slot()
    def _show_state(self) -> None:
        sealed = self._visit is not None and self._visit.state is VisitState.SEALED
        words = "未保存" if self._caption.pending else "保存済み" if self._photos else ""
        self._state.setText("確定済み（書き込めません）" if sealed else words)

    # --- slots -------------------------------------------------------------------------------

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if self.isVisible() and self._photos and changes.touches(visit_book(self._id)):
            visit, photo = self._id, self._photos[self._at].id

            def arrived(found: Visit) -> None:
                here = self._photos[self._at].id if self._photos else ""
                if found.id == self._id and photo == here:
                    self._take(found, photo)

            self._desk.tasks.read(self, lambda store: read_visit(store, visit), arrived)

    @Slot(str)
    def _on_caption_committed(self, text: str) -> None:
        visit, by = self._visit, self._desk.person
        if visit is None or not self._photos:
            return
        photo = self._photos[self._at]

        def done(_changes: Changes) -> None:
            if self._shown == photo.id:
                self._caption.mark_saved(text)

        def failed(error: UserError) -> None:
            self._bring_back(photo.id, text)
            self._desk.refused.emit(error)

        self._desk.tasks.write(
            self, lambda store: caption_photo(store, visit, photo.id, text, by), done, failed
        )

    def _bring_back(self, photo: str, text: str) -> None:
        """Show a caption that could not be recorded, so that it is not lost."""
        ids = [known.id for known in self._photos]
        if self._shown != photo and photo in ids:
            self._at = ids.index(photo)
            self._show()
            self._caption.setPlainText(text)
        self._caption.mark_unsaved()

    @Slot()
    def _on_back_clicked(self) -> None:
        self.flush()
        if self._id:
            answer = self._photos[self._at].answer if self._photos else ""
            self.visit_requested.emit(self._id, answer)
