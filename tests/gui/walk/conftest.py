"""Fixtures of the walkthrough."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.walk.kit import WalkKit, two_places


@pytest.fixture
def kit(qapp: object, qtbot: QtBot) -> Iterator[WalkKit]:
    """A desk without a visit."""
    made = WalkKit(qtbot)
    yield made
    made.close()


@pytest.fixture
def walk_kit(kit: WalkKit) -> WalkKit:
    """A desk with a visit of five items in two places."""
    kit.make_visit(two_places())
    return kit
