"""Files of the screen: the ledger from and to Excel, and the 照合調書 as a PDF.

How they look is in outputs; asking for a name never holds the window up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.asking import PDF, ask_file, ask_where
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import LongTask
from wakayama_audit_gui.gui.screens.sticks.reading import take_in
from wakayama_audit_gui.use_cases.count_sticks import compose_count, read_count
from wakayama_audit_gui.use_cases.keep_sticks import read_sticks
from wakayama_audit_gui.use_cases.known_sections import standing_sections
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.save_paper import save_paper

_BOOK, _PAPER = "Excel (*.xlsx)", "PDF (*.pdf)"
_NO_NAME = str.maketrans(dict.fromkeys('\\/:*?"<>|', "・"))


class StickFiles(QObject):
    """Asks for names, reads and saves; a failure is said by the window.

    Args:
        desk: Its tasks do the work.
        host: The dialogs stand over it.

    Signals:
        started: A `LongTask` that takes a ledger in.
        ended: It came back, failed or was stopped.
        taken_in: `Changes` of a ledger that was taken in.
        saved: A sentence about what was saved.
    """

    started = Signal(object)
    ended = Signal()
    taken_in = Signal(object)
    saved = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._host = host
        self._task: LongTask | None = None

    def ask_ledger(self) -> None:
        """Ask for a ledger to take in."""
        ask_file(self._host, "USBメモリの台帳を選ぶ", self.take_in)

    def take_in(self, path: Path) -> None:
        """Take a ledger in, as one act."""
        if self._task is not None:
            return
        job = partial(take_in, self._desk.services, path, self._desk.person)
        self._task = self._desk.tasks.long_write(self, job, self.taken_in.emit)
        self._task.ended.connect(self._on_ended)
        self.started.emit(self._task)

    def ask_where_ledger(self) -> None:
        """Ask where the ledger is to be saved."""
        ask_where(self._host, "USBメモリ台帳を保存", "USBメモリ台帳.xlsx", self.save_ledger)

    def save_ledger(self, path: Path) -> None:
        """Save the ledger as Excel."""
        services = self._desk.services
        today = services.now().date()

        def make(store: Store) -> bytes:
            offered = standing_sections(store, services.catalogue(), today)
            return services.follow_up.write_sticks(read_sticks(store, today), offered)

        self._save(path, make)

    def ask_where_paper(self, count: str, name: str) -> None:
        """Ask where the 照合調書 of a count is to be saved."""
        save = partial(self.save_paper, count)
        ask_where(self._host, "照合調書を保存", f"{name.translate(_NO_NAME)}.pdf", save, PDF)

    def save_paper(self, count: str, path: Path) -> None:
        """Save the 照合調書 of a count."""
        services = self._desk.services
        today = services.now().date()

        def make(store: Store) -> bytes:
            letter = compose_count(store, read_count(store, count, today), today)
            return services.follow_up.print_letters([letter]).data

        self._save(path, make)

    @Slot()
    def _on_ended(self) -> None:
        self._task = None
        self.ended.emit()

    def _save(self, path: Path, make: Callable[[Store], bytes]) -> None:
        def job(store: Store, _progress: object) -> str:
            save_paper(make(store), path)
            return path.name

        def done(name: str) -> None:
            self.saved.emit(f"「{name}」を保存しました")

        self._desk.tasks.long_read(self, job, done)
