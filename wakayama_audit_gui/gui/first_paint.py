"""Tells on standard output when the first screen is painted and answers: what the bench waits for.

Nothing here is used unless the environment asks for it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer

from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen

TOLD = "first-paint"


class FirstPaint(QObject):
    """Waits until a key would be answered, then for a paint that began after that.

    Args:
        window: Not shown yet.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked = False
        self._told = False
        window.installEventFilter(self)
        window.settled.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the paints of the window pass."""
        if event.type() == QEvent.Type.UpdateRequest:
            # After this very paint.
            QTimer.singleShot(0, self, self._tell if self._asked else self._look)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        if not self._asked and is_answerable(self._window):
            self._asked = True
            # One dot is enough to be told of the next paint, which does what is due anyway; and
            # when nothing is due any more, a paint comes all the same.
            self._window.update(0, 0, 1, 1)

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self._window.removeEventFilter(self)
            sys.stdout.write(f"{TOLD}\n")
            sys.stdout.flush()


def is_answerable(window: MainWindow) -> bool:
    """Whether everything asked for is in view, and on the walkthrough an item to be answered."""
    if not window.isVisible() or not window.is_answerable():
        return False
    screen = window.screen_for(window.current)
    return not isinstance(screen, WalkScreen) or screen.walk.row is not None
