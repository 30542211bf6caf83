"""What happens from an opened workspace on: who works in it, its screens, its backups.

Opening and closing it is gate.py's, what is shown before that entrance.py's; which screens there
are is said in wiring.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.backups import Backups
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.entrance import WHO, Entrance
from wakayama_audit_gui.gui.form_gate import FormGate
from wakayama_audit_gui.gui.gate import Gate
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.services import OpenedWorkspace, Services
from wakayama_audit_gui.gui.widgets.banner import Kind
from wakayama_audit_gui.gui.wiring import Wiring
from wakayama_audit_gui.settings import Settings, Theme
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_office import add_person
from wakayama_audit_gui.use_cases.read_office import Office

_THEMES: dict[Scheme, Theme] = {
    Scheme.SYSTEM: "system",
    Scheme.LIGHT: "light",
    Scheme.DARK: "dark",
}
_BANNERS = ("who", "read-only", "held")


class Session(QObject):
    """What is open in the window.

    Args:
        window: The one window.
        services: The doors to the other floors.
        settings: What this computer remembered.
        remember: Keeps changed settings.
        appearance: How the window looks.

    Signals:
        entered: A workspace is open, and it is known who works in it.

    Attributes:
        wiring: The screens of the open workspace; None while there are none.
        gate: Opens and closes.
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
        self.entrance = Entrance(window)
        self.gate = Gate(window, services, self.entrance)
        self.form_gate = FormGate(window, services, self.entrance)
        self._window = window
        self._remember = remember
        self._appearance = appearance
        self._backups: Backups | None = None
        self._notices: list[str] = []
        self.gate.opened.connect(self._on_opened)
        self.gate.leaving.connect(self._on_leaving)
        self.entrance.person_chosen.connect(self._on_person_chosen)
        self.entrance.person_added.connect(self._on_person_added)

    @property
    def busy(self) -> bool:
        """Whether anything asked for has not come back yet."""
        return self.gate.busy or self.form_gate.busy

    @Slot()
    def welcome(self) -> None:
        """Show the welcome page; nothing is open."""
        self._offer_recent()
        self.entrance.welcome()

    def enter(self, workspace: OpenedWorkspace, visit: str = "") -> None:
        """Work with a workspace that is open or still opening.

        Args:
            workspace: From the services.
            visit: Visit to show straight away, or "" for the home screen.
        """
        self.gate.enter(workspace).person = self.settings.person
        if visit:
            self._show_screens(visit)

    def _offer_recent(self) -> None:
        recent = Path(self.settings.workspace)
        self.entrance.recent = (recent,) if recent.is_file() else ()

    def leave_quietly(self) -> None:
        """Close what is open and wait, when no window is seen any more; a failure is told."""
        self.form_gate.close()
        self._on_leaving()
        try:
            self.gate.leave_and_wait()
        except UserError as error:
            self._window.show_user_error(error)

    # --- who works here ----------------------------------------------------------------------

    @Slot(object)
    def _on_opened(self, office: Office) -> None:
        desk, workspace = self.gate.desk, self.gate.workspace
        if desk is None or workspace is None:
            return
        desk.office = office
        known = [person.id for person in office.persons]
        remembered = desk.person or self.settings.person
        alone = known[0] if len(known) == 1 else ""
        desk.person = remembered if remembered in known else alone
        desk.office_changed.connect(self._on_office_changed)
        if desk.person or self.wiring is not None or workspace.read_only:
            self._begin()
        else:
            self.entrance.ask_who(office.persons)

    @Slot(str)
    def _on_person_chosen(self, person: str) -> None:
        if self.gate.desk is None:
            return
        self.gate.desk.person = person
        self._change_settings(self.settings._replace(person=person))
        if self.wiring is None:
            self._begin()
            return
        self._show_status()
        if self._window.current == WHO:
            self._window.top_bar.show()
            self.wiring.come_back()

    @Slot(str, str)
    def _on_person_added(self, name: str, section: str) -> None:
        desk = self.gate.desk
        if desk is None:
            return

        def added(changes: Changes) -> None:
            desk.forget()  # nobody is to undo themselves
            self._on_person_chosen(changes.made)

        desk.tasks.write(
            desk,
            lambda store: add_person(store, name, "監査人", section, ""),
            added,
            self.entrance.refuse,
        )

    @Slot()
    def _on_office_changed(self) -> None:
        desk = self.gate.desk
        if desk is None or self.wiring is None:
            return
        if desk.person not in [person.id for person in desk.office.persons]:
            desk.person = ""
        self._show_status()

    def _show_status(self) -> None:
        desk, workspace = self.gate.desk, self.gate.workspace
        if desk is None or workspace is None:
            return
        name = desk.office.name_of(desk.person)
        writes = "読み取り専用" if workspace.read_only else "暗号化なし"
        self._window.top_bar.set_status(f"監査人　{name or '未選択'}", writes, "オフライン")
        if desk.person or workspace.read_only:
            self._window.banners.remove("who")
            return
        banner = self._window.show_message(
            Kind.WARN,
            "だれが記録するのかが、まだ選ばれていません。",
            "記録に名前が残るよう、選んでください。",
            action="名前を選ぶ",
            key="who",
        )
        banner.acted.connect(self._on_who_wanted)

    @Slot()
    def _on_who_wanted(self) -> None:
        if self.gate.desk is not None:
            self.entrance.ask_who(self.gate.desk.office.persons)

    # --- inside ------------------------------------------------------------------------------

    def _begin(self) -> None:
        desk, workspace = self.gate.desk, self.gate.workspace
        if desk is None or workspace is None:
            return
        if self.wiring is None:
            self._show_screens("")
        else:
            desk.office_changed.emit()
        if self.wiring is not None and not workspace.read_only:
            self._start_backups(self.wiring, desk, workspace)
        self._tell_standing(workspace)
        self._change_settings(
            self.settings._replace(
                workspace=str(workspace.path), person=desk.person or self.settings.person
            )
        )
        self.entered.emit()

    def _show_screens(self, visit: str) -> None:
        desk, workspace = self.gate.desk, self.gate.workspace
        if desk is None or workspace is None:
            return
        self._window.remove_screens()
        self._window.top_bar.show()
        wiring = Wiring(self._window, desk, self._appearance, str(workspace.path))
        wiring.person_chosen.connect(self._on_person_chosen)
        wiring.looks_changed.connect(self._on_looks_changed)
        # Later, not from inside the signal of a widget that this destroys.
        wiring.close_requested.connect(
            self.gate.leave_if_written, Qt.ConnectionType.QueuedConnection
        )
        wiring.make_screens_known()
        self.wiring = wiring
        if visit:
            wiring.show_visit(visit)
        else:
            wiring.show_home()
            self._show_status()

    def _start_backups(self, wiring: Wiring, desk: Desk, workspace: OpenedWorkspace) -> None:
        backups = self._backups = Backups(desk, workspace, self)
        backups.told.connect(wiring.tell_about_file)
        backups.failed.connect(self._window.show_user_error)
        backups.failed.connect(lambda error: wiring.tell_about_file(error.what))
        backups.still_held.connect(self._tell_still_held)
        wiring.backup_requested.connect(backups.make)

    @Slot(str, str)
    def _tell_still_held(self, what: str, remedy: str) -> None:
        self._window.show_message(Kind.WARN if remedy else Kind.INFO, what, remedy, key="held")

    def _tell_standing(self, workspace: OpenedWorkspace) -> None:
        for notice in workspace.notices:
            # Each under its own words, so that none hides another.
            self._window.show_message(Kind.WARN, notice)
            self._notices.append(notice)
        if workspace.read_only:
            what = "この監査ファイルは読むことしかできません。"
            remedy = "書き込むには、パソコン本体に写してから開いてください。"
            self._window.show_message(Kind.WARN, what, remedy, key="read-only")

    @Slot()
    def _on_leaving(self) -> None:
        if self._backups is not None:
            self._backups.deleteLater()
            self._backups = None
        if self.wiring is not None:
            self.wiring.close()
            self.wiring = None
        for key in (*_BANNERS, *self._notices):
            self._window.banners.remove(key)
        self._notices.clear()
        self._offer_recent()

    @Slot()
    def _on_looks_changed(self) -> None:
        theme, size = _THEMES[self._appearance.scheme], self._appearance.text_size
        self._change_settings(self.settings._replace(theme=theme, text_size=size))

    def _change_settings(self, settings: Settings) -> None:
        if settings != self.settings:
            self.settings = settings
            self._remember(settings)
