"""The list of findings: rows of one height, one or several of which are chosen.

What a row says is in model.py, how it is drawn in delegate.py; headings are column_heads.py.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QListView

from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.gui.screens.board.delegate import FindingDelegate
from wakayama_audit_gui.gui.screens.board.model import BoardModel

_Flag = QItemSelectionModel.SelectionFlag


class FindingList(QListView):
    """The list.

    Args:
        model: The findings.
    """

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._findings = model
        self.setModel(model)
        self.setItemDelegate(FindingDelegate(model))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("指摘・意見の一覧")

    def chosen(self) -> list[LedgerFinding]:
        """What is chosen, from above."""
        # Ranges, not indexes: all of a hundred thousand are one range.
        ranges = self.selectionModel().selection()
        spans = [ranges.at(number) for number in range(ranges.count())]
        rows = {row for span in spans for row in range(span.top(), span.bottom() + 1)}
        return [self._findings.at(row) for row in sorted(rows)]

    def choose(self, ids: frozenset[str]) -> bool:
        """Choose findings by their ids; whether any of them is shown."""
        found = self._findings.indexes_of(ids)
        for index in found:
            self.selectionModel().select(index, _Flag.Select)
        if found:
            self.selectionModel().setCurrentIndex(found[0], _Flag.NoUpdate)
            self.scrollTo(found[0])
        return bool(found)
