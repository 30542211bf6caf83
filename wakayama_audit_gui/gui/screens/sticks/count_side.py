"""The right side of 照合: beginning a count at a 課, then the count.

What is written is in counting.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.sticks.count_card import CountCard
from wakayama_audit_gui.gui.screens.sticks.counting import Counting
from wakayama_audit_gui.gui.screens.sticks.reading import Sticks
from wakayama_audit_gui.gui.screens.sticks.start_card import StartCard
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.count_sticks import StickCount


class CountSide(QWidget):
    """One of two pages.

    Signals:
        shown: A page is to be seen that the user asked for.
        paper_requested: (id of a count, name of its 照合調書).

    Attributes:
        start: Begins a count.
        card: The count.
        counting: Writes what is counted.
    """

    shown = Signal()
    paper_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sticks = Sticks()
        self.start, self.card = StartCard(), CountCard()
        self.counting = Counting(desk, self.card, self)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.card)
        self.start.begun.connect(self.counting.begin)
        self.start.chosen.connect(self.show_count)
        self.counting.begun.connect(self.show_count)
        self.counting.ended.connect(self._leave)
        self.card.left.connect(self._leave)
        self.card.paper_requested.connect(self._on_paper_requested)

    def show_sticks(self, sticks: Sticks) -> None:
        """Ledger and counts were read: show the count as it stands."""
        self._sticks = sticks
        if self.start.section:
            self.start.show_section(self.start.section, sticks)
        before = self.card.count
        if before is None or self.counting.noting:
            return
        count = next((one for one in sticks.counted if one.id == before.id), None)
        if count is None:
            self._leave()
        else:
            self.card.show_count(count, sticks.ledger)
            self.counting.read_filed()

    def concerns_others(self, changes: Changes) -> bool:
        """Whether an act is more than a number just read, which is shown already."""
        return changes.undoing or not self.counting.noting

    @Slot(str)
    def count_at(self, section: str) -> None:
        """Show a 課 where sticks can be counted."""
        self.start.show_section(section, self._sticks)
        self._leave()
        self.shown.emit()

    @Slot(object)
    def show_count(self, count: StickCount) -> None:
        """Go on with a count."""
        self.card.show_count(count, self._sticks.ledger)
        self._pages.setCurrentWidget(self.card)
        self.counting.read_filed()
        self.shown.emit()
        self.card.take_keyboard()

    def take_keyboard(self) -> None:
        """To the field for numbers, if a count is shown."""
        if self._pages.currentWidget() is self.card:
            self.card.take_keyboard()

    @Slot()
    def _leave(self) -> None:
        count = self.card.count
        if count is not None:  # what was read since the counts were read from the record
            counted = tuple(count if one.id == count.id else one for one in self._sticks.counted)
            self._sticks = self._sticks._replace(counted=counted)
            self.start.show_section(self.start.section, self._sticks)
        self.card.count = None
        self._pages.setCurrentWidget(self.start)

    @Slot()
    def _on_paper_requested(self) -> None:
        count = self.card.count
        if count is not None:
            name = f"USBメモリ照合調書_{count.section}_{count.day}"
            self.paper_requested.emit(count.id, name)
