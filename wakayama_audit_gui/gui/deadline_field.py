"""A day by which something is asked back: the field, and what to think of the day.

What gets the deadline is said by who asks for it; which days are closed is domain/deadline.py's.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.deadline import Holidays, NoHolidays, warn_of_day
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class DeadlineField(QWidget):
    """A field with a calendar.

    Signals:
        changed: Another day was chosen.

    Attributes:
        day: The field.
        holidays: Knows the 祝日; set when they are known.
        today: For what is over already.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.holidays: Holidays = NoHolidays()
        self.today = date.min
        self.day = DateField("提出期限")
        self._warning = PlainLabel(tone=Tone.YAMABUKI)
        row = FlowLayout(self)
        for part in (PlainLabel("提出期限"), self.day, self._warning):
            row.addWidget(part)
        self.day.changed.connect(self._on_day_changed)

    @property
    def iso(self) -> str:
        """ISO date."""
        return self.day.iso()

    def propose(self, day: date) -> None:
        """Begin with a day."""
        self.day.today = self.today
        self.day.set_day(day)
        self._on_day_changed()

    @Slot()
    def _on_day_changed(self) -> None:
        warning = warn_of_day(self.iso, self.today, self.holidays)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self.changed.emit()
