"""A panel at the foot of the walkthrough that has a heading and is closed by × or Esc.

What it asks for is said by the panel made from it: attendance_panel.py, names_panel.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.focus_return import FocusReturn
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class ClosingPanel(Card):
    """Takes the keyboard when it is opened and gives it back when it is shut.

    Args:
        title: The heading; also what a screen reader calls it.
        tone: The colour of the card.
    """

    def __init__(self, title: str, tone: Tone | None = None) -> None:
        super().__init__(tone=tone, margin=14, spacing=6)
        self._focus = FocusReturn(self)
        self.setAccessibleName(title)
        close = LinkButton(icon="x", touch=True)
        close.setAccessibleName("閉じる")
        close.clicked.connect(self.shut)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, bold=True), 1)
        head.addWidget(close)
        self.body.addLayout(head)

    def show_with_focus(self, first: QWidget) -> None:
        """Show, the keyboard going to the part that is answered first."""
        self._focus.remember()
        self.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def shut(self) -> None:
        """Go away and give the keyboard back."""
        self._focus.give_back()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)
