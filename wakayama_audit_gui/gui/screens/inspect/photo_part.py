"""The photo of an answer: a button to add one, or the picture and a way to take it out again.

Making it fit to travel is draft_photos.py's.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.asking import ask_file
from wakayama_audit_gui.gui.picture_label import PictureLabel
from wakayama_audit_gui.gui.pictures import PHOTO_FILES
from wakayama_audit_gui.gui.screens.inspect.draft import Draft
from wakayama_audit_gui.gui.screens.inspect.draft_photos import DraftPhotos
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.photo_source import PhotoSource

_SHOWN = 480
"""Longest edge in logical pixels."""
_HINT = (
    "なくてもかまいません。ここに落とすか、Ctrl+V で貼り付けることもできます。"
    "人の顔・氏名・個人番号・パスワードは写さないでください。撮影場所の記録は消して送ります。"
)


class PhotoPart(QWidget):
    """Of the question in sight.

    Args:
        draft: The answers in hand.

    Attributes:
        photos: Adds them.
        add: Asks for a file.
        remove: Takes it out again.
        picture: The photo.
        told: Why one was refused, or that it is being made.
    """

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._question = ""
        self.photos = DraftPhotos(draft)
        self.add = PlainButton("写真を付ける", icon="camera", touch=True)
        self.remove = LinkButton("写真を外す", icon="x", touch=True)
        self.picture = PictureLabel(draft.tasks, "この答えの写真", _SHOWN)
        self.told = PlainLabel(tone=Tone.SHU, wrap=True)
        hint = PlainLabel(_HINT, size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.add, self.picture, self.remove):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        column.addWidget(hint)
        self.add.clicked.connect(self._on_add_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.photos.refused.connect(self._on_refused)
        self.photos.under_way.connect(self._on_under_way)
        draft.changed.connect(self._on_changed)

    def show_question(self, question: str) -> None:
        """Show the photo of another question."""
        self._question = question
        self.told.hide()
        self._show()

    def take(self, mime: QMimeData) -> bool:
        """Add what was pasted or dropped; False when there is no picture in it."""
        return bool(self._question) and self.photos.take(self._question, mime)

    def paste(self) -> None:
        """Add what is on the clipboard, if it is a picture."""
        self.take(QGuiApplication.clipboard().mimeData())

    def add_file(self, path: str) -> None:
        """Add a file."""
        self.photos.add(self._question, PhotoSource.from_path(Path(path)))

    def _show(self) -> None:
        sha256 = self._draft.reply(self._question).photo
        self.add.set_words("写真を替える" if sha256 else "写真を付ける")
        self.remove.setVisible(bool(sha256))
        self.picture.setVisible(bool(sha256))
        data = self._draft.file.photos.get(sha256, b"")
        self.picture.show_picture(sha256, lambda _store: data)

    @Slot(str)
    def _on_changed(self, question: str) -> None:
        if question == self._question:
            self._show()

    @Slot(str, object)
    def _on_refused(self, question: str, error: UserError) -> None:
        if question == self._question:
            self.told.setText(f"{error.what}{error.remedy}")
            self.told.show()

    @Slot(str)
    def _on_under_way(self, question: str) -> None:
        self.told.setText("写真を縮めています…" if question else "")
        self.told.setVisible(bool(question) and question == self._question)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self._draft.detach(self._question)
        self.add.setFocus()

    @Slot()
    def _on_add_clicked(self) -> None:
        kinds = f"{PHOTO_FILES};;すべてのファイル (*)"
        ask_file(self, "写真を選ぶ", lambda path: self.add_file(str(path)), kinds)
