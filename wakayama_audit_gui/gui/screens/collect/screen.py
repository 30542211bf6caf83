"""自己点検 for the office: the board of a year, and what is done with it.

The parts are in the other modules of this folder; what runs off the GUI thread is in jobs.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.deadline import Holidays, NoHolidays
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName
from wakayama_audit_gui.gui.asking import ask_file, ask_files, ask_folder
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.hand_out_card import HandOut, HandOutCard, Standing
from wakayama_audit_gui.gui.reminding import Reminding
from wakayama_audit_gui.gui.screens.collect.form_card import FormCard
from wakayama_audit_gui.gui.screens.collect.form_list import FormList
from wakayama_audit_gui.gui.screens.collect.heading import CollectHeading
from wakayama_audit_gui.gui.screens.collect.jobs import Jobs, Seen
from wakayama_audit_gui.gui.screens.collect.running import Running
from wakayama_audit_gui.gui.screens.collect.told import Told
from wakayama_audit_gui.gui.widgets.list_and_side import ListAndSide
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.searched_list import EVERY
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.owed_sheet import (
    OwedSheet,
    late_of,
    owed_forms,
)
from wakayama_audit_gui.use_cases.read_collection import Collection
from wakayama_audit_gui.use_cases.take_form import receive_forms

_WHAT = (
    "課とシステムごとに、Excel・印刷用 PDF・専用ファイルを一つずつ書き出します。"
    "配布済みの設問と、フォルダーにあるファイルは、そのままにします。"
)


class CollectScreen(QWidget):
    """The board of a year.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.

    Attributes:
        running: The job under way.
    """

    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._year = fiscal_year(desk.services.now().date())
        self._collection = Collection(self._year, ())
        self._owed: tuple[OwedSheet, ...] = ()
        self._holidays: Holidays = NoHolidays()
        self.running = Running(desk.tasks, self)
        self._build_ui()
        self._connect_signals()
        self.setAcceptDrops(True)

    def refresh(self) -> None:
        """Read the board, and the form in sight, anew."""
        self._desk.tasks.long_read(self, self._jobs().read, self._on_read)
        self.card.refresh()

    def show_board(self, year: int, kind: FormKind | None, only: str = EVERY) -> None:
        """Show a year's forms of a kind or, for None, of both; all or what `FormList` may ask."""
        self._on_year_requested(year - self._year)
        self.heading.choose(kind)
        self.forms.show_only(only)

    @Slot(object)
    def show_form(self, name: FormName) -> None:
        """Show one form beside the board."""
        self.card.show_form(name)
        self._both.open_side()

    def collect(self, paths: Sequence[Path]) -> None:
        """Take in files, and folders of files."""
        self.running.collect(self._jobs(), paths)

    def organise(self, path: Path) -> None:
        """Take in the full list of 課."""
        self.running.organise(self._jobs(), path)

    @Slot(object)
    def hand_out(self, wish: HandOut) -> None:
        """Give out forms and write their files."""
        self.running.hand_out(self._jobs(), wish)

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self.heading = CollectHeading()
        self.hand_out_card = HandOutCard("点検票", _WHAT)
        self.told = Told(self.running)
        self._reminding = Reminding(self._desk, self.told, self)
        self.forms = FormList()
        self.card = FormCard(self._desk)
        self._both = ListAndSide(self, self.forms, self.card, "点検票")
        # A report over the board must not make the window grow: then the whole page scrolls.
        page = ScrollColumn(spacing=10)
        for part in (self.heading, self.hand_out_card, self.told):
            page.append(part)
        page.append_filling(self._both)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 18, 16)
        layout.addWidget(page)

    def _connect_signals(self) -> None:
        heading = self.heading
        heading.kind_chosen.connect(self._show)
        heading.year_requested.connect(self._on_year_requested)
        heading.hand_out_requested.connect(self._on_hand_out_requested)
        files, folder = "返ってきた点検票を選ぶ", "返ってきた点検票のフォルダーを選ぶ"
        kinds, listed = "点検票 (*.xlsx *.jikotenken)", "組織一覧を選ぶ（局・部・課）"
        heading.files_requested.connect(partial(ask_files, self, files, kinds, self.collect))
        heading.folder_requested.connect(partial(ask_folder, self, folder, self.collect))
        heading.list_requested.connect(partial(ask_file, self, listed, self.organise))
        heading.reminder_requested.connect(self._on_reminder_requested)
        self.hand_out_card.requested.connect(self.hand_out)
        self.forms.chosen.connect(self.show_form)
        self._both.narrowed.connect(heading.set_low)
        self._both.narrowed.connect(self.forms.set_low)
        self.forms.receive_requested.connect(self._on_receive_requested)
        self.card.recorder.noted.connect(self.noted)
        self.card.recorder.saved.connect(self.told.tell_saved)
        self.card.recorder.received.connect(self.forms.choose_next)
        self.told.noted.connect(self.noted)
        self._reminding.noted.connect(self.noted)
        self.running.ended.connect(self.refresh)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """What was seen before may have changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if event.mimeData().hasUrls() and not self.running.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        urls = event.mimeData().urls()
        self.collect([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    # --- private -----------------------------------------------------------------------------

    def _jobs(self) -> Jobs:
        return Jobs(self._desk.services, self._year, self._desk.person)

    def _on_read(self, seen: Seen) -> None:
        if seen.collection.fiscal_year == self._year:
            self._collection, self._holidays = seen
            self.forms.reading = False
            self.card.deadline.holidays = seen.holidays
            self._show()

    @Slot()
    def _show(self) -> None:
        today = self._desk.services.now().date()
        self._owed = owed_forms(self._collection.rows, self._holidays, today)
        self.heading.show_collection(self._collection, len(late_of(self._owed)))
        self.forms.show_rows(self._collection.of_kind(self.heading.kind), self._owed)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        self.told.forget_undone(changes)
        if self.isVisible() and changes.receipts and not self.running.busy:
            self.refresh()

    @Slot(int)
    def _on_year_requested(self, by: int) -> None:
        if by:
            # What would act upon the year before.
            self.card.show_nothing()
            self.hand_out_card.hide()
        self._year += by
        self.forms.reading = True
        self._collection = Collection(self._year, ())
        self._show()
        self.refresh()

    @Slot()
    def _on_hand_out_requested(self) -> None:
        found = self._collection
        if not found.rows:  # it is still being read
            return
        deadlines = tuple(row.deadline for row in found.waiting)
        standing = Standing(found.fiscal_year, len(found.fresh), deadlines)
        today = self._desk.services.now().date()
        self.hand_out_card.ask(standing, today, self._holidays)

    @Slot(object)
    def _on_receive_requested(self, names: Sequence[FormName]) -> None:
        by = self._desk.person

        def done(changes: Changes) -> None:
            if changes.receipts:
                self.noted.emit(changes.label)

        self._desk.tasks.write(
            self, lambda store: receive_forms(store, names, by), done, self.told.refuse
        )

    @Slot()
    def _on_reminder_requested(self) -> None:
        self._reminding.copy(self._owed)
