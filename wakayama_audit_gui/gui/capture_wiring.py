"""Puts 撮影 into the window: makes the screen when it is first shown, and connects it.

Every other screen is made and connected in wiring.py.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui import camera_door
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow

CAPTURE = "capture"


class CaptureWiring(QObject):
    """The screen on which a photo is taken with the machine's own camera.

    Signals:
        visit_requested: (visit id, subject) to be seen on the walkthrough.
    """

    visit_requested = Signal(str, str)

    def __init__(self, window: MainWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk

    @Slot(str, str)
    def show(self, visit: str, subject: str) -> None:
        """Aim at an item of a visit."""
        from wakayama_audit_gui.gui.screens.capture.screen import CaptureScreen

        self._window.show_screen(CAPTURE)
        screen = self._window.screen_for(CAPTURE)
        if isinstance(screen, CaptureScreen):
            screen.begin(visit, subject)

    def make(self) -> QWidget:
        """Build the screen."""
        from wakayama_audit_gui.gui.screens.capture.screen import CaptureScreen

        screen = CaptureScreen(self._desk, camera_door.open_camera)
        screen.visit_requested.connect(self.visit_requested)
        screen.noted.connect(self._window.announce)
        return screen
