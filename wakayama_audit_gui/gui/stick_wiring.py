"""Puts USBメモリ into the window: makes the screen when it is first shown, and connects it.

The other screens of the year are made and connected in year_wiring.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow

STICKS = "sticks"


class StickWiring(QObject):
    """The screen of lent USBメモリ.

    Signals:
        finding_requested: Id of a finding to be seen on the board.
        board_requested: The board is to be seen.
    """

    finding_requested = Signal(str)
    board_requested = Signal()

    def __init__(self, window: MainWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk
        window.add_screen(STICKS, "USBメモリ", self._make, tab=False)

    @Slot()
    def show(self) -> None:
        """Bring it to the front."""
        self._window.show_screen(STICKS)

    def _make(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.sticks.screen import SticksScreen

        screen = SticksScreen(self._desk)
        screen.finding_requested.connect(self.finding_requested)
        screen.board_requested.connect(self.board_requested)
        screen.noted.connect(self._window.announce)
        screen.announced.connect(partial(self._window.announce, undo=False))
        return screen
