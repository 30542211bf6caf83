"""A whole window over real files in a temporary folder, for tests of what connects the screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.sample import Sample
from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.gui.application import Appearance
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.gui.wiring import Wiring
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.settings import Settings
from wakayama_audit_gui.storage.workspace import create_workspace, open_workspace
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.ports import Store

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


class Sitting:
    """The window, its session, and a folder with files.

    Attributes:
        remembered: Every change of the settings.
    """

    def __init__(self, qtbot: QtBot, appearance: Appearance, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.house = House(find_paths()._replace(data=folder / "data"))
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.remembered: list[Settings] = []
        self.session = Session(
            self.window, self.house, Settings(), self.remembered.append, appearance
        )
        self.window.show()

    def make_file(self, name: str, *persons: str) -> tuple[Path, list[str]]:
        """A workspace with these persons; its path and their ids."""
        path = self.folder / f"{name}.kansafile"
        store = create_workspace(path, self.house.ground())
        try:
            found_office(store, name, "和歌山市", today=self.house.now().date())
            ids = [add_person(store, person, "監査人", "総務課", "").made for person in persons]
        finally:
            store.close()
        return path, ids

    def take_sample(self, sample: Sample) -> Path:
        """Put a copy of the sample into the folder."""
        return sample.copy_to(self.folder)

    def enter_sample(self, sample: Sample) -> None:
        """Open a copy of the sample and wait."""
        self.session.enter(self.house.open_workspace(self.take_sample(sample)))
        self.settle()

    def look_into(self, path: Path, job: Callable[[Store], T]) -> T:
        """Read a closed workspace."""
        store = open_workspace(path, self.house.ground())
        try:
            return job(store)
        finally:
            store.close()

    def settle(self) -> None:
        """Wait until everything asked for came back."""
        self.qtbot.waitUntil(lambda: not self.session.busy)
        self.qtbot.wait(1)

    @property
    def wiring(self) -> Wiring:
        """Of the open workspace."""
        assert self.session.wiring is not None
        return self.session.wiring

    def screen(self, kind: type[W]) -> W:
        """The screen in front, which is of this kind."""
        found = self.window.screen_for(self.window.current)
        assert isinstance(found, kind), self.window.current
        return found

    def said(self) -> str:
        """What the banners of the window say."""
        return "\n".join(self.window.banners.messages())

    def close(self) -> None:
        """Close as opening.py does at the end."""
        self.window.hide()
        self.session.leave_quietly()
