"""ホーム: 続ける, the year in five steps, the visits, findings that keep coming back.

Rows are drawn in delegate.py; walking a visit is another screen, asked for by signals.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.repeats import RepeatMap
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.definition_notice import DefinitionNotice
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.home.figure_step import StepForm
from wakayama_audit_gui.gui.screens.home.repeated import HEADING, RepeatedCard
from wakayama_audit_gui.gui.screens.home.steps import ALL, LEFT, SEALED, VisitSteps
from wakayama_audit_gui.gui.screens.home.top_line import TopLine
from wakayama_audit_gui.gui.screens.home.visit_list import VisitList
from wakayama_audit_gui.gui.screens.home.year_strip import YearStrip
from wakayama_audit_gui.gui.screens.home.year_words import (
    YearStep,
    filter_for,
    forms_for,
    targets_for,
)
from wakayama_audit_gui.gui.widgets.list_and_side import ListAndSide
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.count_year import Year
from wakayama_audit_gui.use_cases.known_systems import with_register
from wakayama_audit_gui.use_cases.plan_visit import remove_visit
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_analysis import repeats_of
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_year import read_year

_SIDE = 24
_NARROW_BELOW = 1200
"""Width below which the strip of states would have no room for its words beside the card."""
_ROWS_LEAST = 3
"""So many visits are to be seen before the strip of the year says more."""
_AIR = {StepForm.HIGH: (16, 14, 8), StepForm.MIDDLE: (6, 6, 4), StepForm.LOW: (6, 6, 4)}
"""Above and below everything, between its parts, between the strip of states and the list."""


class HomeScreen(QWidget):
    """The first screen of an auditor.

    Signals:
        visit_requested: Id of the visit to walk.
        sign_requested: Id of the visit to be confirmed and signed, or that is sealed.
        sheet_requested: Id of the visit whose sheet is to be seen.
        plan_requested: A new visit is to be prepared.
        forms_requested: 自己点検 of this year is to be seen: what is asked (str), "" for all.
        targets_requested: 対象の選定 is to be seen: a `FormKind` without a visit, None for all.
        board_requested: A `FindingFilter`: these 指摘・意見 are to be seen.
        analysis_requested: 集計 is to be seen.
        noted: In passing (str), that something was done which 元に戻す takes back.

    Attributes:
        year: The year in five steps.
        notice: That definitions are damaged.
        top: The line above everything.
    """

    visit_requested = Signal(str)
    sign_requested = Signal(str)
    sheet_requested = Signal(str)
    plan_requested = Signal()
    forms_requested = Signal(str)
    targets_requested = Signal(object)
    board_requested = Signal(object)
    analysis_requested = Signal()
    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[VisitRow] = []
        self._year = Year()
        self._reading_year = False
        self._build_ui()
        self._connect_signals()

    def refresh(self) -> None:
        """Read the list of visits anew, then how the year stands."""
        self._desk.tasks.read(self, _read_visits, self._on_visits_read)

    def _build_ui(self) -> None:
        self.top = TopLine(HEADING)
        self.year = YearStrip()
        self.notice = DefinitionNotice(self._desk)
        self._steps = VisitSteps()
        self._visits = VisitList()
        self._repeated = RepeatedCard()
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self._steps)
        self._left.addWidget(self._visits, 1)
        self._both = ListAndSide(self, left, self._repeated, HEADING, (2, 1), _NARROW_BELOW)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.top)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.year)
        self._column.addWidget(self._both, 1)
        self._set_form(StepForm.LOW)  # or a low window could not be had: it would have to grow

    def _connect_signals(self) -> None:
        self.top.often.clicked.connect(self._both.open_side)
        self._repeated.analysis_requested.connect(self.analysis_requested)
        self._repeated.findings_requested.connect(self.board_requested)
        self.top.plan.clicked.connect(self.plan_requested)
        self.top.visit_requested.connect(self.visit_requested)
        self.year.chosen.connect(self._on_year_step_chosen)
        self._steps.chosen.connect(self._show_list)
        self._visits.plan_requested.connect(self.plan_requested)
        self._visits.visit_requested.connect(self.visit_requested)
        self._visits.sign_requested.connect(self.sign_requested)
        self._visits.sheet_requested.connect(self.sheet_requested)
        self._visits.removal_requested.connect(self._on_removal_requested)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form by the room there is."""
        super().resizeEvent(event)
        self._choose_form()
        self._show_words()

    def _choose_form(self) -> None:
        """The highest strip that leaves the list room for some rows."""
        forms = (StepForm.HIGH, StepForm.MIDDLE)
        least = self._visits.height_for(_ROWS_LEAST)
        fitting = (form for form in forms if self._room_for_list(form) >= least)
        self._set_form(next(fitting, StepForm.LOW))

    def _room_for_list(self, form: StepForm) -> int:
        """Height that a form of the strip leaves the list."""
        air, gap, inner = _AIR[form]
        notice = self.notice.sizeHint().height() + gap if self.notice.isVisible() else 0
        above = self.top.sizeHint().height() + notice + self.year.height_of(form) + 2 * gap
        return self.height() - 2 * air - above - self._steps.sizeHint().height() - inner

    def _set_form(self, form: StepForm) -> None:
        self.year.set_form(form)
        air, gap, inner = _AIR[form]
        self._left.setSpacing(inner)
        self._column.setContentsMargins(_SIDE, air, _SIDE, air)
        self._column.setSpacing(gap)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        # Hidden, it reads once when it is shown again instead of at every key of the walkthrough.
        if self.isVisible() and changes.receipts:
            self.refresh()

    @Slot(object)
    def _on_visits_read(self, rows: list[VisitRow]) -> None:
        self._rows = rows
        today = self._desk.services.now().date()
        self._steps.show_rows(rows, today)
        self._show_list()
        self._show_words()
        self._read_year()

    def _read_year(self) -> None:
        """One reading at a time: what came meanwhile is read when home is looked at again."""
        if self._reading_year:
            return
        self._reading_year = True
        services, today = self._desk.services, self._desk.services.now().date()

        def job(store: Store, _progress: object) -> tuple[Year, RepeatMap]:
            catalogue, holidays = services.catalogue(), services.follow_up.holidays()
            ledger = read_findings(store, catalogue)
            year = fiscal_year(today)
            form = services.register.form
            counted = read_year(store, catalogue, year, today, holidays, ledger, form)
            return counted, repeats_of(ledger, with_register(store, catalogue))

        self._desk.tasks.long_read(self, job, self._on_year_read, self._on_year_not_read)

    def _on_year_read(self, read: tuple[Year, RepeatMap]) -> None:
        self._reading_year = False
        self._year, repeats = read
        self.year.show_year(self._year)
        self._steps.show_year(self._year.visits)
        self._show_list()
        self._repeated.show_repeats(repeats)
        self._show_words()
        self.notice.load()

    def _on_year_not_read(self, error: UserError) -> None:
        self._reading_year = False
        if error.code != "bug":  # which was told already
            self._desk.tasks.user_error.emit(error)

    @Slot(object)
    def _on_year_step_chosen(self, step: YearStep) -> None:
        if step is YearStep.FORMS:
            # What it leaves to do is what it opens.
            self.forms_requested.emit(forms_for(self._year.forms))
        elif step is YearStep.TARGETS:
            self.targets_requested.emit(targets_for(self._year.targets))
        elif step is YearStep.VISITS:
            count = self._year.visits
            self._steps.show_only(LEFT if count.left else SEALED if count.sealed else ALL)
        else:
            self.board_requested.emit(filter_for(step, self._year))

    def _show_words(self) -> None:
        """The line above everything, in as many words as there is room for."""
        narrow, room = self._both.narrow, self.width() - 2 * _SIDE
        today = self._desk.services.now().date()
        self.top.show_words(self._rows, self._year.next_due, today, room, narrow=narrow)
        self._repeated.set_titled(not narrow)

    @Slot()
    def _show_list(self) -> None:
        today = self._desk.services.now().date()
        shown = [row for row in self._rows if self._steps.holds(row)]
        self._visits.show_rows(shown, today, some=bool(self._rows))

    @Slot(str)
    def _on_removal_requested(self, visit: str) -> None:
        title = next((row.title for row in self._rows if row.visit == visit), "")
        by = self._desk.person
        self._desk.tasks.write(
            self,
            lambda store: remove_visit(store, visit, by),
            lambda _changes: self.noted.emit(f"「{title}」を一覧から外しました"),
        )


def _read_visits(store: Store) -> list[VisitRow]:
    return store.visits()
