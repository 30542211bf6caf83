"""Many acts of one batch: screens are told seldom, of everything, and in the order it happened."""

from __future__ import annotations

import threading
from itertools import chain

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.gathering import Gathering
from wakayama_audit_gui.gui.long_task import WriteProgress
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.record.fact import Receipt
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store


def part(number: int, batch: str = "取込") -> Changes:
    """One act of a batch."""
    receipt = Receipt(bytes([number]) * 32, "visit:1", "2026-10-21T10:41:07+09:00", {}, {})
    return Changes(f"{number} 枚", (receipt,), f"made{number}", batch=batch)


def numbers(told: list[Changes]) -> list[list[int]]:
    return [[receipt.entry[0] for receipt in changes.receipts] for changes in told]


@pytest.fixture
def told(qapp: object) -> list[Changes]:
    return []


@pytest.fixture
def gathering(told: list[Changes]) -> Gathering:
    return Gathering(told.append)


def test_the_first_is_told_at_once_and_the_rest_together(
    gathering: Gathering, told: list[Changes], qtbot: QtBot
) -> None:
    for number in range(50):
        gathering.add(part(number))
    assert numbers(told) == [[0]]
    qtbot.waitUntil(lambda: len(told) > 1)
    assert numbers(told) == [[0], list(range(1, 50))]
    assert (told[1].label, told[1].made, told[1].batch) == ("49 枚", "made49", "取込")
    gathering.close()


def test_what_comes_long_after_is_told_at_once_again(
    gathering: Gathering, told: list[Changes], qtbot: QtBot
) -> None:
    gathering.add(part(1))
    qtbot.waitUntil(lambda: not gathering._pause.isActive())
    gathering.add(part(2))
    assert numbers(told) == [[1], [2]]
    gathering.close()


def test_an_act_by_itself_waits_for_nothing_and_comes_after_what_was_before(
    gathering: Gathering, told: list[Changes]
) -> None:
    for changes in (part(1), part(2), part(3, batch=""), part(4, batch=""), part(5)):
        gathering.add(changes)
    gathering.flush()
    assert numbers(told) == [[1], [2], [3], [4], [5]]
    gathering.close()


def test_batches_are_never_mixed(gathering: Gathering, told: list[Changes]) -> None:
    for number, batch in enumerate("ああいいあ"):
        gathering.add(part(number, batch))
    gathering.flush()
    gathering.flush()
    assert numbers(told) == [[0], [1], [2, 3], [4]]
    assert [changes.batch for changes in told] == list("ああいあ")
    gathering.close()


def test_nobody_is_told_after_the_end(gathering: Gathering, told: list[Changes]) -> None:
    gathering.add(part(1))
    gathering.add(part(2))
    gathering.close()
    assert not gathering._pause.isActive()
    gathering.flush()
    assert numbers(told) == [[1]]


def test_a_job_ends_only_when_all_it_did_was_told(qtbot: QtBot, tasks: Tasks) -> None:
    owner = QObject()
    told: list[Changes] = []
    heard: list[tuple[str, int]] = []
    finished = threading.Event()
    tasks.change_bus.changed.connect(told.append)

    def job(_store: Store, progress: WriteProgress) -> str:
        for number in range(50):
            progress.committed(part(number))
        finished.set()
        return "終わり"

    def done(value: str) -> None:
        heard.append((value, len(told)))

    tasks.long_write(owner, job, done)
    finished.wait()  # the window was busy all the while
    qtbot.waitUntil(lambda: not tasks.busy)
    assert [*chain.from_iterable(numbers(told))] == list(range(50))
    assert heard == [("終わり", len(told))]
    assert len(told) < 10


def test_a_later_act_is_told_later(qtbot: QtBot, tasks: Tasks) -> None:
    owner = QObject()
    told: list[Changes] = []
    committed, ended = threading.Event(), threading.Event()
    tasks.change_bus.changed.connect(told.append)

    def job(_store: Store, progress: WriteProgress) -> None:
        progress.committed(part(1))
        progress.committed(part(2))
        committed.set()
        ended.wait(10.0)

    tasks.long_write(owner, job)
    committed.wait()
    tasks.write(owner, lambda _store: part(3, batch=""))
    qtbot.waitUntil(lambda: len(told) == 3)
    assert numbers(told) == [[1], [2], [3]]
    ended.set()
    qtbot.waitUntil(lambda: not tasks.busy)
