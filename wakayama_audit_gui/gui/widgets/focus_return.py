"""Giving the keyboard back to where it was, when something that asked for it goes away.

Without it Qt sends the keyboard on to whatever comes next, often in another part of the window.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusReturn:
    """Remembers where the keyboard was.

    Args:
        owner: What asks for it; nothing inside it is ever returned to.
    """

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._before: QWidget | None = None

    def remember(self) -> None:
        """Before the owner takes the keyboard."""
        focus = QApplication.focusWidget()
        if focus is not None and not self._owner.isAncestorOf(focus):
            self._before = focus

    def give_back(self) -> None:
        """Before the owner goes away; only if the keyboard is in it."""
        before = self._before
        focus = QApplication.focusWidget()
        inside = focus is not None and self._owner.isAncestorOf(focus)
        if inside and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
