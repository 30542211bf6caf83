"""The forms and the menu of the left column, built when they are first asked for.

What the menu offers is place_menu.py; the forms are place_forms.py and permission_form.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.visit import Place, Row
from wakayama_audit_gui.gui.screens.walk.permission_form import PermissionForm
from wakayama_audit_gui.gui.screens.walk.place_column import PlaceColumn
from wakayama_audit_gui.gui.screens.walk.place_forms import ItemForm, PlaceForm, RenameForm
from wakayama_audit_gui.gui.screens.walk.place_menu import PlaceMenu
from wakayama_audit_gui.gui.screens.walk.walk import Walk

Form = TypeVar("Form", bound=QWidget)


class PlaceActions(QObject):
    """What can be done to places and items.

    Args:
        walk: The walk.
        column: Where the forms appear.
        ask_names: Opens the form that erases the name of a 立会者, which needs more room.
    """

    def __init__(self, walk: Walk, column: PlaceColumn, ask_names: Callable[[], None]) -> None:
        super().__init__(column)
        self._walk = walk
        self._column = column
        self._forms: dict[object, QWidget] = {}
        self.menu = PlaceMenu(
            walk,
            column,
            ask_place=self.begin_place,
            ask_item=lambda place: self.form(ItemForm).begin(place),
            ask_name=lambda place: self.form(RenameForm).begin(place),
            ask_permission=lambda place: self.form(PermissionForm).ask(place),
            ask_names=ask_names,
        )

    def open_menu(self, point: QPoint, place: Place | None, row: Row | None) -> None:
        """Show what can be done to a place or item."""
        self.menu.open_at(point, place, row)

    def begin_place(self) -> None:
        """Ask for a new place."""
        self.form(PlaceForm).begin()

    def ask_permission(self, subject: str) -> None:
        """Ask whether photos may be taken in a place (``place:<id>``)."""
        places = self._walk.visit.places
        found = next((place for place in places if subject == f"place:{place.id}"), None)
        if found is not None:
            self.form(PermissionForm).ask(found)

    def form(self, kind: Callable[[Walk], Form]) -> Form:
        """A form; the others go away."""
        for other, known in self._forms.items():
            if other is not kind:
                known.hide()
        if kind not in self._forms:
            self._forms[kind] = kind(self._walk)
            self._column.add_form(self._forms[kind])
        return cast("Form", self._forms[kind])
