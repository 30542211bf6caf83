"""The line above everything on ホーム: year, today, the next deadline, and the ways on.

It says as much as there is room for, the deadline longest of all; what a wish leads to is the
screen's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year, fiscal_year_label, short_date
from wakayama_audit_gui.gui.screens.home.model import remaining, to_resume
from wakayama_audit_gui.gui.screens.home.year_words import tell_deadline
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.count_year import NextDue
from wakayama_audit_gui.use_cases.ports import VisitRow

_TITLE_LEAST, _TITLE_MOST = 5, 18
"""Characters of a visit's title on the button; the list shows it whole."""
_GAP = 12


class TopLine(QWidget):
    """The line.

    Args:
        about: What 続く指摘 leads to, for a screen reader.

    Signals:
        visit_requested: Id of the visit to go on with.

    Attributes:
        often: Leads to what is found again and again, where it does not stand beside the list.
        plan: Leads to the preparation of a visit.
        resume: Goes on with a visit.
    """

    visit_requested = Signal(str)

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: VisitRow | None = None
        self._heading = PlainLabel(size=Size.HEADING, bold=True)
        self._today = PlainLabel(tone=Tone.SECOND)
        self._below = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self.often = PlainButton("続く指摘", icon="history", touch=True)
        self.often.setAccessibleDescription(about)
        self.plan = PlainButton("視察を始める", icon="plus", touch=True)
        self.resume = PrimaryButton("続ける", touch=True)
        self.resume.hide()
        self._buttons = (self.often, self.plan, self.resume)
        words = QVBoxLayout()
        words.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        line.addWidget(self._heading)
        line.addWidget(self._today)
        line.addStretch(1)
        words.addStretch(1)
        words.addLayout(line)
        words.addWidget(self._below)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addLayout(words, 1)
        for button in self._buttons:
            row.addWidget(button)
        self.resume.clicked.connect(self._on_resume_clicked)

    @property
    def said(self) -> str:
        """Everything that is said beside the buttons."""
        parts = (self._heading, self._today, self._below)
        return "　".join(part.text() for part in parts if not part.isHidden())

    def show_words(
        self, rows: Sequence[VisitRow], next_due: NextDue, today: date, width: int, *, narrow: bool
    ) -> None:
        """Say how things stand.

        Args:
            rows: All visits.
            next_due: The next deadline.
            today: For how far it is.
            width: In logical pixels, of the whole line.
            narrow: The side is in a drawer: here is the way to it.
        """
        year = fiscal_year_label(fiscal_year(today))
        self._heading.setText(year if narrow else f"{year} 情報セキュリティ監査")
        self._current = to_resume(rows, today)
        # Short before anything is shown: showing lays out at once, and the window would grow.
        self._name_resume(0)
        self.often.setVisible(narrow)
        self.resume.setVisible(self._current is not None)
        self._name_resume(_TITLE_LEAST)
        day = f"今日 {short_date(today.isoformat())}"
        self._place(day, tell_deadline(next_due, today), width - self._taken(), narrow=narrow)
        words_wide = max(self._heading_width(), _width(self._below))
        for characters in (*range(_TITLE_MOST, _TITLE_LEAST - 1, -1), 0):
            self._name_resume(characters)
            if self._taken() + words_wide <= width:
                break

    def _place(self, day: str, told: Sequence[str], room: int, *, narrow: bool) -> None:
        """The deadline in the line where there is room, else below the heading."""
        self._today.setText("" if narrow else day)
        beside = not narrow and bool(told)
        if beside:
            self._today.setText(f"{day}　{told[0]}")
            beside = self._heading_width() <= room
        if not beside:
            self._today.setText("" if narrow else day)
        self._today.setVisible(bool(self._today.text()) and self._heading_width() <= room)
        below = () if beside else told
        if told and not beside and self._today.isHidden():
            below = (f"{day}　{told[0]}", *told)
        self._below.setText("")
        for words in below:
            self._below.setText(words)
            if _width(self._below) <= room:
                break
        self._below.setVisible(bool(below))

    def _heading_width(self) -> int:
        beside = self._today.text()
        return _width(self._heading) + (_GAP + _width(self._today) if beside else 0)

    def _taken(self) -> int:
        """How much of the line the buttons take."""
        return sum(b.sizeHint().width() + _GAP for b in self._buttons if not b.isHidden())

    def _name_resume(self, characters: int) -> None:
        """Name the visit in so many characters; not at all for 0."""
        if self._current is None:
            return
        verb = "続ける" if sum(self._current.counts) else "始める"
        left, title = f"（残り {remaining(self._current)} 件）", self._current.title
        if len(title) > characters:
            title = f"{title[: characters - 1]}…" if characters else ""
        self.resume.set_words(f"{verb}：{title}{left}" if title else f"{verb}{left}")

    @Slot()
    def _on_resume_clicked(self) -> None:
        if self._current is not None:
            self.visit_requested.emit(self._current.visit)


def _width(label: PlainLabel) -> int:
    return label.sizeHint().width() if label.text() else 0
