"""From the welcome page to an open workspace and back: one workspace at a time.

Which screens an open workspace has is said in wiring.py; opening files is the services'.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.welcome.new_form import NewWorkspace
from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen
from wakayama_audit_gui.gui.services import OpenedWorkspace, Services
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.gui.widgets.banner import Kind
from wakayama_audit_gui.gui.wiring import Wiring
from wakayama_audit_gui.settings import Settings, Theme
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Office, read_office

BACKUP_EVERY_MS = 30 * 60 * 1000
WELCOME = "welcome"
_THEMES: dict[Scheme, Theme] = {
    Scheme.SYSTEM: "system",
    Scheme.LIGHT: "light",
    Scheme.DARK: "dark",
}


class Session(QObject):
    """What is open in the window.

    Args:
        window: The one window.
        services: The doors to the other floors.
        settings: What this computer remembered.
        remember: Keeps changed settings.
        appearance: How the window looks.

    Signals:
        entered: A workspace is open and its office is read.
    """

    entered = Signal()

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        settings: Settings,
        remember: Callable[[Settings], None],
        appearance: Appearance,
    ) -> None:
        super().__init__(window)
        self.settings = settings
        self.wiring: Wiring | None = None
        self._window = window
        self._services = services
        self._remember = remember
        self._appearance = appearance
        self._workspace: OpenedWorkspace | None = None
        self._desk: Desk | None = None
        self._backups = QTimer(self)
        self._backups.setInterval(BACKUP_EVERY_MS)
        self._backups.timeout.connect(self._on_backup_due)

    @property
    def busy(self) -> bool:
        """Whether anything asked for has not come back yet."""
        return self._desk is not None and self._desk.tasks.busy

    # --- ways in -----------------------------------------------------------------------------

    @Slot()
    def welcome(self) -> None:
        """Show the welcome page; nothing is open."""

        def make() -> WelcomeScreen:
            recent = Path(self.settings.workspace)
            page = WelcomeScreen((recent,) if recent.is_file() else ())
            page.sample_requested.connect(self.open_sample)
            page.new_requested.connect(self._on_new_requested)
            page.open_requested.connect(self.open_file)
            return page

        self._window.top_bar.hide()
        self._window.add_screen(WELCOME, "", make, tab=False)
        self._window.show_screen(WELCOME)

    def open_file(self, path: Path) -> None:
        """Open an existing workspace at its home screen."""
        self.enter(self._services.open_workspace(path))

    def open_sample(self) -> None:
        """Make the sample workspace, showing how far it is, and open it."""
        services = self._services
        desk = self._attach(services.create_workspace(services.sample_path()))

        def fill(store: Store, progress: Progress) -> Office:
            services.fill_sample(store, progress.report)
            return read_office(store)

        show = self._welcome_page().show_progress
        desk.tasks.long_read(desk, fill, self._on_office_read, self._on_refused, show)

    def enter(self, workspace: OpenedWorkspace, visit: str = "") -> None:
        """Work with a workspace that is open or still opening.

        Args:
            workspace: From the services.
            visit: Visit to show straight away, or "" for the home screen.
        """
        desk = self._attach(workspace)
        if visit:
            self._show_screens(visit)
        desk.tasks.read(desk, read_office, self._on_office_read, self._on_refused)

    def leave(self) -> None:
        """Close what is open; waits until everything asked for is written."""
        self._backups.stop()
        if self.wiring is not None:
            self.wiring.close()
            self.wiring = None
        if self._desk is not None:
            self._window.set_tasks(None)
            self._desk.tasks.close()
            self._desk.deleteLater()
            self._desk = None
        if self._workspace is not None:
            workspace, self._workspace = self._workspace, None
            workspace.close()

    # --- inside ------------------------------------------------------------------------------

    def _attach(self, workspace: OpenedWorkspace) -> Desk:
        self.leave_quietly()
        self._workspace = workspace
        tasks = Tasks(workspace.call, workspace.proxy, self)
        self._window.set_tasks(tasks)
        self._desk = Desk(tasks, self._services, self)
        self._desk.person = self.settings.person
        return self._desk

    def leave_quietly(self) -> None:
        """Close what is open, if anything; a failure to close was told by whoever wrote."""
        try:
            self.leave()
        except UserError as error:
            self._window.show_user_error(error)

    def _on_new_requested(self, wanted: NewWorkspace) -> None:
        today = self._services.now().date()
        desk = self._attach(self._services.create_workspace(wanted.path))

        def found(store: Store) -> Changes:
            found_office(store, wanted.name, wanted.municipality, today=today)
            return add_person(store, wanted.person, "監査人", wanted.section, "")

        def founded(changes: Changes) -> None:
            desk.person = changes.made
            desk.tasks.read(desk, read_office, self._on_office_read, self._on_refused)

        desk.tasks.write(desk, found, founded, self._on_refused)

    def _on_office_read(self, office: Office) -> None:
        desk, workspace = self._desk, self._workspace
        if desk is None or workspace is None:
            return
        desk.office = office
        if not office.name_of(desk.person):
            desk.person = office.persons[0].id if office.persons else ""
        desk.office_changed.emit()
        if self.wiring is None:
            self._show_screens("")
        for notice in workspace.notices:
            self._window.show_message(Kind.WARN, notice)
        if workspace.read_only:
            what = "この監査ファイルは読むことしかできません。"
            remedy = "書き込むには、パソコン本体に写してから開いてください。"
            self._window.show_message(Kind.WARN, what, remedy)
        self._change_settings(
            self.settings._replace(workspace=str(workspace.path), person=desk.person)
        )
        self._show_status()
        self._backups.start()
        self.entered.emit()

    def _show_screens(self, visit: str) -> None:
        desk, workspace = self._desk, self._workspace
        if desk is None or workspace is None:
            return
        self._window.remove_screens()
        self._window.top_bar.show()
        wiring = Wiring(self._window, desk, self._appearance, str(workspace.path))
        wiring.person_chosen.connect(self._on_person_chosen)
        wiring.looks_changed.connect(self._on_looks_changed)
        wiring.backup_requested.connect(self._on_backup_due)
        wiring.close_requested.connect(self._on_close_requested)
        wiring.make_screens_known()
        self.wiring = wiring
        if visit:
            wiring.show_visit(visit)
        else:
            wiring.show_home()

    def _show_status(self) -> None:
        if self._desk is not None:
            name = self._desk.office.name_of(self._desk.person) or "監査人を選んでください"
            self._window.top_bar.set_status(f"監査人　{name}", "暗号化なし", "オフライン")

    def _welcome_page(self) -> WelcomeScreen:
        self.welcome()
        page = self._window.screen_for(WELCOME)
        assert isinstance(page, WelcomeScreen)  # noqa: S101 - made by `welcome` itself
        return page

    def _on_refused(self, error: UserError) -> None:
        self.leave_quietly()
        self._welcome_page().refuse(error)

    def _change_settings(self, settings: Settings) -> None:
        if settings != self.settings:
            self.settings = settings
            self._remember(settings)

    @Slot(str)
    def _on_person_chosen(self, person: str) -> None:
        if self._desk is not None:
            self._desk.person = person
            self._change_settings(self.settings._replace(person=person))
            self._show_status()

    @Slot()
    def _on_looks_changed(self) -> None:
        theme, size = _THEMES[self._appearance.scheme], self._appearance.text_size
        self._change_settings(self.settings._replace(theme=theme, text_size=size))

    @Slot()
    def _on_backup_due(self) -> None:
        desk, workspace = self._desk, self._workspace
        if desk is None or workspace is None:
            return
        backup = workspace.backup

        def job(_store: Store, _progress: object) -> Path | None:
            return backup()

        desk.tasks.long_read(desk, job, self._on_backed_up)

    def _on_backed_up(self, path: Path | None) -> None:
        where = f"控えを作り、読み直して確かめました：{path}" if path else "控えは最新です。"
        if self.wiring is not None:
            self.wiring.tell_about_file(where)

    @Slot()
    def _on_close_requested(self) -> None:
        # Not from inside the signal of a widget that this destroys.
        QTimer.singleShot(0, self, partial(self._leave_for_welcome))

    def _leave_for_welcome(self) -> None:
        self.leave_quietly()
        self._window.remove_screens()
        self.welcome()
