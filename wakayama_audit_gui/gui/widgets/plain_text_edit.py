"""Editable text that is kept as typed: no markup, no keys while the input method composes.

Growing with its text and handing it over for saving are in growing_text_edit.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QImage, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTextEdit, QWidget

_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


class PlainTextEdit(QTextEdit):
    """Plain text only.

    Signals:
        composed: The input method went on, or is done.
        image_pasted: A `QImage` was pasted or dropped instead of text.
        files_pasted: Paths (list of str) of files were pasted or dropped instead of text.
    """

    composed = Signal()
    image_pasted = Signal(QImage)
    files_pasted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preedit = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)

    @property
    def composing(self) -> bool:
        """Whether the input method is composing."""
        return bool(self._preedit)

    def text(self) -> str:
        """The text as typed, without what is being composed."""
        # Not toPlainText(): that turns no-break spaces into plain ones.
        return self.document().toRawText().translate(_BREAKS)

    # --- Qt ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """While the input method composes, its keys do nothing else, not even Tab.

        Ctrl+Z is left to the window when there is nothing to take back in the text.
        """
        if event.type() == QEvent.Type.KeyPress and self._preedit:
            event.accept()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not document.isUndoAvailable()) or (
                redo and not document.isRedoAvailable()
            ):
                event.ignore()
                return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what is being composed; only its commit is text."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.composed.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, pictures and files."""
        return source.hasText() or source.hasImage() or bool(_local_files(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text goes in as plain text; pictures and files are handed to the screen.

        A cell copied from a spreadsheet offers a picture of itself too: text wins.
        """
        files = _local_files(source)
        if files:
            self.files_pasted.emit(files)
        elif source.hasText():
            self.insertPlainText(source.text())
        elif source.hasImage():
            image = source.imageData()
            if isinstance(image, QImage):
                self.image_pasted.emit(image)


def _local_files(source: QMimeData) -> Sequence[str]:
    return [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
