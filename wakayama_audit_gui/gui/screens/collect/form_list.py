"""The board: 課 × state, narrowed by state and by words.

What a single form says is in form_card.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QStackedLayout, QWidget

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.domain.self_inspection import FormName, FormState
from wakayama_audit_gui.gui.screens.collect.look import LOOKS, detail_of
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.use_cases.read_collection import FormRow

_ROW = int(Qt.ItemDataRole.UserRole) + 1
EVERY, OVERDUE = "すべて", "督促"


class FormList(Card):
    """Filters, a search field, and a row for each form.

    Signals:
        chosen: A `FormName` to be looked at.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=8, parent=parent)
        self._rows: Sequence[FormRow] = ()
        self._day = ""
        self._model = QStandardItemModel(self)
        self.filters: dict[str, PlainButton] = {}
        self._group = QButtonGroup(self)
        self._build_ui()
        self._group.buttonClicked.connect(self._show)
        self.search.textChanged.connect(self._show)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[FormRow], day: str) -> None:
        """Show other rows; the chosen one stays chosen."""
        self._rows, self._day = rows, day
        for name, button in self.filters.items():
            count = sum(self._is_in(row, name) for row in rows)
            button.set_words(f"{name} {count}")
        self._show()

    def show_only(self, name: str) -> None:
        """Press a filter: a state, `OVERDUE` or `EVERY`."""
        self.filters[name].setChecked(True)
        self._show()

    def _build_ui(self) -> None:
        holder = QWidget()
        flow = FlowLayout(holder)
        for name in (EVERY, *FormState, OVERDUE):
            button = PlainButton(str(name), touch=True)
            button.setCheckable(True)
            self.filters[str(name)] = button
            self._group.addButton(button)
            flow.addWidget(button)
        self.filters[EVERY].setChecked(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText("課やシステムの名前で探す")
        self.search.setAccessibleName("名前で探す")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(44)
        self.view = RowList("点検票の一覧")
        self.view.setModel(self._model)
        self._nothing = EmptyState(
            "list-filter",
            "あてはまるものがありません。",
            "「すべて」を押すか、言葉を短くしてください。",
        )
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._nothing)
        for part in (self.search, holder):
            self.body.addWidget(part)
        self.body.addWidget(pages, 1)

    def _is_in(self, row: FormRow, name: str) -> bool:
        if name == EVERY:
            return True
        return row.is_overdue(self._day) if name == OVERDUE else row.state == name

    @Slot()
    def _show(self) -> None:
        before = self._current()
        name = next((n for n, button in self.filters.items() if button.isChecked()), EVERY)
        words = search_key(self.search.text()).split()
        self._model.clear()
        for row in self._rows:
            key = search_key(f"{row.bureau} {row.title}")
            if self._is_in(row, name) and all(word in key for word in words):
                self._model.appendRow(self._item(row))
                if row.name == before:
                    last = self._model.rowCount() - 1
                    self.view.setCurrentIndex(self._model.index(last, 0))
        self._pages.setCurrentIndex(0 if self._model.rowCount() else 1)

    def _item(self, row: FormRow) -> QStandardItem:
        shape, tone = LOOKS[row.state]
        late = row.is_overdue(self._day)
        item = QStandardItem(row.title)
        item.setData(row.name, _ROW)
        item.setData(shape, RowRole.SHAPE)
        item.setData(tone, RowRole.TONE)
        item.setData(detail_of(row, self._day), RowRole.DETAIL)
        item.setData(OVERDUE if late else row.state.value, RowRole.TRAILING)
        item.setData(Tone.SHU if late else tone, RowRole.TRAILING_TONE)
        item.setAccessibleText(f"{row.title}　{row.state.value}　{detail_of(row, self._day)}")
        return item

    def _current(self) -> FormName | None:
        name = self.view.currentIndex().data(_ROW)
        return name if isinstance(name, FormName) else None

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        name = index.data(_ROW)
        if isinstance(name, FormName):
            self.chosen.emit(name)
