"""What is told of a job: how far it is, what became of each file, and what to do next.

The jobs are in jobs.py; how it is shown is gui/job_board.py's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.gui.screens.collect.running import Running
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import Collecting


class Told(JobBoard):
    """Messages, progress with 中止, and the report, one below another; nothing when all is quiet.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    noted = Signal(str)

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        running.started.connect(self.follow)
        running.collected.connect(self._on_collected)
        running.handed_out.connect(self.tell_given)
        running.organised.connect(self._on_organised)
        running.failed.connect(self.refuse)

    @Slot(object)
    def _on_collected(self, found: Collecting) -> None:
        self.tell_files(found)
        if found.taken:
            self.noted.emit(found.changes.label)

    @Slot(object)
    def _on_organised(self, changes: Changes) -> None:
        self.noted.emit(changes.label)
