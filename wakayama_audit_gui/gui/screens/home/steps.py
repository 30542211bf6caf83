"""The strip above the visits: how many are 予定, 記入中, 事実確認 …; a click shows only those.

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
from wakayama_audit_gui.use_cases.count_year import VisitCount
from wakayama_audit_gui.use_cases.ports import VisitRow

ALL, LEFT, SEALED, FOLLOWING = "すべて", "残る監査", "確定", "フォローアップ"

_SHORT = {"事実確認・署名": ("確認・署名", "署名"), LEFT: ("監査残",), FOLLOWING: ("フォロー",)}
"""Words for where the whole ones would be cut."""

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (ALL, ()),
    ("予定", ("予定",)),
    ("記入中", ("記入中",)),
    ("事実確認・署名", ("事実確認", "署名待ち")),
    (SEALED, ("確定",)),
    (LEFT, ()),
    (FOLLOWING, ()),
)
"""Words of a step, and the states it holds; none means all, or what the year has counted."""


class Step(FigureStep):
    """One step with its number, on one line.

    Args:
        label: Its name.
        states: The states it holds; none means all.

    Attributes:
        ids: The only visits it holds; None: any.
    """

    def __init__(self, label: str, states: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(label, _SHORT.get(label, ()), parent=parent)
        self.states = states
        self.ids: frozenset[str] | None = frozenset() if label in (LEFT, FOLLOWING) else None
        self.setCheckable(True)
        self.set_form(StepForm.LOW)

    def holds(self, row: VisitRow) -> bool:
        """Whether a visit is at this step."""
        here = self.ids is None or row.visit in self.ids
        return here and (not self.states or row.state in self.states)

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
        self._steps = {label: Step(label, states) for label, states in STEPS}
        self._rows: Sequence[VisitRow] = ()
        self._today = date.min
        row = QHBoxLayout()
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self._rule = Rule(upright=True)  # before the follow-ups, which are not always there
        for label, step in self._steps.items():
            if row.count():
                row.addWidget(self._rule if label == FOLLOWING else Rule(upright=True))
            row.addWidget(step, 1)
            self._group.addButton(step)
        self._steps[ALL].setChecked(True)
        self.body.addLayout(row)
        self._group.buttonClicked.connect(self._on_step_clicked)

    def holds(self, row: VisitRow) -> bool:
        """Whether a visit is at the chosen step."""
        return any(step.isChecked() and step.holds(row) for step in self._steps.values())

    def show_only(self, label: str) -> None:
        """Narrow to a step of these words, and put the keyboard there."""
        self._steps[label].click()
        self._steps[label].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_year(self, count: VisitCount) -> None:
        """Tell the year's audits that are left, and its follow-ups, from the other visits."""
        self._steps[LEFT].ids, self._steps[FOLLOWING].ids = count.left, count.follow_ups
        self._count()

    def show_rows(self, rows: Sequence[VisitRow], today: date) -> None:
        """Count the visits by step."""
        self._rows, self._today = rows, today
        self._count()

    def _count(self) -> None:
        following = self._steps[FOLLOWING]
        for part in (self._rule, following):
            part.setVisible(bool(following.ids) or following.isChecked())
        day = self._today.isoformat()
        for step in self._steps.values():
            here = [row for row in self._rows if step.holds(row)]
            now = sum(row.scheduled == day for row in here)
            findings = sum(row.counts[1] + row.counts[2] for row in here)
            notes = (f"今日 {now} 件" if now else "", f"指摘・意見 {findings}" if findings else "")
            step.show_figure(len(here), "　".join(note for note in notes if note))

    @Slot()
    def _on_step_clicked(self) -> None:
        self.chosen.emit()
