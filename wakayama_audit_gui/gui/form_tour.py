"""The way of 自己点検票, for pictures of it: the office's board, and what a 所属長 opens.

tour.py leads here; drawing and waiting is in portraits.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.self_inspection import FormState
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.collect_wiring import COLLECT
from wakayama_audit_gui.gui.form_gate import INSPECT
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.gui.screens.inspect.screen import InspectScreen
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.gui.widgets.searched_list import EVERY
from wakayama_audit_gui.gui.wiring import Wiring
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_collection import read_collection
from wakayama_audit_gui.use_cases.read_form import hand_form


def collect_script(window: MainWindow, wiring: Wiring) -> Iterator[str]:
    """The board with a form that came back, and the next hand-out; yields as `Tour.script`."""
    wiring.year.show_forms("")
    yield ""
    screen = window.screen_for(COLLECT)
    if not isinstance(screen, CollectScreen):
        raise BugError("no board of forms")
    screen.forms.show_only(FormState.RECEIVED)
    rows = screen.forms.view.model()
    if rows.rowCount():  # none, where no form came back yet
        screen.forms.view.clicked.emit(rows.index(0, 0))
    screen.forms.show_only(EVERY)
    yield "collect"
    screen.heading.hand_out_requested.emit()
    yield "collect-hand-out"


def write_one_form(store: Store, services: Services, path: Path) -> None:
    """Write the form file of a 課 that has not answered yet; all of them would take long."""
    year = fiscal_year(services.now().date())
    waiting = read_collection(store, services.catalogue(), year).waiting
    path.write_bytes(services.forms.write(hand_form(store, waiting[0].name), path.suffix))


def inspect_script(window: MainWindow, session: Session, form: Path) -> Iterator[str]:
    """A form file as a 所属長 sees it, from the first question to the end."""
    session.gate.leave()
    yield ""
    session.form_gate.open_file(form)
    yield "inspect"
    screen = window.screen_for(INSPECT)
    if not isinstance(screen, InspectScreen):
        raise BugError("no form is open")
    screen.go_to(len(screen.draft.questions))
    yield "inspect-end"
