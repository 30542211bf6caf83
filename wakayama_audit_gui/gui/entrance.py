"""What is shown while no workspace can be worked in: the welcome page, and who sits here.

Opening, making and closing files is session.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.use_cases.read_office import Person

WELCOME, WHO = "welcome", "who"


class Entrance(QObject):
    """The pages before home, without the bar of tabs.

    Each is built when first needed, and listens to the underscored signals.

    Signals:
        sample_requested: 見本で試す.
        new_requested: A NewWorkspace was filled in.
        open_requested: Path of a workspace.
        restore_requested: (backup, new path): a workspace is to be made of a backup.
        salvage_requested: (damaged workspace, new path): what is whole is to be moved there.
        cancel_requested: The making of the sample is to stop.
        person_chosen: Id of who sits here.
        person_added: (name, 課) of a new person, who sits here.
        form_requested: Path of a 自己点検票 that is to be answered.
    """

    sample_requested = Signal()
    new_requested = Signal(object)
    open_requested = Signal(object)
    restore_requested = Signal(object, object)
    salvage_requested = Signal(object, object)
    cancel_requested = Signal()
    person_chosen = Signal(str)
    person_added = Signal(str, str)
    form_requested = Signal(object)
    _progressed = Signal(int, int, str)
    _busy = Signal(str)
    _ready = Signal()
    _refused = Signal(object)
    _asked = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.recent: Sequence[Path] = ()
        """Files offered on the welcome page."""

    def welcome(self) -> None:
        """Show the welcome page."""
        self._show(WELCOME)

    def ask_who(self, persons: Sequence[Person]) -> None:
        """Ask who sits here."""
        self._show(WHO)
        self._asked.emit(tuple(persons))

    @Slot(object)
    def refuse(self, error: UserError) -> None:
        """Say on the page why it did not work; the welcome page comes back if need be."""
        if self._window.current != WHO:
            self._show(WELCOME)
        self._refused.emit(error)

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Show how far the making of the sample is."""
        self._show(WELCOME)
        self._progressed.emit(done, total, doing)

    def show_busy(self, doing: str) -> None:
        """Say what has to end before a way in is open."""
        self._show(WELCOME)
        self._busy.emit(doing)

    def show_ready(self) -> None:
        """Every way in is open."""
        self._show(WELCOME)
        self._ready.emit()

    def _show(self, key: str) -> None:
        if self._window.current != key:
            self._window.top_bar.hide()
            make = self._make_welcome if key == WELCOME else self._make_who
            self._window.add_screen(key, "", make, tab=False)
            self._window.show_screen(key)

    # --- imported when needed, for the sake of the start ---------------------------------------

    def _make_welcome(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen

        page = WelcomeScreen(self.recent)
        page.sample_requested.connect(self.sample_requested)
        page.new_requested.connect(self.new_requested)
        page.open_requested.connect(self.open_requested)
        page.rescue.restore_requested.connect(self.restore_requested)
        page.rescue.salvage_requested.connect(self.salvage_requested)
        page.cancel_requested.connect(self.cancel_requested)
        page.form_requested.connect(self.form_requested)
        self._progressed.connect(page.show_progress)
        self._busy.connect(page.show_busy)
        self._ready.connect(page.show_ready)
        self._refused.connect(page.refuse)
        return page

    def _make_who(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.welcome.who import WhoScreen

        page = WhoScreen()
        page.chosen.connect(self.person_chosen)
        page.added.connect(self.person_added)
        self._refused.connect(page.refuse)
        self._asked.connect(page.show_persons)
        return page
