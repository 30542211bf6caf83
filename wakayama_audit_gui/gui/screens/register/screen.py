"""The register: the list of systems, what narrows it, and the chosen one beside.

The parts are in the other modules of this folder; what runs off the GUI thread is in jobs.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.register_filter import RegisterFilter
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.gui.screens.register.add_card import AddCard
from wakayama_audit_gui.gui.screens.register.entry_form import EntryForm
from wakayama_audit_gui.gui.screens.register.entry_list import EntryList
from wakayama_audit_gui.gui.screens.register.filter_bar import FilterBar
from wakayama_audit_gui.gui.screens.register.heading import RegisterHeading
from wakayama_audit_gui.gui.screens.register.jobs import Jobs, RegisterView
from wakayama_audit_gui.gui.screens.register.popups import FieldPopups
from wakayama_audit_gui.gui.screens.register.transfers import Transfers
from wakayama_audit_gui.gui.widgets.list_and_side import ListAndSide
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.read_register import REGISTER


class RegisterScreen(QWidget):
    """情報システム管理台帳.

    Signals:
        survey_requested: 調査票 is to be seen.
        noted: In passing (str), that something was done which 元に戻す takes back.
        announced: A sentence about what was done (saved).

    Attributes:
        heading: Figures and actions.
        narrowing: What is looked for.
        list: The systems.
        form: The chosen one.
        add_card: For entering a system.
        board: What is told of a file.
        popups: Lists beside a field.
        transfers: Files out and in.
    """

    survey_requested = Signal()
    noted = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: RegisterView | None = None
        self._wanted = ""
        self._stale = True
        self._build_ui()
        self._connect_signals()

    def look_for(self, asked: RegisterFilter) -> None:
        """Show what a filter finds."""
        self.narrowing.look_for(asked)

    def choose(self, entry: str) -> None:
        """Show a system; it may be so new that it was not read yet."""
        self._wanted = entry
        self.list.go_to(entry)
        self._show_chosen()

    def flush(self) -> None:
        """Record what is being typed."""
        self.form.flush()

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self.heading = RegisterHeading()
        self.narrowing = FilterBar(self)
        self.add_card = AddCard()
        self.board = JobBoard()
        self.list = EntryList()
        self.form = EntryForm()
        self.popups = FieldPopups(self, self._desk)
        self.transfers = Transfers(self._desk, self.board, self)
        self._both = ListAndSide(self, self.list, self.form, "選んだシステム")
        page = ScrollColumn(spacing=10)
        for part in (self.heading, self.add_card, self.board, self.narrowing):
            page.append(part)
        page.append_filling(self._both)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 18, 16)
        layout.addWidget(page)

    def _connect_signals(self) -> None:
        heading = self.heading
        heading.add_requested.connect(self._on_add_requested)
        heading.survey_requested.connect(self.survey_requested)
        heading.export_requested.connect(self.transfers.ask_export)
        heading.import_requested.connect(self.form.flush)
        heading.import_requested.connect(self.transfers.ask_import)
        self.transfers.noted.connect(self.noted)
        self.transfers.announced.connect(self.announced)
        self.narrowing.narrowed.connect(self._show_rows)
        self.list.chosen.connect(self._on_chosen)
        self.list.add_requested.connect(self._on_add_requested)
        self.add_card.requested.connect(self._on_add_filled)
        self.form.written.connect(self._on_written)
        self.form.choices_requested.connect(self.popups.offer_choices)
        self.form.history_requested.connect(self.popups.offer_history)
        self.form.retire_requested.connect(self._on_retire_requested)
        self.form.restore_requested.connect(self._on_restore_requested)
        self.form.headings_requested.connect(self.popups.offer_headings)
        self.popups.headings.chosen.connect(self.form.go_to)
        self.board.ended.connect(self._refresh)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        super().focusInEvent(event)
        self.narrowing.field.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another screen was in front."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    # --- reading -----------------------------------------------------------------------------

    def _jobs(self) -> Jobs:
        return Jobs(self._desk.services, self._desk.person)

    @Slot()
    def _refresh(self) -> None:
        self._stale = False
        self._desk.tasks.long_read(self, self._jobs().read, self._on_read)

    def _on_read(self, view: RegisterView) -> None:
        self._view = view
        self.narrowing.offer_sections(view.systems.sections())
        for problem in view.problems[:1]:
            self.board.tell("調査票の定義に直すところがあります。", problem)
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        if self._view is None:
            return
        systems = self._view.systems
        found = systems.find(self.narrowing.asked)
        gone = self.narrowing.asks_for_gone
        # A line that was taken off would be refused when the file comes back.
        self.transfers.entries = () if gone else found
        self.transfers.sections = self._view.sections
        self.list.show_entries(found, systems)
        self.heading.show_counts(systems, len(found), gone=gone)
        if self._wanted:
            self.list.go_to(self._wanted)
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self._view is not None:
            entry = self._view.entry(self._wanted or self.form.shown)
            if entry and entry.id in self._view.retired and not self.narrowing.asks_for_gone:
                entry = None
            if entry is not None:
                self._wanted = ""
            self.form.show_entry(self._view, entry)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if changes.touches(REGISTER) or changes.touches(OFFICE):
            self._stale = True
            if self.isVisible() and not self.board.busy:
                self._refresh()

    @Slot(str)
    def _on_chosen(self, entry: str) -> None:
        self.choose(entry)
        self._both.open_side()

    # --- writing -----------------------------------------------------------------------------

    @Slot(str, str, str)
    def _on_written(self, entry: str, field: str, text: str) -> None:
        self._desk.tasks.write(
            self,
            partial(self._jobs().edit, entry, field, text),
            lambda _changes: self.form.note_saved(entry, field, text),
            lambda error: self.form.refuse(entry, field, error),
        )

    @Slot()
    def _on_add_requested(self) -> None:
        if self._view is not None:
            section = self.narrowing.value("section")
            self.add_card.ask(self._view.sections, str(section or ""))

    @Slot(object)
    def _on_add_filled(self, typed: Mapping[str, str]) -> None:
        def added(changes: Changes) -> None:
            self.add_card.hide()
            self.look_for(RegisterFilter())
            self._on_chosen(changes.made)
            self.noted.emit(changes.label)

        job = partial(self._jobs().add, typed)
        self._desk.tasks.write(self, job, added, self.add_card.refuse)

    @Slot(str, str)
    def _on_retire_requested(self, entry: str, reason: str) -> None:
        def retired(changes: Changes) -> None:
            self._both.shut_side()
            self.noted.emit(changes.label)

        job = partial(self._jobs().retire, entry, reason)
        self._desk.tasks.write(self, job, retired, self.board.refuse)

    @Slot(str)
    def _on_restore_requested(self, entry: str) -> None:
        def restored(changes: Changes) -> None:
            self.look_for(RegisterFilter())
            self.choose(entry)
            self.noted.emit(changes.label)

        self._desk.tasks.write(
            self, partial(self._jobs().restore, entry), restored, self.board.refuse
        )
