"""The 改善計画 of a finding: 原因, 改善内容, 担当, 期限, 所属長確認; written as one types.

The steps of a finding are step_form.py's.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.finding_life import ImprovementPlan
from wakayama_audit_gui.gui.screens.board.step_form import date_field, iso_of
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_TEXTS = (
    ("cause", "原因"),
    ("measure", "改善内容"),
    ("assignee", "担当"),
    ("confirmed_by", "所属長確認（職・氏名）"),
)
_DAYS = (("due", "改善の期限"), ("confirmed_on", "所属長が確認した日"))


class PlanForm(QWidget):
    """The fields of one plan.

    Signals:
        written: The `ImprovementPlan` as it is to be recorded now.
    """

    written = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plan = ImprovementPlan()
        self.texts = {name: GrowingTextEdit(words, lines=1) for name, words in _TEXTS}
        self.ticks = {name: QCheckBox(words) for name, words in _DAYS}
        self.days = {name: date_field(words) for name, words in _DAYS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel("改善計画", bold=True))
        for name, words in _TEXTS:
            column.addWidget(PlainLabel(words, size=Size.SMALL, tone=Tone.SECOND))
            field = self.texts[name]
            field.setAccessibleName(words)
            field.committed.connect(self._write)
            column.addWidget(field)
        for name, words in _DAYS:
            tick, day = self.ticks[name], self.days[name]
            tick.setMinimumHeight(TOUCH)
            tick.setAccessibleName(words)
            column.addWidget(tick)
            column.addWidget(day)
            tick.toggled.connect(day.setVisible)
            tick.clicked.connect(self._write)
            day.dateChanged.connect(self._write)
            day.hide()

    def show_plan(self, plan: ImprovementPlan) -> None:
        """Show what is recorded."""
        self._plan = plan
        for name, field in self.texts.items():
            field.set_text(getattr(plan, name))
        for name, day in self.days.items():
            value = getattr(plan, name)
            day.blockSignals(True)
            if value:
                day.setDate(day.date().fromString(value, Qt.DateFormat.ISODate))
            day.blockSignals(False)
            self.ticks[name].setChecked(bool(value))

    def note_recorded(self, plan: ImprovementPlan) -> None:
        """What was written is committed."""
        self._plan = plan
        for name, field in self.texts.items():
            field.mark_saved(getattr(plan, name))

    def flush(self) -> None:
        """Record what is being typed."""
        for field in self.texts.values():
            field.flush()

    @Slot()
    def _write(self) -> None:
        texts = {name: field.toPlainText() for name, field in self.texts.items()}
        days = {
            name: iso_of(day) if self.ticks[name].isChecked() else ""
            for name, day in self.days.items()
        }
        # What is not shown here stays as it is recorded.
        plan = self._plan._replace(**texts, **days)
        if plan != self._plan:
            self.written.emit(plan)
