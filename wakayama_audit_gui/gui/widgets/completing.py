"""Words offered below a field while one types; any part of a word finds it.

What is offered is the form's; lists to choose from without typing are choice_popup.py.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem

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
