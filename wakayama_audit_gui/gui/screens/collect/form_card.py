"""One form: what it says, 受付, 差戻し with a reason, and typing in what came back on paper.

The board is in form_list.py.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.self_inspection import (
    UNANSWERED,
    FormName,
    FormState,
    Reply,
    ReplyAnswer,
    remarks_on,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.picture_label import PictureLabel
from wakayama_audit_gui.gui.screens.collect.paper_entry import PaperEntry
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.answer_form import OPEN, answer_form, submit_form
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import Form, read_form
from wakayama_audit_gui.use_cases.read_photos import plain_rendering
from wakayama_audit_gui.use_cases.take_form import receive_form, return_form

_HINT = "差し戻すときの理由。例：問7の理由を書いてください。"
_PHOTO = 420
"""Longest edge of a photo of an answer, in logical pixels."""
_CHOOSE = "左の一覧から選ぶと、答えが見えます。"


class FormCard(Card):
    """The form that was chosen.

    Signals:
        noted: In passing, that something was done which 元に戻す takes back.
    """

    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=8, parent=parent)
        self._desk = desk
        self._name: FormName | None = None
        self._form: Form | None = None
        self._entering = False
        self._build_ui()
        self._receive.clicked.connect(self._on_receive_clicked)
        self._return.clicked.connect(self._on_return_clicked)
        self._paper.clicked.connect(self._on_paper_clicked)
        self.entry.replied.connect(self._on_replied)
        self.entry.submitted.connect(self._on_submitted)
        self._show(None)

    def show_form(self, name: FormName) -> None:
        """Read and show a form."""
        if name != self._name:
            self.reason.set_text("")
            self._entering = False
        self._name = name
        self.refresh()

    def refresh(self) -> None:
        """Read it anew."""
        name = self._name
        if name is None:
            return

        def done(form: Form) -> None:
            if form.name == self._name:
                self._show(form)

        self._desk.tasks.read(self, lambda store: read_form(store, name), done, self._on_none)

    def _build_ui(self) -> None:
        self._title = PlainLabel(size=Size.TITLE, bold=True, wrap=True)
        self._standing = PlainLabel(tone=Tone.SECOND, wrap=True)
        self._remarks = PlainLabel(tone=Tone.SHU, wrap=True)
        self._said = ScrollColumn(spacing=10)
        self.reason = GrowingTextEdit(_HINT, lines=2)
        self.reason.setAccessibleName("差戻しの理由")
        self.entry = PaperEntry()
        self._paper = PlainButton("紙で返った答えを入力する", icon="pencil", touch=True)
        self._return = PlainButton("差戻し", touch=True)
        self._receive = PrimaryButton("受付", icon="check", touch=True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._paper)
        buttons.addWidget(self._return)
        buttons.addStretch(1)
        buttons.addWidget(self._receive)
        for part in (self._title, self._standing, self._remarks):
            self.body.addWidget(part)
        self.body.addWidget(self._said, 1)
        self.body.addWidget(self.entry, 1)
        self.body.addWidget(self.reason)
        self.body.addLayout(buttons)

    def _show(self, form: Form | None) -> None:
        self._form = form
        state = form.state if form else FormState.NOT_SENT
        self._title.setText(form.sent.title if form else "点検票")
        self._standing.setText(_standing(form) if form else _CHOOSE)
        answered = form is not None and bool(form.replies)
        remarks = remarks_on(form.sent.questions, form.replies) if form and answered else ""
        self._remarks.setText(remarks)
        self._remarks.setVisible(bool(remarks))
        self._receive.setVisible(state is FormState.SUBMITTED)
        returnable = state in (FormState.SUBMITTED, FormState.RECEIVED)
        self._return.setVisible(returnable)
        self.reason.setVisible(returnable)
        self._entering = self._entering and state in OPEN
        self._paper.setVisible(state in OPEN and form is not None and not self._entering)
        self.entry.setVisible(self._entering)
        self._said.setVisible(not self._entering)
        self._said.empty()
        if form is not None and self._entering:
            self.entry.show_replies(form)
        elif form is not None:
            self._show_replies(form)

    def _show_replies(self, form: Form) -> None:
        for number, question in enumerate(form.sent.questions, 1):
            reply = form.replies.get(question.id, UNANSWERED)
            if reply.answer != ReplyAnswer.NO and not reply.reason and not reply.photo:
                continue
            answer = f"問{number}　{reply.answer or '未回答'}"
            tone = Tone.SHU if reply.answer == ReplyAnswer.NO else Tone.SECOND
            self._said.append(PlainLabel(answer, bold=True, tone=tone))
            self._said.append(PlainLabel(question.text, wrap=True))
            said = reply.reason or "（理由なし）"
            self._said.append(PlainLabel(said, tone=Tone.SECOND, wrap=True))
            if reply.photo:
                words = f"問{number}に付けられた写真"
                self._said.append(self._picture(reply.photo, words))
        if form.replies and self._said.column.count() == 1:
            self._said.append(PlainLabel("「いいえ」はありません。", tone=Tone.SECOND))

    def _picture(self, sha256: str, words: str) -> PictureLabel:
        services = self._desk.services
        picture = PictureLabel(self._desk.tasks, words, _PHOTO)
        picture.show_picture(
            sha256, lambda store: plain_rendering(store, services.workshop(), sha256, "print")
        )
        return picture

    def _on_none(self, error: UserError) -> None:
        self._show(None)
        self._standing.setText(f"{error.what}{error.remedy}")

    @Slot()
    def _on_receive_clicked(self) -> None:
        form, by = self._form, self._desk.person
        if form is None:
            return

        def job(store: Store) -> Changes:
            return receive_form(store, read_form(store, form.name), by)

        self._write(job, f"{form.sent.title}を受け付けました")

    @Slot()
    def _on_return_clicked(self) -> None:
        form, by, reason = self._form, self._desk.person, self.reason.text()
        if form is None:
            return
        if not reason.strip():
            self.reason.setFocus()

        def job(store: Store) -> Changes:
            return return_form(store, read_form(store, form.name), reason, by)

        self._write(job, f"{form.sent.title}を差し戻しました")

    @Slot()
    def _on_paper_clicked(self) -> None:
        if self._form is not None:
            self._entering = True
            self.entry.show_form(self._form)
            self._show(self._form)

    @Slot(str, object)
    def _on_replied(self, question: str, reply: Reply) -> None:
        form, by = self._form, self._desk.person
        if form is None:
            return

        def job(store: Store) -> Changes:
            return answer_form(store, read_form(store, form.name), question, reply, by)

        self._write(job, "")

    @Slot(str, str)
    def _on_submitted(self, name: str, post: str) -> None:
        form, by = self._form, self._desk.person
        if form is None:
            return
        day = self._desk.services.now().date().isoformat()

        def job(store: Store) -> Changes:
            return submit_form(store, read_form(store, form.name), name, post, day, by)

        self._write(job, f"{form.sent.title}の点検票を提出にしました")

    def _write(self, job: Callable[[Store], Changes], told: str) -> None:
        def done(_changes: Changes) -> None:
            if told:
                self.reason.set_text("")
                self.noted.emit(told)

        def failed(error: UserError) -> None:
            self._remarks.setText(f"{error.what}{error.remedy}")
            self._remarks.show()

        self._desk.tasks.write(self, job, done, failed)


def _standing(form: Form) -> str:
    parts = [form.state.value]
    if form.submitted:
        parts.append(f"提出 {long_date(form.submitted)}")
    elif form.deadline:
        parts.append(f"期限 {long_date(form.deadline)}")
    if form.by_name:
        parts.append(f"{form.by_post}　{form.by_name}".strip("　"))
    if form.note:
        parts.append(f"差戻しの理由：{form.note}")
    return "　".join(parts)
