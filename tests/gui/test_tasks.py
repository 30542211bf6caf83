"""The two doors off the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Database
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import Progress, WriteProgress
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.record.fact import Receipt
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store

T = TypeVar("T")
PATIENCE_S = 10.0
"""So that a failing test ends."""
RECEIPT = Receipt(b"\x01" * 32, "visit:1", "2026-10-21T10:41:07+09:00", {}, {})
CHANGES = Changes("判定を指摘にした", (RECEIPT,))
FULL = UserError("空き容量が足りません。", "片付けてください。", code="disk_full")


def fail_with(error: Exception) -> Callable[[Store], Changes]:
    def job(_store: Store) -> Changes:
        raise error

    return job


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


class Log:
    """What arrived, in order, and on which thread."""

    def __init__(self, tasks: Tasks) -> None:
        self.lines: list[tuple[str, object]] = []
        self.threads: set[threading.Thread] = set()
        tasks.change_bus.changed.connect(self.hear("changed"))
        tasks.user_error.connect(self.hear("user_error"))
        tasks.bug.connect(self.hear("bug"))

    def hear(self, name: str) -> Callable[[object], None]:
        def heard(value: object) -> None:
            self.lines.append((name, value))
            self.threads.add(threading.current_thread())

        return heard

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.lines]


@pytest.fixture
def log(tasks: Tasks) -> Log:
    return Log(tasks)


def settle(qtbot: QtBot, tasks: Tasks) -> None:
    if tasks.busy:
        with qtbot.waitSignal(tasks.idle):
            pass


def test_a_read_runs_elsewhere_and_answers_here(
    qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log, database: Database
) -> None:
    ran: list[object] = []

    def job(store: Store) -> str:
        ran.extend([threading.current_thread().name, store])
        return "答"

    tasks.read(owner, job, log.hear("done"))
    assert tasks.busy
    settle(qtbot, tasks)
    assert log.lines == [("done", "答")]
    assert log.threads == {threading.main_thread()}
    assert ran == ["database_0", database.store]
    assert not tasks.busy


def test_a_write_tells_the_bus_before_the_writer(
    qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
) -> None:
    tasks.write(owner, lambda _store: CHANGES, log.hear("done"))
    settle(qtbot, tasks)
    assert log.lines == [("changed", CHANGES), ("done", CHANGES)]
    assert log.threads == {threading.main_thread()}


def test_an_act_that_wrote_nothing_is_no_news(
    qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
) -> None:
    tasks.write(owner, lambda _store: Changes("変わらず", ()), log.hear("done"))
    settle(qtbot, tasks)
    assert log.names == ["done"]


def test_jobs_answer_in_the_order_asked(
    qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
) -> None:
    for number in range(50):
        tasks.read(owner, lambda _store, n=number: n, log.hear("done"))  # type: ignore[misc]  # a bound n
    settle(qtbot, tasks)
    assert [value for _, value in log.lines] == list(range(50))


def test_a_result_never_arrives_before_its_request_returned(qtbot: QtBot, owner: QObject) -> None:
    store = cast("Store", object())

    def at_once(job: Callable[[Store], T], /) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(job(store))
        return future

    tasks = Tasks(at_once, lambda: store)
    arrived: list[str] = []
    tasks.read(owner, lambda _store: "x", arrived.append)
    assert arrived == []
    settle(qtbot, tasks)
    assert arrived == ["x"]
    tasks.close()
    tasks.deleteLater()


class TestFailures:
    def test_a_user_error_goes_to_whoever_asked_to_hear(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        tasks.write(owner, fail_with(FULL), log.hear("done"), log.hear("failed"))
        settle(qtbot, tasks)
        assert log.names == ["failed"]
        error = log.lines[0][1]
        assert isinstance(error, UserError)
        assert (error.what, error.remedy, error.code) == (FULL.what, FULL.remedy, "disk_full")
        assert error.__traceback__ is None  # it would keep the job, and what it captured, alive

    def test_otherwise_to_the_shell(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        tasks.read(owner, fail_with(FULL), log.hear("done"))
        settle(qtbot, tasks)
        assert log.names == ["user_error"]

    def test_a_bug_is_reported_and_the_asker_leaves_its_waiting_state(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        tasks.write(owner, fail_with(KeyError("verdict")), log.hear("done"), log.hear("failed"))
        settle(qtbot, tasks)
        assert log.names == ["bug", "failed"]
        assert "KeyError: 'verdict'" in str(log.lines[0][1])
        assert "in job" in str(log.lines[0][1])
        error = log.lines[1][1]
        assert isinstance(error, UserError)
        assert error.code == "bug"

    def test_a_bug_nobody_waits_for_is_told_once(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        tasks.write(owner, fail_with(KeyError("verdict")))
        settle(qtbot, tasks)
        assert log.names == ["bug"]

    def test_a_slot_that_raises_does_not_hold_up_the_next(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        def bad(_value: object) -> None:
            raise ValueError("slot")

        with qtbot.capture_exceptions() as caught:
            tasks.read(owner, lambda _store: 1, bad)
            tasks.read(owner, lambda _store: 2, log.hear("done"))
            settle(qtbot, tasks)
        assert log.lines == [("done", 2)]
        assert [kind for kind, _, _ in caught] == [ValueError]

    def test_a_thread_that_takes_no_more_jobs_is_a_bug_of_the_caller(
        self, tasks: Tasks, owner: QObject, database: Database
    ) -> None:
        database.close()
        with pytest.raises(RuntimeError):
            tasks.read(owner, lambda _store: 1, print)
        assert not tasks.busy


class TestOwnerGone:
    @staticmethod
    def gone_while_running(
        qtbot: QtBot, tasks: Tasks, log: Log, job: Callable[[Store], Changes], *, write: bool
    ) -> None:
        owner = QObject()
        hold = threading.Event()

        def held(store: Store) -> Changes:
            hold.wait(PATIENCE_S)
            return job(store)

        ask = tasks.write if write else tasks.read
        ask(owner, held, log.hear("done"), log.hear("failed"))
        with qtbot.waitSignal(owner.destroyed):
            owner.deleteLater()
        hold.set()
        settle(qtbot, tasks)

    def test_its_result_is_dropped(self, qtbot: QtBot, tasks: Tasks, log: Log) -> None:
        self.gone_while_running(qtbot, tasks, log, lambda _store: CHANGES, write=False)
        assert log.names == []

    def test_but_the_act_did_happen(self, qtbot: QtBot, tasks: Tasks, log: Log) -> None:
        self.gone_while_running(qtbot, tasks, log, lambda _store: CHANGES, write=True)
        assert log.names == ["changed"]

    def test_a_read_that_failed_interests_nobody(
        self, qtbot: QtBot, tasks: Tasks, log: Log
    ) -> None:
        self.gone_while_running(qtbot, tasks, log, fail_with(FULL), write=False)
        assert log.names == []

    def test_a_write_that_failed_is_told_all_the_same(
        self, qtbot: QtBot, tasks: Tasks, log: Log
    ) -> None:
        self.gone_while_running(qtbot, tasks, log, fail_with(FULL), write=True)
        assert log.names == ["user_error"]

    def test_what_a_job_captured_dies_on_the_gui_thread(self, qtbot: QtBot) -> None:
        graves: list[threading.Thread] = []
        settled = threading.Event()
        threads: list[threading.Thread] = []

        class Mortal(QObject):
            def __del__(self) -> None:
                graves.append(threading.current_thread())

        def slow_to_forget(job: Callable[[Store], T], /) -> Future[T]:
            future: Future[T] = Future()
            held = [job]

            def run() -> None:
                future.set_result(held[0](cast("Store", object())))
                settled.wait(PATIENCE_S)
                held.clear()

            threads.append(threading.Thread(target=run))
            threads[0].start()
            return future

        def ask(tasks: Tasks) -> None:
            mortal = Mortal()
            tasks.read(mortal, lambda _store: mortal.objectName(), lambda _value: None)

        tasks = Tasks(slow_to_forget, lambda: cast("Store", object()))
        ask(tasks)
        settle(qtbot, tasks)
        settled.set()
        threads[0].join()
        assert graves == [threading.main_thread()]
        tasks.close()
        tasks.deleteLater()


class TestLongJobs:
    def test_progress_arrives_here_newest_last(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject
    ) -> None:
        seen: list[tuple[int, int, str]] = []

        def job(_store: Store, progress: Progress) -> str:
            for done in range(1, 1_001):
                progress.report(done, 1_000, f"写真 {done}")
            return "済"

        done: list[str] = []
        task = tasks.long_read(owner, job, done.append, progress=lambda *f: seen.append(f))
        with qtbot.waitSignal(task.ended):
            pass
        assert done == ["済"]
        assert seen[-1] == (1_000, 1_000, "写真 1000")
        assert seen == sorted(seen)

    def test_figures_the_screen_has_no_time_for_are_skipped(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject
    ) -> None:
        seen: list[int] = []
        finished = threading.Event()

        def job(_store: Store, progress: Progress) -> None:
            for done in range(10_000):
                progress.report(done, 10_000)
            finished.set()

        tasks.long_read(owner, job, lambda _value: None, progress=lambda d, *_: seen.append(d))
        finished.wait()  # the GUI thread was busy all the while
        settle(qtbot, tasks)
        assert seen == [9_999]

    def test_cancelled_is_neither_done_nor_failed(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        started = threading.Event()

        def job(_store: Store, progress: Progress) -> None:
            started.set()
            while True:
                progress.stop_if_cancelled()

        task = tasks.long_read(owner, job, log.hear("done"), log.hear("failed"))
        started.wait()
        with qtbot.waitSignal(task.ended):
            task.cancel()
        assert log.names == []

    def test_a_job_may_stop_early_and_hand_back_what_it_has(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        started = threading.Event()

        def job(_store: Store, progress: WriteProgress) -> str:
            progress.committed(CHANGES)
            started.set()
            while not progress.cancelled:
                pass
            return "ここまで"

        task = tasks.long_write(owner, job, log.hear("done"))
        started.wait()
        task.cancel()
        settle(qtbot, tasks)
        assert log.lines == [("changed", CHANGES), ("done", "ここまで")]
        assert log.threads == {threading.main_thread()}

    def test_an_act_returned_is_published_too(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        tasks.long_write(owner, lambda _store, _progress: CHANGES, log.hear("done"))
        settle(qtbot, tasks)
        assert log.names == ["changed", "done"]

    def test_failures_take_the_same_routes(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        def job(_store: Store, _progress: Progress) -> None:
            raise FULL

        tasks.long_read(owner, job, log.hear("done"), log.hear("failed"))
        settle(qtbot, tasks)
        assert log.names == ["failed"]

    def test_a_store_that_cannot_be_had_is_told(
        self, qtbot: QtBot, database: Database, owner: QObject
    ) -> None:
        def proxy() -> Store:
            raise FULL

        tasks = Tasks(database.call, proxy)
        log = Log(tasks)
        tasks.long_read(owner, lambda _store, _progress: 1, log.hear("done"))
        settle(qtbot, tasks)
        assert log.names == ["user_error"]
        tasks.close()
        tasks.deleteLater()

    def test_reading_stops_when_the_screen_goes_writing_does_not(
        self, qtbot: QtBot, tasks: Tasks, log: Log
    ) -> None:
        owner = QObject()
        gone = threading.Event()

        def read(_store: Store, progress: Progress) -> None:
            while not progress.cancelled:
                pass

        def write(_store: Store, progress: WriteProgress) -> Changes:
            gone.wait()
            progress.stop_if_cancelled()
            return CHANGES

        tasks.long_read(owner, read, log.hear("done"))
        tasks.long_write(owner, write, log.hear("done"))
        with qtbot.waitSignal(owner.destroyed):
            owner.deleteLater()
        gone.set()
        settle(qtbot, tasks)
        assert log.names == ["changed"]


class TestClosing:
    def test_it_waits_for_writes_and_stops_long_jobs(self, tasks: Tasks, owner: QObject) -> None:
        written: list[int] = []

        release = threading.Event()
        later = threading.Timer(0.05, release.set)

        def write(number: int) -> Callable[[Store], Changes]:
            def job(_store: Store) -> Changes:
                release.wait(PATIENCE_S)
                written.append(number)
                return CHANGES

            return job

        def endless(_store: Store, progress: Progress) -> None:
            while True:
                progress.stop_if_cancelled()

        for number in range(20):
            tasks.write(owner, write(number))
        tasks.long_read(owner, endless, lambda _value: None)
        later.start()
        tasks.close()
        later.join()
        assert written == list(range(20))
        assert not tasks.busy

    def test_nobody_is_told_any_more(
        self, qtbot: QtBot, tasks: Tasks, owner: QObject, log: Log
    ) -> None:
        tasks.write(owner, lambda _store: CHANGES, log.hear("done"))
        tasks.close()
        qtbot.wait(0)
        assert log.names == []
