"""Another day by which one 課 is asked for its form; that of all is moved where they are given out.

Recording it is form_recorder.py's.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.deadline import Holidays, NoHolidays, next_working_day
from wakayama_audit_gui.gui.deadline_field import DeadlineField
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton

_WEEK = timedelta(days=7)


class DeadlineRow(QWidget):
    """A link that opens the field, the field, and what takes it.

    Signals:
        moved: ISO date that was taken.

    Attributes:
        holidays: Knows the 祝日; set when they are known.
    """

    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.holidays: Holidays = NoHolidays()
        self._begin, self._today = "", date.min
        self.open = LinkButton("期限を変える", icon="clock", touch=True)
        self.field = DeadlineField()
        self.take = PlainButton("この期限にする", touch=True)
        self.leave = LinkButton("やめる", touch=True)
        self._acts = QWidget()
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.addWidget(self.take)
        acts.addWidget(self.leave)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.field)
        column.addWidget(self._acts)
        self.open.clicked.connect(self._on_open_clicked)
        self.take.clicked.connect(self._on_take_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.field.changed.connect(self._on_field_changed)
        self.shut()

    def offer(self, deadline: str, today: date) -> None:
        """Begin with the deadline that stands (ISO), or in a week where it is over."""
        self._begin, self._today = deadline, today

    def shut(self) -> None:
        """Show the link alone."""
        self._show(on=False)

    def _show(self, *, on: bool) -> None:
        self.open.setVisible(not on)
        self.field.setVisible(on)
        self._acts.setVisible(on)

    @Slot()
    def _on_open_clicked(self) -> None:
        self.field.holidays, self.field.today = self.holidays, self._today
        stands = parse_day(self._begin)
        if stands is None or stands < self._today:
            stands = next_working_day(self._today + _WEEK, self.holidays)
        self.field.propose(stands)
        self._show(on=True)
        self.field.day.setFocus()

    @Slot()
    def _on_field_changed(self) -> None:
        self.take.setEnabled(self.field.iso != self._begin)

    @Slot()
    def _on_take_clicked(self) -> None:
        self.moved.emit(self.field.iso)
        self._on_leave_clicked()

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.shut()
        self.open.setFocus()
