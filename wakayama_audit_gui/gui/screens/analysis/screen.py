"""集計: the year, the three pages, and the files of their charts.

The pages are in the other modules of this folder; nothing is written here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.gui.chart_saving import ChartSaver
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.analysis.contradictions_page import ContradictionsPage
from wakayama_audit_gui.gui.screens.analysis.counts_page import CountsPage
from wakayama_audit_gui.gui.screens.analysis.repeats_page import RepeatsPage
from wakayama_audit_gui.gui.theme import Size
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.toggles import Toggles
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_analysis import Analysis, read_analysis

COUNTS, REPEATS, CONTRADICTIONS = "counts", "repeats", "contradictions"
_PAGES = {COUNTS: "内訳と推移", REPEATS: "くり返し", CONTRADICTIONS: "自己点検との食い違い"}
_ALL = "すべて"


class AnalysisScreen(QWidget):
    """集計.

    Signals:
        findings_requested: A `FindingFilter` of exactly the findings behind a figure.
        visit_requested: (visit id, subject) to be seen on the walkthrough.
        form_requested: A `FormName` to be seen.
        forms_requested: 自己点検 is to be seen.
        plan_requested: A visit is to be prepared.
        announced: A sentence about what was done (saved).

    Attributes:
        year: Narrows to a 年度.
        pages: Which page is seen.
        counts: By what they are about, and over the years.
        repeats: Where the same comes back.
        contradictions: 自己点検 against 実地.
        saver: Saves charts.
        popup: The list of years.
    """

    findings_requested = Signal(object)
    visit_requested = Signal(str, str)
    form_requested = Signal(object)
    forms_requested = Signal()
    plan_requested = Signal()
    announced = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._analysis = Analysis()
        self._year = 0
        self._reading = False
        self._again = False
        self._build_ui()
        self._connect_signals()

    def refresh(self) -> None:
        """Read everything anew; what is asked for meanwhile is read once more at the end."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        services = self._desk.services

        def job(store: Store, _progress: object) -> Analysis:
            return read_analysis(store, services.catalogue())

        task = self._desk.tasks.long_read(self, job, self._on_read)
        task.ended.connect(self._on_reading_ended)

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self.year = PlainButton("年度：すべて", icon="chevron-down", trailing=True, touch=True)
        self.pages = Toggles(dict(_PAGES), self)
        self.popup = ChoicePopup(self, "年度")
        title = PlainLabel("集計", size=Size.HEADING, bold=True)
        title.setMinimumHeight(44)
        heading = QWidget()
        flow = FlowLayout(heading)
        for part in (title, self.year, *self.pages.buttons.values()):
            flow.addWidget(part)
        self.counts = CountsPage()
        self.repeats = RepeatsPage()
        self.contradictions = ContradictionsPage()
        self._nothing = EmptyState(
            "chart-column",
            "数えるものがまだありません。",
            "視察で指摘・意見が見つかると、ここに集まります。",
            step="視察を始める",
        )
        self.saver = ChartSaver(self._desk, self)
        body = QWidget()
        self._stack = QStackedLayout(body)
        for page in (self.counts, self.repeats, self.contradictions, self._nothing):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(body, 1)

    def _connect_signals(self) -> None:
        self.year.clicked.connect(self._on_year_clicked)
        self.popup.chosen.connect(self._on_year_chosen)
        self.pages.chosen.connect(self._show)
        for page in (self.counts, self.repeats, self.contradictions):
            page.findings_requested.connect(self.findings_requested)
            page.save_requested.connect(self.saver.ask)
        self.contradictions.visit_requested.connect(self.visit_requested)
        self.contradictions.form_requested.connect(self.form_requested)
        self.contradictions.forms_requested.connect(self.forms_requested)
        self._nothing.step_requested.connect(self.plan_requested)
        self.saver.announced.connect(self.announced)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        super().focusInEvent(event)
        self.year.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """What was seen before may have changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    # --- showing -----------------------------------------------------------------------------

    def _on_read(self, analysis: Analysis) -> None:
        self._analysis = analysis
        if self._year not in analysis.years:
            self._year = 0
        self._show()

    @Slot()
    def _on_reading_ended(self) -> None:
        self._reading = False
        if self._again:
            self.refresh()

    @Slot()
    def _show(self) -> None:
        page, analysis = self.pages.key, self._analysis
        label = fiscal_year_label(self._year) if self._year else _ALL
        self.year.set_words(f"年度：{label}")
        # What comes back is seen only over all years.
        self.year.setVisible(page != REPEATS)
        if page == CONTRADICTIONS:
            self.contradictions.show_analysis(analysis, self._year)
            self._stack.setCurrentWidget(self.contradictions)
        elif not analysis.classed:
            self._stack.setCurrentWidget(self._nothing)
        elif page == REPEATS:
            self.repeats.show_analysis(analysis)
            self._stack.setCurrentWidget(self.repeats)
        else:
            self.counts.show_analysis(analysis, self._year)
            self._stack.setCurrentWidget(self.counts)

    @Slot()
    def _on_year_clicked(self) -> None:
        years = [Choice(fiscal_year_label(year), "", year) for year in self._analysis.years]
        self.popup.offer([Choice(_ALL, "", 0), *years], self.year)

    @Slot(object)
    def _on_year_chosen(self, year: object) -> None:
        if isinstance(year, int):
            self._year = year
            self._show()
            self.year.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.receipts:
            self.refresh()
