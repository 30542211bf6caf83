"""Puts 確認・署名 into the window: makes the screen when it is first shown, and connects it.

Every other screen is made and connected in wiring.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow

SIGN = "sign"


class SignWiring(QObject):
    """The screen on which a visit is confirmed, signed and sealed.

    Signals:
        visit_requested: (visit id, subject) to be seen on the walkthrough.
        photo_requested: (visit id, photo id) to be seen large.
        paper_requested: (visit id, `PaperKind`) to be seen.
    """

    visit_requested = Signal(str, str)
    photo_requested = Signal(str, str)
    paper_requested = Signal(str, object)

    def __init__(self, window: MainWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk

    @Slot(str)
    def show(self, visit: str) -> None:
        """Bring a visit to the front."""
        from wakayama_audit_gui.gui.screens.sign.screen import SignScreen

        screen = self._window.screen_for(SIGN)
        if isinstance(screen, SignScreen):
            screen.show_visit(visit)
        self._window.show_screen(SIGN)

    def make(self) -> QWidget:
        """Build the screen."""
        from wakayama_audit_gui.gui.screens.sign.screen import SignScreen

        screen = SignScreen(self._desk)
        screen.subject_requested.connect(self.visit_requested)
        screen.photo_requested.connect(self.photo_requested)
        screen.paper_requested.connect(self.paper_requested)
        screen.noted.connect(self._window.announce)
        screen.handed_over.connect(self._window.toast.hide)
        screen.told.connect(partial(self._window.announce, undo=False))
        return screen
