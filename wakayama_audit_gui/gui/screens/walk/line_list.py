"""The list of places and items: arrows, a touch or Enter put an item in view.

The lines are place_list.py, drawn by line_delegate.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.walk.line_delegate import LineDelegate
from wakayama_audit_gui.gui.screens.walk.photo_drag import dragged_photo, is_photo
from wakayama_audit_gui.gui.screens.walk.place_list import (
    Index,
    ItemLine,
    PlaceLine,
    PlaceListModel,
)
from wakayama_audit_gui.gui.screens.walk.walk import Walk


class LineList(QListView):
    """The list of lines; the line in view is the current one.

    Args:
        walk: The walk.
        model: The lines.
        compact: Only mark and number, for the narrow strip.

    Signals:
        photo_dropped: (photo id, answer subject): a photo was dropped onto an item.
    """

    photo_dropped = Signal(str, str)

    def __init__(self, walk: Walk, model: PlaceListModel, *, compact: bool = False) -> None:
        super().__init__()
        self._walk = walk
        self._lines = model
        self.setModel(model)
        self._delegate = LineDelegate(model, compact=compact, parent=self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(compact)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("場所と項目")
        self.setAcceptDrops(True)
        if compact:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_activated)
        self.entered.connect(self._on_entered)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        walk.chosen.connect(self.show_current)
        model.modelReset.connect(self.show_current)

    @Slot()
    def show_current(self) -> None:
        """Mark and reveal the item in view."""
        row = self._walk.row
        index = self._lines.index_of(row.answer.subject) if row else QModelIndex()
        if index.isValid() and index != self.currentIndex():
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, select)
            self._reveal(index)

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Pass over headings."""
        index = super().moveCursor(action, modifiers)
        back = index.row() < self.currentIndex().row()
        while isinstance(self._lines.line_at(index), PlaceLine):
            beyond = self._lines.index(index.row() + (-1 if back and index.row() > 0 else 1))
            if not beyond.isValid():
                return self.currentIndex()
            back = back and index.row() > 0
            index = beyond
        return index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left folds the place of the item in view away, Right out again."""
        row = self._walk.row
        folds = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
        key = Qt.Key(event.key()) if event.key() in folds else None
        if row is not None and key is not None:
            if self._lines.is_folded(row.place.id) is folds[key]:
                self._lines.fold(row.place.id)
            return
        super().keyPressEvent(event)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Repaint the lines that changed, and lay out anew only when one became higher or lower.

        A list lays all its lines out again by itself, and paints them all: too much for an answer.
        """
        if any(self._delegate.resized(row) for row in range(first.row(), last.row() + 1)):
            super().dataChanged(first, last, roles)
            return
        for row in range(first.row(), last.row() + 1):
            self.update(self._lines.index(row))

    def _reveal(self, index: QModelIndex) -> None:
        """Show a line with what comes before and after it."""
        line = self.visualRect(index)
        air = line.height()
        if line.top() < air or line.bottom() > self.height() - air:
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self._delegate.has_keyboard = True
        super().focusInEvent(event)

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Show where the keyboard is not.

        Qt's own does nothing but paint the whole list again: too much for an answer.
        """
        self._delegate.has_keyboard = False
        self.update(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break elsewhere."""
        if self._delegate.set_room(event.size().width()):
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only photos of the visit; files are for the item in view."""
        event.setAccepted(is_photo(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only onto an item."""
        line = self._lines.line_at(self.indexAt(event.position().toPoint()))
        event.setAccepted(isinstance(line, ItemLine) and is_photo(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which photo was dropped onto which item."""
        line = self._lines.line_at(self.indexAt(event.position().toPoint()))
        if isinstance(line, ItemLine):
            photo = dragged_photo(event.mimeData())
            self.photo_dropped.emit(photo, line.row.answer.subject)
            event.acceptProposedAction()

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered = self._delegate.hovered, row
        for changed in {before, row} - {-1}:
            self.update(self._lines.index(changed))

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._delegate.chosen = index.row() if index.isValid() else -1
        line = self._lines.line_at(index)
        if isinstance(line, ItemLine):
            self._walk.choose(line.row.answer.subject)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        line = self._lines.line_at(index)
        if isinstance(line, PlaceLine):
            self._lines.fold(line.place.id)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        line = self._lines.line_at(index)
        if isinstance(line, ItemLine):
            self._walk.choose(line.row.answer.subject)


class LineStrip(QWidget):
    """The same list as a narrow strip; built when it is first shown.

    Args:
        walk: The walk.
        model: The lines.

    Signals:
        photo_dropped: As of `LineList`.
    """

    photo_dropped = Signal(str, str)

    def __init__(self, walk: Walk, model: PlaceListModel) -> None:
        super().__init__()
        self._walk = walk
        self._lines = model
        self.list: LineList | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Build the list."""
        if self.list is None:
            self.list = LineList(self._walk, self._lines, compact=True)
            self.list.photo_dropped.connect(self.photo_dropped)
            self._column.addWidget(self.list)
            self.setFocusProxy(self.list)
            self.list.show_current()
        super().showEvent(event)
