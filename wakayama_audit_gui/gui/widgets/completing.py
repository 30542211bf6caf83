"""Words offered below a field while one types; any part of a word finds it.

What is offered is the form's; lists to choose from without typing are choice_popup.py.
"""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def complete(field: QLineEdit, words: QStringListModel) -> QCompleter:
    """Offer words in a field; what the model holds may change later."""
    completer = QCompleter(words, field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    return completer


def is_choosing(field: QLineEdit) -> bool:
    """Whether Enter takes what `complete` offers; Qt tells it as an Enter of the field first."""
    popup = field.completer().popup()
    return popup is not None and popup.isVisible() and popup.currentIndex().isValid()
