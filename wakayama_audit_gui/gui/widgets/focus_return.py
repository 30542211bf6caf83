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
        """Before the owner goes away; only if the keyboard is in it.

        Where it was before may be gone or never have been (a file dialog closed): then it goes to
        the nearest stop before the owner, not to the first of the window.
        """
        focus = QApplication.focusWidget()
        if focus is None or not self._owner.isAncestorOf(focus):
            return
        before = self._before
        if before is None or not isValid(before) or not before.isVisible():
            before = self._stop_before()
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_before(self) -> QWidget | None:
        owner = self._owner
        found = owner.previousInFocusChain()
        while found is not None and found is not owner:
            reached = found.isVisible() and found.isEnabled()
            stops = found.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if reached and stops and not owner.isAncestorOf(found):
                return found
            found = found.previousInFocusChain()
        return None
