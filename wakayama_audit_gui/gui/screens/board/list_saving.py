"""Saving the list as it is shown as a spreadsheet.

What the list says is composed in use_cases/compose_finding_list.py; papers for the 課 are
errands.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.gui.asking import ask_where
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.use_cases.compose_finding_list import (
    TITLE,
    FindingList,
    compose_finding_list,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.save_paper import save_paper


class ListSaving(QObject):
    """Asks where, and saves there.

    Args:
        desk: Its tasks do the work.
        board: Tells of it.
        host: The screen; the dialog stands over it.
    """

    def __init__(self, desk: Desk, board: JobBoard, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._board = board
        self._host = host
        self._compose: Callable[[Store], FindingList] | None = None

    def ask(
        self,
        findings: Sequence[LedgerFinding],
        names: Mapping[str, str],
        present: Mapping[str, Sequence[str]],
        asked: FindingFilter,
    ) -> None:
        """Ask for a name.

        Args:
            findings: The list, in its order.
            names: System id → name.
            present: Finding id → 対象課 as they are called today.
            asked: What was looked for.
        """
        today = self._desk.services.now().date()

        def compose(store: Store) -> FindingList:
            return compose_finding_list(store, findings, names, present, asked, today)

        self._compose = compose
        ask_where(self._host, f"{TITLE}を保存", f"{TITLE}.xlsx", self.save)

    def save(self, path: Path) -> None:
        """Save the list that was asked for under a name."""
        compose, services = self._compose, self._desk.services
        if compose is None or self._board.busy:
            return

        def job(store: Store, _progress: object) -> Path:
            save_paper(services.follow_up.write_findings(compose(store)), path)
            return path

        task = self._desk.tasks.long_read(self, job, self._board.tell_saved, self._board.refuse)
        self._board.follow(f"「{path.name}」を書き出しています", task)
