"""Words offered below a field while one types; any part of a word finds it.

The list is in nobody's way: it goes when one of the words is there in full, and a click beside it
reaches what it is for. Qt lets it stay, and some displays take the click for closing it alone: what
is typed next then falls into this field.

What is offered is the form's; lists to choose from without typing are choice_popup.py.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
    Slot,
)
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wakayama_audit_gui.gui.theme import scaled

_ROW = 36


def complete(field: QLineEdit, words: QStringListModel) -> QCompleter:
    """Offer words in a field; what the model holds may change later."""
    completer = QCompleter(words, field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(completer)
    popup = completer.popup()
    if popup is not None:
        popup.setItemDelegate(_TallRow(completer))
        _OutOfTheWay(field, words, popup)
    return completer


def is_choosing(field: QLineEdit) -> bool:
    """Whether Enter takes what `complete` offers; Qt tells it as an Enter of the field first."""
    popup = field.completer().popup()
    return popup is not None and popup.isVisible() and popup.currentIndex().isValid()


class _TallRow(QStyledItemDelegate):
    """A row that a finger meets: Qt's own are as high as their text."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(0, scaled(_ROW)))


class _OutOfTheWay(QObject):
    """Puts the list away."""

    def __init__(self, field: QLineEdit, words: QStringListModel, popup: QWidget) -> None:
        super().__init__(popup)
        self._field = field
        self._words = words
        self._popup = popup
        # The click is passed on here, not also by Qt where the display lets it.
        popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        popup.installEventFilter(self)
        # Queued: the list is shown after this is told.
        field.textEdited.connect(self._on_text_edited, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on what was pressed beside the list."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            beside = not self._popup.rect().contains(event.position().toPoint())
            if watched is self._popup and beside:
                self._popup.hide()
                _pass_on(event)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_text_edited(self) -> None:
        if self._field.text() in self._words.stringList():
            self._popup.hide()


def _pass_on(event: QMouseEvent) -> None:
    """To the window below, which finds the widget and gives it the keyboard."""
    below = QApplication.widgetAt(event.globalPosition().toPoint())
    window = below.window().windowHandle() if below is not None else None
    if window is None:
        return
    place = window.mapFromGlobal(event.globalPosition())
    pressed = QMouseEvent(
        event.type(),
        place,
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
    )
    QApplication.sendEvent(window, pressed)
