"""A list with a search field above it, and what is said when nothing matches.

What its rows are, and which of them match, is the screen's; how a row looks is row_delegate.py's.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList


class SearchedList(Card):
    """The field and the list.

    Args:
        name: Of the list, for a screen reader.
        hint: What can be typed; also the field's name.
        nothing: What is said when nothing matches.

    Attributes:
        search: Narrows the list.
        view: The rows of ``model``.
        model: To be filled by who knows what is in it.
    """

    def __init__(self, name: str, hint: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=8, parent=parent)
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
        self._pages.addWidget(EmptyState("search", nothing, "言葉を短くしてください。"))
        self.body.addWidget(self.search)
        self.body.addWidget(pages, 1)

    def append_heading(self, words: str, trailing: str) -> None:
        """Begin a group: its name, and what stands at its end."""
        item = QStandardItem(words)
        item.setData(True, RowRole.HEADER)
        item.setData(trailing, RowRole.TRAILING)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.model.appendRow(item)

    def show_found(self) -> None:
        """Show the rows, or that there are none."""
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)
