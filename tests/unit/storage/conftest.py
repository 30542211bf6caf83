"""Fixtures of storage tests."""

from pathlib import Path

import pytest

from tests.unit.storage.desk import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A folder for workspaces."""
    return desk_in(tmp_path)
