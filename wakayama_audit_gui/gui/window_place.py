"""Where the window comes back: place and size as it was closed, always whole on a screen there is.

What else is remembered between two starts is in settings.py; when it is asked for, in opening.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_TITLE_BAR = 48
"""Room that a title bar takes at most, in logical pixels."""

_LEAST = QSize(320, 200)
"""Whatever says it was smaller is damaged, in logical pixels."""

_WHOLE = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def told_place(window: QWidget) -> str:
    """Place and size of a window that is still shown, as `restore_place` reads them."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def restore_place(window: QWidget, told: str, rooms: Sequence[QRect] = ()) -> None:
    """Bring a window that is not yet shown back to where it was.

    Qt takes no place from a screen of another size, as after a change of the scale: then the
    window has its own size, and is maximised where the screen has no room for that.

    Args:
        window: It has its first size already.
        told: From `told_place`, "" or anything else when nothing was kept.
        rooms: Free room of every screen, the first one's first; those of the computer.
    """
    own = window.geometry()
    found = window.restoreGeometry(QByteArray.fromBase64(told.encode("ascii", "ignore")))
    if window.windowState() & _WHOLE:
        return
    if window.size().boundedTo(_LEAST) != _LEAST:
        window.setGeometry(own)
    screens = rooms or [screen.availableGeometry() for screen in QGuiApplication.screens()]
    wish = window.geometry()
    held = hold_to(wish, screens)
    if held.size() != wish.size():
        # Its own size, for when it is no longer maximised.
        window.setGeometry(held)
        window.setWindowState(Qt.WindowState.WindowMaximized)
    elif found:
        window.setGeometry(held)


def hold_to(wish: QRect, rooms: Sequence[QRect]) -> QRect:
    """A place on the screen that shows most of it, else on the first; with its title bar.

    Args:
        wish: Place of the inside of a window, in logical pixels.
        rooms: Free room of every screen, in logical pixels; without any the wish stands.
    """
    if not rooms:
        return wish
    room = max(rooms, key=lambda room: _area(room.intersected(wish)))
    room = room.adjusted(0, _TITLE_BAR, 0, 0)
    held = QRect(wish.topLeft(), wish.size().boundedTo(room.size()))
    held.moveLeft(max(room.left(), min(held.left(), room.right() + 1 - held.width())))
    held.moveTop(max(room.top(), min(held.top(), room.bottom() + 1 - held.height())))
    return held


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0
