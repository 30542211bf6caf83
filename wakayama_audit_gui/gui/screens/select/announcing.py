"""Records under what a visit is announced, and saves its 実施通知.

The lines that are typed into are in announce_part.py.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.letter import SentUnder
from wakayama_audit_gui.gui.asking import PDF, ask_where
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.select.announce_part import AnnouncePart
from wakayama_audit_gui.use_cases.announce_visit import (
    compose_announcements,
    write_announcement,
)
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.save_paper import save_paper


class Announcing(QObject):
    """Listens to the part.

    Args:
        desk: Its tasks do the work.
        part: Number, day, sender.
        host: The dialog stands over it.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.
        saved: A sentence about what was saved.
    """

    noted = Signal(str)
    saved = Signal(str)

    def __init__(self, desk: Desk, part: AnnouncePart, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._part = part
        self._host = host
        part.written.connect(self._on_written)
        part.paper_requested.connect(self._on_paper_requested)

    def save_to(self, visit: str, path: Path) -> None:
        """Save the letters of a visit; a failure is said."""
        follow_up = self._desk.services.follow_up

        def job(store: Store, _progress: object) -> str:
            letters = compose_announcements(store, read_visit(store, visit))
            save_paper(follow_up.print_letters(letters).data, path)
            return path.name

        self._desk.tasks.long_read(
            self, job, lambda name: self.saved.emit(f"「{name}」を保存しました"), self._part.refuse
        )

    @Slot(str, object)
    def _on_written(self, visit: str, told: SentUnder) -> None:
        self._write(visit, told)

    @Slot(str, object)
    def _on_paper_requested(self, visit: str, told: SentUnder) -> None:
        self._write(visit, told, asks=True)

    def _write(self, visit: str, told: SentUnder, *, asks: bool = False) -> None:
        by = self._desk.person

        def done(changes: Changes) -> None:
            self._part.note_recorded(visit, told)
            if changes.receipts:
                self.noted.emit(changes.label)
            if asks:
                self._ask(visit)

        self._desk.tasks.write(
            self,
            lambda store: write_announcement(store, read_visit(store, visit), told, by),
            done,
            self._part.refuse,
        )

    def _ask(self, visit: str) -> None:
        save = partial(self.save_to, visit)
        ask_where(self._host, "実施通知を保存", "実施通知.pdf", save, PDF)
