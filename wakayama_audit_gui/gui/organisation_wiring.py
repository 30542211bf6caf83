"""Puts 組織と組織改正 into the window: makes the screen when it is first shown.

Every other screen is made and connected in wiring.py and year_wiring.py.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow

ORGANISATION = "organisation"


def make_organisation(window: MainWindow, desk: Desk) -> QWidget:
    """Build the screen."""
    from wakayama_audit_gui.gui.screens.organisation.screen import OrganisationScreen

    screen = OrganisationScreen(desk)
    screen.noted.connect(window.announce)
    return screen
