"""The way through the board of 指摘・意見, for pictures of it; tour.py leads here.

Drawing and waiting is in portraits.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.board.following import PLAN_VISIT
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.gui.wiring import Wiring
from wakayama_audit_gui.gui.year_wiring import BOARD


def board_script(window: MainWindow, wiring: Wiring) -> Iterator[str]:
    """One chosen, what is handed out, a follow-up, and the next step; yields as `Tour.script`."""
    wiring.year.show_board()
    yield ""
    board = window.screen_for(BOARD)
    if not isinstance(board, BoardScreen):
        raise BugError("no board")
    board.list.setCurrentIndex(board.list.model().index(2, 0))
    yield "board"
    board.acts.out.click()
    yield "board-hand-out"
    board.acts.popup.shut()
    own = [number for number, row in enumerate(board.shown()) if row.visit]
    followed = [n for n in own if board.shown()[n].id in board.detail.followed]
    for number in (*followed, *own)[:1]:
        board.list.setCurrentIndex(board.list.model().index(number, 0))
        board.following.offer(board.acts.scope, board.acts.follow)
        yield ""
        board.following.popup.shut()
        board.following.popup.chosen.emit(PLAN_VISIT)
        yield "board-follow-up"
        board.follow_up_form.left.emit()
    board.list.setCurrentIndex(board.list.model().index(2, 0))
    yield ""
    for step in list(board.detail.steps.values())[:1]:  # none, where no finding is known
        step.click()
        yield "board-step"
