"""USBメモリ: the ledger and the count, side by side with what is chosen of them.

The parts are in the other modules of this folder; what is written is in lending.py and counting.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.stick import Stick
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import LongTask
from wakayama_audit_gui.gui.screens.sticks.count_side import CountSide
from wakayama_audit_gui.gui.screens.sticks.files import StickFiles
from wakayama_audit_gui.gui.screens.sticks.ledger_page import LedgerList
from wakayama_audit_gui.gui.screens.sticks.lending import Lending
from wakayama_audit_gui.gui.screens.sticks.reading import Sticks, read_all
from wakayama_audit_gui.gui.screens.sticks.section_list import SectionList
from wakayama_audit_gui.gui.screens.sticks.stick_form import StickForm
from wakayama_audit_gui.gui.theme import Size
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.list_and_side import ListAndSide
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store

LEDGER, COUNT = "台帳", "照合"


class SticksScreen(QWidget):
    """Lent USBメモリ.

    Signals:
        finding_requested: Id of a finding to be seen on the board.
        board_requested: The board is to be seen.
        noted: In passing (str), that something was done which 元に戻す takes back.
        announced: A sentence about what was done (saved).

    Attributes:
        ledger: The sticks.
        form: The one that is looked at.
        sections: Where can be counted.
        count: Begins a count, and the count.
        lending: Writes what is done with a stick.
        files: Excel and PDF.
        strip: How far a list is.
        pages: Name → the button that shows it.
    """

    finding_requested = Signal(str)
    board_requested = Signal()
    noted = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading = self._stale = False
        self._build_ui()
        self._connect_signals()

    def refresh(self) -> None:
        """Read ledger and counts anew; one reading at a time."""
        self._stale = self._reading
        if self._reading:
            return
        self._reading = True
        services = self._desk.services

        def job(store: Store, _progress: object) -> Sticks:
            return read_all(store, services)

        self._desk.tasks.long_read(self, job, self._on_read, self._on_not_read)

    def flush(self) -> None:
        """Hand over what is being typed."""
        if self._pages.currentIndex() == 0:
            self.form.flush()

    @Slot(object)
    def look_at(self, stick: Stick | None) -> None:
        """Show a stick beside the list; None is a new one."""
        self.lending.look_at(stick)
        self._both.open_side()

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self.ledger, self.form = LedgerList(), StickForm()
        self.sections, self.count = SectionList(), CountSide(self._desk)
        self.lending = Lending(self._desk, self.form, self)
        self.files = StickFiles(self._desk, self)
        self.strip = ProgressStrip()
        self.strip.hide()
        left = QWidget()
        self._pages = QStackedLayout(left)
        self._pages.addWidget(self.ledger)
        self._pages.addWidget(self.sections)
        self._side = QWidget()
        self._sides = QStackedLayout(self._side)
        self._sides.addWidget(self.form)
        self._sides.addWidget(self.count)
        self._both = ListAndSide(self, left, self._side, "USBメモリ", (1, 1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self._build_heading())
        layout.addWidget(self.strip)
        layout.addWidget(self._both, 1)

    def _build_heading(self) -> QWidget:
        title = PlainLabel("USBメモリ運用管理監査", size=Size.HEADING, bold=True)
        title.setMinimumHeight(44)
        heading = QWidget()
        flow = FlowLayout(heading)
        back = LinkButton("指摘・意見", icon="chevron-left", touch=True)
        back.clicked.connect(self.board_requested)
        for part in (back, title):
            flow.addWidget(part)
        self._group = QButtonGroup(self)
        self.pages: dict[str, PlainButton] = {}
        for number, name in enumerate((LEDGER, COUNT)):
            button = PlainButton(name, touch=True)
            button.setCheckable(True)
            self.pages[name] = button
            self._group.addButton(button, number)
            flow.addWidget(button)
        self.pages[LEDGER].setChecked(True)
        for words, icon, wish in (
            ("Excel から取り込む", "file-plus", self.files.ask_ledger),
            ("Excel に書き出す", "file-down", self.files.ask_where_ledger),
        ):
            button = PlainButton(words, icon=icon, touch=True)
            button.clicked.connect(wish)
            flow.addWidget(button)
        return heading

    def _connect_signals(self) -> None:
        self._group.idClicked.connect(self._on_page_chosen)
        self.ledger.chosen.connect(self.look_at)
        self.ledger.new_requested.connect(partial(self.look_at, None))
        self.ledger.file_requested.connect(self.files.ask_ledger)
        self.sections.chosen.connect(self.count.count_at)
        self.count.shown.connect(self._both.open_side)
        self.count.paper_requested.connect(self.files.ask_where_paper)
        self.count.card.form.shown.connect(self.finding_requested)
        self.files.started.connect(self._on_taking_in)
        self.files.ended.connect(self._on_taken_in)
        self.files.taken_in.connect(self._on_ledger_taken_in)
        self.files.saved.connect(self.announced)
        self.lending.noted.connect(self.noted)
        self.count.counting.noted.connect(self.noted)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """What was seen before may have changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    # --- reading -----------------------------------------------------------------------------

    def _on_read(self, sticks: Sticks) -> None:
        self._reading = False
        self.ledger.show_ledger(sticks.ledger)
        self.sections.show_sticks(sticks)
        self.pages[LEDGER].set_words(f"{LEDGER} {len(sticks.ledger)}")
        self.lending.show_sticks(sticks)
        self.count.show_sticks(sticks)
        if self._stale:
            self.refresh()

    def _on_not_read(self, error: UserError) -> None:
        self._reading = False
        if error.code != "bug":  # which was told already
            self._desk.tasks.user_error.emit(error)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.receipts and self.count.concerns_others(changes):
            self.refresh()

    # --- choosing and writing ----------------------------------------------------------------

    @Slot(int)
    def _on_page_chosen(self, number: int) -> None:
        self.flush()
        self._pages.setCurrentIndex(number)
        self._sides.setCurrentIndex(number)
        if number:
            self.count.take_keyboard()

    @Slot(object)
    def _on_taking_in(self, task: LongTask) -> None:
        self.strip.restart("台帳を取り込んでいます")
        self.strip.cancel_requested.connect(task.cancel)
        task.progressed.connect(self.strip.set_progress)

    @Slot()
    def _on_taken_in(self) -> None:
        self.strip.hide()
        self.refresh()

    @Slot(object)
    def _on_ledger_taken_in(self, changes: Changes) -> None:
        if changes.receipts:
            self.noted.emit(changes.label)
        else:
            self.announced.emit("台帳は、取り込んだファイルと同じです")
