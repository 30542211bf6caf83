"""What every window test stands on: one dressed application, light and at 100 %.

Fixtures of one screen belong to the conftest of its folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partialmethod
from pathlib import Path
from typing import TypeVar, cast

import pytest
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance, DressedApplication, Scheme
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.ports import Store

T = TypeVar("T")
PATIENCE_MS = 200_000
"""Until a window test gives up: never because the machine is busy, and before it is ended whole."""

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class _Application(DressedApplication):
    """Ours, made the way pytest-qt makes one."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments, RESOURCES)


@pytest.fixture(autouse=True, scope="session")
def _patience() -> Iterator[None]:
    """Let nobody who waits for a window or a job give up after pytest-qt's five seconds."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
            patient = partialmethod(getattr(QtBot, name), timeout=PATIENCE_MS)
            patch.setattr(QtBot, name, patient)
        yield


@pytest.fixture(scope="session")
def qapp_cls() -> type[_Application]:
    return _Application


@pytest.fixture(scope="session")
def qapp(qapp: _Application) -> DressedApplication:
    """pytest-qt's application in our dress."""
    qapp.appearance.apply(Scheme.LIGHT, 100)
    return qapp


@pytest.fixture
def appearance(qapp: DressedApplication) -> Iterator[Appearance]:
    """To change clothes; back to light and 100 % afterwards."""
    yield qapp.appearance
    qapp.appearance.apply(Scheme.LIGHT, 100)


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
def tasks(qapp: DressedApplication, database: Database) -> Iterator[Tasks]:
    """Tasks over the stand-in; closed afterwards, so no thread is left."""
    made = Tasks(database.call, database.proxy)
    yield made
    made.close()
    made.deleteLater()
