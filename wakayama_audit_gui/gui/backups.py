"""Backups of the open workspace: every half hour, and when the user asks for one.

How a backup is made and verified is storage's; the one at closing is made by the workspace.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wakayama_audit_gui.domain.calendar import clock_time, long_date
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.services import OpenedWorkspace
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.undo_change import erased_commitments

EVERY_MS = 30 * 60 * 1000


class Backups(QObject):
    """Makes backups, one at a time.

    Signals:
        told: A sentence about the backup that was just made, or that none was needed.
        failed: UserError; the workspace itself is unharmed.
        still_held: (sentence, remedy) about backups that still hold what was just erased.
    """

    told = Signal(str)
    still_held = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self, desk: Desk, workspace: OpenedWorkspace, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workspace = workspace
        self._under_way = False
        self._changed = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.make_if_changed)
        self._timer.start()
        desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    @Slot()
    def make_if_changed(self) -> None:
        """Make one unless nothing was recorded since the last."""
        if self._changed:
            self.make()

    @Slot()
    def make(self) -> None:
        """Make one now, off the window's thread; a second wish while one is made is the same."""
        if self._under_way:
            return
        self._under_way = True
        self._changed = False
        backup = self._workspace.backup

        def job(_store: Store, _progress: object) -> Path | None:
            return backup()

        self._desk.tasks.long_read(self, job, self._on_made, self._on_failed)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        self._changed = True
        gone = erased_commitments(changes)
        if gone:
            holding = self._workspace.backups_holding

            def job(_store: Store, _progress: object) -> list[tuple[str, str]]:
                return holding(gone)

            self._desk.tasks.long_read(self, job, self._on_looked_through, self.failed.emit)

    def _on_looked_through(self, found: list[tuple[str, str]]) -> None:
        if not found:
            self.still_held.emit("消去したものは、どの控えにも残っていません。", "")
            return
        named = "、".join(f"{name}（{_when(made)}）" for name, made in found)
        self.still_held.emit(
            f"消去したものは、これより前に作った控え {len(found)} 件に残っています：{named}",
            "要らなくなった控えは、監査ファイルの隣のフォルダーから削除してください。"
            "これから作る控えには入りません。",
        )

    def _on_made(self, path: Path | None) -> None:
        self._under_way = False
        made = f"控えを作り、読み直して確かめました：{path}"
        self.told.emit(made if path else "前の控えから変わっていません。控えは最新です。")

    def _on_failed(self, error: UserError) -> None:
        self._under_way = False
        self._changed = True
        self.failed.emit(error)


def _when(made: str) -> str:
    return f"{long_date(made)} {clock_time(made)}" if made else "読めないため不明"
