"""Not settled on the spot: 未確認 with its reason, or 後日確認 with the day it is due.

The reason itself is an ordinary text (text_panel.py).
"""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.screens.walk.row_part import RowPart
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text

_WEEKS = (1, 2, 4)


class LaterPanel(RowPart):
    """The choice between 未確認 and 後日確認, and the due day.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self._subject = ""
        self._shown = ""
        row = FlowLayout(spacing=8)
        self.body.addLayout(row)
        self.unverifiable = _Choice("未確認（確かめられない・理由を書く）")
        self.later = _Choice("後日確認（資料待ち・期日を決める）")
        self.due = DateField("後日確認の期日", empty="期日なし")
        self._label = PlainLabel("期日", size=Size.SMALL, tone=Tone.SECOND)
        row.addWidget(self.unverifiable)
        row.addWidget(self.later)
        row.addWidget(self._label)
        row.addWidget(self.due)
        self._quick = [_Choice(f"{weeks}週間後") for weeks in _WEEKS]
        for chip, weeks in zip(self._quick, _WEEKS, strict=True):
            chip.setCheckable(False)
            chip.clicked.connect(lambda _checked=False, weeks=weeks: self._in_weeks(weeks))
            row.addWidget(chip)
        self.unverifiable.clicked.connect(lambda: walk.answer(Verdict.UNVERIFIABLE))
        self.later.clicked.connect(lambda: walk.answer(Verdict.LATER))
        self.due.finished.connect(self._on_due_finished)
        walk.leaving.connect(self._on_due_finished)

    def show_row(self, row: Row, verdict: Verdict) -> None:
        """Show what stands for a row; hidden unless it is answered with one of the two."""
        self.setVisible(verdict in (Verdict.UNVERIFIABLE, Verdict.LATER))
        later = verdict is Verdict.LATER
        self.unverifiable.setChecked(verdict is Verdict.UNVERIFIABLE)
        self.later.setChecked(later)
        for widget in (self._label, self.due, *self._quick):
            widget.setVisible(later)
        fresh = row.answer.subject != self._subject
        if fresh or row.answer.due != self._shown:
            self._subject, self._shown = row.answer.subject, row.answer.due
            self.due.today = self._walk.desk.services.now().date()
            self.due.set_day(parse_day(row.answer.due))

    def first_field(self) -> QWidget:
        """The due day."""
        return self.due

    def _in_weeks(self, weeks: int) -> None:
        day = self._walk.desk.services.now().date() + timedelta(weeks=weeks)
        self.due.set_day(day)
        self._on_due_finished()

    @Slot()
    def _on_due_finished(self) -> None:
        iso = self.due.iso()
        if not self._subject or iso == self._shown:
            return
        self._shown = iso
        field = AnswerText.DUE
        self._walk.act_on(
            self._subject,
            lambda store, visit, row, by: write_text(store, visit, row, field, iso, by),
            key=(self._subject, field.value),
            value=iso,
        )


class _Choice(FilterChip):
    """A pill high enough for a thumb."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(TOUCH, scaled(40)))
