"""The list of visits as a Qt model: one column, the whole row under one role.

How a row is drawn is in delegate.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wakayama_audit_gui.domain.calendar import parse_day, short_date
from wakayama_audit_gui.use_cases.ports import VisitRow

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WHEN_ROLE = ROW_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def remaining(row: VisitRow) -> int:
    """Items of a visit that are not answered yet."""
    return max(0, row.total - sum(row.counts))


def in_order(rows: Sequence[VisitRow], today: date) -> list[VisitRow]:
    """Today's visits first, then those under way, coming and past ones; of a day by 調書番号."""

    def rank(row: VisitRow) -> tuple[int, int, str]:
        day = parse_day(row.scheduled) or today
        away = (day - today).days
        if away == 0:
            return (0, 0, row.sheet_no)
        if row.state == "記入中":
            return (1, -away, row.sheet_no)
        return (2, away, row.sheet_no) if away > 0 else (3, -away, row.sheet_no)

    return sorted(rows, key=rank)


def to_resume(rows: Sequence[VisitRow], today: date) -> VisitRow | None:
    """What 「続ける」 leads to.

    Of the visits under way today's, else the one touched last; else today's first planned one.
    """
    day = today.isoformat()
    under_way = [row for row in rows if row.state == "記入中"]
    if under_way:
        return max(under_way, key=lambda row: (row.scheduled == day, row.touched))
    return next((row for row in rows if row.state == "予定" and row.scheduled == day), None)


class VisitListModel(QAbstractListModel):
    """Visits in the order of `in_order`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[VisitRow] = []
        self._today = date.min

    def show_rows(self, rows: Sequence[VisitRow], today: date) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = in_order(rows, today)
        self._today = today
        self.endResetModel()

    def row_at(self, index: Index) -> VisitRow | None:
        """The visit of an index."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, visit: str) -> QModelIndex:
        """The index of a visit; invalid when it is not shown."""
        ids = [row.visit for row in self._rows]
        return self.index(ids.index(visit), 0) if visit in ids else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of visits."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row, its date in words, or a sentence for a screen reader."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == WHEN_ROLE:
            return self._when(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title} {self._when(row)} {row.state} 残り{remaining(row)}件"
        return None

    def _when(self, row: VisitRow) -> str:
        today = row.scheduled == self._today.isoformat()
        return "今日" if today else short_date(row.scheduled)
