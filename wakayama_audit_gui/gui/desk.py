"""What every screen works at: the tasks, who is working, the office's names, and undo.

Which screen is shown is the main window's; what an act means is in use_cases.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import LongTask
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE, Office, read_office
from wakayama_audit_gui.use_cases.undo_change import UndoStack, undo_change

Noted = Callable[[Changes, Changes], None]
"""Told an act and what took it back."""


class Desk(QObject):
    """The desk of one open workspace; whatever is committed through its tasks can be undone.

    Signals:
        office_changed: Persons or 定型句 were read anew; ``office`` is up to date.
        undo_changed: What can be undone or redone changed.
        undone: The label of an act that was taken back.
        redone: The label of an act that was done again.
        refused: A UserError of undo or redo.
    """

    office_changed = Signal()
    undo_changed = Signal()
    undone = Signal(str)
    redone = Signal(str)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.services = services
        self.person = ""
        """Person id of who works here; "" until they picked their name."""
        self.office = Office("", "", sample=False, persons=(), phrases=())
        self._stack = UndoStack()
        self._busy_undoing = False
        tasks.change_bus.changed.connect(self._on_bus_changed)

    def refresh_office(self) -> None:
        """Read persons and 定型句 anew."""
        self.tasks.read(self, read_office, self._on_office_read)

    @property
    def next_undo(self) -> Changes | None:
        """The act that 元に戻す would take back."""
        return self._stack.next_undo

    @property
    def undo_label(self) -> str:
        """What 元に戻す would take back, or ""."""
        act = self.next_undo
        return act.label if act else ""

    @property
    def redo_label(self) -> str:
        """What やり直す would do again, or ""."""
        act = self._stack.next_redo
        return act.label if act else ""

    def undo(self) -> None:
        """Take the last act back; one that is still under way is stopped first, then taken back."""
        act = self._stack.next_undo
        running = self._running(act) if act is not None else None
        if running is None:
            self._undo_last()
        elif not self._busy_undoing:
            self._busy_undoing = True
            running.ended.connect(self._on_stopped)
            running.cancel()

    def redo(self) -> None:
        """Do again what was taken back last."""
        act = self._stack.next_redo
        if act is not None and not self._busy_undoing:
            self._take_back(act, self._stack.redid, self.redone.emit)

    def forget(self) -> None:
        """Begin with an empty undo stack (another visit was opened)."""
        self._stack = UndoStack()
        self.undo_changed.emit()

    def undoes(self, changes: Changes) -> bool:
        """Whether 元に戻す would take back this batch now, and nothing else before it."""
        act = self._stack.next_undo
        return act is not None and act.batch == changes.batch

    def _running(self, act: Changes) -> LongTask | None:
        tasks: list[LongTask] = self.tasks.findChildren(LongTask)
        return next((task for task in tasks if act.batch and task.batch == act.batch), None)

    @Slot()
    def _on_stopped(self) -> None:
        self._busy_undoing = False
        self._undo_last()

    def _undo_last(self) -> None:
        act = self._stack.next_undo
        if act is not None and not self._busy_undoing:
            self._take_back(act, self._stack.undid, self.undone.emit)

    def _take_back(self, act: Changes, note: Noted, tell: Callable[[str], object]) -> None:
        self._busy_undoing = True

        def finished(changes: Changes) -> None:
            self._busy_undoing = False
            note(act, changes)
            self.undo_changed.emit()
            tell(act.label)

        def refused(error: UserError) -> None:
            self._busy_undoing = False
            self.refused.emit(error)

        self.tasks.write(self, partial(_undo, act, self.person), finished, refused)

    def _on_bus_changed(self, changes: Changes) -> None:
        if not changes.undoing:
            self._stack.did(changes)
            self.undo_changed.emit()
        if changes.touches(OFFICE):
            self.refresh_office()

    def _on_office_read(self, office: Office) -> None:
        self.office = office
        self.office_changed.emit()


def _undo(act: Changes, by: str, store: Store) -> Changes:
    return undo_change(store, act, by)
