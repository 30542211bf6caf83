"""Puts the register of systems and the 調査票 into the window: made when first shown, connected.

The screens of the year are made and connected in year_wiring.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow

REGISTER, SURVEY = "register", "survey"


class RegisterWiring(QObject):
    """The register and the 調査票, reached from 自己点検 and from each other."""

    def __init__(self, window: MainWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk

    def make_screens_known(self) -> None:
        """Tell the window which screens there are."""
        self._window.add_screen(REGISTER, "台帳", self._make_register, tab=False)
        self._window.add_screen(SURVEY, "調査票", self._make_survey, tab=False)

    @Slot()
    def show_register(self) -> None:
        """情報システム管理台帳."""
        self._window.show_screen(REGISTER)

    @Slot(object)
    def show_systems(self, asked: object) -> None:
        """The register, narrowed to what a `RegisterFilter` finds."""
        from wakayama_audit_gui.domain.register_filter import RegisterFilter
        from wakayama_audit_gui.gui.screens.register.screen import RegisterScreen

        screen = self._window.screen_for(REGISTER)
        if isinstance(screen, RegisterScreen) and isinstance(asked, RegisterFilter):
            screen.look_for(asked)
        self.show_register()

    @Slot(str)
    def show_entry(self, entry: str) -> None:
        """The register, with one system chosen."""
        from wakayama_audit_gui.domain.register_filter import RegisterFilter
        from wakayama_audit_gui.gui.screens.register.screen import RegisterScreen

        screen = self._window.screen_for(REGISTER)
        if isinstance(screen, RegisterScreen):
            screen.look_for(RegisterFilter())
            screen.choose(entry)
        self.show_register()

    def _make_register(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.register.screen import RegisterScreen

        screen = RegisterScreen(self._desk)
        screen.noted.connect(self._window.announce)
        screen.announced.connect(partial(self._window.announce, undo=False))
        screen.survey_requested.connect(self.show_survey)
        return screen

    @Slot()
    def show_survey(self) -> None:
        """調査票."""
        self._window.show_screen(SURVEY)

    def _make_survey(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.survey.screen import SurveyScreen

        screen = SurveyScreen(self._desk)
        screen.systems_requested.connect(self.show_systems)
        screen.register_requested.connect(self.show_register)
        screen.noted.connect(self._window.announce)
        screen.announced.connect(partial(self._window.announce, undo=False))
        return screen
