"""The list of a count: what differs, what is still to be read, what is as it should be.

How a count is compared is said in domain/stick.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.stick import (
    Comparison,
    Difference,
    DifferenceKind,
    Stick,
    stick_key,
)
from wakayama_audit_gui.gui.screens.sticks.look import LEFT, MATCHED, Look, look_of
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList

_DATA = int(Qt.ItemDataRole.UserRole) + 1
DIFFERS, LEFT_OVER, MISSING = "差異", "残り（まだ読んでいない）", "不足"
AS_IT_SHOULD = "一致"


class CountRows(RowList):
    """The list.

    Signals:
        difference_chosen: A `Difference`; one that was not read yet counts as missing.
        number_chosen: 管理番号 that is as it should be.
    """

    difference_chosen = Signal(object)
    number_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("照合の一覧", parent=parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        # A click must not take the keyboard from the field that a reader types into.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def show_count(
        self,
        compared: Comparison,
        ledger: Mapping[str, Stick],
        filed: Mapping[str, str],
        *,
        ended: bool,
    ) -> None:
        """Show a count.

        Args:
            compared: Held against the ledger.
            ledger: Key → stick.
            filed: Key → id of the finding it became.
            ended: What was not read is missing, and not left to read.
        """
        self._model.clear()
        left = MISSING if ended else LEFT_OVER
        for heading, group in ((DIFFERS, compared.others), (left, compared.missing)):
            self._head(heading, len(group))
            for one in group:
                key = stick_key(one.number)
                waits = one.kind is DifferenceKind.MISSING and not ended
                look = LEFT if waits else look_of(one.kind)
                self._append(one, one.number, look, _detail(one, ledger.get(key)))
                if key in filed:
                    self._note("指摘にしました", Tone.MATSUBA)
                elif not waits:
                    self._note(one.kind.value, look[1])
        self._head(AS_IT_SHOULD, len(compared.matched))
        for number in reversed(compared.matched):
            stick = ledger.get(stick_key(number))
            self._append(number, number, MATCHED, stick.kept_at if stick else "")

    def _head(self, words: str, count: int) -> None:
        if count:
            item = QStandardItem(words)
            item.setData(True, RowRole.HEADER)
            item.setData(f"{count}", RowRole.TRAILING)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(item)

    def _append(self, data: object, words: str, look: Look, detail: str) -> None:
        item = QStandardItem(words)
        item.setData(data, _DATA)
        item.setData(look[0], RowRole.SHAPE)
        item.setData(look[1], RowRole.TONE)
        item.setData(detail, RowRole.DETAIL)
        item.setAccessibleText(f"{words}　{detail}")
        self._model.appendRow(item)

    def _note(self, words: str, tone: Tone) -> None:
        item = self._model.item(self._model.rowCount() - 1)
        item.setData(words, RowRole.TRAILING)
        item.setData(tone, RowRole.TRAILING_TONE)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        data = index.data(_DATA)
        if isinstance(data, Difference):
            self.difference_chosen.emit(data)
        elif isinstance(data, str):
            self.number_chosen.emit(data)


def _detail(one: Difference, stick: Stick | None) -> str:
    if one.kind is DifferenceKind.MISSING:
        return (stick.kept_at if stick else "") or "保管場所の記載なし"
    if one.kind is DifferenceKind.PLACE:
        return f"台帳では「{one.ledger}」"
    return f"台帳では{one.ledger}" if one.ledger else one.hint or "台帳に記載がない"
