"""台帳: the sticks that are lent, narrowed by state and words, and the one that is looked at.

The fields of one stick are in stick_form.py; what is written goes through use_cases.keep_sticks.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.domain.stick import Stick
from wakayama_audit_gui.gui.screens.sticks.look import LENT, RETURNED, detail_of
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.searched_list import EVERY, SearchedList

_STICK = int(Qt.ItemDataRole.UserRole) + 1
_MOST = 300
"""Rows that are listed at once; words find the others."""

LENT_ONLY, RETURNED_ONLY = "貸与中", "返却済み"


class LedgerList(SearchedList):
    """A search field, filters, and a row for each stick.

    Signals:
        chosen: A `Stick` to be looked at.
        new_requested: A stick is to be lent that the ledger does not know.
        file_requested: The ledger is to be taken in from Excel.
    """

    chosen = Signal(object)
    new_requested = Signal()
    file_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "USBメモリの台帳",
            "管理番号・課・保管場所で探す",
            "あてはまるものがありません。",
            (LENT_ONLY, RETURNED_ONLY, EVERY),
            parent,
        )
        self._ledger: tuple[Stick, ...] = ()
        self._keys: dict[str, str] = {}
        self._build_ui()
        self.narrowed.connect(self._show)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)
        self._empty.step_requested.connect(self.file_requested)
        self._new.clicked.connect(self.new_requested)

    def show_ledger(self, ledger: tuple[Stick, ...]) -> None:
        """Show another ledger; the chosen stick stays chosen."""
        self._ledger = ledger
        self._keys = {s.number: search_key("\n".join(s)) for s in ledger}
        for name, button in self.filters.buttons.items():
            button.set_words(f"{name} {sum(_is_in(stick, name) for stick in ledger)}")
        self._show()

    def _build_ui(self) -> None:
        self._new = PlainButton("新しく貸与する", icon="plus", touch=True)
        row = self.above.layout()
        if row is not None:
            row.addWidget(self._new)
        self._empty = EmptyState(
            "list",
            "台帳にUSBメモリがありません。",
            "「管理番号」と「課」の列がある Excel を取り込むか、一本ずつ加えてください。",
            step="Excel から取り込む",
        )
        self.offer_when_empty(self._empty)
        self._more = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._more.hide()
        self.body.addWidget(self._more)

    @Slot()
    def _show(self) -> None:
        before = self.view.currentIndex().data(_STICK)
        words = search_key(self.search.text()).split()
        asked = [stick for stick in self._ledger if _is_in(stick, self.filters.key)]
        found = [s for s in asked if all(word in self._keys[s.number] for word in words)]
        self.model.clear()
        number = before.number if isinstance(before, Stick) else ""
        for stick in found[:_MOST]:
            self.append_row(_item(stick), current=stick.number == number)
        self._more.setVisible(len(found) > _MOST)
        self._more.setText(f"ほか {len(found) - _MOST:,} 本は、言葉を足すと出ます。")
        self.show_found(None if self._ledger else self._empty)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        stick = index.data(_STICK)
        if isinstance(stick, Stick):
            self.chosen.emit(stick)


def _is_in(stick: Stick, name: str) -> bool:
    return name == EVERY or stick.is_lent == (name == LENT_ONLY)


def _item(stick: Stick) -> QStandardItem:
    shape, tone = LENT if stick.is_lent else RETURNED
    item = QStandardItem(stick.number)
    item.setData(stick, _STICK)
    item.setData(shape, RowRole.SHAPE)
    item.setData(tone, RowRole.TONE)
    item.setData(detail_of(stick), RowRole.DETAIL)
    item.setData("貸与中" if stick.is_lent else "返却済み", RowRole.TRAILING)
    item.setData(tone, RowRole.TRAILING_TONE)
    item.setAccessibleText(f"{stick.number}　{detail_of(stick)}")
    return item
