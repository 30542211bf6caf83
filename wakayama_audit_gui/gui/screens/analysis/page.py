"""What the pages of 集計 share: charts on cards, their figures, and the way to what is behind.

What a page counts is in counts_page.py, repeats_page.py and contradictions_page.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.analysis import Group
from wakayama_audit_gui.domain.chart import ChartTable
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.gui.widgets.chart_card import ChartCard
from wakayama_audit_gui.gui.widgets.chart_view import ChartView


class AnalysisPage(QWidget):
    """A page with charts.

    Signals:
        findings_requested: A `FindingFilter` of exactly the findings behind a figure.
        save_requested: (`ChartCard`, `ChartTable`, suffix) of the file that is wanted.

    Attributes:
        tables: Card → the figures it shows.
    """

    findings_requested = Signal(object)
    save_requested = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tables: dict[ChartCard, ChartTable] = {}

    def make_card(self, chart: ChartView) -> ChartCard:
        """A card for a chart; its files are asked for by `save_requested`."""
        card = ChartCard(chart)
        card.save_requested.connect(partial(self._on_save_requested, card))
        return card

    def fill_card(self, card: ChartCard, table: ChartTable, note: str | None = None) -> None:
        """Say what a card shows.

        Args:
            card: Whose chart was given the same figures.
            table: The figures.
            note: What stands below the chart; None for the note of the table.
        """
        self.tables[card] = table
        card.set_words(table.title, table.note if note is None else note)

    def show_group(self, group: Group) -> None:
        """Ask for exactly the findings of a group."""
        if group.findings:
            about = f"集計：{group.label.strip() or '指摘・意見'}"
            self.findings_requested.emit(FindingFilter(ids=group.ids, about=about))

    def _on_save_requested(self, card: ChartCard, suffix: str) -> None:
        if card in self.tables:
            self.save_requested.emit(card, self.tables[card], suffix)
