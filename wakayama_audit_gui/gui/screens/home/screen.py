"""ホーム: 続ける, the year in five steps, the visits, findings that keep coming back.

Rows are drawn in delegate.py; walking a visit is another screen, asked for by signals.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year, fiscal_year_label, short_date
from wakayama_audit_gui.domain.repeats import RepeatMap
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.definition_notice import DefinitionNotice
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.home.model import remaining, to_resume
from wakayama_audit_gui.gui.screens.home.repeated import HEADING, RepeatedCard
from wakayama_audit_gui.gui.screens.home.steps import VisitSteps
from wakayama_audit_gui.gui.screens.home.visit_list import VisitList
from wakayama_audit_gui.gui.screens.home.year_strip import YearStrip
from wakayama_audit_gui.gui.screens.home.year_words import YearStep, filter_for, tell_deadline
from wakayama_audit_gui.gui.theme import BASE_PX, Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.list_and_side import ListAndSide
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.plan_visit import remove_visit
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_analysis import repeats_of
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_year import Year, read_year

_TITLE_LEAST, _TITLE_MOST = 5, 18
"""Characters of a visit's title on the button; the list shows it whole."""

_SIDE, _GAP = 24, 12
_LOW_BELOW = 600
"""Logical pixels at 100 % text."""


class HomeScreen(QWidget):
    """The first screen of an auditor.

    Signals:
        visit_requested: Id of the visit to walk.
        sign_requested: Id of the visit to be confirmed and signed, or that is sealed.
        sheet_requested: Id of the visit whose sheet is to be seen.
        plan_requested: A new visit is to be prepared.
        forms_requested: 自己点検 is to be seen, only what is overdue (bool) or all of it.
        targets_requested: 対象の選定 is to be seen.
        board_requested: A `FindingFilter`: these 指摘・意見 are to be seen.
        analysis_requested: 集計 is to be seen.
        noted: In passing (str), that something was done which 元に戻す takes back.

    Attributes:
        year: The year in five steps.
        notice: That definitions are damaged.
    """

    visit_requested = Signal(str)
    sign_requested = Signal(str)
    sheet_requested = Signal(str)
    plan_requested = Signal()
    forms_requested = Signal(bool)
    targets_requested = Signal()
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
        self._heading = PlainLabel(size=Size.HEADING, bold=True)
        self._today = PlainLabel(tone=Tone.SECOND)
        self._often = PlainButton("続く指摘", icon="history", touch=True)
        self._often.setAccessibleDescription(HEADING)
        self._plan = PlainButton("視察を始める", icon="plus", touch=True)
        self._resume = PrimaryButton("続ける", touch=True)
        self._resume.hide()
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        top.addWidget(self._heading)
        top.addWidget(self._today)
        top.addStretch(1)
        for button in (self._often, self._plan, self._resume):
            top.addWidget(button)
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
        self._both = ListAndSide(self, left, self._repeated, HEADING, (2, 1))
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.year)
        self._column.addWidget(self._both, 1)
        self._set_low(low=True)  # or a low window could not be had: it would be asked to grow

    def _connect_signals(self) -> None:
        self._often.clicked.connect(self._both.open_side)
        self._repeated.analysis_requested.connect(self.analysis_requested)
        self._repeated.findings_requested.connect(self.board_requested)
        self._plan.clicked.connect(self.plan_requested)
        self._resume.clicked.connect(self._on_resume_clicked)
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
        size = event.size()
        self._set_low(low=size.height() < scaled(_LOW_BELOW))
        self._show_words()

    def _set_low(self, *, low: bool) -> None:
        self.year.set_low(low=low)
        self._left.setSpacing(4 if low else 8)
        air = 6 if low else 16
        self._column.setContentsMargins(_SIDE, air, _SIDE, air)
        self._column.setSpacing(6 if low else 14)

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
            ledger, day = read_findings(store, catalogue), today.isoformat()
            year = read_year(store, catalogue, fiscal_year(today), day, holidays, ledger)
            return year, repeats_of(ledger, catalogue)

        self._desk.tasks.long_read(self, job, self._on_year_read, self._on_year_not_read)

    def _on_year_read(self, read: tuple[Year, RepeatMap]) -> None:
        self._reading_year = False
        self._year, repeats = read
        self.year.show_year(self._year)
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
            # What it counts is what it opens.
            self.forms_requested.emit(bool(self._year.forms.overdue))
        elif step is YearStep.TARGETS:
            self.targets_requested.emit()
        elif step is YearStep.VISITS:
            self._steps.show_all()
        else:
            self.board_requested.emit(filter_for(step, self._year))

    def _show_words(self) -> None:
        """The heading and the main button, in as many words as there is room for."""
        today = self._desk.services.now().date()
        year = fiscal_year_label(fiscal_year(today))
        self._heading.setText(year if self._both.narrow else f"{year} 情報セキュリティ監査")
        self._often.setVisible(self._both.narrow)
        self._today.setVisible(not self._both.narrow)
        self._today.setText(f"今日 {short_date(today.isoformat())}")
        current = to_resume(self._rows, today)
        self._resume.setVisible(current is not None)
        if current is None:
            self._show_deadline(today)
            return
        verb = "続ける" if sum(current.counts) else "始める"
        left = f"（残り {remaining(current)} 件）"
        # A deadline is worth more than the end of a long name: the name is cut to what is left.
        self._resume.set_words(f"{verb}：{'＿' * _TITLE_LEAST}{left}")
        self._show_deadline(today)
        self._resume.set_words(f"{verb}：{left}")
        title = self._cut(current.title)
        self._resume.set_words(f"{verb}：{title}{left}" if title else f"{verb}{left}")

    def _show_deadline(self, today: date) -> None:
        """The next deadline, where there is room beside everything else."""
        told = tell_deadline(self._year.plans, today)
        room = self.width() - 2 * _SIDE - self._taken() - 2 * _GAP
        width = self._today.fontMetrics().horizontalAdvance(told) + _GAP
        if told and not self._both.narrow and width <= room:
            self._today.setText(f"今日 {short_date(today.isoformat())}　{told}")

    def _taken(self) -> int:
        """How much of the top line is taken."""
        parts = (self._heading, self._today, self._often, self._plan, self._resume)
        return sum(part.sizeHint().width() + _GAP for part in parts if not part.isHidden())

    def _cut(self, title: str) -> str:
        """As much of a title as there is room for on the button; "" when that says nothing."""
        characters = (self.width() - 2 * _SIDE - self._taken()) // scaled(BASE_PX)
        if characters < _TITLE_LEAST:
            return ""
        room = min(_TITLE_MOST, characters)
        return title if len(title) <= room else f"{title[: room - 1]}…"

    @Slot()
    def _show_list(self) -> None:
        today = self._desk.services.now().date()
        shown = [row for row in self._rows if self._steps.holds(row)]
        self._visits.show_rows(shown, today, some=bool(self._rows))

    @Slot()
    def _on_resume_clicked(self) -> None:
        current = to_resume(self._rows, self._desk.services.now().date())
        if current is not None:
            self.visit_requested.emit(current.visit)

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
