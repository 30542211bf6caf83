"""Whether the input method is composing; while it does, no shortcut of ours fires.

Which shortcuts there are is said where they are made, the window's own in main_window.py.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from shiboken6 import isValid


class CompositionWatch(QObject):
    """Watches the object that has the keyboard, and keeps shortcuts away while it composes.

    Only that one object is filtered: a filter on the whole application would pass every event
    through Python.

    Args:
        application: The one application; owns the watch.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._watched: QObject | None = None
        self._composing = False
        application.focusObjectChanged.connect(self._on_focus_object_changed)
        self._on_focus_object_changed(application.focusObject())

    @property
    def composing(self) -> bool:
        """Whether there is text that is not committed yet."""
        return self._composing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Track the composition; claim every key for it before the shortcuts see it."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif kind == QEvent.Type.ShortcutOverride and self._composing:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _on_focus_object_changed(self, focused: QObject | None) -> None:
        # A widget that is being destroyed gives up the focus when it is no widget any more.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = focused
        self._composing = False
        if focused is not None:
            focused.installEventFilter(self)
