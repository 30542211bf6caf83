"""A picture that is read and unfolded off the GUI thread, as large as is asked for.

Whose photo it is, and where its bytes are, is the screen's.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.ports import Store


class PictureLabel(QLabel):
    """One picture.

    Args:
        tasks: Runs what reads it.
        words: What a screen reader calls it.
        edge: Its longest edge in logical pixels.
    """

    def __init__(self, tasks: Tasks, words: str, edge: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._edge = edge
        self._key = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(words)

    def show_picture(self, key: str, load: Callable[[Store], bytes]) -> None:
        """Show a picture.

        Args:
            key: Its name; the same one again changes nothing, "" shows none.
            load: Brings its bytes; called on a worker thread.
        """
        if key == self._key:
            return
        self._key = key
        self.clear()
        if not key:
            return
        edge = round(self._edge * self.devicePixelRatioF())
        ratio = self.devicePixelRatioF()

        def job(store: Store, _progress: Progress) -> QImage:
            image = QImage.fromData(load(store))
            aspect = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.scaled(edge, edge, aspect, smooth)
            scaled.setDevicePixelRatio(ratio)
            return scaled

        def done(image: QImage) -> None:
            if key == self._key:
                self.setPixmap(QPixmap.fromImage(image))

        def failed(error: UserError) -> None:
            if key == self._key:
                self.setText(error.what)

        self._tasks.long_read(self, job, done, failed)
