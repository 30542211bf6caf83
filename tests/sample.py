"""The sample workspace, performed once in a run."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.made_once import made_once
from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.paths import find_paths

_FILE, _VISIT = "見本.kansafile", "visit"


class Sample(NamedTuple):
    """The sample workspace.

    Attributes:
        file: Not to be opened: copies of it are.
        visit: The one to go on with.
    """

    file: Path
    visit: str

    def copy_to(self, folder: Path) -> Path:
        """A copy of the workspace in a folder."""
        return Path(shutil.copy(self.file, folder))


def read_sample(factory: pytest.TempPathFactory) -> Sample:
    """The sample; whoever asks first waits until it is performed."""
    folder = made_once(factory, "sample", _perform)
    return Sample(folder / _FILE, (folder / _VISIT).read_text())


def _perform(folder: Path) -> None:
    house = House(find_paths()._replace(data=folder / "data"))
    opened = house.create_workspace(folder / _FILE)
    visit = opened.call(lambda store: house.fill_sample(store, lambda *_: None)).result(240)
    opened.close()
    (folder / _VISIT).write_text(visit)
