"""The left column: where I am, and the list of places and items to go about in.

The list is line_list.py; the visit above it visit_header.py; forms and menu place_actions.py.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.walk.earlier import EarlierResults
from wakayama_audit_gui.gui.screens.walk.line_list import LineList
from wakayama_audit_gui.gui.screens.walk.place_list import ItemLine, PlaceLine, PlaceListModel
from wakayama_audit_gui.gui.screens.walk.visit_header import VisitHeader
from wakayama_audit_gui.gui.screens.walk.walk import Walk


class PlaceColumn(QWidget):
    """Header, forms and list.

    Args:
        walk: The walk.
        earlier: Results of earlier visits.

    Signals:
        menu_requested: (point of the screen, `Place` or None, `Row` or None): what can be done
            to it is asked for.

    Attributes:
        model: The lines, also of the narrow strip.
        header: The visit.
        list: The list.
    """

    menu_requested = Signal(QPoint, object, object)

    def __init__(self, walk: Walk, earlier: EarlierResults) -> None:
        super().__init__()
        self._walk = walk
        self.model = PlaceListModel(walk, earlier)
        self.header = VisitHeader(walk)
        self.list = LineList(walk, self.model)
        self._forms = QVBoxLayout()
        self._forms.setContentsMargins(8, 0, 8, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addLayout(self._forms)
        column.addWidget(self.list, 1)
        self.header.unanswered_only.connect(self.model.show_unanswered_only)
        self.header.menu_requested.connect(self._on_menu_requested)

    def add_form(self, form: QWidget) -> None:
        """Put a form above the list."""
        self._forms.addWidget(form)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the line under the pointer, or of the current one for the menu key."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._on_menu_requested()
            return
        index = self.list.indexAt(self.list.mapFromGlobal(event.globalPos()))
        line = self.model.line_at(index)
        row = line.row if isinstance(line, ItemLine) else None
        place = line.place if isinstance(line, PlaceLine) else row.place if row else None
        self.menu_requested.emit(event.globalPos(), place, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The menu key, for platforms that send no context menu event for it."""
        if event.key() == Qt.Key.Key_Menu:
            self._on_menu_requested()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_menu_requested(self) -> None:
        row = self._walk.row
        point = self.header.menu.mapToGlobal(QPoint(0, self.header.menu.height()))
        self.menu_requested.emit(point, row.place if row else None, row)
