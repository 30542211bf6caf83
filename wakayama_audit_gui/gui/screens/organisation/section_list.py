"""The 課 of a day, by 局, narrowed by words; one that is pressed is taken into the form.

What becomes of them is written in change_form.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.searched_list import SearchedList
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.use_cases.read_organisation import Unit

_UNIT = int(Qt.ItemDataRole.UserRole) + 1
_NO_BUREAU = "局の記入なし"


class SectionList(SearchedList):
    """A search field and a row for each 課.

    Signals:
        chosen: Id of a 課 that was pressed.

    Attributes:
        search: Narrows the list.
        view: The rows.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "課の一覧", "局・部・課の名前で探す", "あてはまる課がありません。", parent=parent
        )
        self._units: Sequence[Unit] = ()
        self.narrowed.connect(self._show)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)

    def show_units(self, units: Sequence[Unit]) -> None:
        """Show the 課 of another day."""
        if tuple(units) != self._units:
            self._units = tuple(units)
            self._show()

    @Slot()
    def _show(self) -> None:
        words = search_key(self.search.text()).split()
        found = [u for u in self._units if all(w in search_key(u.full_name) for w in words)]
        bureaus = dict.fromkeys(unit.bureau for unit in found)
        self.model.clear()
        for bureau in bureaus:
            here = [unit for unit in found if unit.bureau == bureau]
            self.append_heading(bureau or _NO_BUREAU, f"{len(here)} 課")
            for unit in here:
                self.model.appendRow(_item(unit))
        self.show_found()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        unit = index.data(_UNIT)
        if isinstance(unit, str):
            self.chosen.emit(unit)


def _item(unit: Unit) -> QStandardItem:
    item = QStandardItem(unit.name)
    item.setData(unit.id, _UNIT)
    item.setData(Shape.DOT, RowRole.SHAPE)
    item.setData(Tone.NIBI, RowRole.TONE)
    item.setData(unit.division, RowRole.DETAIL)
    item.setAccessibleText(unit.full_name)
    return item
