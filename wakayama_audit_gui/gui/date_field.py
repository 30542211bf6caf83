"""A field for a day, shown and typed as offices write it: 令和8年10月21日（水）, R8.10.21, 10/21.

A wrong entry is answered by one sentence below the field, and the day before it stays. How days are
read is domain/calendar.py's; the calendar that opens at it is day_calendar.py; a day by which
something is asked back, with what to think of it, deadline_field.py. Fields for numbers, times and
choices are widgets/fields.py.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import long_date, parse_typed_day
from wakayama_audit_gui.gui.day_calendar import DayCalendar
from wakayama_audit_gui.gui.icons import pixmap
from wakayama_audit_gui.gui.theme import Size, Tone, colours
from wakayama_audit_gui.gui.widgets.buttons import TOUCH
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.pressable import Pressable

_WIDEST = "令和88年88月88日（水）"
_FRAME = 30
"""Edge, padding and the room Qt leaves for the cursor, at both sides, in logical pixels."""

_ICON = 16
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_GAP = 4


class DateField(QWidget):
    """A day: typed, stepped with ↑ and ↓, or chosen in a calendar (Alt+↓).

    Args:
        name: For a screen reader.
        day: To begin with; None for none.
        empty: What is shown when there is no day; "" where there has to be one.

    Signals:
        changed: Another day stands.
        finished: Enter, another field, or a day taken in the calendar.

    Attributes:
        today: Says which 年度 is meant by 10月21日; None for the clock's.
        line: What is typed into.
        note: The sentence about a wrong entry.
        calendar: Once it was opened.
    """

    changed = Signal()
    finished = Signal()

    def __init__(
        self,
        name: str,
        day: date | None = None,
        *,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.today: date | None = None
        self._day = day
        self._empty = empty
        self._earliest, self._latest = date.min, date.max
        self.calendar: DayCalendar | None = None
        self.line = _Line()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(empty)
        self.note = PlainLabel(size=Size.SMALL, tone=Tone.SHU, wrap=True)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.line)
        column.addWidget(self.note)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.textEdited.connect(self._hide_note)
        self.line.editingFinished.connect(self._on_editing_finished)
        self.line.stepped.connect(self._on_stepped)
        self.line.calendar_asked.connect(self.open_calendar)
        self._show()

    def day(self) -> date | None:
        """The day; what is still being typed counts as soon as it can be read."""
        typed = self._typed()
        return self._day if isinstance(typed, str) else typed

    def iso(self) -> str:
        """ISO date; "" for none."""
        day = self.day()
        return day.isoformat() if day else ""

    def set_day(self, day: date | None) -> None:
        """Show another day; one that is not allowed becomes the nearest that is."""
        if day is not None:
            day = min(max(day, self._earliest), self._latest)
        self._hide_note()
        before, self._day = self._day, day
        self._show()
        if day != before:
            self.changed.emit()

    def show_today(self) -> None:
        """Begin with today, where there is no day yet."""
        self.set_day(self._clock())

    def allow(self, *, earliest: date = date.min, latest: date = date.max) -> None:
        """Refuse days before or after; the day that is shown moves to one that is allowed."""
        self._earliest, self._latest = earliest, max(earliest, latest)
        if self._day is not None and not self._earliest <= self._day <= self._latest:
            self.set_day(self._day)

    def sizeHint(self) -> QSize:
        """As wide as the widest day, and higher by the sentence about a wrong entry."""
        size = self.line.sizeHint()
        if self.note.isHidden():
            return size
        return size + QSize(0, _GAP + self.note.heightForWidth(size.width()))

    @Slot()
    def open_calendar(self) -> None:
        """Let a day be chosen."""
        if not self.isEnabled():
            return
        self._take()
        if self.calendar is None:
            self.calendar = DayCalendar(self)
            self.calendar.taken.connect(self._on_taken)
        day = self._day or self._clock()
        self.calendar.offer(day, self._earliest, self._latest, self.line)

    # --- private -----------------------------------------------------------------------------

    def _clock(self) -> date:
        now = QDate.currentDate()
        return self.today or date(now.year(), now.month(), now.day())

    def _show(self) -> None:
        words = long_date(self._day.isoformat()) if self._day else ""
        # A word that is still being composed is not taken out of someone's hands.
        if not self.line.composing and self.line.text() != words:
            self.line.setText(words)

    def _typed(self) -> date | str | None:
        """The day that is written in the field, or the sentence why it is none that will do."""
        words = self.line.text().strip()
        if not self.line.isModified():
            return self._day
        if not words and self._empty:
            return None
        day = parse_typed_day(words, self._clock(), self._earliest, self._latest)
        kept = "元の日付のままです。"
        if day is None:
            said = f"「{words}」は日付ではないため、" if words else "日付がないため、"
            return f"{said}{kept}例：R8.10.21"
        if day < self._earliest:
            return f"{long_date(self._earliest.isoformat())}より前にはできないため、{kept}"
        if day > self._latest:
            return f"{long_date(self._latest.isoformat())}より後にはできないため、{kept}"
        return day

    def _take(self) -> None:
        """Let what was typed stand, or say why it does not."""
        typed = self._typed()
        if not isinstance(typed, str):
            self.set_day(typed)
        else:
            self.set_day(self._day)
            self.note.setText(typed)
            self.note.show()
            self.line.setAccessibleDescription(typed)
            self.updateGeometry()

    @Slot()
    def _hide_note(self) -> None:
        if not self.note.isHidden():
            self.note.hide()
            self.line.setAccessibleDescription("")
            self.updateGeometry()

    @Slot()
    def _on_editing_finished(self) -> None:
        if self.calendar is not None and self.calendar.isVisible():
            return  # the keyboard went into the calendar, which will say how it ends
        if self.line.isModified():
            self._take()
        self.finished.emit()

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        self._take()
        if self.note.isHidden():
            self.set_day(self._day + timedelta(by) if self._day else self._clock())
            self.line.selectAll()

    @Slot(object)
    def _on_taken(self, day: date) -> None:
        self.set_day(day)
        self.finished.emit()


class _Line(QLineEdit):
    """Hands on what steps the day or opens the calendar; Enter while composing does nothing."""

    stepped = Signal(int)
    calendar_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.composing = False
        self.button = _CalendarButton(self)
        self.button.clicked.connect(self.calendar_asked)
        self.setTextMargins(0, 0, TOUCH - 10, 0)
        self.setMinimumHeight(TOUCH)

    def sizeHint(self) -> QSize:
        """Wide enough for any day, and the button of the calendar."""
        width = QFontMetricsF(self.font()).horizontalAdvance(_WIDEST)
        return QSize(int(width) + _FRAME + TOUCH - 10, max(TOUCH, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """A day is never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands at the right end."""
        super().resizeEvent(event)
        self.button.setGeometry(self.width() - TOUCH, 0, TOUCH, self.height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know whether a word is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ step, Alt+↓ and F4 open the calendar."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self.composing:
            event.accept()
        elif key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and alt):
            self.calendar_asked.emit()
        elif key in _STEPS and not self.isReadOnly():
            self.stepped.emit(_STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)


class _CalendarButton(Pressable):
    """At the right end of the field; the keyboard stays in the field."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("カレンダーを開く")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the arrow."""
        painter = QPainter(self)
        arrow = pixmap("chevron-down", colours().text(Tone.SECOND), _ICON, self.devicePixelRatioF())
        middle = self.rect().center() - QPoint(_ICON // 2 - 1, _ICON // 2 - 1)
        painter.drawPixmap(middle, arrow)
