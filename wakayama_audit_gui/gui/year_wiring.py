"""Puts the screens of the year into the window: made when first shown, and connected.

The screens around a visit are made and connected in wiring.py and sign_wiring.py.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow

BOARD = "board"


class YearWiring(QObject):
    """The screens on which the office lives the year.

    Signals:
        visit_requested: (visit id, subject) to be seen on the walkthrough.
    """

    visit_requested = Signal(str, str)

    def __init__(self, window: MainWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk

    def make_screens_known(self) -> None:
        """Tell the window which screens there are."""
        self._window.add_screen(BOARD, "指摘・意見", self._make_board)

    @Slot()
    def show_board(self) -> None:
        """The ledger of findings."""
        self._window.show_screen(BOARD)

    @Slot(object)
    def show_findings(self, asked: object) -> None:
        """The ledger, narrowed to what a `FindingFilter` finds."""
        from wakayama_audit_gui.domain.finding_filter import FindingFilter
        from wakayama_audit_gui.gui.screens.board.screen import BoardScreen

        screen = self._window.screen_for(BOARD)
        if isinstance(screen, BoardScreen) and isinstance(asked, FindingFilter):
            screen.look_for(asked)
        self.show_board()

    def _make_board(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.board.screen import BoardScreen

        screen = BoardScreen(self._desk)
        screen.visit_requested.connect(self.visit_requested)
        screen.noted.connect(self._window.announce)
        return screen
