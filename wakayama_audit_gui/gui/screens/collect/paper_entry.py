"""Typing in what came back on paper: a row for each question, and at the end who signed.

Each answer is recorded by whoever listens, as soon as it is given.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.self_inspection import (
    LONGEST_REASON,
    UNANSWERED,
    Reply,
    ReplyAnswer,
    SentQuestion,
)
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.read_form import Form


class PaperEntry(ScrollColumn):
    """The rows of one form.

    Signals:
        replied: (question id, `Reply`).
        submitted: (氏名, 職名) as on the paper.

    Attributes:
        rows: By question id.
    """

    replied = Signal(str, object)
    submitted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self.rows: dict[str, PaperRow] = {}
        self.post, self.name = QLineEdit(), QLineEdit()

    def show_form(self, form: Form) -> None:
        """Show the rows of a form with what was typed in before."""
        self.empty()
        self.rows = {}
        for number, question in enumerate(form.sent.questions, 1):
            row = PaperRow(number, question)
            row.replied.connect(partial(self.replied.emit, question.id))
            self.rows[question.id] = row
            self.append(row)
        self.show_replies(form)
        self.append(PlainLabel("署名・押印の欄", bold=True))
        self.post, self.name = QLineEdit(), QLineEdit()
        for label, field in (("職名", self.post), ("氏名", self.name)):
            field.setAccessibleName(label)
            field.setPlaceholderText(label)
            field.setMinimumHeight(44)
            self.append(field)
        submit = PrimaryButton("提出にする", icon="check", touch=True)
        submit.clicked.connect(self._on_submit_clicked)
        self.append(submit)

    def show_replies(self, form: Form) -> None:
        """Show what stands now, e.g. after 元に戻す."""
        for question, row in self.rows.items():
            row.show_reply(form.replies.get(question, UNANSWERED))

    def take_keyboard(self) -> None:
        """To the first question that has no answer."""
        rows = list(self.rows.values())
        row = next((one for one in rows if not one.answered), rows[0])
        row.answers[ReplyAnswer.YES].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_submit_clicked(self) -> None:
        self.submitted.emit(self.name.text(), self.post.text())


class PaperRow(QWidget):
    """A question with its three answers and the reason.

    Signals:
        replied: A `Reply`.
    """

    replied = Signal(object)

    def __init__(self, number: int, question: SentQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reply = UNANSWERED
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.answers: dict[str, PlainButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = f"問{number}　{question.text}"
        column.addWidget(PlainLabel(words, size=Size.SMALL, tone=Tone.INK, wrap=True))
        across = QHBoxLayout()
        across.setSpacing(6)
        for answer in ReplyAnswer:
            button = PlainButton(answer.value, touch=True)
            button.setCheckable(True)
            button.setAccessibleName(f"問{number} {answer.value}")
            button.clicked.connect(partial(self._on_answer_clicked, answer.value))
            self.answers[answer] = button
            across.addWidget(button)
        across.addStretch(1)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("理由")
        self.reason.setAccessibleName(f"問{number} 理由")
        self.reason.setMinimumHeight(44)
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.editingFinished.connect(self._on_reason_finished)
        column.addLayout(across)
        column.addWidget(self.reason)

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return bool(self._reply.answer)

    def show_reply(self, reply: Reply) -> None:
        """Show what is recorded; what is being typed stays."""
        self._reply = reply
        for answer, button in self.answers.items():
            button.setChecked(answer == reply.answer)
        if not self.reason.hasFocus():
            self.reason.setText(reply.reason)

    def _on_answer_clicked(self, answer: str) -> None:
        # Pressing the answer that stands takes it back: a slip must not need an eraser.
        taken = "" if self._reply.answer == answer else answer
        self._say(self._reply._replace(answer=taken, reason=self.reason.text()))

    @Slot()
    def _on_reason_finished(self) -> None:
        if self.reason.text() != self._reply.reason:
            self._say(self._reply._replace(reason=self.reason.text()))

    def _say(self, reply: Reply) -> None:
        # At once, not when it was recorded: the next word must build upon this one.
        self.show_reply(reply)
        self.replied.emit(reply)
