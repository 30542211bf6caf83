"""Letting go of an open workspace while the window stays: another file is going to be opened.

At the very end, when no window is seen any more, session.py simply waits.
"""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import LongTask
from wakayama_audit_gui.gui.services import OpenedWorkspace


class Closing(QObject):
    """One workspace on its way out; the window never waits for it.

    Long tasks are asked to stop, what was asked for before is carried out, and the backup made at
    closing runs on a thread of its own.

    Args:
        workspace: Is closed.
        desk: Its desk; nobody may ask for more.

    Signals:
        closed: The lock is released. None, or the UserError that closing failed with.
    """

    closed = Signal(object)

    def __init__(
        self, workspace: OpenedWorkspace, desk: Desk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._desk = desk
        self._tasks = desk.tasks
        self._thread = Thread(target=self._close, name="closing")
        self._failure: UserError | None = None

    def begin(self) -> None:
        """Begin; returns at once."""
        for task in self._tasks.findChildren(LongTask):
            task.cancel()
        if self._tasks.busy:
            self._tasks.idle.connect(self._on_idle)
        else:
            self._on_idle()

    def wait(self) -> None:
        """Wait for the end, when the window is gone."""
        self._tasks.close()
        if self._thread.ident is None:
            self._thread.start()
        self._thread.join()

    def forget(self) -> None:
        """Destroy desk and tasks, once it is closed."""
        self._thread.join()
        for remains in (self._desk, self._tasks, self):
            remains.deleteLater()

    @Slot()
    def _on_idle(self) -> None:
        if not self._tasks.busy and self._thread.ident is None:
            self._tasks.close()  # nothing is under way, so this does not wait
            self._thread.start()

    def _close(self) -> None:
        try:
            self._workspace.close()
        except UserError as error:
            self._failure = UserError(error.what, error.remedy, code=error.code)
        finally:
            self.closed.emit(self._failure)
