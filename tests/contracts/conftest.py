"""Each contract test runs once per kind of store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.stores import MergingStore, NewStore, stores


@pytest.fixture(params=["memory", "sqlite"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """Makes stores of the kind under test."""
    with stores(str(request.param), tmp_path) as new:
        yield new


@pytest.fixture
def store(new_store: NewStore) -> MergingStore:
    """One empty store."""
    return new_store()
