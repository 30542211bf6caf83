"""Where the words of a mark are typed, in the picture itself, with the input method.

Drawing the other marks is in marking_canvas.py.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.domain.mark import Point

_WIDTH = 260


class WordsField(QLineEdit):
    """A field over the canvas; Enter, or leaving it, puts the words there.

    Signals:
        written: The point of the picture, and the words.
    """

    written = Signal(object, str)

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._point: Point = (0, 0)
        self._composing = False
        self.setAccessibleName("写真に書く文字")
        self.setPlaceholderText("文字を入れて Enter")
        self.hide()
        self.editingFinished.connect(self.finish)

    def ask(self, point: Point, spot: QPointF) -> None:
        """Take words for a point, near the spot where it is seen."""
        self._point = point
        self.clear()
        height = self.sizeHint().height()
        width = min(_WIDTH, self._canvas.width())
        left = min(int(spot.x()), self._canvas.width() - width)
        top = min(int(spot.y()), self._canvas.height() - height)
        self.setGeometry(max(0, left), max(0, top), width, height)
        self.show()
        self.setFocus()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know whether words are being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc are done here: the canvas below would draw, or leave the page.

        While words are composed every key is the input method's, also where it hands it on.
        """
        if self._composing:
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.finish()
            event.accept()
        else:
            super().keyPressEvent(event)

    @Slot()
    def finish(self) -> None:
        """Hand over what was typed, if anything, and give the keyboard back."""
        if self.isHidden():
            return
        text = self.text().strip()
        self.hide()
        self._canvas.setFocus()
        if text:
            self.written.emit(self._point, text)
