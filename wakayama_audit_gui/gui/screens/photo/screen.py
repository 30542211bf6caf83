"""The photo page: the picture, its facts and caption, previous and next of the visit.

Drawing and zooming are in canvas.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import clock_time, long_date
from wakayama_audit_gui.domain.visit import Photo, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.photo.canvas import PhotoCanvas
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.edit_photos import caption_photo
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit


class PhotoScreen(QWidget):
    """One photo at a time.

    Signals:
        visit_requested: Back to the visit, at the item the photo shows.
    """

    visit_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit: Visit | None = None
        self._photos: list[Photo] = []
        self._at = 0
        self._build_ui()
        self._connect_signals()

    def show_photo(self, visit: str, photo: str) -> None:
        """Show a photo of a visit."""

        def arrived(found: Visit) -> None:
            self._visit = found
            self._photos = [p for p in found.photos if not p.removed]
            ids = [p.id for p in self._photos]
            self._at = ids.index(photo) if photo in ids else 0
            self._show()

        self._desk.tasks.read(self, lambda store: read_visit(store, visit), arrived)

    def flush(self) -> None:
        """Hand over a caption that is being typed."""
        self._caption.flush()

    def _build_ui(self) -> None:
        self._canvas = PhotoCanvas()
        self._back = PlainButton("記入へ戻る", key="Esc", icon="arrow-left", touch=True)
        self._earlier = PlainButton("前", key="←", icon="chevron-left", touch=True)
        self._later = PlainButton("次", key="→", icon="chevron-right", trailing=True, touch=True)
        self._whole = PlainButton("全体", icon="maximize-2", touch=True)
        self._title = PlainLabel(size=Size.TITLE, bold=True)
        self._facts = PlainLabel(tone=Tone.SECOND, wrap=True)
        self._caption = GrowingTextEdit()
        self._caption.setAccessibleName("写真の説明")
        self._caption.setPlaceholderText("写真の説明（調書に印刷されます）")
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._back)
        top.addWidget(self._title, 1)
        for button in (self._whole, self._earlier, self._later):
            top.addWidget(button)
        side = Card()
        side.setFixedWidth(scaled(300))
        side.body.addWidget(PlainLabel("説明", bold=True))
        side.body.addWidget(self._caption)
        side.body.addWidget(PlainLabel("この写真について", bold=True))
        side.body.addWidget(self._facts)
        side.body.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addWidget(self._canvas, 1)
        body.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(body, 1)

    def _connect_signals(self) -> None:
        self._back.clicked.connect(self._on_back_clicked)
        self._earlier.clicked.connect(lambda: self._go(-1))
        self._later.clicked.connect(lambda: self._go(1))
        self._whole.clicked.connect(self._canvas.fit)
        self._caption.committed.connect(self._on_caption_committed)
        for keys, step in (("Left", -1), ("Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self._canvas)
            shortcut.activated.connect(lambda step=step: self._go(step))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_back_clicked)

    def _go(self, step: int) -> None:
        if 0 <= self._at + step < len(self._photos):
            self.flush()
            self._at += step
            self._show()

    def _show(self) -> None:
        if not self._photos or self._visit is None:
            self._title.setText("写真がありません")
            return
        photo = self._photos[self._at]
        self._title.setText(f"写真 {self._at + 1} / {len(self._photos)}　{photo.name}")
        self._facts.setText(_facts(photo, self._visit))
        self._caption.set_text(photo.caption)
        self._earlier.setEnabled(self._at > 0)
        self._later.setEnabled(self._at < len(self._photos) - 1)
        services, sha = self._desk.services, photo.blob

        def job(store: Store, _progress: object) -> bytes:
            return _large(store, services.workshop(), sha)

        self._desk.tasks.long_read(self, job, lambda data: self._on_read(sha, data))
        self._canvas.setFocus()

    def _on_read(self, sha: str, data: bytes) -> None:
        if self._photos and self._photos[self._at].blob == sha:
            pixmap = QPixmap()
            pixmap.loadFromData(data)
            self._canvas.show_pixmap(pixmap)

    @Slot(str)
    def _on_caption_committed(self, text: str) -> None:
        visit, photo, by = self._visit, self._photos[self._at], self._desk.person
        if visit is not None and text != photo.caption:
            self._photos[self._at] = photo._replace(caption=text)
            self._desk.tasks.write(
                self, lambda store: caption_photo(store, visit, photo.id, text, by)
            )

    @Slot()
    def _on_back_clicked(self) -> None:
        self.flush()
        if self._visit is not None:
            answer = self._photos[self._at].answer if self._photos else ""
            self.visit_requested.emit(self._visit.id, answer)


def _large(store: Store, workshop: PhotoWorkshop, sha256: str) -> bytes:
    """The print-ready picture: upright, and without whatever else the original carries."""
    kept = store.derivative(sha256, "print")
    if kept is not None:
        return kept
    try:
        return workshop.prepare(store.blob(sha256), "").print
    except UserError:
        return b""


def _facts(photo: Photo, visit: Visit) -> str:
    place = next((p.name for p in visit.places if p.id == photo.place), "")
    row = next((r for r in visit.rows() if r.answer.subject == photo.answer), None)
    when = f"{long_date(photo.taken)} {clock_time(photo.taken)}" if photo.taken else "撮影時刻なし"
    lines = [
        when,
        f"場所：{place}" if place else "",
        f"項目：{row.number} {row.item.title}" if row else "項目：決まっていません",
        photo.camera,
        "位置情報あり（調書には出しません）" if photo.gps else "",
        f"原本 SHA-256 {photo.blob[:8]}…{photo.blob[-4:]}（変更しません）",
    ]
    return "\n".join(line for line in lines if line)
