"""What the small forms of 確認・署名 have in common: Esc leaves them.

Which fields a form has is its own; whoever shows it puts it away when it is left.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class LeavableForm(QWidget):
    """A form inside a card.

    Signals:
        left: Esc or やめる.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
