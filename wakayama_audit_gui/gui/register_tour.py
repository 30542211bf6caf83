"""The way through the register, for pictures of it; tour.py leads here.

Drawing and waiting is in portraits.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.register_wiring import REGISTER, SURVEY
from wakayama_audit_gui.gui.screens.register.screen import RegisterScreen
from wakayama_audit_gui.gui.screens.survey.heading import SHEETS
from wakayama_audit_gui.gui.screens.survey.screen import SurveyScreen
from wakayama_audit_gui.gui.wiring import Wiring


def register_script(window: MainWindow, wiring: Wiring) -> Iterator[str]:
    """A system of the report, one that is entered, the 調査票; yields as `Tour.script` does."""
    wiring.year.register.show_register()
    yield ""
    screen = window.screen_for(REGISTER)
    if not isinstance(screen, RegisterScreen):
        raise BugError("no register")
    screen.choose("S01")
    yield "register"
    screen.heading.add_requested.emit()
    yield "register-add"
    screen.add_card.hide()
    wiring.year.register.show_survey()
    yield ""
    survey = window.screen_for(SURVEY)
    if not isinstance(survey, SurveyScreen):
        raise BugError("no survey")
    survey.counts.choose("Q1ア")
    yield "survey"
    survey.heading.pages.buttons[SHEETS].click()
    yield "survey-sheets"
