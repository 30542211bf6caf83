"""What is told of a job: how far it is, what became of each file, and what to do next.

The jobs are in jobs.py; how it is shown is gui/job_board.py's.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.gui.screens.collect.running import Running
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import Collecting
from wakayama_audit_gui.use_cases.hand_out_files import HandedOut


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
        running.handed_out.connect(self._on_handed_out)
        running.organised.connect(self._on_organised)
        running.failed.connect(self.refuse)

    @Slot(object)
    def _on_collected(self, found: Collecting) -> None:
        self.tell_files(found)
        if found.taken:
            self.noted.emit(found.changes.label)

    @Slot(object, object)
    def _on_handed_out(self, folder: Path, made: HandedOut) -> None:
        kept = f"すでにあった {len(made.kept)} 個はそのままにしました。" if made.kept else ""
        what = f"「{folder.name}」に {len(made.files)} 個のファイルを書き出しました。"
        remedy = f"{kept}それぞれの課に渡し、返ってきたファイルをここに取り込みます。"
        self.tell(what, remedy, folder)

    @Slot(object)
    def _on_organised(self, changes: Changes) -> None:
        self.noted.emit(changes.label)
