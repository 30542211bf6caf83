"""The way of 自己点検票, for pictures of it: the office's board, and what a 所属長 opens.

tour.py leads here; drawing and waiting is in portraits.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wakayama_audit_gui.domain.self_inspection import FormState
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.collect_wiring import COLLECT
from wakayama_audit_gui.gui.form_gate import INSPECT
from wakayama_audit_gui.gui.hand_out_card import HandOut
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.gui.screens.inspect.screen import InspectScreen
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.gui.widgets.searched_list import EVERY
from wakayama_audit_gui.gui.wiring import Wiring
from wakayama_audit_gui.use_cases.form_file import SUFFIX

_DEADLINE = "2099-03-31"


def collect_script(window: MainWindow, wiring: Wiring, folder: Path) -> Iterator[str]:
    """The board with a form that came back, and the next hand-out; yields as `Tour.script`.

    Args:
        window: The one window.
        wiring: Of the open workspace.
        folder: Where the forms that are not given out yet are written.
    """
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
    screen.hand_out(HandOut(_DEADLINE, False, folder))
    yield ""


def inspect_script(window: MainWindow, session: Session, folder: Path) -> Iterator[str]:
    """A form file as a 所属長 sees it, from the first question to the end."""
    session.gate.leave()
    yield ""
    files = sorted(folder.rglob(f"*{SUFFIX}"))
    if not files:
        raise BugError("no form was written")
    session.form_gate.open_file(files[0])
    yield "inspect"
    screen = window.screen_for(INSPECT)
    if not isinstance(screen, InspectScreen):
        raise BugError("no form is open")
    screen.go_to(len(screen.draft.questions))
    yield "inspect-end"
