"""The calendar that opens at a field for a day, with the year of its era; 日曜 stands out.

What is typed, and which days are allowed, is date_field.py's.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import era_year
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class DayCalendar(QFrame):
    """One month; the arrow keys go from day to day, Enter takes one, Esc leaves.

    Signals:
        taken: The day, a `date`.

    Attributes:
        month: Qt's calendar.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._words = PlainLabel(bold=True)
        self.month = QCalendarWidget()
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setAccessibleName("カレンダー")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._words)
        column.addWidget(self.month)
        self.month.currentPageChanged.connect(self._on_page_changed)
        self.month.clicked.connect(self._on_taken)
        self.month.activated.connect(self._on_taken)

    def offer(self, day: date, earliest: date, latest: date, beside: QWidget) -> None:
        """Open at a day, below a widget, or above it where the display ends."""
        self.month.setDateRange(_qt(earliest), _qt(latest))
        self.month.setSelectedDate(_qt(day))
        self.month.setCurrentPage(day.year, day.month)
        self._on_page_changed(day.year, day.month)
        size, room = self.sizeHint(), beside.screen().availableGeometry()
        place = beside.mapToGlobal(QPoint(0, beside.height()))
        if place.y() + size.height() > room.bottom():
            place.setY(beside.mapToGlobal(QPoint(0, 0)).y() - size.height())
        place.setX(max(room.left(), min(place.x(), room.right() - size.width())))
        self.move(place)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def words(self) -> str:
        """The month that is shown, in its era."""
        return self._words.text()

    @Slot(int, int)
    def _on_page_changed(self, year: int, month: int) -> None:
        self._words.setText(f"{era_year(date(year, month, 1))}{month}月")

    @Slot(QDate)
    def _on_taken(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.taken.emit(date(day.year(), day.month(), day.day()))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
