"""The register as a file: written for whoever fills it in, and taken back.

What is told of it is told.py's; how the file looks is outputs/excel's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.gui.asking import ask_file, ask_where
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.gui.screens.register.jobs import Jobs
from wakayama_audit_gui.gui.screens.register.told import tell_import
from wakayama_audit_gui.use_cases.import_register import RegisterImport


class Transfers(QObject):
    """Asks for a name, then writes or reads.

    Args:
        desk: Its tasks do it.
        board: Tells of it.
        host: The screen; dialogs stand over it.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.
        announced: A sentence about what was saved.

    Attributes:
        entries: What is written.
        sections: 課 that are offered in the file.
    """

    noted = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, board: JobBoard, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._board = board
        self._host = host
        self.entries: Sequence[SystemEntry] = ()
        self.sections: Sequence[str] = ()

    @Slot()
    def ask_export(self) -> None:
        """Ask for a name and write what is shown."""
        ask_where(self._host, "台帳を書き出す", "情報システム管理台帳.xlsx", self.export)

    @Slot()
    def ask_import(self) -> None:
        """Ask for a file and take it in."""
        ask_file(self._host, "取り込む台帳を選ぶ", self.take_in)

    def export(self, path: Path) -> None:
        """Write the systems that are shown."""
        job = partial(self._jobs().export, tuple(self.entries), tuple(self.sections), path)
        self._desk.tasks.long_read(
            self,
            lambda _store, _progress: job(),
            lambda done: self.announced.emit(f"「{done[0]}」に {done[1]} 件を書き出しました"),
            self._board.refuse,
        )

    def take_in(self, path: Path) -> None:
        """Take a file back."""
        if self._board.busy:
            return

        def done(found: RegisterImport) -> None:
            tell_import(self._board.report, found)
            if found.changes.receipts:
                self.noted.emit(found.changes.label)

        job = partial(self._jobs().take_in, path)
        task = self._desk.tasks.long_write(self, job, done, self._board.refuse)
        self._board.follow("台帳を取り込んでいます", task)

    def _jobs(self) -> Jobs:
        return Jobs(self._desk.services, self._desk.person)
