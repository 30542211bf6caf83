"""Drives a real window as a person would: real mouse and key events through the X server.

Runs inside the application's process only to know where things are; every input goes through
xdotool and the X server, and Japanese through the clipboard, as on a real desktop.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QPoint, QPointF, QProcess, QTimer
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QScrollArea,
    QWidget,
)

W = TypeVar("W", bound=QWidget)

_TICK_MS = 40
_PATIENCE_TICKS = 3000
_MOST_TURNS = 60
_EDGE = 24
"""How far from the edge of a column a thing has to be, to be clicked in its middle."""


class Wait(NamedTuple):
    """Wait until something is true."""

    what: str
    true: Callable[[], bool]


class Input(NamedTuple):
    """Arguments for xdotool."""

    arguments: tuple[str, ...]


class Look(NamedTuple):
    """Keep a picture of the screen, where pictures are wanted."""

    name: str


Step: TypeAlias = Wait | Input | Look
Script: TypeAlias = Generator[Step, None, None]


def visible(kind: type[QWidget], name: str) -> QWidget | None:
    """A shown widget of this kind whose accessible name (or text) holds the words."""
    return next((widget for widget in shown(kind) if name in _name(widget)), None)


def shown(kind: type[W]) -> list[W]:
    """Shown widgets of this kind, from top to bottom.

    Only widgets are asked for: `findChildren` would take hold of everything below a window, also
    of what Qt uses on threads of its own, below a file dialog and a view of a PDF.
    """
    found = [w for w in QApplication.allWidgets() if isinstance(w, kind) and w.isVisible()]
    return sorted(found, key=_place)


def _place(widget: QWidget) -> tuple[int, int]:
    corner = widget.mapToGlobal(QPoint(0, 0))
    return corner.y(), corner.x()


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

    def find() -> QWidget:
        widget = visible(kind, name)
        if widget is None:
            raise LookupError(name)
        return widget

    yield from click_on(f"{kind.__name__}「{name}」", find)


def click_on(what: str, find: Callable[[], QWidget]) -> Script:
    """Wait until something is shown, enabled and on top; press the left button in its middle.

    Args:
        what: Said when it never comes.
        find: Finds it as it is now; a `LookupError` while it is not there.
    """

    def there() -> bool:
        try:
            widget = find()
        except (LookupError, StopIteration):
            return False
        return widget.isVisible() and widget.isEnabled()

    yield Wait(what, there)
    widget = find()
    yield from bring_into_view(widget)
    yield Wait(f"nothing lies over {what}", partial(_is_on_top, widget))
    yield from click_at(widget, widget.rect().center())


def bring_into_view(widget: QWidget) -> Script:
    """Turn the wheel over the column a widget is in until its middle is seen."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None:
        return
    window = area.viewport()
    if not window.isAncestorOf(widget):
        return  # beside the column, or gone
    for _ in range(_MOST_TURNS):
        middle = widget.mapTo(window, widget.rect().center()).y()
        if _EDGE <= middle <= window.height() - _EDGE:
            return
        wheel = "4" if middle < _EDGE else "5"
        yield Input((*_move(window, window.rect().center()), "click", wheel))


def _is_on_top(widget: QWidget) -> bool:
    seen = QApplication.widgetAt(widget.mapToGlobal(widget.rect().center()))
    return seen is not None and (seen is widget or widget.isAncestorOf(seen))


def drag(widget: QWidget, *places: QPoint) -> Script:
    """Press the left button at the first place, go through the others, let go at the last."""
    yield Input((*_move(widget, places[0]), "mousedown", "1"))
    for place in places[1:]:
        yield Input((*_move(widget, place), "sleep", "0.01"))
    yield Input(("mouseup", "1"))


def click_at(widget: QWidget, place: QPoint) -> Script:
    """Press the left button at a place of a widget."""
    yield Input((*_move(widget, place), "click", "1"))


def _move(widget: QWidget, place: QPoint) -> tuple[str, ...]:
    """Bring the pointer there; xdotool would wait long for one that is there already."""
    point = widget.mapToGlobal(place)
    if point == QCursor.pos():
        return ()
    # A scaled window counts larger pixels than the X server.
    native = QPointF(point) * widget.devicePixelRatioF()
    return "mousemove", "--sync", str(round(native.x())), str(round(native.y()))


def press(*keys: str) -> Script:
    """Press keys, e.g. ``ctrl+p``, one after another."""
    yield Input(("key", "--delay", "60", *keys))


def paste(text: str) -> Script:
    """Put text on the clipboard and press Ctrl+V where the keyboard is."""
    QGuiApplication.clipboard().setText(text)
    yield Input(("key", "ctrl+v"))


def name_the_file(path: Path) -> Script:
    """Type a name into the file dialog that is open, and press Enter."""
    yield appears(QFileDialog, "")
    field = next(f for f in shown(QLineEdit) if isinstance(f.window(), QFileDialog))
    yield Wait("the name has the keyboard", field.hasFocus)
    yield from press("ctrl+a")
    yield from paste(str(path))
    yield from press("Return")


class Driver(QObject):
    """Carries out a script step by step while the event loop runs; quits at its end."""

    def __init__(self, script: Script, pictures: Path | None = None) -> None:
        super().__init__()
        self._script = script
        self._pictures = pictures
        self._looks = 0
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
        elif isinstance(step, Look):
            self._keep(step.name)
        else:
            self._process = QProcess(self)
            self._process.start("xdotool", list(step.arguments))

    def _keep(self, name: str) -> None:
        self._looks += 1
        if self._pictures is not None:
            shot = QApplication.primaryScreen().grabWindow(0)
            shot.save(str(self._pictures / f"{self._looks:02}-{name}.png"))

    def _end(self, failure: str) -> None:
        self._timer.stop()
        self.failure = failure
        if failure:
            sys.stderr.write(f"{failure}\n")
            shot = QApplication.primaryScreen().grabWindow(0)
            shot.save("out/journey-failure.png")
        QApplication.exit(1 if failure else 0)
