"""What the form of a stick writes: lending, correcting, returning, taking off the ledger.

What is shown meanwhile is stick_form.py's.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.domain.stick import Stick, stick_key
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.sticks.reading import Sticks
from wakayama_audit_gui.gui.screens.sticks.stick_form import StickForm
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.keep_sticks import lend_stick, remove_stick, write_stick
from wakayama_audit_gui.use_cases.known_sections import known_sections, require_sections
from wakayama_audit_gui.use_cases.ports import Store


class Lending(QObject):
    """Records what is done with a stick of the ledger.

    Args:
        desk: Its tasks write.
        form: Shows the stick.
        parent: Owner.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    noted = Signal(str)

    def __init__(self, desk: Desk, form: StickForm, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = form
        self._shown = ""
        form.written.connect(self._on_written)
        form.removed.connect(self._on_removed)
        form.left.connect(self.look_at)
        self.look_at()

    @Slot()
    def look_at(self, stick: Stick | None = None) -> None:
        """Show a stick; None is a new one."""
        self._shown = stick_key(stick.number) if stick else ""
        self._form.show_stick(stick, self._desk.services.now().date().isoformat())

    def show_sticks(self, sticks: Sticks) -> None:
        """The ledger was read: show the stick that is looked at as it stands."""
        self._form.offer_sections(sticks.sections)
        found = (stick for stick in sticks.ledger if stick_key(stick.number) == self._shown)
        if self._shown:
            self.look_at(next(found, None))

    @Slot(object, object)
    def _on_written(self, stick: Stick, before: Stick | None) -> None:
        by = self._desk.person

        services = self._desk.services

        def job(store: Store) -> Changes:
            if before is None or stick.section != before.section:
                today = services.now().date()
                require_sections(
                    [stick.section], known_sections(store, services.catalogue(), today)
                )
            if before is None:
                return lend_stick(store, stick, by)
            return write_stick(store, stick, by, before)

        def done(changes: Changes) -> None:
            self._form.forget(before)
            if self._form.shows(before):
                self.look_at(stick)
            if changes.receipts:
                self.noted.emit(changes.label)

        self._desk.tasks.write(self, job, done, self._form.refuse)

    @Slot(object)
    def _on_removed(self, stick: Stick) -> None:
        by = self._desk.person

        def done(changes: Changes) -> None:
            self._form.forget(stick)
            self.look_at()
            self.noted.emit(changes.label)

        self._desk.tasks.write(self, lambda store: remove_stick(store, stick, by), done)
