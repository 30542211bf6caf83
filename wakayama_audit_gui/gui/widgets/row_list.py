"""A list of rows for a thumb: whole rows, smooth scrolling, heights that follow the width.

How a row is drawn is in row_delegate.py; what it says is the screen's model.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from wakayama_audit_gui.gui.widgets.row_delegate import StackedRowDelegate


class RowList(QListView):
    """The list.

    Args:
        name: What a screen reader calls it.
        delegate: Draws the rows; a `StackedRowDelegate` by default.
    """

    def __init__(
        self,
        name: str,
        delegate: StackedRowDelegate | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kept = 0
        self._least = 0
        self._rows = delegate or StackedRowDelegate()
        self._rows.setParent(self)
        self.setAccessibleName(name)
        self.setItemDelegate(self._rows)
        # A viewport of our own: asking for Qt's makes Python learn every widget class there is,
        # 10 ms of the start.
        viewport = QWidget()
        self.setViewport(viewport)
        viewport.setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.entered.connect(self._hover)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keep_rows(self, rows: int) -> None:
        """Never be lower than so many rows: for a list on a page that scrolls itself."""
        self._kept = rows

    def doItemsLayout(self) -> None:
        """Other rows, or words broken elsewhere: the least height follows."""
        super().doItemsLayout()
        rows = range(self._kept)
        least = self._kept * max((self.sizeHintForRow(row) for row in rows), default=0)
        if least != self._least and least > 0:
            self._least = least
            self.setMinimumHeight(least + 2 * self.frameWidth())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break elsewhere."""
        if self._rows.room != event.size().width():
            self._rows.room = event.size().width()
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    @Slot(QModelIndex)
    def _hover(self, index: QModelIndex) -> None:
        self._rows.hovered = QPersistentModelIndex(index)
        self.viewport().update()
