"""What is pressed like a button and drawn by itself: rows, tiles, figures. Enter presses it too.

Buttons with words on a surface are in buttons.py, which presses by the same keys.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button if Enter was; Qt's own do so in dialogs only.

    Returns:
        Whether the event is dealt with: also a key that is held, which presses once.
    """
    if event.key() not in _ENTER:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Pressable(QAbstractButton):
    """A button that draws itself; Enter does what Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it like Space."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)
