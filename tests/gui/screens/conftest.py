"""Fixtures of the screens: a desk over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.screens.kit import DeskKit


@pytest.fixture
def kit(qapp: object, qtbot: QtBot, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(qtbot, tmp_path)
    yield made
    made.close()
