"""The four cards side by side: in three columns, in two, or below each other.

What is in the cards is their own.
"""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.plan.clock_panel import ClockPanel
from wakayama_audit_gui.gui.screens.plan.people_panel import PeoplePanel
from wakayama_audit_gui.gui.screens.plan.places_panel import PlacesPanel
from wakayama_audit_gui.gui.screens.plan.systems_panel import SystemsPanel
from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_THREE_FROM = 1040
_TWO_FROM = 720
"""Widths in logical pixels at 100 % text."""

_GAP = 14


class PlanColumns(QWidget):
    """Arranges the cards by the width there is.

    With three columns each list scrolls by itself; with fewer the page scrolls as a whole.
    """

    def __init__(
        self,
        systems: SystemsPanel,
        places: PlacesPanel,
        people: PeoplePanel,
        clock: ClockPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._systems, self._places, self._people, self._clock = systems, places, people, clock
        self._columns = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._page: QWidget | None = None

    @property
    def columns(self) -> int:
        """How many there are now."""
        return self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns by the width."""
        super().resizeEvent(event)
        width = event.size().width()
        wanted = 3 if width >= scaled(_THREE_FROM) else 2 if width >= scaled(_TWO_FROM) else 1
        if wanted != self._columns:
            self._columns = wanted
            self._arrange()

    def _arrange(self) -> None:
        before = self._page
        for panel in (self._systems, self._places):
            panel.unroll(self._columns < 3)
        self._page = self._three() if self._columns == 3 else self._fewer()
        self._row.addWidget(self._page)
        if before is not None:
            self._row.removeWidget(before)
            before.deleteLater()

    def _three(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        right = ScrollColumn(spacing=_GAP)
        right.append(self._people)
        right.append(self._clock)
        # A column that scrolls upright cuts what is wider than it.
        least = max(card.minimumSizeHint().width() for card in (self._people, self._clock))
        right.setMinimumWidth(least + right.verticalScrollBar().sizeHint().width() + _GAP)
        row.addWidget(self._systems, 3)
        row.addWidget(self._places, 4)
        row.addWidget(right, 4)
        return page

    def _fewer(self) -> QWidget:
        page = ScrollColumn(spacing=_GAP)
        rows: tuple[tuple[QWidget, ...], ...] = (
            ((self._systems, self._places), (self._people, self._clock))
            if self._columns == 2
            else ((self._systems,), (self._places,), (self._people,), (self._clock,))
        )
        for cards in rows:
            board = QWidget()
            row = QHBoxLayout(board)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(_GAP)
            for card in cards:
                row.addWidget(card, 1)
            page.append(board)
        return page
