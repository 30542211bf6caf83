"""What every window test stands on: one dressed application, light and at 100 %.

Fixtures of one screen belong to the conftest of its folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtWidgets import QApplication

from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.ports import Store

T = TypeVar("T")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["tests", "-style", "Fusion"]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application in our dress."""
    Appearance(qapp, RESOURCES).apply(Scheme.LIGHT, 100)
    return qapp


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """To change clothes; back to light and 100 % afterwards."""
    found = qapp.findChild(Appearance)
    assert isinstance(found, Appearance)
    yield found
    found.apply(Scheme.LIGHT, 100)


class Database:
    """One database thread around a stand-in for the store."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store or cast("Store", object())
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")

    def call(self, job: Callable[[Store], T], /) -> Future[T]:
        return self._thread.submit(job, self.store)

    def proxy(self) -> Store:
        return self.store

    def close(self) -> None:
        self._thread.shutdown()


@pytest.fixture
def database() -> Iterator[Database]:
    made = Database()
    yield made
    made.close()


@pytest.fixture
def tasks(qapp: QApplication, database: Database) -> Iterator[Tasks]:
    """Tasks over the stand-in; closed afterwards, so no thread is left."""
    made = Tasks(database.call, database.proxy)
    yield made
    made.close()
    made.deleteLater()
