"""The strip of the year: five steps, each with its figure and what to do next; a click leads there.

What is said of a step is in year_words.py; where it leads is the screen's.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.home.figure_step import FigureStep, StepForm
from wakayama_audit_gui.gui.screens.home.year_words import YearStep, tell_year
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.plain_label import set_plain_tooltip
from wakayama_audit_gui.use_cases.count_year import Year

_WHEN = {
    YearStep.FORMS: ("6月", "点検"),
    YearStep.TARGETS: ("7月", "選定"),
    YearStep.VISITS: ("8〜9月", "監査"),
    YearStep.PLANS: ("10月〜", "計画"),
    YearStep.FOLLOW_UP: ("1月〜", "フォロー"),
}
"""When a step is usually taken, and its name where room is dear."""

_MARGIN = 4


class YearStrip(Card):
    """The strip.

    Signals:
        chosen: A `YearStep` that was pressed.

    Attributes:
        steps: The cells.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=4, spacing=0, parent=parent)
        # Within the card's own round corners.
        self.body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.steps = {
            step: FigureStep(step.value, (short,), when) for step, (when, short) in _WHEN.items()
        }
        row = QHBoxLayout()
        row.setSpacing(4)
        for step, cell in self.steps.items():
            if row.count():
                row.addWidget(Rule(upright=True))
            row.addWidget(cell, 1)
            cell.setAccessibleName(step.value)
            cell.clicked.connect(partial(self.chosen.emit, step))
        self.body.addLayout(row)

    def set_form(self, form: StepForm) -> None:
        """Take more or less height."""
        for cell in self.steps.values():
            cell.set_form(form)

    @staticmethod
    def height_of(form: StepForm) -> int:
        """Height of the strip in logical pixels."""
        return FigureStep.height_of(form) + 2 * _MARGIN

    def show_year(self, year: Year) -> None:
        """Show where each step stands."""
        for step, told in tell_year(year).items():
            cell = self.steps[step]
            cell.set_figure(told.figure, told.note, told.unit, shown=(told.unit, *told.brief))
            cell.setAccessibleDescription(told.more)
            cell.set_lit(lit=told.due)
            set_plain_tooltip(cell, "\n".join(filter(None, (told.note, told.more))))
