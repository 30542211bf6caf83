"""What is needed now and then beside an answer: 担当, the sampling record and the history.

The two panels are built when first asked for.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.screens.walk.history_panel import HistoryPanel
from wakayama_audit_gui.gui.screens.walk.row_part import RowPart
from wakayama_audit_gui.gui.screens.walk.sampling_panel import SamplingPanel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.visible import visible_line

_NOBODY = "（なし）"


class ExtrasBar(RowPart):
    """A row of three, with what they unfold below.

    Args:
        walk: The walk.

    Attributes:
        assignee: Who is 担当.
        sampling_toggle: Unfolds the sampling record.
        history_toggle: Unfolds the history.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self._row: Row | None = None
        self._people: list[str] = []
        self._names: list[str] = []
        self.sampling: SamplingPanel | None = None
        self.history: HistoryPanel | None = None
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8)
        self.assignee = ChoiceField()
        self.assignee.setAccessibleName("担当")
        self.assignee.setMinimumHeight(TOUCH)
        self.assignee.setMinimumWidth(scaled(150))
        self.sampling_toggle = PlainButton("抽出の記録", icon="list-filter", touch=True)
        self.history_toggle = PlainButton("履歴", icon="history", touch=True)
        flow.addWidget(PlainLabel("担当", size=Size.SMALL, tone=Tone.SECOND))
        flow.addWidget(self.assignee)
        for toggle in (self.sampling_toggle, self.history_toggle):
            toggle.setCheckable(True)
            toggle.toggled.connect(self._on_toggled)
            toggle.clicked.connect(partial(self._tell_unfolded, toggle))
            flow.addWidget(toggle)
        self.body.addWidget(holder)
        self.assignee.activated.connect(self._on_assignee_activated)

    def show_row(self, row: Row, _verdict: Verdict) -> None:
        """Show a row."""
        if self._row is None or row.answer.subject != self._row.answer.subject:
            self.history_toggle.setChecked(False)
            self.sampling_toggle.setChecked(row.answer.sampling is not None)
        self._row = row
        self._show_people(row)
        self._show_panels()

    def _show_people(self, row: Row) -> None:
        office = self._walk.desk.office
        known = dict.fromkeys((*self._walk.visit.auditors, row.answer.assignee))
        people = ["", *filter(None, known)]
        names = [_NOBODY, *(office.name_of(person) or "（不明）" for person in people[1:])]
        if (people, names) != (self._people, self._names):
            self._people, self._names = people, names
            self.assignee.clear()
            self.assignee.addItems([visible_line(name) for name in names])
        self.assignee.setCurrentIndex(people.index(row.answer.assignee))
        self.assignee.setEnabled(not self._walk.sealed)

    def _show_panels(self) -> None:
        row = self._row
        if row is None:
            return
        if self.sampling_toggle.isChecked() and self.sampling is None:
            self.sampling = SamplingPanel(self._walk)
            self.body.addWidget(self.sampling)
        if self.history_toggle.isChecked() and self.history is None:
            self.history = HistoryPanel(self._walk)
            self.body.addWidget(self.history)
        if self.sampling is not None:
            self.sampling.setVisible(self.sampling_toggle.isChecked())
            self.sampling.show_row(row)
        if self.history is not None:
            self.history.setVisible(self.history_toggle.isChecked())
            if self.history_toggle.isChecked():
                self.history.show_row(row)

    @Slot()
    def _on_toggled(self) -> None:
        self._show_panels()

    def _tell_unfolded(self, toggle: PlainButton) -> None:
        panel = self.sampling if toggle is self.sampling_toggle else self.history
        if toggle.isChecked() and panel is not None:
            self.unfolded.emit(panel, toggle)

    @Slot(int)
    def _on_assignee_activated(self, place: int) -> None:
        if self._row is None:
            return
        subject, person, field = self._row.answer.subject, self._people[place], AnswerText.ASSIGNEE
        self._walk.act_on(
            subject,
            lambda store, visit, row, by: write_text(store, visit, row, field, person, by),
            key=(subject, field.value),
            value=person,
        )
