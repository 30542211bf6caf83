"""Fixtures of the screens: a desk over a real workspace, and a whole window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.screens.kit import DeskKit
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample, read_sample
from wakayama_audit_gui.gui.application import Appearance


@pytest.fixture
def kit(qapp: object, qtbot: QtBot, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return read_sample(tmp_path_factory)


@pytest.fixture
def sitting(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Iterator[Sitting]:
    made = Sitting(qtbot, appearance, tmp_path)
    yield made
    made.close()
