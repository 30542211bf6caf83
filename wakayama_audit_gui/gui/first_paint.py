"""Tells on standard output when the first screen is painted and answers: what the bench waits for.

Nothing here is used unless the environment asks for it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer

from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.session import Session


class FirstPaint(QObject):
    """Waits for the first paint after everything asked for at the start came back."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._told = False
        window.installEventFilter(self)
        # What comes back last may change nothing that has to be painted.
        window.settled.connect(self._look_soon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look after each update of the window whether it can be answered."""
        if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Paint):
            self._look_soon()
        return super().eventFilter(watched, event)

    def _look_soon(self) -> None:
        # After this very paint, when the screen already shows what was read.
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if self._window.is_answerable() and not self._told:
            self._told = True
            self._window.removeEventFilter(self)
            sys.stdout.write("first-paint\n")
            sys.stdout.flush()


def tell_first_paint(window: MainWindow, session: Session) -> None:
    """Print ``first-paint`` once."""
    FirstPaint(window, session)
