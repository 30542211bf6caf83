"""A test that makes noise fails: logs, Qt messages, and whatever it leaves running.

Warnings are errors by pyproject.toml, and exceptions in slots are pytest-qt's affair; this plugin
adds what neither sees. What a noisy test looks like is shown in architecture/test_noise.py.
"""

import gc
import logging
import re
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Final

import pytest

MARKER: Final = "noise(*patterns): noise this test makes on purpose; each pattern must be seen"
PATIENCE_S: Final = 5.0
"""How long a thread that was told to stop may take."""

HARMLESS: Final = (
    # The offscreen platform says so for every window with a size limit.
    re.compile(r"This plugin does not support propagateSizeHints"),
    re.compile(r"This plugin does not support raise\(\)"),
)


class Ear(logging.Handler):
    """Hears log records and Qt messages of one test, from WARNING on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self._lock = threading.Lock()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a log record."""
        self.hear(f"log {record.levelname} {record.name}: {record.getMessage()}")

    def hear(self, line: str) -> None:
        """Keep a line, from whatever thread it comes."""
        if not is_harmless(line):
            with self._lock:
                self.heard.append(line)

    def forget(self) -> list[str]:
        """What was heard since the last time."""
        with self._lock:
            heard, self.heard = self.heard, []
        return heard

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen to the root logger and, where Qt is loaded, to Qt."""
        root = logging.getLogger()
        root.addHandler(self)
        try:
            with self._listening_to_qt():
                yield
        finally:
            root.removeHandler(self)

    @contextmanager
    def _listening_to_qt(self) -> Iterator[None]:
        if "PySide6.QtCore" not in sys.modules:
            yield
            return
        from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

        quiet = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)

        def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
            if kind not in quiet:
                self.hear(f"Qt {kind.name} {context.category}: {message}")

        previous = qInstallMessageHandler(handle)
        try:
            yield
        finally:
            qInstallMessageHandler(previous)


class NoiseGuard:
    """The pytest plugin: listens in every phase and looks around after the last."""

    def __init__(self) -> None:
        self._ear = Ear()
        self._wanted: list[str] = []
        self._seen: set[str] = set()
        self._threads: set[threading.Thread] = set()
        self._reported: set[int] = set()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, object, object]:
        """Start afresh."""
        self._wanted = [p for mark in item.iter_markers("noise") for p in mark.args]
        self._seen = set()
        self._threads = set(threading.enumerate())
        # What was there before cannot be what this test leaves: it need not be looked through.
        gc.freeze()
        if uses_qt(item):
            # As under a window (gui/garbage.py): a widget that a worker finds ends the run.
            gc.disable()
        return (yield from self._listen("setup"))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """Listen while the test runs."""
        return (yield from self._listen("the test"))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, object, object]:
        """Listen while fixtures are put away, then look for what was left."""
        try:
            result = yield from self._listen("teardown")
            left = leaked_threads(self._threads)
            if uses_qt(item):
                # A window may be held by a reference cycle only; that is Python's way, not a leak.
                gc.collect()
                left += self._leaked_qt()
        finally:
            gc.enable()
            gc.unfreeze()
        if left:
            pytest.fail("left behind:\n  " + "\n  ".join(left), pytrace=False)
        never = [pattern for pattern in self._wanted if pattern not in self._seen]
        if never:
            pytest.fail(f"expected noise never came: {never}", pytrace=False)
        return result

    def _listen(self, phase: str) -> Generator[None, object, object]:
        """Run one phase; a phase that fails by itself is not accused a second time."""
        self._ear.forget()
        with self._ear.listening():
            result = yield
        noise = [line for line in self._ear.forget() if not self._is_wanted(line)]
        if noise:
            pytest.fail(f"noise in {phase}:\n  " + "\n  ".join(noise), pytrace=False)
        return result

    def _is_wanted(self, line: str) -> bool:
        matching = [pattern for pattern in self._wanted if re.search(pattern, line)]
        self._seen.update(matching)
        return bool(matching)

    def _leaked_qt(self) -> list[str]:
        """What Qt still runs or shows; each culprit is named once, by the test that made it."""
        fresh = {k: v for k, v in qt_survivors().items() if k not in self._reported}
        self._reported.update(fresh)
        return list(fresh.values())


def is_harmless(line: str) -> bool:
    """Whether a line is known to mean nothing."""
    return any(pattern.search(line) for pattern in HARMLESS)


def uses_qt(item: pytest.Item) -> bool:
    """Whether the test has to do with a window."""
    return "qapp" in getattr(item, "fixturenames", ()) or "gui" in item.path.parts


def leaked_threads(before: set[threading.Thread]) -> list[str]:
    """Threads that are neither from before nor end in reasonable time."""

    def running() -> list[threading.Thread]:
        return [
            thread
            for thread in threading.enumerate()
            # A dummy stands for a thread of Qt's that once called Python; Qt's are counted there.
            if thread not in before and not isinstance(thread, threading._DummyThread)
        ]

    wait_until(lambda: not running())
    return [f"thread {thread.name}" for thread in running()]


def qt_survivors() -> dict[int, str]:
    """Running threads, active timers and visible windows, by the id of the Python object."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return {}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    pool = QThreadPool.globalInstance()
    wait_until(lambda: pool.activeThreadCount() == 0)
    found = {}
    if pool.activeThreadCount():
        found[id(pool)] = f"{pool.activeThreadCount()} job(s) of the global thread pool"
    objects = alive((QThread, QTimer))
    for thread in objects:
        if not isinstance(thread, QThread) or thread is QThread.currentThread():
            continue
        if thread.isRunning():
            found[id(thread)] = f"QThread {thread.objectName() or type(thread).__name__}"
    for timer in objects:
        if isinstance(timer, QTimer) and timer.isActive():
            owner = type(timer.parent()).__name__
            found[id(timer)] = f"active QTimer of {owner}, every {timer.interval()} ms"
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            found[id(widget)] = f"visible {type(widget).__name__} {widget.windowTitle()}"
    return found


def alive(kinds: tuple[type, ...]) -> list[object]:
    """Python's wrappers of these kinds whose C++ object is still there."""
    from shiboken6 import isValid

    # By type and not isinstance: that would wake lazy proxies of other libraries.
    return [o for o in gc.get_objects() if issubclass(type(o), kinds) and isValid(o)]


def wait_until(quiet: Callable[[], bool]) -> None:
    """Give what was told to stop the time to do so."""
    deadline = time.monotonic() + PATIENCE_S
    while not quiet() and time.monotonic() < deadline:
        time.sleep(0.005)
