"""The next step of a finding: date, person, document, deadline, note.

Which steps may be taken is said in domain.finding_life; a 改善計画 is written in plan_form.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.deadline import (
    Holidays,
    NoHolidays,
    propose_deadline,
    read_deadline,
)
from wakayama_audit_gui.domain.finding_life import FindingState, Step
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.completing import complete, is_choosing
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.known_doers import Doer

_USUAL_DAYS = 30
"""Until a deadline nobody proposes one for."""


class StepForm(Card):
    """One step of one finding or of several at once.

    Signals:
        filled: (`Step`, deadline as ISO date or "").
        left: Esc or やめる.
        refused: A message stands in `banners`, which is to be seen.

    Attributes:
        banners: What was wrong with the last try.
        holidays: Knows the 祝日; set when they are known.
    """

    filled = Signal(object, str)
    left = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__(tone=Tone.AI, margin=12, spacing=8)
        self._state = FindingState.NOTIFIED
        self._proposed: date | None = None
        self._who: dict[FindingState, tuple[str, str]] = {}
        self.holidays: Holidays = NoHolidays()
        self._title = PlainLabel(bold=True, wrap=True)
        self.banners = BannerArea()
        self.day = DateField("日付")
        self.person = _line("誰が（氏名）")
        self.post = _line("職")
        self._doers: tuple[Doer, ...] = ()
        self._filled_post = ""
        self._persons, self._posts = QStringListModel(self), QStringListModel(self)
        complete(self.person, self._persons).activated.connect(self._on_person_chosen)
        complete(self.post, self._posts)
        self.document = _line("文書番号")
        self.note = _line("備考・理由")
        self.has_deadline = QCheckBox("次の期限")
        self.has_deadline.setMinimumHeight(TOUCH)
        self.has_deadline.setAccessibleName("次の期限を決める")
        self.deadline = DateField("次の期限")
        self.moved = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.do = PrimaryButton(touch=True)
        self._build_ui()
        self.has_deadline.toggled.connect(self._on_deadline_wanted)
        self.deadline.changed.connect(self._say_moved)
        self.day.changed.connect(self._on_day_changed)
        self.do.clicked.connect(self._on_done)
        self.hide()

    def _build_ui(self) -> None:
        leave = PlainButton("やめる", touch=True)
        leave.clicked.connect(self.left)
        self.body.addWidget(self._title)
        self.body.addWidget(self.banners)
        self.body.addWidget(PlainLabel("日付", size=Size.SMALL, tone=Tone.SECOND))
        self.body.addWidget(self.day)
        for line in (self.person, self.post, self.document, self.note):
            name = line.accessibleName()
            self.body.addWidget(PlainLabel(name, size=Size.SMALL, tone=Tone.SECOND))
            self.body.addWidget(line)
            line.returnPressed.connect(self._on_return)
        self.body.addWidget(self.has_deadline)
        self.body.addWidget(self.deadline)
        self.body.addWidget(self.moved)
        row = QHBoxLayout()
        row.addWidget(self.do)
        row.addWidget(leave)
        row.addStretch(1)
        self.body.addLayout(row)

    def ask(self, state: FindingState, about: str, today: date) -> None:
        """Show empty fields for a step and take the keyboard.

        Args:
            state: Where it leads.
            about: What takes it, in words.
            today: Proposed as its date.
        """
        self._state = state
        self.banners.remove("step")
        self._title.setText(f"{about}を「{state.value}」にする")
        self.do.set_words(f"{state.value}にする")
        for field in (self.person, self.post, self.document, self.note):
            field.clear()
        self.day.today = self.deadline.today = today
        self.day.allow(latest=today)  # what was not done yet is no step
        self.day.set_day(today)
        self.person.setText(self._who.get(state, ("", ""))[0])
        self._fill_post(self._who.get(state, ("", ""))[1])
        self.deadline.allow(earliest=today)
        self._propose()
        wanted = self._proposed is not None
        self.has_deadline.setChecked(wanted)
        self.has_deadline.setVisible(state.is_open)
        self._on_deadline_wanted(wanted and state.is_open)
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, doers: Sequence[Doer]) -> None:
        """Offer those who took steps before while a name or 職 is typed."""
        self._doers = tuple(doers)
        names = ([doer.person for doer in doers], [doer.post for doer in doers])
        for model, words in zip((self._persons, self._posts), names, strict=True):
            model.setStringList(list(dict.fromkeys(filter(None, words))))

    def refuse(self, error: UserError) -> None:
        """Say why it was not done; what was typed stays."""
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key="step")
        self.refused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _propose(self) -> None:
        day = self.day.day() or date.min
        self._proposed = propose_deadline(self._state, day, self.holidays)
        self.deadline.set_day(self._proposed or day + timedelta(_USUAL_DAYS))

    @Slot()
    def _on_day_changed(self) -> None:
        self.deadline.allow(earliest=self.day.day() or date.min)
        # A deadline of the user's own stays; one that was proposed follows the date of the step.
        if self.deadline.day() == self._proposed:
            self._propose()

    def _fill_post(self, post: str) -> None:
        self._filled_post = post
        self.post.setText(post)

    @Slot(str)
    def _on_person_chosen(self, name: str) -> None:
        # A 職 that was typed stays; one that was filled in went with another name.
        if self.post.text().strip() in {"", self._filled_post}:
            posts = (doer.post for doer in self._doers if doer.person == name and doer.post)
            self._fill_post(next(posts, ""))

    @Slot(bool)
    def _on_deadline_wanted(self, wanted: bool) -> None:
        self.deadline.setVisible(wanted)
        self._say_moved()

    @Slot()
    def _say_moved(self) -> None:
        due = read_deadline(self.deadline.iso(), self.holidays)
        told = due is not None and due.moved and not self.deadline.isHidden()
        self.moved.setVisible(told)
        if due is not None and told:
            self.moved.setText(f"閉庁日のため、{long_date(due.last.isoformat())}まで待ちます。")

    @Slot()
    def _on_return(self) -> None:
        if not any(is_choosing(field) for field in (self.person, self.post)):
            self._on_done()

    @Slot()
    def _on_done(self) -> None:
        step = Step(
            state=self._state,
            date=self.day.iso(),
            person=self.person.text().strip(),
            post=self.post.text().strip(),
            document=self.document.text().strip(),
            note=self.note.text().strip(),
        )
        if not step.person and not step.post:
            self.refuse(
                UserError(
                    "誰が行ったかがありません。", "氏名か職を入れてください。", code="no_person"
                )
            )
            self.person.setFocus()
            return
        self._who[self._state] = step.person, step.post
        wanted = self.has_deadline.isChecked() and not self.has_deadline.isHidden()
        self.filled.emit(step, self.deadline.iso() if wanted else "")


def _line(placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setMinimumHeight(TOUCH)
    return field
