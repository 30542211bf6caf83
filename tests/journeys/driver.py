"""Drives a real window as a person would: real mouse and key events through the X server.

Runs inside the application's process only to know where things are; every input goes through
xdotool and the X server, and Japanese through the clipboard, as on a real desktop.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QObject, QPoint, QProcess, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_TICK_MS = 40
_PATIENCE_TICKS = 500


class Wait(NamedTuple):
    """Wait until something is true."""

    what: str
    true: Callable[[], bool]


class Input(NamedTuple):
    """Arguments for xdotool."""

    arguments: tuple[str, ...]


Step: TypeAlias = Wait | Input
Script: TypeAlias = Generator[Step, None, None]


def visible(kind: type[QWidget], name: str) -> QWidget | None:
    """A shown widget of this kind whose accessible name (or text) holds the words."""
    for top in QApplication.topLevelWidgets():
        for widget in (top, *top.findChildren(kind)):
            if isinstance(widget, kind) and widget.isVisible() and name in _name(widget):
                return widget
    return None


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{widget.accessibleName()} {text}"


def appears(kind: type[QWidget], name: str) -> Wait:
    """Wait for a widget to be shown and enabled."""

    def there() -> bool:
        widget = visible(kind, name)
        return widget is not None and widget.isEnabled()

    return Wait(f"{kind.__name__}「{name}」", there)


def click(kind: type[QWidget], name: str) -> Script:
    """Wait for a widget, then press the left button in its middle."""
    yield appears(kind, name)
    widget = visible(kind, name)
    assert widget is not None
    yield from click_at(widget, widget.rect().center())


def click_at(widget: QWidget, place: QPoint) -> Script:
    """Press the left button at a place of a widget."""
    point = widget.mapToGlobal(place)
    yield Input(("mousemove", "--sync", str(point.x()), str(point.y()), "click", "1"))


def press(*keys: str) -> Script:
    """Press keys, e.g. ``ctrl+p``, one after another."""
    yield Input(("key", "--delay", "60", *keys))


def paste(text: str) -> Script:
    """Put text on the clipboard and press Ctrl+V where the keyboard is."""
    QGuiApplication.clipboard().setText(text)
    yield Input(("key", "ctrl+v"))


class Driver(QObject):
    """Carries out a script step by step while the event loop runs; quits at its end."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self._script = script
        self._waiting: Wait | None = None
        self._ticks = 0
        self._process: QProcess | None = None
        self.failure = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def _on_tick(self) -> None:
        if self._process is not None:
            if self._process.state() is not QProcess.ProcessState.NotRunning:
                return
            self._process.deleteLater()
            self._process = None
            return  # one more tick, so that the events arrive before the next step
        if self._waiting is not None:
            self._ticks += 1
            if self._waiting.true():
                self._waiting = None
            elif self._ticks > _PATIENCE_TICKS:
                self._end(f"never came: {self._waiting.what}")
            return
        try:
            step = next(self._script)
        except StopIteration:
            self._end("")
            return
        except Exception as error:  # noqa: BLE001 - told to the test as a failure
            self._end(f"{type(error).__name__}: {error}")
            return
        if isinstance(step, Wait):
            self._waiting, self._ticks = step, 0
        else:
            self._process = QProcess(self)
            self._process.start("xdotool", list(step.arguments))

    def _end(self, failure: str) -> None:
        self._timer.stop()
        self.failure = failure
        if failure:
            sys.stderr.write(f"{failure}\n")
            shot = QApplication.primaryScreen().grabWindow(0)
            shot.save("out/journey-failure.png")
        QApplication.exit(1 if failure else 0)
