"""Puts the board of the 自己点検 into the window: makes the screen when it is first shown.

Every other screen is made and connected in wiring.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.organisation_wiring import ORGANISATION
from wakayama_audit_gui.gui.register_wiring import RegisterWiring

COLLECT = "collect"


def make_collect(window: MainWindow, desk: Desk, register: RegisterWiring) -> QWidget:
    """Build the screen; `register` is what it leads to besides."""
    from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen

    screen = CollectScreen(desk)
    screen.noted.connect(window.announce)
    organisation = partial(window.show_screen, ORGANISATION)
    screen.heading.organisation_requested.connect(organisation)
    screen.heading.register_requested.connect(register.show_register)
    screen.heading.survey_requested.connect(register.show_survey)
    return screen
