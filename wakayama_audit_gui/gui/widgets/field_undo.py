"""Lets Ctrl+Z in a one-line field reach the window when nothing typed there is left to take back.

Qt's fields keep these keys to themselves even then. Texts of several lines see to it themselves,
see plain_text_edit.py; what the window takes back is not known here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget


class FieldUndo(QObject):
    """Watches the field that has the keyboard, and no other: every event of it passes here."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field from claiming a key it has no use for."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            field = _line_of(watched)
            if field is not None and _is_useless(field, event):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and _line_of(before) is not None:
            before.removeEventFilter(self)
        if now is not None and _line_of(now) is not None:
            now.installEventFilter(self)


def _line_of(widget: QObject) -> QLineEdit | None:
    """The line that is typed into; of a date or a number it is a part."""
    if isinstance(widget, QAbstractSpinBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit) else None


def _is_useless(field: QLineEdit, event: QKeyEvent) -> bool:
    if event.matches(QKeySequence.StandardKey.Undo):
        return not field.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not field.isRedoAvailable()
