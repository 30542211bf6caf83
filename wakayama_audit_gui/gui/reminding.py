"""督促 from a screen: the list that is copied, and recording that it was sent, offered right after.

What is owed is read by the screens; how a record is made is use_cases/record_reminder.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet, late_of, tell_as_table
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.record_reminder import RemindedOf, record_reminder

RECORD = "督促したと記録する"


class Reminding(QObject):
    """Copies what is late, and records that the 課 were told.

    Args:
        desk: Its tasks do the work.
        board: Tells of it.
        host: The screen.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    noted = Signal(str)

    def __init__(self, desk: Desk, board: JobBoard, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._board = board

    def copy(self, owed: Sequence[OwedSheet]) -> None:
        """Put what is late on the clipboard, and offer to record it."""
        late = late_of(owed)
        QGuiApplication.clipboard().setText(tell_as_table(late))
        what = f"督促する {len(late)} 件の一覧をコピーしました。"
        then = "表計算や電子メールに貼り付けて送ったら、記録してください。"
        self.offer([one.of for one in late], what, then)

    def offer(self, things: Sequence[RemindedOf], what: str, then: str, day: str = "") -> None:
        """Offer to record that these were sent on a day; what and then are a sentence each."""
        self._board.offer(what, then, RECORD, partial(self.record, tuple(things), day))

    def record(self, things: Sequence[RemindedOf], day: str = "") -> None:
        """Record that these were sent on a day, an ISO date; "" for today."""
        sent, by = day or self._desk.services.now().date().isoformat(), self._desk.person

        def job(store: Store) -> Changes:
            return record_reminder(store, things, sent, by)

        self._desk.tasks.write(self, job, self._on_recorded, self._board.refuse)

    def _on_recorded(self, changes: Changes) -> None:
        self._board.withdraw()
        self.noted.emit(changes.label)
