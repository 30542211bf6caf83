"""The left column: where I am, and the list of places and items to go about in.

The list is line_list.py; the visit above it visit_header.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import Place, Row
from wakayama_audit_gui.gui.screens.walk.earlier import EarlierResults
from wakayama_audit_gui.gui.screens.walk.line_list import LineList
from wakayama_audit_gui.gui.screens.walk.permission_form import PermissionForm
from wakayama_audit_gui.gui.screens.walk.place_forms import (
    ItemForm,
    PlaceForm,
    RenameForm,
)
from wakayama_audit_gui.gui.screens.walk.place_list import (
    ItemLine,
    PlaceLine,
    PlaceListModel,
)
from wakayama_audit_gui.gui.screens.walk.place_menu import PlaceMenu
from wakayama_audit_gui.gui.screens.walk.visit_header import VisitHeader
from wakayama_audit_gui.gui.screens.walk.walk import Walk

Form = TypeVar("Form", bound=QWidget)


class PlaceColumn(QWidget):
    """Header, forms and list.

    Args:
        walk: The walk.
        earlier: Results of earlier visits.

    Attributes:
        model: The lines, also of the narrow strip.
        list: The list.
    """

    def __init__(self, walk: Walk, earlier: EarlierResults) -> None:
        super().__init__()
        self._walk = walk
        self.model = PlaceListModel(walk, earlier)
        self.header = VisitHeader(walk)
        self.list = LineList(walk, self.model)
        self._forms: dict[object, QWidget] = {}
        self._menu = PlaceMenu(
            walk,
            self,
            ask_place=lambda: self.place_form().begin(),
            ask_item=lambda place: self._form(ItemForm).begin(place),
            ask_name=lambda place: self._form(RenameForm).begin(place),
            ask_permission=lambda place: self._form(PermissionForm).ask(place),
        )
        self._form_place = QVBoxLayout()
        self._form_place.setContentsMargins(8, 0, 8, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addLayout(self._form_place)
        column.addWidget(self.list, 1)
        self.header.unanswered_only.connect(self.model.show_unanswered_only)
        self.header.menu_requested.connect(self._on_menu_requested)

    def place_form(self) -> PlaceForm:
        """The form for a new place."""
        return self._form(PlaceForm)

    def ask_permission(self, subject: str) -> None:
        """Ask whether photos may be taken in a place (``place:<id>``)."""
        places = self._walk.visit.places
        found = next((place for place in places if subject == f"place:{place.id}"), None)
        if found is not None:
            self._form(PermissionForm).ask(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the line under the pointer, or of the current one for the menu key."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._on_menu_requested()
            return
        index = self.list.indexAt(self.list.mapFromGlobal(event.globalPos()))
        line = self.model.line_at(index)
        row = line.row if isinstance(line, ItemLine) else None
        place = line.place if isinstance(line, PlaceLine) else row.place if row else None
        self._menu.open_at(event.globalPos(), place, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The menu key, for platforms that send no context menu event for it."""
        if event.key() == Qt.Key.Key_Menu:
            self._on_menu_requested()
        else:
            super().keyPressEvent(event)

    def _form(self, kind: Callable[[Walk], Form]) -> Form:
        """A form, built when first asked for; the others go away."""
        for other, form in self._forms.items():
            form.setVisible(form.isVisible() and other is kind)
        known = self._forms.get(kind)
        if known is None:
            known = kind(self._walk)
            self._forms[kind] = known
            self._form_place.addWidget(known)
        return cast("Form", known)

    @Slot()
    def _on_menu_requested(self) -> None:
        row: Row | None = self._walk.row
        place: Place | None = row.place if row else None
        point = self.header.menu.mapToGlobal(QPoint(0, self.header.menu.height()))
        self._menu.open_at(point, place, row)
