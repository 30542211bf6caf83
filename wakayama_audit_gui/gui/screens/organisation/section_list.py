"""The 課 of a day, by 局, narrowed by words; one that is pressed is taken into the form.

What becomes of them is written in change_form.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.use_cases.read_organisation import Unit

_UNIT = int(Qt.ItemDataRole.UserRole) + 1
_NO_BUREAU = "局の記入なし"


class SectionList(Card):
    """A search field and a row for each 課.

    Signals:
        chosen: Id of a 課 that was pressed.

    Attributes:
        search: Narrows the list.
        view: The rows.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=8, parent=parent)
        self._units: Sequence[Unit] = ()
        self._model = QStandardItemModel(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText("局・部・課の名前で探す")
        self.search.setAccessibleName("局・部・課の名前で探す")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(TOUCH)
        self.view = RowList("課の一覧")
        self.view.setModel(self._model)
        nothing = EmptyState("search", "あてはまる課がありません。", "言葉を短くしてください。")
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.view)
        self._pages.addWidget(nothing)
        self.body.addWidget(self.search)
        self.body.addWidget(pages, 1)
        self.search.textChanged.connect(self._show)
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
        self._model.clear()
        for bureau in bureaus:
            here = [unit for unit in found if unit.bureau == bureau]
            self._model.appendRow(_heading(bureau or _NO_BUREAU, len(here)))
            for unit in here:
                self._model.appendRow(_item(unit))
        self._pages.setCurrentIndex(0 if found else 1)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        unit = index.data(_UNIT)
        if isinstance(unit, str):
            self.chosen.emit(unit)


def _heading(words: str, count: int) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(True, RowRole.HEADER)
    item.setData(f"{count} 課", RowRole.TRAILING)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _item(unit: Unit) -> QStandardItem:
    item = QStandardItem(unit.name)
    item.setData(unit.id, _UNIT)
    item.setData(Shape.DOT, RowRole.SHAPE)
    item.setData(Tone.NIBI, RowRole.TONE)
    item.setData(unit.division, RowRole.DETAIL)
    item.setAccessibleText(unit.full_name)
    return item
