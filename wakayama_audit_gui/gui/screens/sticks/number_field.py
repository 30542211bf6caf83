"""The field that takes 管理番号 one after another, typed or from a reader that types.

What is found for a number is said by count_card.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.gui.theme import Size, font, scaled

_LONGEST = 200


class NumberField(QLineEdit):
    """Takes a number with Enter, or with Tab as some readers end with, and is empty again at once.

    Signals:
        taken: A number.
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("管理番号を読み取る、または入れて Enter")
        self.setAccessibleName("管理番号")
        self.setMaxLength(_LONGEST)
        self.setFont(font(Size.TITLE))
        self.setMinimumHeight(scaled(52))
        # A reader types plain letters; nothing is to be guessed or converted.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferLatin
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.returnPressed.connect(self._on_return_pressed)

    def event(self, event: QEvent) -> bool:
        """Tab behind a number ends it; otherwise it leads on as everywhere."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self.text().strip()
        ):
            self._on_return_pressed()
            return True
        return super().event(event)

    @Slot()
    def _on_return_pressed(self) -> None:
        number = self.text().strip()
        self.clear()
        if number:
            self.taken.emit(number)
