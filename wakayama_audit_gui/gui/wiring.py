"""Puts the window together: which screens there are, and every connection between them.

A screen asks by signals for what lies outside it; here is the only place that answers. Opening and
closing a workspace is in session.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.gui.application import Appearance
from wakayama_audit_gui.gui.capture_wiring import CAPTURE, CaptureWiring
from wakayama_audit_gui.gui.collect_wiring import COLLECT, make_collect
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.sign_wiring import SIGN, SignWiring
from wakayama_audit_gui.gui.undo_keys import UndoKeys
from wakayama_audit_gui.gui.way_back import WayBack
from wakayama_audit_gui.gui.year_wiring import YearWiring
from wakayama_audit_gui.use_cases.photo_source import PhotoSource

HOME, WALK, SEARCH, OFFICE = "home", "walk", "search", "office"
PLAN, SHEET, PHOTO, ASSIGN = "plan", "sheet", "photo", "assign"


class Wiring(QObject):
    """The screens of one open workspace and what connects them.

    Signals:
        person_chosen: Who sits here was chosen in the settings.
        looks_changed: Scheme or text size changed.
        backup_requested: 控えを今作る.
        close_requested: Another workspace is wanted.
        noted: In passing, that something was done which 元に戻す takes back.
    """

    person_chosen = Signal(str)
    looks_changed = Signal()
    backup_requested = Signal()
    close_requested = Signal()
    noted = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk, appearance: Appearance, file: str) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._appearance = appearance
        self._file = file
        self._visit = ""
        self._undo = UndoKeys(window, desk)
        self._sign = SignWiring(window, desk, self)
        self._way_back = WayBack(window, self._sign.show, self.show_visit, self)
        self._sign.visit_requested.connect(self.show_visit)
        self._sign.photo_requested.connect(self.show_photo)
        self._sign.paper_requested.connect(self.show_sheet)
        self._capture = CaptureWiring(window, desk, self)
        self._capture.visit_requested.connect(self.show_visit)
        self.year = YearWiring(window, desk, self)
        self.year.visit_requested.connect(self.show_visit)
        self.year.plan_requested.connect(self.show_plan)
        window.search_requested.connect(self.show_search)
        window.print_requested.connect(self._on_print_requested)
        window.screen_shown.connect(self._on_screen_shown)
        self.noted.connect(window.announce)

    def make_screens_known(self) -> None:
        """Tell the window which screens there are; each is built when first shown."""
        add = self._window.add_screen
        add(HOME, "ホーム", self._make_home)
        add(WALK, "視察", self._make_walk)
        forms = partial(make_collect, self._window, self._desk, self.year.register)
        add(COLLECT, "自己点検", forms)
        self.year.make_screens_known()
        add(SEARCH, "検索", partial(_make_search, self, self._desk, self._window))
        add(OFFICE, "設定", self._make_office)
        add(PLAN, "視察を始める", self._make_plan, tab=False)
        add(SHEET, "調書", self._make_sheet, tab=False)
        add(PHOTO, "写真", partial(_make_photo, self._way_back, self._desk), tab=False)
        add(ASSIGN, "写真の振り分け", partial(_make_assign, self, self._desk), tab=False)
        add(CAPTURE, "撮影", self._capture.make, tab=False)
        add(SIGN, "確認・署名", self._sign.make, tab=False)

    def close(self) -> None:
        """Let go of the window; the screens are destroyed by their owner."""
        self._window.remove_screens()
        self.deleteLater()

    def tell_about_file(self, sentence: str) -> None:
        """Say something about the file on the settings page, if that is seen."""
        from wakayama_audit_gui.gui.screens.office.screen import OfficeScreen

        if self._window.current != OFFICE:
            return
        screen = self._window.screen_for(OFFICE)
        if isinstance(screen, OfficeScreen):
            screen.tell(sentence)

    # --- going somewhere ---------------------------------------------------------------------

    def come_back(self) -> None:
        """From a page outside the workspace's own screens: to the visit, or home."""
        self._window.show_screen(WALK if self._visit else HOME)

    @Slot()
    def show_home(self) -> None:
        """ホーム."""
        self._window.show_screen(HOME)

    @Slot()
    @Slot(str, str)
    def show_plan(self, system: str = "", section: str = "") -> None:
        """視察を始める, with a system or those of a 課 chosen if one is given."""
        from wakayama_audit_gui.gui.screens.plan.screen import PlanScreen

        self._window.show_screen(PLAN)
        screen = self._window.screen_for(PLAN)
        if (system or section) and isinstance(screen, PlanScreen):
            screen.choose((system,)) if system else screen.choose_section(section)

    @Slot(str)
    @Slot(str, str)
    def show_visit(self, visit: str, subject: str = "") -> None:
        """The walkthrough of a visit, at a subject of its record if one is given."""
        if visit != self._visit:
            # Ctrl+Z must never change a visit that is not in sight.
            self._desk.forget()
            self._visit = visit
        screen = self._window.screen_for(WALK)
        if isinstance(screen, WalkScreen):
            screen.open_visit(visit, subject)
        self._window.show_screen(WALK)

    @Slot(str)
    @Slot(str, object)
    def show_sheet(self, visit: str, kind: PaperKind = PaperKind.SHEET) -> None:
        """A paper of a visit."""
        from wakayama_audit_gui.gui.screens.sheet.screen import SheetScreen

        self._way_back.remember()
        self._window.show_screen(SHEET)
        screen = self._window.screen_for(SHEET)
        if isinstance(screen, SheetScreen):
            self._way_back.name(screen.back)
            screen.show_visit(visit, kind)

    @Slot(str)
    def show_sign(self, visit: str) -> None:
        """確認・署名 of a visit, with its walkthrough behind."""
        self.show_visit(visit)
        self._sign.show(visit)

    @Slot(str, str)
    def show_photo(self, visit: str, photo: str) -> None:
        """A photo, large."""
        from wakayama_audit_gui.gui.screens.photo.screen import PhotoScreen

        self._way_back.remember()
        self._window.show_screen(PHOTO)
        screen = self._window.screen_for(PHOTO)
        if isinstance(screen, PhotoScreen):
            self._way_back.name(screen.back)
            screen.show_photo(visit, photo)

    @Slot(str, list, str)
    def show_assign(self, visit: str, sources: list[PhotoSource], camera: str = "") -> None:
        """Photos to be assigned to the items of a visit."""
        from wakayama_audit_gui.gui.screens.assign.screen import AssignScreen

        self._window.show_screen(ASSIGN)
        screen = self._window.screen_for(ASSIGN)
        if isinstance(screen, AssignScreen):
            screen.begin(visit, sources, camera)

    @Slot()
    @Slot(str)
    def show_search(self, words: str = "") -> None:
        """Search, with these words in the field."""
        from wakayama_audit_gui.gui.screens.search.screen import SearchScreen

        self._window.show_screen(SEARCH)
        screen = self._window.screen_for(SEARCH)
        if isinstance(screen, SearchScreen):
            screen.search(words)

    # --- making screens: imported when first shown, for the sake of the start ----------------

    def _make_home(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.home.screen import HomeScreen

        screen = HomeScreen(self._desk)
        screen.visit_requested.connect(self.show_visit)
        screen.plan_requested.connect(self.show_plan)
        screen.notice.list_requested.connect(partial(self._window.show_screen, OFFICE))
        screen.sign_requested.connect(self.show_sign)
        screen.sheet_requested.connect(self.show_sheet)
        screen.forms_requested.connect(self.year.show_forms)
        screen.targets_requested.connect(self.year.show_unplanned)
        screen.board_requested.connect(self.year.show_findings)
        screen.analysis_requested.connect(self.year.show_repeats)
        screen.noted.connect(self._window.announce)
        return screen

    def _make_walk(self) -> QWidget:
        screen = WalkScreen(self._desk)
        screen.sheet_requested.connect(self.show_sheet)
        screen.sign_requested.connect(self._sign.show)
        screen.photo_requested.connect(self.show_photo)
        screen.assign_requested.connect(self.show_assign)
        screen.capture_requested.connect(self._capture.show)
        screen.home_requested.connect(self.show_home)
        screen.noted.connect(self._window.announce)
        screen.told.connect(partial(self._window.announce, undo=False))
        self._undo.walk = screen
        return screen

    def _make_office(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.office.screen import OfficeScreen

        screen = OfficeScreen(self._desk, self._appearance, self._file)
        screen.person_chosen.connect(self.person_chosen)
        screen.looks_changed.connect(self.looks_changed)
        screen.backup_requested.connect(self.backup_requested)
        screen.close_requested.connect(self.close_requested)
        screen.organisation_requested.connect(self.year.show_organisation)
        screen.noted.connect(self._window.announce)
        return screen

    def _make_plan(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.plan.screen import PlanScreen

        screen = PlanScreen(self._desk)
        screen.planned.connect(self.show_visit)
        screen.notice.list_requested.connect(partial(self._window.show_screen, OFFICE))
        screen.left.connect(self.show_home)
        return screen

    def _make_sheet(self) -> QWidget:
        from wakayama_audit_gui.gui.screens.sheet.screen import SheetScreen

        screen = SheetScreen(self._desk)
        screen.visit_requested.connect(self._way_back.leave)
        screen.announced.connect(partial(self._window.announce, undo=False))
        return screen

    # --- keys and tabs -----------------------------------------------------------------------

    @Slot()
    def _on_print_requested(self) -> None:
        if self._window.current == SHEET:
            from wakayama_audit_gui.gui.screens.sheet.screen import SheetScreen

            screen = self._window.screen_for(SHEET)
            if isinstance(screen, SheetScreen):
                screen.print_paper()
        elif self._window.current in (WALK, SIGN) and self._visit:
            self.show_sheet(self._visit)

    @Slot(str)
    def _on_screen_shown(self, key: str) -> None:
        if key == HOME:
            from wakayama_audit_gui.gui.screens.home.screen import HomeScreen

            screen = self._window.screen_for(HOME)
            if isinstance(screen, HomeScreen):
                screen.refresh()
        elif key == WALK and not self._visit:
            # The tab was pressed before any visit was opened: home says which there are.
            self.show_home()
            self._window.announce("ここから視察を選ぶと、記入できます", undo=False)


def _make_search(wiring: Wiring, desk: Desk, window: MainWindow) -> QWidget:
    from wakayama_audit_gui.gui.screens.search.screen import SearchScreen

    screen = SearchScreen(desk)
    screen.visit_requested.connect(wiring.show_visit)
    screen.office_requested.connect(partial(window.show_screen, OFFICE))
    return screen


def _make_photo(way_back: WayBack, desk: Desk) -> QWidget:
    from wakayama_audit_gui.gui.screens.photo.screen import PhotoScreen

    screen = PhotoScreen(desk)
    screen.visit_requested.connect(way_back.leave)
    return screen


def _make_assign(wiring: Wiring, desk: Desk) -> QWidget:
    from wakayama_audit_gui.gui.screens.assign.screen import AssignScreen

    screen = AssignScreen(desk)
    screen.visit_requested.connect(wiring.show_visit)
    screen.noted.connect(wiring.noted)
    return screen
