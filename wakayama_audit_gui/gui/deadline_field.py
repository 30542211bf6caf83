"""A day by which something is asked back: the field, the day in words, and what to think of it.

What gets the deadline is said by who asks for it; which days are closed is domain/deadline.py's.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.deadline import Holidays, NoHolidays, warn_of_day
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.fields import DateField
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
        self.day = DateField()
        self.day.setDisplayFormat("yyyy年M月d日")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName("提出期限")
        self.day.setMinimumHeight(TOUCH)
        self._words = PlainLabel(bold=True)
        self._warning = PlainLabel(tone=Tone.YAMABUKI)
        row = FlowLayout(self)
        for part in (PlainLabel("提出期限"), self.day, self._words, self._warning):
            row.addWidget(part)
        self.day.dateChanged.connect(self._on_date_changed)

    @property
    def iso(self) -> str:
        """ISO date."""
        return self.day.date().toString(Qt.DateFormat.ISODate)

    def propose(self, day: date) -> None:
        """Begin with a day."""
        self.day.setDate(QDate(day.year, day.month, day.day))
        self._on_date_changed()

    @Slot()
    def _on_date_changed(self) -> None:
        self._words.setText(long_date(self.iso))
        warning = warn_of_day(self.iso, self.today, self.holidays)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self.changed.emit()
