"""A few words side by side, each to be taken out, and a field to add another.

Facts that cannot be changed are chip_row.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.completing import complete
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout


class TokenField(QWidget):
    """Words that belong together.

    Args:
        name: Accessible name, and what is added, e.g. ``対象課``.

    Signals:
        edited: The words (list of str) after the user changed them.

    Attributes:
        entry: The field to add another.
    """

    edited = Signal(list)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._tokens: list[str] = []
        self._buttons: list[PlainButton] = []
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, spacing=6)
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(f"{name}を加える")
        self.entry.setAccessibleName(f"{name}を加える")
        self.entry.setFixedWidth(scaled(180))
        self._suggestions = QStringListModel(self)
        complete(self.entry, self._suggestions)
        # Queued: the completer writes its choice into the field after Enter was announced.
        queued = Qt.ConnectionType.QueuedConnection
        self.entry.returnPressed.connect(self._on_entry_returned, queued)
        self._flow.addWidget(self.entry)

    def tokens(self) -> list[str]:
        """The words."""
        return list(self._tokens)

    def set_tokens(self, tokens: Sequence[str]) -> None:
        """Show other words."""
        if list(tokens) == self._tokens:
            return
        self._tokens = list(tokens)
        while len(self._buttons) < len(tokens):
            button = PlainButton(icon="x", trailing=True)
            button.clicked.connect(self._removing(len(self._buttons)))
            self._buttons.append(button)
            self._flow.addWidget(button)
            self._flow.removeWidget(self.entry)
            self._flow.addWidget(self.entry)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(tokens))
            if number < len(tokens):
                button.set_words(tokens[number])
                button.setAccessibleName(f"{self._name} {tokens[number]} を外す")
        self.updateGeometry()

    def suggest(self, words: Sequence[str]) -> None:
        """Words to complete what is typed."""
        if list(words) != self._suggestions.stringList():
            self._suggestions.setStringList(list(words))

    def _removing(self, number: int) -> Callable[[], None]:
        def remove() -> None:
            self._change([*self._tokens[:number], *self._tokens[number + 1 :]])

        return remove

    @Slot()
    def _on_entry_returned(self) -> None:
        word = self.entry.text().strip()
        self.entry.clear()
        if word and word not in self._tokens:
            self._change([*self._tokens, word])

    def _change(self, tokens: list[str]) -> None:
        self.set_tokens(tokens)
        self.edited.emit(tokens)
