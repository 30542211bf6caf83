"""Opening, making and closing workspaces, one at a time, without the window ever waiting.

What is shown meanwhile is entrance.py; what happens inside an open workspace, session.py.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.errors import BugError, UserError
from wakayama_audit_gui.gui.closing import Closing
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.entrance import Entrance
from wakayama_audit_gui.gui.long_task import LongTask, Progress
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.welcome.new_workspace import NewWorkspace
from wakayama_audit_gui.gui.services import OpenedWorkspace, Services
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Office, read_office

_CLOSING = "監査ファイルの控えを作り、閉じています…"


class Gate(QObject):
    """The one workspace that is open, and the ways in and out.

    Signals:
        opened: The workspace is open and its `Office` was read.
        leaving: What is open is about to be closed; whoever works with it lets go.
        left: Nothing is open any more; another workspace may be opened.

    Attributes:
        desk: Of the open workspace; None while there is none.
        workspace: Likewise.
    """

    opened = Signal(object)
    leaving = Signal()
    left = Signal()

    def __init__(self, window: MainWindow, services: Services, entrance: Entrance) -> None:
        super().__init__(window)
        self.desk: Desk | None = None
        self.workspace: OpenedWorkspace | None = None
        self._window = window
        self._services = services
        self._entrance = entrance
        self._closing: Closing | None = None
        self._refusal: UserError | None = None
        self._sample: LongTask | None = None
        entrance.sample_requested.connect(self.open_sample)
        entrance.new_requested.connect(self.found)
        entrance.open_requested.connect(self.open_file)
        entrance.restore_requested.connect(self.restore)
        entrance.salvage_requested.connect(self.salvage)
        entrance.cancel_requested.connect(self._on_cancel_requested)

    @property
    def busy(self) -> bool:
        """Whether anything asked for has not come back yet."""
        return self._closing is not None or (self.desk is not None and self.desk.tasks.busy)

    # --- ways in -----------------------------------------------------------------------------

    def enter(self, workspace: OpenedWorkspace) -> Desk:
        """Work with a workspace that is open or still opening; `opened` tells.

        Raises:
            BugError: Another one is open.
        """
        desk = self._attach(workspace)
        desk.tasks.read(desk, read_office, self.opened.emit, self._on_refused)
        return desk

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Open an existing workspace."""
        self._entrance.show_busy(f"「{path.name}」を開いています…")
        self.enter(self._services.open_workspace(path))

    @Slot()
    def open_sample(self) -> None:
        """Make the sample workspace, showing how far it is, and open it."""
        services = self._services
        self._entrance.show_progress(0, 1, "")
        desk = self._attach(services.create_workspace(services.sample_path()))

        def fill(store: Store, progress: Progress) -> Office:
            def report(done: int, total: int, doing: str) -> None:
                progress.stop_if_cancelled()
                progress.report(done, total, doing)

            services.fill_sample(store, report)
            return read_office(store)

        def filled(office: Office) -> None:
            self._sample = None
            self.opened.emit(office)

        show = self._entrance.show_progress
        self._sample = desk.tasks.long_read(desk, fill, filled, self._on_refused, show)
        self._sample.ended.connect(self._on_sample_ended)

    @Slot(object)
    def found(self, wanted: NewWorkspace) -> None:
        """Make an empty workspace with its first person, and open it."""
        today = self._services.now().date()
        self._entrance.show_busy(f"「{wanted.path.name}」を作っています…")

        def begin(store: Store) -> None:
            found_office(store, wanted.name, wanted.municipality, today=today)
            add_person(store, wanted.person, "監査人", wanted.section, "")

        def founded(office: Office) -> None:
            desk.person = office.persons[0].id
            self.opened.emit(office)

        desk = self._attach(self._services.create_workspace(wanted.path, begin))
        desk.tasks.read(desk, read_office, founded, self._on_refused)

    @Slot(object, object)
    def restore(self, backup: Path, path: Path) -> None:
        """Make a new workspace of a backup, and open it."""
        self._entrance.show_busy(f"控え「{backup.name}」から作り直しています…")
        self.enter(self._services.restore_workspace(backup, path))

    @Slot(object, object)
    def salvage(self, path: Path, new_path: Path) -> None:
        """Move what is whole of a damaged workspace to a new one, and open that."""
        self._entrance.show_busy(f"「{path.name}」の壊れていない記録を移しています…")
        self.enter(self._services.salvage_workspace(path, new_path))

    def _attach(self, workspace: OpenedWorkspace) -> Desk:
        if self.workspace is not None or self._closing is not None:
            workspace.close()
            raise BugError("another workspace is open")
        self.workspace = workspace
        tasks = Tasks(workspace.call, workspace.proxy, self)
        self._window.set_tasks(tasks)
        self.desk = Desk(tasks, self._services, self)
        return self.desk

    # --- ways out ----------------------------------------------------------------------------

    @Slot()
    def leave(self) -> None:
        """Close what is open; the window goes on, `left` tells when it is done."""
        self.leaving.emit()
        desk, workspace = self.desk, self.workspace
        if desk is None or workspace is None:
            return
        self.desk = self.workspace = self._sample = None
        self._entrance.show_busy(_CLOSING)
        self._closing = Closing(workspace, desk, self)
        self._closing.closed.connect(self._on_closed)
        self._closing.begin()

    @Slot()
    def leave_if_written(self) -> None:
        """Close what is open, once nothing of it would be lost."""
        if self._window.parting.may_go(self.leave_if_written):
            self.leave()

    def leave_and_wait(self) -> None:
        """Close what is open and wait; for the end, when no window is seen any more.

        Raises:
            UserError: Closing failed; everything acknowledged is in the file all the same.
        """
        closing, self._closing = self._closing, None
        if closing is not None:
            closing.wait()
            closing.forget()
        if self.desk is not None and self.workspace is not None:
            desk, workspace = self.desk, self.workspace
            self.desk = self.workspace = self._sample = None
            self._window.set_tasks(None)
            desk.tasks.close()
            desk.deleteLater()
            workspace.close()

    @Slot(object)
    def _on_closed(self, failure: UserError | None) -> None:
        closing, refusal = self._closing, self._refusal
        if closing is None:
            return  # it was waited for
        self._closing = self._refusal = None
        self._window.set_tasks(None)
        closing.forget()
        if refusal is not None:
            self._entrance.refuse(refusal)
        else:
            self._entrance.show_ready()
        if failure is not None:
            self._window.show_user_error(failure)
        self.left.emit()

    def _on_refused(self, error: UserError) -> None:
        self._refusal = error
        self.leave()

    @Slot()
    def _on_cancel_requested(self) -> None:
        if self._sample is not None:
            self._sample.cancel()

    @Slot()
    def _on_sample_ended(self) -> None:
        # Nobody else is told of a job that was cancelled.
        sample, self._sample = self._sample, None
        if sample is not None:
            self.leave()
