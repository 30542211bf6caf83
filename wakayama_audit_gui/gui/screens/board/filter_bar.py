"""What is looked for on the board: a field for words, and a button for each thing to narrow by.

What a filter finds is in domain.finding_filter.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.finding_filter import (
    OPEN,
    OVERDUE,
    UNDECIDED,
    FindingFilter,
    FindingIndex,
)
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout

_PAUSE_MS = 120
_MOST = 26
"""Characters of what the shown findings are; a screen reader says it whole."""
_ALL = "すべて"
_TITLES = {
    "kind": "区分",
    "state": "状態",
    "section": "課",
    "system": "システム",
    "fiscal_year": "年度",
}


class FilterBar(QWidget):
    """The field and the buttons, wrapped to the width.

    Args:
        host: The lists to choose from float over it.

    Signals:
        changed: A `FindingFilter`.

    Attributes:
        field: For words.
        buttons: Field of the filter → its button.
        analysis: Leads to 集計.
        sticks: Leads to lent USBメモリ.
        only: Says which findings alone are shown; a click shows the others too.
        popup: The list that is open, or was last.
    """

    changed = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._asked = FindingFilter(state=OPEN)
        self._offered: dict[str, list[Choice]] = {name: [] for name in _TITLES}
        self._asking = ""
        self._names: dict[tuple[str, object], str] = {}
        self.field = QLineEdit()
        self.field.setPlaceholderText("言葉で探す（例：USB 施錠 文化振興課）")
        self.field.setAccessibleName("指摘・意見を言葉で探す")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumHeight(TOUCH)
        self.field.setMinimumWidth(scaled(260))
        self.popup = ChoicePopup(host, "絞り込み")
        self.buttons = {name: PlainButton(touch=True) for name in _TITLES}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self.only = PlainButton(icon="x", trailing=True, touch=True)
        self.only.setAccessibleDescription("この絞り込みをやめる")
        self.only.hide()
        row = FlowLayout(self)
        row.addWidget(self.field)
        row.addWidget(self.only)
        for name, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(self._on_button_clicked)
            button.setObjectName(name)
        self.only.clicked.connect(self._on_only_clicked)
        self.analysis = PlainButton("集計", icon="chart-column", touch=True)
        self.analysis.setAccessibleName("集計を開く")
        row.addWidget(self.analysis)
        self.sticks = PlainButton("USBメモリ", icon="clipboard-check", touch=True)
        self.sticks.setAccessibleName("USBメモリの台帳と照合を開く")
        row.addWidget(self.sticks)
        self.field.textChanged.connect(self._timer.start)
        self.field.returnPressed.connect(self._on_pause)
        self._timer.timeout.connect(self._on_pause)
        self.popup.chosen.connect(self._on_chosen)
        self._show_words()

    @property
    def asked(self) -> FindingFilter:
        """What is asked for."""
        return self._asked

    def ask(self, asked: FindingFilter) -> None:
        """Ask for something else, as if it had been typed and chosen."""
        self.field.setText(asked.words)
        self._timer.stop()
        self._asked = asked
        self._show_words()
        self.changed.emit(self._asked)

    def offer(self, index: FindingIndex, names: Mapping[str, str]) -> None:
        """Offer what occurs in the findings to choose from."""
        states = (OPEN, OVERDUE, UNDECIDED, *(state.value for state in FindingState))
        found: dict[str, list[tuple[str, object]]] = {
            "kind": [("指摘", "指摘"), ("意見", "意見")],
            "state": [(state, state) for state in states],
            "section": [(section, section) for section in index.sections()],
            "system": [(names.get(system, system), system) for system in index.systems()],
            "fiscal_year": [(fiscal_year_label(year), year) for year in index.years() if year],
        }
        for name, choices in found.items():
            empty = getattr(FindingFilter(), name)
            self._offered[name] = [Choice(w, "", d) for w, d in [(_ALL, empty), *choices]]
            self._names |= {(name, data): words for words, data in choices}
        self._show_words()

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PlainButton):
            self._asking = button.objectName()
            self.popup.offer(self._offered[self._asking], button)

    @Slot(object)
    def _on_chosen(self, data: object) -> None:
        asked = self._asked._asdict() | {"words": self.field.text(), self._asking: data}
        self.ask(FindingFilter(**asked))

    @Slot()
    def _on_only_clicked(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask(self._asked._replace(words=self.field.text(), ids=frozenset(), about=""))

    @Slot()
    def _on_pause(self) -> None:
        self.ask(self._asked._replace(words=self.field.text()))

    def _show_words(self) -> None:
        self.only.setVisible(bool(self._asked.ids))
        about = self._asked.about
        self.only.set_words(f"集計：{about if len(about) <= _MOST else about[: _MOST - 1] + '…'}")
        self.only.setAccessibleName(f"集計：{about}")
        for name, button in self.buttons.items():
            data = getattr(self._asked, name)
            words = self._names.get((name, data), str(data)) if data else _ALL
            button.set_words(f"{_TITLES[name]}：{words}")
