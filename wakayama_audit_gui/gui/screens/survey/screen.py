"""調査票: the year, its two pages, and what is handed out and taken in.

The pages are in the other modules of this folder; what runs off the GUI thread is in jobs.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year, fiscal_year_label
from wakayama_audit_gui.domain.survey_sheet import SheetState
from wakayama_audit_gui.gui.asking import WORKBOOK, ask_files, ask_folder, ask_where
from wakayama_audit_gui.gui.chart_saving import ChartSaver
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.hand_out_card import HandOut, HandOutCard, Standing
from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.gui.reminding import Reminding
from wakayama_audit_gui.gui.screens.survey.counts_page import CountsPage
from wakayama_audit_gui.gui.screens.survey.heading import COUNTS, SurveyHeading
from wakayama_audit_gui.gui.screens.survey.jobs import Jobs, SurveyView
from wakayama_audit_gui.gui.screens.survey.sheets_page import SheetsPage
from wakayama_audit_gui.gui.widgets.scroll_column import Filling, ScrollColumn
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import Collecting
from wakayama_audit_gui.use_cases.owed_sheet import late_of
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_survey_board import SurveyBoard
from wakayama_audit_gui.use_cases.save_paper import save_paper

_WHAT = (
    "課ごとに、答えるシステムのシートが入った Excel を一つずつ書き出します。"
    "配布済みの設問と、フォルダーにあるファイルは、そのままにします。"
    "配布の後にシステムが加わった課には、提出前なら「2回目」のファイルを作ります。"
)


class SurveyScreen(QWidget):
    """調査票.

    Signals:
        systems_requested: A `RegisterFilter` of exactly the systems behind a figure.
        register_requested: The register is to be seen.
        noted: In passing (str), that something was done which 元に戻す takes back.
        announced: A sentence about what was done (saved).

    Attributes:
        heading: Year and actions.
        counts: The questions counted.
        sheets: Where the sheets are.
        hand_out_card: Asks by when.
        board: What is told of a job.
        saver: Saves charts.
    """

    systems_requested = Signal(object)
    register_requested = Signal()
    noted = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._year = fiscal_year(desk.services.now().date())
        self._view: SurveyView | None = None
        self._build_ui()
        self._connect_signals()

    def collect(self, paths: Sequence[Path]) -> None:
        """Take in files, and folders of files."""
        if self.board.busy or not paths:
            return

        def done(found: Collecting) -> None:
            self.board.tell_files(found)
            if found.taken:
                self.noted.emit(found.changes.label)

        job = partial(self._jobs().collect, list(paths))
        task = self._desk.tasks.long_write(self, job, done, self.board.refuse)
        self.board.follow("返ってきた調査票を取り込んでいます", task)

    @Slot(object)
    def hand_out(self, wish: HandOut) -> None:
        """Give out sheets and write their files."""
        if self.board.busy:
            return
        job = partial(self._jobs().hand_out, wish)
        about = f"{fiscal_year_label(self._year)}の調査票"
        done = partial(self.board.tell_given, about, wish.folder)
        task = self._desk.tasks.long_write(self, job, done, self.board.refuse)
        self.board.follow("調査票を書き出しています", task)

    @Slot(str)
    def adopt(self, section: str) -> None:
        """Copy what is new in the answers of a 課, or of all where it is "", to the register."""
        if self.board.busy:
            return

        def done(changes: Changes) -> None:
            self.board.tell(f"{changes.label}。", acts=(changes,))
            self.noted.emit(changes.label)

        job = partial(self._jobs().adopt, section)
        task = self._desk.tasks.long_write(self, job, done, self.board.refuse)
        self.board.follow("答えを台帳に写しています", task)

    def save_book(self, path: Path) -> None:
        """Write the figures of all questions."""
        tables, charts = self.counts.tables(), self._desk.services.charts

        def job(_store: Store, _progress: object) -> str:
            save_paper(charts.book(tables), path)
            return path.name

        def done(name: str) -> None:
            self.announced.emit(f"「{name}」を保存しました")

        self._desk.tasks.long_read(self, job, done, self.board.refuse)

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self.heading = SurveyHeading()
        self.hand_out_card = HandOutCard("調査票", _WHAT)
        self.board = JobBoard()
        self._reminding = Reminding(self._desk, self.board, self)
        self.counts = CountsPage()
        self.sheets = SheetsPage()
        self.saver = ChartSaver(self._desk, self)
        body = Filling()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.counts)
        self._stack.addWidget(self.sheets)
        page = ScrollColumn(spacing=10)
        for part in (self.heading, self.hand_out_card, self.board):
            page.append(part)
        page.append_filling(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 18, 16)
        layout.addWidget(page)

    def _connect_signals(self) -> None:
        heading = self.heading
        heading.year_requested.connect(self._on_year_requested)
        heading.pages.chosen.connect(self._show_page)
        heading.register_requested.connect(self.register_requested)
        words, folder = "返ってきた調査票を選ぶ", "返ってきた調査票のフォルダーを選ぶ"
        heading.files_requested.connect(partial(ask_files, self, words, WORKBOOK, self.collect))
        heading.folder_requested.connect(partial(ask_folder, self, folder, self.collect))
        heading.hand_out_requested.connect(self._on_hand_out_requested)
        heading.reminder_requested.connect(self._on_reminder_requested)
        heading.adopt_requested.connect(partial(self.adopt, ""))
        self.hand_out_card.requested.connect(self.hand_out)
        self.counts.systems_requested.connect(self.systems_requested)
        self.counts.save_requested.connect(self.saver.ask)
        name = "調査票の集計.xlsx"
        book = partial(ask_where, self, "集計を書き出す", name, self.save_book)
        self.counts.book_requested.connect(book)
        self.sheets.systems_requested.connect(self.systems_requested)
        self.sheets.reopen_requested.connect(self._on_reopen_requested)
        self.sheets.adopt_requested.connect(self.adopt)
        self.saver.announced.connect(self.announced)
        self._reminding.noted.connect(self.noted)
        self.board.ended.connect(self._refresh)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        super().focusInEvent(event)
        self.counts.list.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """What was seen before may have changed meanwhile."""
        super().showEvent(event)
        self._refresh()

    # --- private -----------------------------------------------------------------------------

    def _jobs(self) -> Jobs:
        return Jobs(self._desk.services, self._year, self._desk.person)

    @Slot()
    def _refresh(self) -> None:
        self._desk.tasks.long_read(self, self._jobs().read, self._on_read)

    def _on_read(self, view: SurveyView) -> None:
        if view.board.fiscal_year != self._year:
            return
        self._view = view
        self.sheets.reading = False
        new = sum(one.new for one in view.adoptable.values())
        self.heading.show_board(view.board, len(late_of(view.owed)), new)
        self.counts.show_view(view)
        self.sheets.show_board(view.board, view.owed, view.adoptable)

    @Slot()
    def _show_page(self) -> None:
        counts = self.heading.pages.key == COUNTS
        self._stack.setCurrentWidget(self.counts if counts else self.sheets)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        self.board.forget_undone(changes)
        if self.isVisible() and changes.receipts and not self.board.busy:
            self._refresh()

    @Slot(int)
    def _on_year_requested(self, by: int) -> None:
        self._year += by
        # What would act upon the year before.
        self.hand_out_card.hide()
        self._view = None
        nothing = SurveyBoard(self._year, ())
        self.heading.show_board(nothing, 0, 0)
        self.sheets.reading = True
        self.sheets.show_board(nothing, (), {})
        self._refresh()

    @Slot()
    def _on_hand_out_requested(self) -> None:
        if self._view is None:
            return
        board, today = self._view.board, self._desk.services.now().date()
        sent = [row for row in board.rows if row.state is SheetState.SENT]
        deadlines = tuple(row.sheet.deadline for row in sent)
        fresh = board.count(SheetState.NOT_SENT) + board.grown
        standing = Standing(board.fiscal_year, fresh, deadlines)
        self.hand_out_card.ask(standing, today, self._view.holidays)

    @Slot()
    def _on_reminder_requested(self) -> None:
        if self._view is not None:
            self._reminding.copy(self._view.owed)

    @Slot(str)
    def _on_reopen_requested(self, section: str) -> None:
        self._desk.tasks.write(
            self,
            partial(self._jobs().reopen, section),
            lambda changes: self.noted.emit(changes.label),
            self.board.refuse,
        )
        self.sheets.view.setFocus(Qt.FocusReason.OtherFocusReason)
