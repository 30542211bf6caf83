"""A list with a search field and, if need be, a choice above it; and what is said of no match.

What its rows are, and which of them match, is the screen's; how a row looks is row_delegate.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.toggles import Toggles

EVERY = "すべて"
"""The choice that leaves nothing out."""
SEEN_AT_LEAST = 4
"""Rows, on a page that scrolls itself: fewer say nothing of where one is in a list."""


class SearchedList(Card):
    """The field and the list.

    Args:
        name: Of the list, for a screen reader.
        hint: What can be typed; also the field's name.
        nothing: What is said when nothing matches.
        choices: Of which one is down, the first at the beginning; `EVERY` among them.

    Signals:
        narrowed: Other words, or another choice.

    Attributes:
        search: Narrows the list.
        filters: The choices.
        above: Their row, for what else belongs there.
        view: The rows of ``model``.
        model: To be filled by who knows what is in it.
        reading: Whether it is still being read what is in it; set by the same.
    """

    narrowed = Signal()

    def __init__(
        self,
        name: str,
        hint: str,
        nothing: str,
        choices: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margin=12, spacing=8, parent=parent)
        self.reading = False
        self.model = QStandardItemModel(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(TOUCH)
        self.view = RowList(name)
        self.view.setModel(self.model)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.view)
        advice = f"「{EVERY}」を押すか、" if choices else ""
        self._nothing = EmptyState("search", nothing, f"{advice}言葉を短くしてください。")
        self._reading = EmptyState("clock", "読んでいます…")
        for page in (self._nothing, self._reading):
            self._pages.addWidget(page)
        self.filters = Toggles({choice: choice for choice in choices}, self)
        self.above = self.filters.make_row()
        self.body.addWidget(self.search)
        self.body.addWidget(self.above)
        # Not before it is within: it would be a window of its own, and take the keyboard.
        self.above.setVisible(bool(choices))
        self.body.addWidget(pages, 1)
        self.search.textChanged.connect(self.narrowed)
        self.filters.chosen.connect(self.narrowed)

    def append_heading(self, words: str, trailing: str) -> None:
        """Begin a group: its name, and what stands at its end."""
        item = QStandardItem(words)
        item.setData(True, RowRole.HEADER)
        item.setData(trailing, RowRole.TRAILING)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.model.appendRow(item)

    def append_row(self, item: QStandardItem, *, current: bool) -> None:
        """Add a row; the current one is looked at."""
        self.model.appendRow(item)
        if current:
            self.view.setCurrentIndex(item.index())

    def show_found(self, empty: EmptyState | None = None) -> None:
        """Show the rows or, if there are none, ``empty``; without it, that nothing matches.

        While they are being read that is not known yet.
        """
        none = self._reading if self.reading else empty or self._nothing
        self._pages.setCurrentWidget(self.view if self.model.rowCount() else none)

    def offer_when_empty(self, empty: EmptyState) -> None:
        """Keep what can be shown instead of the rows."""
        self._pages.addWidget(empty)
