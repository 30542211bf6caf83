"""The board: 課 × state, narrowed by state and by words.

What a single form says is in form_card.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.domain.self_inspection import FormName, FormState
from wakayama_audit_gui.gui.screens.collect.look import LOOKS, detail_of
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.searched_list import EVERY, SEEN_AT_LEAST, SearchedList
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet
from wakayama_audit_gui.use_cases.read_collection import MISSING, OVERDUE, FormRow

_ROW = int(Qt.ItemDataRole.UserRole) + 1


class FormList(SearchedList):
    """States, a search field, and a row for each form.

    Signals:
        chosen: A `FormName` to be looked at.
        receive_requested: `FormName` of all that are shown and 提出, to be taken as they are.

    Attributes:
        receive: Asks for that.
    """

    chosen = Signal(object)
    receive_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "点検票の一覧",
            "課やシステムの名前で探す",
            "あてはまるものがありません。",
            (EVERY, *(str(state) for state in FormState), MISSING, OVERDUE),
            parent,
        )
        self._low = False
        self._rows: Sequence[FormRow] = ()
        self._owed: Mapping[str, OwedSheet] = {}
        self.view.keep_rows(SEEN_AT_LEAST)
        self.receive = PlainButton("受付", icon="check", touch=True)
        self.body.addWidget(self.receive)
        self.receive.clicked.connect(self._on_receive_clicked)
        self.narrowed.connect(self._show)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[FormRow], owed: Sequence[OwedSheet]) -> None:
        """Show other rows, and which of them are waited for; the chosen one stays chosen."""
        self._rows, self._owed = rows, {one.about: one for one in owed}
        for name, button in self.filters.buttons.items():
            count = sum(self._is_in(row, name) for row in rows)
            button.set_words(f"{name} {count}")
            button.setVisible(bool(count) or not self._low or button.isChecked() or name == EVERY)
        self._show()

    def set_low(self, low: bool) -> None:
        """Leave out states that no form is in, where room is dear."""
        self._low = low
        self.show_rows(self._rows, tuple(self._owed.values()))

    def show_only(self, name: str) -> None:
        """Press a filter: a state, `MISSING`, `OVERDUE` or `EVERY`."""
        self.filters.buttons[name].setChecked(True)
        self.filters.buttons[name].show()
        self._show()

    def choose_next(self, done: FormName) -> None:
        """Go to the next one that is 提出 after one that was, or from the top again."""
        names = [row.name for row in self._shown()]
        begin = names.index(done) + 1 if done in names else 0
        places = [*range(begin, len(names)), *range(begin)]
        waiting = self._submitted()
        found = next((at for at in places if names[at] != done and names[at] in waiting), None)
        if found is not None:
            self.view.setCurrentIndex(self.model.index(found, 0))
            self.chosen.emit(names[found])

    def _submitted(self) -> list[FormName]:
        return [row.name for row in self._shown() if row.state is FormState.SUBMITTED]

    def _shown(self) -> list[FormRow]:
        words = search_key(self.search.text()).split()
        keys = ((row, search_key(f"{row.bureau} {row.title}")) for row in self._rows)
        chosen = self.filters.key
        found = [
            row for row, key in keys if self._is_in(row, chosen) and all(w in key for w in words)
        ]
        if chosen == MISSING:  # what is to be done next comes first
            found.sort(key=lambda row: not self._is_late(row))
        return found

    def _is_in(self, row: FormRow, name: str) -> bool:
        return name == EVERY or row.is_asked(name, late=self._is_late(row))

    def _is_late(self, row: FormRow) -> bool:
        owed = self._owed.get(row.name.book)
        return owed is not None and owed.is_overdue

    @Slot()
    def _show(self) -> None:
        before = self._current()
        self.model.clear()
        for row in self._shown():
            self.append_row(self._item(row), current=row.name == before)
        self.show_found()
        submitted = len(self._submitted())
        self.receive.set_words(f"提出の {submitted} 件をすべて受け付ける")
        # Only where exactly those are in sight that it takes.
        self.receive.setVisible(self.filters.key == FormState.SUBMITTED and submitted > 1)

    def _item(self, row: FormRow) -> QStandardItem:
        shape, tone = LOOKS[row.state]
        late = self._is_late(row)
        detail = detail_of(row, self._owed.get(row.name.book))
        item = QStandardItem(row.title)
        item.setData(row.name, _ROW)
        item.setData(shape, RowRole.SHAPE)
        item.setData(tone, RowRole.TONE)
        item.setData(detail, RowRole.DETAIL)
        item.setData(OVERDUE if late else row.state.value, RowRole.TRAILING)
        item.setData(Tone.SHU if late else tone, RowRole.TRAILING_TONE)
        item.setAccessibleText(f"{row.title}　{row.state.value}　{detail}")
        return item

    def _current(self) -> FormName | None:
        name = self.view.currentIndex().data(_ROW)
        return name if isinstance(name, FormName) else None

    @Slot()
    def _on_receive_clicked(self) -> None:
        self.receive_requested.emit(self._submitted())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        name = index.data(_ROW)
        if isinstance(name, FormName):
            self.chosen.emit(name)
