"""The photo page: drawing on the picture, confirming it, its caption; previous and next.

Zooming is in canvas.py, drawing in marking_canvas.py, recording what is drawn in marking.py and
what is written in words.py, the row of thumbnails in strip.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import Photo, Visit, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.photo.hands import Hands
from wakayama_audit_gui.gui.screens.photo.marking import PhotoMarking
from wakayama_audit_gui.gui.screens.photo.marking_canvas import MarkingCanvas
from wakayama_audit_gui.gui.screens.photo.side import PhotoSide
from wakayama_audit_gui.gui.screens.photo.strip import FilmStrip
from wakayama_audit_gui.gui.screens.photo.tools import LOOK_KEY, TOOL_KEYS, TURN_KEY, ToolColumn
from wakayama_audit_gui.gui.screens.photo.words import PhotoWords
from wakayama_audit_gui.gui.theme import Size
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import (
    next_unchecked,
    photo_rendering,
    photos_in_order,
    picture_of,
    plain_rendering,
)
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book

_NO_PHOTOS = "この視察には、まだ写真がありません。記入へ戻って取り込めます。"


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
        self._drawn = ""  # names the picture on the canvas, or on its way there
        self._as_printed = False
        self._build_ui()
        self._connect_signals()
        self.unsaved = lambda: f"{self._marking.unsaved()}{self._words.unsaved()}"
        """Words for what is drawn or written on photos and could not be recorded."""

    def show_photo(self, visit: str, photo: str) -> None:
        """Show a photo of a visit, its first one when none is named."""
        self.flush()
        self._marking.when_recorded(lambda: self._read(visit, photo))

    def flush(self) -> None:
        """Hand over what is being typed, and once more what is drawn but not recorded."""
        self._words.flush()
        self._marking.try_failed_again()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on; a focus proxy would make Tab leap over what stands before it."""
        super().focusInEvent(event)
        self._canvas.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the tools, wherever the keyboard is but in the caption."""
        key = event.text().upper()
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier or not key:
            super().keyPressEvent(event)
        elif key == LOOK_KEY:
            self._tools.toggle_look()
        elif key == TURN_KEY:
            self._marking.turn()
        elif key in TOOL_KEYS and not self._canvas.locked:
            self._tools.show_tool(TOOL_KEYS[key])
            self._canvas.choose_tool(TOOL_KEYS[key])
            self._canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def _build_ui(self) -> None:
        self._canvas = MarkingCanvas()
        self._hands = Hands(self._canvas)
        self._tools = ToolColumn()
        self._side = PhotoSide(self._desk)
        self._caption = self._side.caption
        fields = {"caption": self._caption, "purpose": self._side.purpose}
        self._words = PhotoWords(self._desk, fields, self)
        self._marking = PhotoMarking(self._desk, self._canvas, self)
        self._strip = FilmStrip(self._desk)
        self.back = PlainButton("記入へ戻る", key="Esc", icon="arrow-left", touch=True)
        self._whole = PlainButton("全体", key="0", icon="maximize-2", touch=True)
        self._earlier = PlainButton("前", key="←", icon="chevron-left", touch=True)
        self._later = PlainButton("次", key="→", icon="chevron-right", trailing=True, touch=True)
        self._title = PlainLabel(size=Size.TITLE, bold=True)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        for button in (self._whole, self._earlier, self._later):
            top.addWidget(button)
        picture = QVBoxLayout()
        picture.setSpacing(8)
        picture.addWidget(self._canvas, 1)
        picture.addWidget(self._strip)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addWidget(self._tools)
        body.addLayout(picture, 1)
        body.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(body, 1)

    def _connect_signals(self) -> None:
        self.back.clicked.connect(self._on_back_clicked)
        self._earlier.clicked.connect(lambda: self._go(self._at - 1))
        self._later.clicked.connect(lambda: self._go(self._at + 1))
        self._whole.clicked.connect(self._canvas.fit)
        self._canvas.step_requested.connect(lambda step: self._go(self._at + step))
        self._canvas.tool_left.connect(lambda: self._tools.show_tool(None))
        self._tools.tool_chosen.connect(self._canvas.choose_tool)
        self._tools.turn_requested.connect(self._marking.turn)
        self._tools.look_toggled.connect(self._on_look_toggled)
        self._marking.checked.connect(lambda: self._go(next_unchecked(self._photos, self._at)))
        self._marking.state_changed.connect(self._show_state)
        self._side.confirm.clicked.connect(self._marking.confirm)
        self._side.take_back.clicked.connect(self._marking.take_back)
        self._side.again.clicked.connect(self._marking.try_again)
        self._side.drop.clicked.connect(self._marking.drop)
        self._strip.chosen.connect(self._go)
        self._words.state_changed.connect(self._show_state)
        self._words.left_behind.connect(self._on_words_left_behind)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape)

    # --- showing -----------------------------------------------------------------------------

    def _read(self, visit: str, photo: str) -> None:
        self._id = visit

        def arrived(found: Visit) -> None:
            if found.id == self._id:
                self._take(found, photo)

        self._desk.tasks.read(self, lambda store: read_visit(store, visit), arrived)

    def _take(self, visit: Visit, photo: str) -> None:
        self._visit = visit
        self._photos = photos_in_order(visit)
        ids = [known.id for known in self._photos]
        self._at = ids.index(photo) if photo in ids else min(self._at, max(0, len(ids) - 1))
        self._strip.show_photos(self._photos)
        self._strip.setVisible(len(ids) > 1)
        self._show()

    def _go(self, position: int) -> None:
        self.flush()
        if position != self._at:
            # What is drawn must not be left behind unrecorded.
            self._marking.when_recorded(lambda: self._show_at(position))

    def _show_at(self, position: int) -> None:
        if 0 <= position < len(self._photos):
            self._at = position
            self._show()

    def _show(self) -> None:
        visit = self._visit
        if visit is None:
            return
        for widget in (self._caption, self._side.purpose, self._whole):
            widget.setEnabled(bool(self._photos))
        self._earlier.setEnabled(self._at > 0)
        self._later.setEnabled(self._at < len(self._photos) - 1)
        sealed = visit.state is VisitState.SEALED
        photo = self._photos[self._at] if self._photos else None
        printed = self._as_printed or (photo is not None and photo.burnt is not None)
        self._tools.show_locked(sealed or photo is None or printed)
        self._marking.show(visit, photo, locked=sealed or printed, drawn=not printed)
        if photo is None:
            self._title.setText("写真がありません")
            self._side.show_nothing()
            self._drawn = ""
            self._canvas.show_words(_NO_PHOTOS)
            return
        self._title.setText(f"写真 {self._at + 1} / {len(self._photos)}　{photo.name}")
        self._side.show_photo(photo, self._photos, visit, sealed)
        self._words.show(visit, photo, sealed=sealed)
        self._strip.mark(self._at)
        self._show_state()
        self._draw(photo)

    def _draw(self, photo: Photo) -> None:
        """Bring the picture on: plain to be drawn upon, or as it will be printed."""
        as_printed = self._as_printed or photo.burnt is not None
        wanted = picture_of(photo) if as_printed else f"{photo.blob} {photo.turns}"
        if wanted == self._drawn:
            return
        self._drawn = wanted
        self._canvas.show_words("")  # never another photo's picture below these marks
        services = self._desk.services

        def job(store: Store, _progress: object) -> QImage:
            # Decoded here too: a large picture takes long enough to be felt in the window.
            workshop = services.workshop()
            if as_printed:
                return QImage.fromData(photo_rendering(store, workshop, photo, "print"))
            return QImage.fromData(plain_rendering(store, workshop, photo.blob, "print"))

        def done(image: QImage) -> None:
            if wanted != self._drawn:
                return
            if as_printed:
                self._canvas.show_pixmap(QPixmap.fromImage(image))
            else:
                self._canvas.show_turned(image, photo.turns)

        def failed(error: UserError) -> None:
            if wanted == self._drawn:
                self._canvas.show_words(f"{error.what}\n{error.remedy}")

        self._desk.tasks.long_read(self, job, done, failed)

    @Slot()
    def _show_state(self) -> None:
        sealed = self._visit is not None and self._visit.state is VisitState.SEALED
        pending = self._words.pending or self._marking.pending
        words = "未保存" if pending else "保存済み" if self._photos else ""
        for button in (self._side.again, self._side.drop):
            button.setVisible(self._marking.failed)
        self._side.tell_state("確定済み（書き込めません）" if sealed else words)

    # --- slots -------------------------------------------------------------------------------

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if self.isVisible() and self._photos and changes.touches(visit_book(self._id)):
            visit = self._id

            def arrived(found: Visit) -> None:
                # Also when another photo came into view meanwhile: what is drawn on a photo next
                # must stand on what is recorded of it.
                if found.id == self._id:
                    self._take(found, self._photos[self._at].id if self._photos else "")

            self._desk.tasks.read(self, lambda store: read_visit(store, visit), arrived)

    @Slot()
    def _on_escape(self) -> None:
        if not self._canvas.put_down():
            self._on_back_clicked()

    @Slot(bool)
    def _on_look_toggled(self, as_printed: bool) -> None:
        self._as_printed = as_printed
        self._canvas.choose_tool(None)
        self._tools.show_tool(None)
        self._show()

    @Slot(str)
    def _on_words_left_behind(self, photo: str) -> None:
        ids = [known.id for known in self._photos]
        if photo in ids:
            self._go(ids.index(photo))

    @Slot()
    def _on_back_clicked(self) -> None:
        self.flush()
        self._marking.when_recorded(self._leave)

    def _leave(self) -> None:
        if self._id:
            answer = self._photos[self._at].answer if self._photos else ""
            self.visit_requested.emit(self._id, answer)
