"""The 改善計画 of a finding: 原因, 改善内容, 担当, 期限, 所属長確認; written as one types.

The steps of a finding are step_form.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import long_date, parse_day
from wakayama_audit_gui.domain.finding_life import ImprovementPlan
from wakayama_audit_gui.domain.section_plan import SectionPlan
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
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
    """The fields of one plan; of several 課 one is chosen whose plan is shown.

    Signals:
        written: (課 whose it is, `ImprovementPlan` as it is to be recorded now).

    Attributes:
        section: Whose plan is shown, where several 課 answer.
        told: What the 課 said was done.
    """

    written = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._plan = ImprovementPlan()
        self._plans: tuple[SectionPlan, ...] = ()
        self.texts = {name: GrowingTextEdit(words, lines=1) for name, words in _TEXTS}
        self.ticks = {name: QCheckBox(words) for name, words in _DAYS}
        self.days = {name: DateField(words) for name, words in _DAYS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel("改善計画", bold=True))
        self.section = ChoiceField()
        self.section.setAccessibleName("改善計画を書いた課")
        self.section.setMinimumHeight(TOUCH)
        self.section.activated.connect(self._on_section_chosen)
        column.addWidget(self.section)
        self.told = PlainLabel(wrap=True)
        column.addWidget(self.told)
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
            tick.toggled.connect(partial(self._on_ticked, day))
            tick.clicked.connect(self._write)
            day.changed.connect(self._write)
            day.hide()

    def show_plans(self, plans: Sequence[SectionPlan], today: date) -> None:
        """Show what is recorded; the 課 that was chosen stays so if it is among them."""
        for day in self.days.values():
            day.today = today
        before = self._shown()
        self._plans = tuple(plans)
        self.section.clear()
        self.section.addItems([_name_of(one) for one in plans])
        self.section.setVisible(len(plans) > 1)
        places = [n for n, one in enumerate(plans) if before and one.section == before.section]
        self.section.setCurrentIndex(places[0] if places else 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self._shown()
        plan = one.plan if one else ImprovementPlan()
        self._plan = plan
        done = long_date(plan.done_on) if plan.done_on else ""
        told = "　".join(filter(None, (plan.progress, plan.result, done)))
        self.told.setText(f"課の報告：{told}")
        self.told.setVisible(bool(told))
        for name, field in self.texts.items():
            field.set_text(getattr(plan, name))
        for name, day in self.days.items():
            value = getattr(plan, name)
            day.blockSignals(True)
            day.set_day(parse_day(value))
            day.blockSignals(False)
            self.ticks[name].setChecked(bool(value))

    def _on_ticked(self, day: DateField, wanted: bool) -> None:
        if wanted and day.day() is None:
            day.show_today()
        day.setVisible(wanted)

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
            name: day.iso() if self.ticks[name].isChecked() else ""
            for name, day in self.days.items()
        }
        # What is not shown here stays as it is recorded.
        plan = self._plan._replace(**texts, **days)
        one = self._shown()
        if plan != self._plan:
            self.written.emit((one.recorded or one.section) if one else "", plan)

    def _shown(self) -> SectionPlan | None:
        place = self.section.currentIndex()
        return self._plans[place] if 0 <= place < len(self._plans) else None

    @Slot()
    def _on_section_chosen(self) -> None:
        chosen = self.section.currentIndex()
        self.flush()  # what is being typed belongs to the one that was shown
        self.section.setCurrentIndex(chosen)
        self._show_chosen()


def _name_of(one: SectionPlan) -> str:
    former = f"（旧{one.recorded}）" if one.recorded not in ("", one.section) else ""
    state = "計画あり" if one.is_promised else "記入中" if any(one.plan) else "未提出"
    return f"{one.section}{former}　{state}"
