"""The 課 where sticks can be counted: those that have some first, each with its last count.

Counting itself is in count_card.py.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.gui.screens.sticks.look import (
    LEFT,
    LENT,
    look_of_count,
    plain_day,
    sum_up_shortly,
)
from wakayama_audit_gui.gui.screens.sticks.reading import Sticks
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.searched_list import SearchedList

_SECTION = int(Qt.ItemDataRole.UserRole) + 1
WITH, WITHOUT = "貸与のある課", "貸与のない課"


class SectionList(SearchedList):
    """A search field and a row for each 課.

    Signals:
        chosen: Name of a 課.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "照合する課の一覧", "課の名前で探す", "あてはまる課がありません。", parent=parent
        )
        self._sticks = Sticks()
        self.narrowed.connect(self._show)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)

    def show_sticks(self, sticks: Sticks) -> None:
        """Show other figures; the chosen 課 stays chosen."""
        self._sticks = sticks
        self._show()

    @Slot()
    def _show(self) -> None:
        before = self.view.currentIndex().data(_SECTION)
        words = search_key(self.search.text()).split()
        found = [
            name
            for name in self._sticks.sections
            if all(word in search_key(name) for word in words)
        ]
        lent = {name: len(self._sticks.lent_to(name)) for name in found}
        self.model.clear()
        for heading, group in (
            (WITH, [name for name in found if lent[name]]),
            (WITHOUT, [name for name in found if not lent[name]]),
        ):
            if group:
                self.append_heading(heading, str(len(group)))
            for name in group:
                self.append_row(self._item(name, lent[name]), current=name == before)
        self.show_found()

    def _item(self, name: str, lent: int) -> QStandardItem:
        counts = self._sticks.counts_of(name)
        detail = "まだ照合していません" if lent else ""
        shape, tone = LENT if lent else LEFT
        if counts:
            compared, ended = self._sticks.compared(counts[0]), counts[0].ended
            # How far a count under way is changes with every number; its card says it.
            found = sum_up_shortly(compared, ended=ended) if ended else "照合中"
            detail = f"{plain_day(counts[0].day)}　{found}"
            shape, tone = look_of_count(compared, ended=ended)
        item = QStandardItem(name)
        item.setData(name, _SECTION)
        item.setData(shape, RowRole.SHAPE)
        item.setData(tone, RowRole.TONE)
        item.setData(detail, RowRole.DETAIL)
        item.setData(f"{lent} 本", RowRole.TRAILING)
        item.setAccessibleText(f"{name}　貸与 {lent} 本　{detail}")
        return item

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        section = index.data(_SECTION)
        if section:
            self.chosen.emit(section)
