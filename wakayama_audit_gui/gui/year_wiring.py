"""Puts the screens of the year into the window: made when first shown, and connected.

The screens around a visit are made and connected in wiring.py and sign_wiring.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.collect_wiring import COLLECT
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.organisation_wiring import ORGANISATION, make_organisation
from wakayama_audit_gui.gui.register_wiring import RegisterWiring
from wakayama_audit_gui.gui.stick_wiring import StickWiring

BOARD, SELECT, REPORT, ANALYSIS = "board", "select", "report", "analysis"


class YearWiring(QObject):
    """The screens on which the office lives the year.

    Signals:
        visit_requested: (visit id, subject) to be seen on the walkthrough.
        plan_requested: (id of the system, 課) whose visit is to be prepared, "" for any.

    Attributes:
        register: The register of systems.
    """

    visit_requested = Signal(str, str)
    plan_requested = Signal(str, str)

    def __init__(self, window: MainWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk
        self.register = RegisterWiring(window, desk, self)

    def make_screens_known(self) -> None:
        """Tell the window which screens there are."""
        self._window.add_screen(BOARD, "指摘・意見", self._make_board)
        self._window.add_screen(ANALYSIS, "集計", self._make_analysis)
        self._window.add_screen(REPORT, "報告書", self._make_report)
        self._window.add_screen(SELECT, "対象の選定", self._make_select, tab=False)
        organisation = partial(make_organisation, self._window, self._desk)
        self._window.add_screen(ORGANISATION, "組織と組織改正", organisation, tab=False)
        self.sticks = StickWiring(self._window, self._desk, self)
        self.sticks.finding_requested.connect(self.show_finding)
        self.sticks.board_requested.connect(self.show_board)
        self.register.make_screens_known()

    @Slot()
    def show_board(self) -> None:
        """The ledger of findings."""
        self._window.show_screen(BOARD)

    @Slot(object)
    def show_findings(self, asked: object) -> None:
        """The ledger, narrowed to what a `FindingFilter` finds."""
        from wakayama_audit_gui.domain.finding_filter import FindingFilter
        from wakayama_audit_gui.gui.screens.board.screen import BoardScreen

        screen = self._window.screen_for(BOARD)
        if isinstance(screen, BoardScreen) and isinstance(asked, FindingFilter):
            screen.look_for(asked)
        self.show_board()

    @Slot(str)
    def show_finding(self, finding: str) -> None:
        """The ledger, with one finding chosen."""
        from wakayama_audit_gui.domain.finding_filter import FindingFilter
        from wakayama_audit_gui.gui.screens.board.screen import BoardScreen

        screen = self._window.screen_for(BOARD)
        if isinstance(screen, BoardScreen):
            screen.look_for(FindingFilter(), finding)
        self.show_board()

    @Slot(str)
    def show_forms(self, asked: str) -> None:
        """The board of the 自己点検: this year's forms of 課 and systems that are asked for."""
        from wakayama_audit_gui.domain.calendar import fiscal_year
        from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
        from wakayama_audit_gui.gui.widgets.searched_list import EVERY

        self._window.show_screen(COLLECT)
        screen = self._window.screen_for(COLLECT)
        if isinstance(screen, CollectScreen):
            year = fiscal_year(self._desk.services.now().date())
            screen.show_board(year, None, asked or EVERY)

    @Slot(object)
    def show_form(self, name: object) -> None:
        """The board of the 自己点検, with the form of a `FormName`."""
        from wakayama_audit_gui.domain.self_inspection import FormName
        from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen

        self._window.show_screen(COLLECT)
        screen = self._window.screen_for(COLLECT)
        if isinstance(screen, CollectScreen) and isinstance(name, FormName):
            screen.show_board(name.fiscal_year, name.kind)
            screen.show_form(name)

    @Slot()
    def show_select(self) -> None:
        """対象の選定."""
        self._window.show_screen(SELECT)

    @Slot(object)
    def show_unplanned(self, kind: object) -> None:
        """対象の選定, with what was chosen of a `FormKind` and has no visit; None: all targets."""
        from wakayama_audit_gui.domain.self_inspection import FormKind
        from wakayama_audit_gui.gui.screens.select.screen import SelectScreen

        self._window.show_screen(SELECT)
        screen = self._window.screen_for(SELECT)
        if isinstance(screen, SelectScreen) and (kind is None or isinstance(kind, FormKind)):
            screen.show_unplanned(kind)

    def _make_select(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.select.screen import SelectScreen

        screen = SelectScreen(self._desk)
        screen.finding_requested.connect(self.show_finding)
        screen.form_requested.connect(self.show_form)
        screen.visit_requested.connect(self.visit_requested)
        screen.entry_requested.connect(self.register.show_entry)
        screen.plan_requested.connect(self.plan_requested)
        for away in (
            screen.finding_requested,
            screen.form_requested,
            screen.visit_requested,
            screen.entry_requested,
            screen.plan_requested,
        ):
            away.connect(self._on_select_left)
        screen.noted.connect(self._window.announce)
        screen.announced.connect(partial(self._window.announce, undo=False))
        return screen

    @Slot()
    def _on_select_left(self) -> None:
        """What a number rests upon was opened: the way leads back to the number."""
        self._window.offer_return(SELECT)

    @Slot()
    def show_report(self) -> None:
        """報告書."""
        self._window.show_screen(REPORT)

    def _make_report(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.report.screen import ReportScreen

        screen = ReportScreen(self._desk)
        screen.finding_requested.connect(self.show_finding)
        screen.noted.connect(self._window.announce)
        screen.announced.connect(partial(self._window.announce, undo=False))
        return screen

    @Slot()
    def show_organisation(self) -> None:
        """組織と組織改正."""
        self._window.show_screen(ORGANISATION)

    @Slot()
    def show_analysis(self) -> None:
        """集計."""
        self._window.show_screen(ANALYSIS)

    @Slot()
    def show_repeats(self) -> None:
        """集計, with what comes back."""
        from wakayama_audit_gui.gui.screens.analysis.screen import REPEATS, AnalysisScreen

        screen = self._window.screen_for(ANALYSIS)
        if isinstance(screen, AnalysisScreen):
            screen.pages.buttons[REPEATS].click()
        self.show_analysis()

    def _make_analysis(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.analysis.screen import AnalysisScreen

        screen = AnalysisScreen(self._desk)
        screen.findings_requested.connect(self.show_findings)
        screen.visit_requested.connect(self.visit_requested)
        screen.form_requested.connect(self.show_form)
        screen.forms_requested.connect(partial(self._window.show_screen, COLLECT))
        screen.plan_requested.connect(partial(self.plan_requested.emit, "", ""))
        screen.announced.connect(partial(self._window.announce, undo=False))
        return screen

    def _make_board(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.board.screen import BoardScreen

        screen = BoardScreen(self._desk)
        screen.analysis_requested.connect(self.show_analysis)
        screen.sticks_requested.connect(self.sticks.show)
        screen.visit_requested.connect(self.visit_requested)
        screen.noted.connect(self._window.announce)
        return screen
