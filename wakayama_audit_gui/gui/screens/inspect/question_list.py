"""The questions at the left: where one is, what is answered, what is left.

The question itself is in question_page.py.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.inspect.draft import Draft
from wakayama_audit_gui.gui.screens.inspect.look import LOOKS
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList

_PLACE = int(Qt.ItemDataRole.UserRole) + 1


class QuestionList(Card):
    """Every question in a row of its own, by group.

    Signals:
        chosen: Place of a question, from 0.
    """

    chosen = Signal(int)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(margin=4, spacing=0, parent=parent)
        self._draft = draft
        self._model = QStandardItemModel(self)
        self._items: list[QStandardItem] = []
        self.view = RowList("設問の一覧")
        self.view.setModel(self._model)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.body.addWidget(holder, 1)
        self._fill()
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)
        draft.changed.connect(self._on_changed)

    def show_current(self, place: int) -> None:
        """Mark the question that is in sight; none when there is no such place."""
        if 0 <= place < len(self._items):
            self.view.setCurrentIndex(self._items[place].index())
        else:
            self.view.setCurrentIndex(QModelIndex())

    def _fill(self) -> None:
        group = ""
        for place, question in enumerate(self._draft.questions):
            if question.group != group:
                group = question.group
                head = QStandardItem(group)
                head.setData(True, RowRole.HEADER)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(head)
            item = QStandardItem(f"{place + 1}　{question.text}")
            item.setData(place, _PLACE)
            self._items.append(item)
            self._model.appendRow(item)
            self._show(place)

    def _show(self, place: int) -> None:
        reply = self._draft.reply(self._draft.questions[place].id)
        shape, tone = LOOKS[reply.answer]
        item = self._items[place]
        item.setData(shape, RowRole.SHAPE)
        item.setData(tone, RowRole.TONE)
        state = reply.answer or "未回答"
        item.setAccessibleText(f"{item.text()}　{state}")
        item.setData("理由がまだありません" if reply.lacks_reason else "", RowRole.DETAIL)

    @Slot(str)
    def _on_changed(self, question: str) -> None:
        for place, asked in enumerate(self._draft.questions):
            if asked.id == question:
                self._show(place)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        place = index.data(_PLACE)
        if isinstance(place, int):
            self.chosen.emit(place)
