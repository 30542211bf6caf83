"""Opening a distributed 自己点検票: the window without tabs, for a 所属長 and for nothing else.

Workspaces are opened by gate.py; the screen itself is in screens/inspect.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.self_inspection import FormFile
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.entrance import Entrance
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.services import FormThread, Services
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.ports import Store

INSPECT = "inspect"


class FormGate(QObject):
    """The one form that is open, if any.

    Args:
        window: The one window.
        services: The doors to the other floors.
        entrance: Asks for forms, and comes back when one is left.
    """

    def __init__(self, window: MainWindow, services: Services, entrance: Entrance) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._entrance = entrance
        self._thread: FormThread | None = None
        self._tasks: Tasks | None = None
        self._held: list[Callable[[], None]] = []
        entrance.form_requested.connect(self.open_file)

    @property
    def busy(self) -> bool:
        """Whether anything asked for has not come back yet."""
        return self._tasks is not None and self._tasks.busy

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Open a form file, with what was answered on this machine before."""
        from wakayama_audit_gui.use_cases.form_file import load_form_file

        self.close()
        self._thread = self._services.forms.start_thread()
        self._tasks = Tasks(self._thread.call, self._thread.proxy, self)
        self._window.set_tasks(self._tasks)
        forms, held = self._services.forms, self._held

        def job(_store: Store) -> FormFile:
            file = load_form_file(path)
            held.append(forms.hold_draft(file.handed))
            # What was answered here wins over what the file brings: it is what was seen last.
            return forms.load_draft(file.handed) or file

        def done(file: FormFile) -> None:
            self._window.remove_screens()
            self._window.top_bar.hide()
            self._window.add_screen(INSPECT, "", lambda: self._make(file, path), tab=False)
            self._window.show_screen(INSPECT)

        def failed(error: UserError) -> None:
            self.close()
            self._entrance.refuse(error)

        self._tasks.read(self, job, done, failed)

    def close(self) -> None:
        """Let go of the form; everything asked for is carried out first."""
        tasks, thread = self._tasks, self._thread
        self._tasks = self._thread = None
        if tasks is not None and thread is not None:
            self._window.set_tasks(None)
            tasks.close()
            tasks.deleteLater()
            thread.close()
        while self._held:
            self._held.pop()()

    def _make(self, file: FormFile, path: Path) -> QWidget:
        # Imported when a form is opened: an auditor's start does not wait for it.
        from wakayama_audit_gui.gui.screens.inspect.draft import Draft
        from wakayama_audit_gui.gui.screens.inspect.screen import InspectScreen

        tasks = self._tasks
        if tasks is None:
            raise RuntimeError("no form is open")
        draft = Draft(tasks, self._services.forms, file, self._services.now)
        screen = InspectScreen(draft, path.parent)
        screen.left.connect(self._on_left)
        return screen

    @Slot()
    def _on_left(self) -> None:
        if not self._window.parting.may_go(self._on_left):
            return
        self._window.remove_screens()
        self.close()
        self._entrance.welcome()
