"""The strip of states: how many visits are 予定, 記入中, 事実確認 …; a click shows only those.

The list itself is in screen.py, the steps of the whole year in year_strip.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.home.figure_step import FigureStep, StepForm
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.plain_label import set_plain_tooltip
from wakayama_audit_gui.use_cases.ports import VisitRow

_SHORT = {"事実確認・署名": "確認・署名"}
"""Words for where the whole ones would be cut."""

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("すべて", ()),
    ("予定", ("予定",)),
    ("記入中", ("記入中",)),
    ("事実確認・署名", ("事実確認", "署名待ち")),
    ("確定", ("確定",)),
)
"""Words of a step, and the states it holds; none means all."""


class Step(FigureStep):
    """One step with its number, on one line.

    Args:
        label: Its name.
        states: The states it holds; none means all.
    """

    def __init__(self, label: str, states: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(label, _SHORT.get(label, ""), parent=parent)
        self.states = states
        self.setCheckable(True)
        self.set_form(StepForm.LOW)

    def holds(self, row: VisitRow) -> bool:
        """Whether a visit is at this step."""
        return not self.states or row.state in self.states

    def show_figure(self, figure: int, note: str) -> None:
        """Show a number and, to a screen reader and the pointer, what it is about."""
        self.set_figure(str(figure), note)
        set_plain_tooltip(self, note)


class VisitSteps(Card):
    """The strip.

    Signals:
        chosen: Another step is to be shown.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=4, spacing=0, parent=parent)
        # Within the card's own round corners.
        self.body.setContentsMargins(4, 4, 4, 4)
        self._steps = [Step(label, states) for label, states in STEPS]
        row = QHBoxLayout()
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        for number, step in enumerate(self._steps):
            if number:
                row.addWidget(Rule(upright=True))
            row.addWidget(step, 1)
            self._group.addButton(step)
        self._steps[0].setChecked(True)
        self.body.addLayout(row)
        self._group.buttonClicked.connect(self._on_step_clicked)

    def holds(self, row: VisitRow) -> bool:
        """Whether a visit is at the chosen step."""
        return any(step.isChecked() and step.holds(row) for step in self._steps)

    def show_all(self) -> None:
        """Narrow nothing, and put the keyboard here."""
        self._steps[0].click()
        self._steps[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self, rows: Sequence[VisitRow], today: date) -> None:
        """Count the visits by step."""
        day = today.isoformat()
        for step in self._steps:
            here = [row for row in rows if step.holds(row)]
            now = sum(row.scheduled == day for row in here)
            findings = sum(row.counts[1] + row.counts[2] for row in here)
            notes = (f"今日 {now} 件" if now else "", f"指摘・意見 {findings}" if findings else "")
            step.show_figure(len(here), "　".join(note for note in notes if note))

    @Slot()
    def _on_step_clicked(self) -> None:
        self.chosen.emit()
