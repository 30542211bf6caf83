"""A chart on a card: its title, what a reader must know, and the files it can be had as.

The chart itself is bar_chart.py's and its like; saving the files is gui/chart_saving.py's.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.chart_view import ChartView
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_FILES = {".png": "画像（PNG）", ".pdf": "PDF", ".xlsx": "表（Excel）"}


class ChartCard(Card):
    """The card.

    Args:
        chart: What is drawn.

    Signals:
        save_requested: Suffix of the file that is wanted.

    Attributes:
        chart: As given.
        saves: Suffix → its button.
    """

    save_requested = Signal(str)

    def __init__(self, chart: ChartView, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self.chart = chart
        self._title = PlainLabel(bold=True, wrap=True)
        self._note = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.saves: dict[str, LinkButton] = {}
        files = QWidget()
        row = FlowLayout(files)
        for suffix, words in _FILES.items():
            button = LinkButton(words, icon="file-down", touch=True)
            button.clicked.connect(partial(self.save_requested.emit, suffix))
            self.saves[suffix] = button
            row.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(10)
        for widget in (self._title, chart, self._note, files):
            column.addWidget(widget)
        self.body.addLayout(column)

    @property
    def title(self) -> str:
        """What the chart shows."""
        return self._title.text()

    @property
    def note(self) -> str:
        """What a reader must know."""
        return self._note.text()

    def set_words(self, title: str, note: str = "") -> None:
        """Say what is shown."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        for suffix, button in self.saves.items():
            button.setAccessibleName(f"「{title}」を{_FILES[suffix]}で保存")
