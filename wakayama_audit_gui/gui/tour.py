"""The way through all screens, for pictures of them: each pose is gone to as a user would.

Drawing and waiting is in portraits.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.analysis import Axis
from wakayama_audit_gui.domain.reorganisation import ReorganisationKind
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.domain.signature import SignatureMode
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.board_tour import board_script
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.form_tour import collect_script, inspect_script, write_one_form
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.organisation_wiring import ORGANISATION
from wakayama_audit_gui.gui.register_tour import register_script
from wakayama_audit_gui.gui.screens.analysis.screen import (
    CONTRADICTIONS,
    REPEATS,
    AnalysisScreen,
)
from wakayama_audit_gui.gui.screens.assign.screen import AssignScreen
from wakayama_audit_gui.gui.screens.office.screen import OfficeScreen
from wakayama_audit_gui.gui.screens.organisation.screen import OrganisationScreen
from wakayama_audit_gui.gui.screens.plan.places_panel import PlaceEditor
from wakayama_audit_gui.gui.screens.plan.screen import PlanScreen
from wakayama_audit_gui.gui.screens.report.screen import ReportScreen
from wakayama_audit_gui.gui.screens.select.screen import SelectScreen
from wakayama_audit_gui.gui.screens.sign.screen import SignScreen
from wakayama_audit_gui.gui.screens.sticks.screen import COUNT, SticksScreen
from wakayama_audit_gui.gui.screens.walk.names_panel import NamesPanel
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.welcome.new_workspace import NewWorkspace
from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.gui.sign_wiring import SIGN
from wakayama_audit_gui.gui.stick_wiring import STICKS
from wakayama_audit_gui.gui.wiring import ASSIGN, OFFICE, PLAN, WALK, Wiring
from wakayama_audit_gui.gui.year_wiring import ANALYSIS, REPORT, SELECT
from wakayama_audit_gui.use_cases.form_file import SUFFIX
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_visit import read_visit

W = TypeVar("W", bound=QWidget)

Script = Iterator[str]
"""Goes to a screen, then yields the name of its picture, or "" to wait without one."""


class Tour:
    """The way through all screens.

    Args:
        window: Shown already.
        session: Nothing is open yet.
        services: The doors to the other floors.
        workspace: A sample workspace; one of its visits is moved on to 署名待ち.
        visit: A visit with some answers and photos.
        folder: Where an empty workspace may be made.
    """

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        services: Services,
        workspace: Path,
        visit: str,
        folder: Path,
    ) -> None:
        self._window = window
        self._session = session
        self._services = services
        self._workspace = workspace
        self._visit = visit
        self._folder = folder

    def script(self) -> Script:
        """From the first start to the settings."""
        yield from self._first_start()
        opened = self._services.open_workspace(self._workspace)
        self._session.enter(opened)
        yield "home"
        self._wiring.show_plan()
        yield "plan"
        plan = self._screen(PLAN, PlanScreen)
        plan.choose(("S03",))
        for editor in plan.findChildren(PlaceEditor)[:2]:
            editor.tick(on=True)
        yield "plan-filled"
        yield from self._walk()
        self._wiring.show_sheet(self._visit)
        yield "sheet"
        self._wiring.show_photo(self._visit, "")
        yield "photo"
        yield from self._assign()
        yield from self._sign()
        yield from collect_script(self._window, self._wiring)
        yield from self._select()
        yield from board_script(self._window, self._wiring)
        yield from self._sticks()
        yield from self._analysis()
        yield from self._report()
        yield from self._organisation()
        yield from register_script(self._window, self._wiring)
        self._wiring.show_search("記録")
        yield "search"
        self._window.show_screen(OFFICE)
        yield "office"
        self._screen(OFFICE, OfficeScreen).persons.erase.click()
        yield "office-names"
        form = self._folder / f"見本{SUFFIX}"
        opened.call(lambda store: write_one_form(store, self._services, form)).result()
        yield from inspect_script(self._window, self._session, form)

    def _assign(self) -> Script:
        """The photos of the visit once more, each with a byte behind its end: so they are new."""
        desk, visit = self._desk, self._visit
        found: list[bytes] = []

        def originals(store: Store) -> list[bytes]:
            return [store.blob(photo.blob) for photo in read_visit(store, visit).photos]

        desk.tasks.read(desk, originals, found.extend)
        yield ""
        sources = [PhotoSource(f"IMG_{n:04}.JPG", None, d + b"\0") for n, d in enumerate(found, 1)]
        self._wiring.show_assign(visit, sources)
        yield ""
        for first in islice(self._screen(WALK, WalkScreen).walk.visit.rows(), 1):
            self._screen(ASSIGN, AssignScreen).assign(first.answer.subject)
        yield "assign"

    def _sign(self) -> Script:
        """The visit of the sample that waits to be confirmed, and the one that is sealed."""
        found: list[VisitRow] = []
        desk = self._desk
        desk.tasks.read(desk, lambda store: store.visits(), found.extend)
        yield ""
        by_state = {row.state: row.visit for row in found}
        waiting = by_state.get(VisitState.SIGNING) or by_state[VisitState.CONFIRMING]
        self._wiring.show_sign(waiting)
        yield ""
        board = self._screen(SIGN, SignScreen).board
        if board.steps.onward.isVisible():
            board.steps.onward.click()
        yield "sign"
        boxes = [card for paper in board.papers for card in paper.cards.values()]
        boxes[0].ways[SignatureMode.SCREEN].click()
        yield "sign-pad"
        sealed = by_state[VisitState.SEALED]
        self._wiring.show_sign(sealed)
        yield "sign-sealed"
        self._wiring.show_visit(sealed)
        yield "walk-sealed"
        self._wiring.show_photo(sealed, "")
        yield "photo-marked"

    def _select(self) -> Script:
        """The choice of the year: what speaks for the first target, and the weights."""
        self._wiring.year.show_select()
        yield ""
        screen = self._screen(SELECT, SelectScreen)
        key = (FormKind.SYSTEM, "S01")
        screen.look_at(key)
        screen.card.form.reason.setPlainText("前回の指摘が多く残り、多くの課で使うため。")
        screen.card.form.choose.click()
        yield "select"
        screen.weigh.click()
        yield "select-weights"

    def _sticks(self) -> Script:
        """Lent USBメモリ: the ledger, and a count at a 課 with something unknown."""
        self._wiring.year.sticks.show()
        yield ""
        screen = self._screen(STICKS, SticksScreen)
        ledger = screen.ledger.view.model()
        if ledger.rowCount():
            screen.ledger.view.clicked.emit(ledger.index(1, 0))
        yield "sticks"
        screen.pages[COUNT].click()
        screen.count.count_at("デジタル推進課")
        yield "sticks-start"
        screen.count.start.go.click()
        yield ""
        for number in ("0001", "0002", "0041", "0901"):
            screen.count.card.field.taken.emit(number)
        yield "sticks-count"
        for one in screen.count.card.differences()[-1:]:
            screen.count.card.rows.difference_chosen.emit(one)
        yield "sticks-difference"

    def _analysis(self) -> Script:
        """集計: by 課, what comes back, and 自己点検 against 実地."""
        self._wiring.year.show_analysis()
        yield "analysis"
        screen = self._screen(ANALYSIS, AnalysisScreen)
        screen.counts.axes.buttons[Axis.SECTION.value].click()
        yield "analysis-sections"
        screen.pages.buttons[REPEATS].click()
        yield "analysis-repeats"
        screen.pages.buttons[CONTRADICTIONS].click()
        yield "analysis-contradictions"

    def _organisation(self) -> Script:
        """The 課, and one about to be renamed: what follows from it."""
        self._wiring.year.show_organisation()
        yield ""
        screen = self._screen(ORGANISATION, OrganisationScreen)
        screen.form.kinds[ReorganisationKind.RENAME].click()
        screen.form.take("デジタル推進課")
        screen.form.after.set_tokens(["情報政策課"])
        screen.form.edited.emit()
        yield "organisation"

    def _report(self) -> Script:
        """The report of the year, and what its 公表版 does not say."""
        self._wiring.year.show_report()
        yield "report"
        screen = self._screen(REPORT, ReportScreen)
        screen.withheld.withheld.emit("", "サーバ室", "情報公開条例第7条第5号")
        screen.heading.choose_page(1)
        yield "report-withheld"

    def _first_start(self) -> Script:
        self._session.welcome()
        yield "welcome"
        self._screen("welcome", WelcomeScreen).show_form()
        yield "welcome-new"
        wanted = NewWorkspace(
            self._folder / "新しい監査.kansafile", "監査", "和歌山市", "見本 太郎", "総務課"
        )
        self._session.gate.found(wanted)
        yield "home-empty"
        self._session.entrance.ask_who(())
        yield "who"
        self._session.gate.leave()
        yield ""

    def _walk(self) -> Script:
        self._wiring.show_visit(self._visit)
        yield "walk"
        screen = self._screen(WALK, WalkScreen)
        walk = screen.walk
        screen.around.show_names()
        yield ""
        names = self._window.findChildren(NamesPanel)
        for button in [b for panel in names for b in panel.names.buttons()][:1]:
            button.click()
        yield "walk-names"
        for panel in names:
            panel.shut()
        wanted = {Verdict.SHITEKI: "walk-finding", Verdict.LATER: "walk-later"}
        for row in walk.visit.rows():
            name = wanted.pop(row.answer.verdict, "") if row.answer.verdict else ""
            if name:
                self._wiring.show_visit(self._visit, row.answer.subject)
                yield name

    @property
    def _desk(self) -> Desk:
        if self._session.gate.desk is None:
            raise BugError("no workspace is open")
        return self._session.gate.desk

    @property
    def _wiring(self) -> Wiring:
        if self._session.wiring is None:
            raise BugError("no workspace is open")
        return self._session.wiring

    def _screen(self, key: str, kind: type[W]) -> W:
        screen = self._window.screen_for(key)
        if not isinstance(screen, kind):
            raise BugError(f"{key} is no {kind.__name__}")
        return screen
