"""The list of findings as a Qt model: one column, the whole finding under one role.

How a row is drawn is in delegate.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from wakayama_audit_gui.domain.calendar import era_year, fiscal_year, parse_day
from wakayama_audit_gui.domain.finding_filter import UNDECIDED, FindingIndex, is_overdue
from wakayama_audit_gui.domain.finding_life import LedgerFinding

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex


class BoardModel(QStandardItemModel):
    """Findings in the order given.

    A list that lays out 100,000 rows asks for the index of each. A model that is Qt's own answers
    that without Python; there is never an item in it, the findings are kept here.

    Attributes:
        today: ISO date.
        names: System id → name.
        present: Finding id → 対象課 as they are called today.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = ""
        self.names: Mapping[str, str] = {}
        self.present: Mapping[str, tuple[str, ...]] = {}
        self._index = FindingIndex((), {})
        self._places: Sequence[int] = ()

    def show_rows(self, index: FindingIndex, places: Sequence[int]) -> None:
        """Show other findings.

        Args:
            index: All that there are.
            places: Where in it those stand that are shown, in order.
        """
        self.beginResetModel()
        self._index, self._places = index, places
        # Within the reset nobody is to hear of the empty rows that come and go.
        silent = self.blockSignals(True)
        self.setRowCount(0)
        self.setColumnCount(1)
        self.setRowCount(len(places))
        self.blockSignals(silent)
        self.endResetModel()

    def rows(self) -> list[LedgerFinding]:
        """All that is shown, in order."""
        return [self._index.findings[place] for place in self._places]

    def partners(self, finding: LedgerFinding) -> Sequence[LedgerFinding]:
        """With what a finding was joined, shown or not."""
        return self._index.partners(finding)

    def row_at(self, index: Index) -> LedgerFinding | None:
        """The finding of an index."""
        return self.at(index.row()) if index.isValid() else None

    def at(self, row: int) -> LedgerFinding:
        """The finding of a row."""
        return self._index.findings[self._places[row]]

    def indexes_of(self, ids: frozenset[str]) -> list[QModelIndex]:
        """The indexes of findings, of those that are shown."""
        known = {at for id_ in ids if (at := self._index.place_of(id_)) is not None}
        if not known:
            return []
        return [self.index(row, 0) for row, at in enumerate(self._places) if at in known]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The finding, or a sentence for a screen reader."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            due = "".join(due_words(row, self.today))
            parts = (row.kind, self.system_words(row), row.text, self.section_words(row), due)
            return " ".join(part for part in (*parts, state_words(row)) if part)
        return None

    def system_words(self, finding: LedgerFinding) -> str:
        """The systems of a finding by name; 全庁 when it concerns none."""
        first, *others = finding.systems or ("",)
        more = f" ほか{len(others)}" if others else ""
        return (self.names.get(first, first) or "全庁") + more

    def section_words(self, finding: LedgerFinding) -> str:
        """The first 対象課 as it is called today, and how many more there are."""
        first, *others = self.present.get(finding.id, finding.sections) or ("",)
        return first + (f" ほか{len(others)}" if others else "")


def state_words(finding: LedgerFinding) -> str:
    """State of a finding."""
    return finding.state.value if finding.state else UNDECIDED


def due_words(finding: LedgerFinding, today: str) -> tuple[str, ...]:
    """The deadline, after 超過 if it is over; with its year where that is not this 年度."""
    due = finding.is_late_after
    day, now = parse_day(due), parse_day(today)
    if day is None:
        return ()
    over = ("超過",) if is_overdue(finding, today) else ()
    year = () if now and fiscal_year(day) == fiscal_year(now) else (era_year(day),)
    return (*over, *year, f"{day.month}月{day.day}日")
