"""A desk over a real workspace on disk, for tests of whole screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.bootstrap.open_file import OpenFile
from wakayama_audit_gui.domain.visit import Witness
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


class DeskKit:
    """A workspace with one person and nothing else, and the desk to work at it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.house = House(find_paths()._replace(data=folder / "data"))
        self.file: OpenFile = self.house.create_workspace(folder / "監査.kansafile")
        self.tasks = Tasks(self.file.call, self.file.proxy)
        self.desk = Desk(self.tasks, self.house)
        self.me = self.run(self._found)
        self.desk.person = self.me
        self.desk.office = self.run(read_office)

    def _found(self, store: Store) -> str:
        today = self.house.now().date()
        found_office(store, "監査", "和歌山市", today=today)
        return add_person(store, "見本 太郎", "監査人", "総務課", "").made

    def run(self, job: Callable[[Store], T]) -> T:
        """Run a job on the database thread and wait."""
        return self.file.call(job).result()

    def plan(self, systems: tuple[str, ...] = ("S01",)) -> str:
        """A visit for today with two places; returns its id."""
        catalogue = self.house.catalogue()
        plan = VisitPlan(
            systems=systems,
            scheduled=self.house.now().date().isoformat(),
            places=(
                PlannedPlace("サーバ室", "server_room", "デジタル推進課"),
                PlannedPlace("執務室", "office", "デジタル推進課"),
            ),
            lead=self.me,
            witnesses=(Witness("", "見本 花子", "班長", "", ()),),
        )
        persons = self.desk.office.persons
        return self.run(lambda store: plan_visit(store, catalogue, plan, persons, self.me)).made

    def show(self, screen: W, width: int = 1366, height: int = 720) -> W:
        """Show a screen by itself, as large as it is below the bar, and let it settle."""
        self.qtbot.addWidget(screen)
        screen.resize(width, height)
        screen.show()
        self.settle()
        return screen

    def settle(self) -> None:
        """Wait until everything asked for came back."""
        self.qtbot.waitUntil(lambda: not self.tasks.busy)
        # What was added to a layout is shown in the next turn of the event loop.
        self.qtbot.wait(1)

    def close(self) -> None:
        """Close desk and workspace."""
        self.tasks.close()
        self.desk.deleteLater()
        self.tasks.deleteLater()
        self.file.close()
