"""One form: what it says, and what can be done with it as it stands.

The board is in form_list.py; what is done is recorded by form_recorder.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label, long_date
from wakayama_audit_gui.domain.form_signing import unsigned
from wakayama_audit_gui.domain.self_inspection import FormName, FormState, Reply, remarks_on
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.asking import PDF, ask_where
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.picture_label import PictureLabel
from wakayama_audit_gui.gui.screens.collect.deadline_row import DeadlineRow
from wakayama_audit_gui.gui.screens.collect.form_recorder import FormRecorder
from wakayama_audit_gui.gui.screens.collect.paper_entry import PaperEntry
from wakayama_audit_gui.gui.screens.collect.replies_view import RepliesView
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.answer_form import OPEN
from wakayama_audit_gui.use_cases.hand_out_forms import file_stem
from wakayama_audit_gui.use_cases.read_form import Form, read_form
from wakayama_audit_gui.use_cases.read_photos import plain_rendering

_HINT = "差し戻すときの理由。例：問7の理由を書いてください。"
_PHOTO = 420
"""Longest edge of a photo of an answer, in logical pixels."""
_CHOOSE = "左の一覧から選ぶと、答えが見えます。"


class FormCard(Card):
    """The form that was chosen.

    Attributes:
        recorder: Records what is done; screens listen to its signals.
        deadline: Moves the deadline of this form alone.
        replies: What it says.
        pdf: Saves that as a paper.
        entry: Takes what came back on paper.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=8, parent=parent)
        self._desk = desk
        self._name: FormName | None = None
        self._form: Form | None = None
        self._entering = False
        self._drafts: dict[FormName, str] = {}
        self.recorder = FormRecorder(desk, self)
        self._build_ui()
        self._connect_signals()
        self._show(None)

    def show_form(self, name: FormName) -> None:
        """Read and show a form; a reason that is being typed waits for its return."""
        self._turn_to(name)
        self.refresh()

    def show_nothing(self) -> None:
        """Show no form."""
        self._turn_to(None)
        self._show(None)

    def _turn_to(self, name: FormName | None) -> None:
        if name == self._name:
            return
        if self._name is not None and self.reason.text():
            self._drafts[self._name] = self.reason.text()
        self.reason.set_text(self._drafts.pop(name, "") if name is not None else "")
        self.deadline.shut()
        self._entering = False
        self._name = name

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
        # Below the answers: while they are typed in, nothing may move under the pointer.
        self._refusal = PlainLabel(tone=Tone.SHU, wrap=True)
        self.deadline = DeadlineRow()
        self.pdf = LinkButton("答えをPDFで保存", icon="file-down", touch=True)
        self.replies = RepliesView(self._picture, self.pdf)
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
        for part in (self._title, self._standing, self._remarks, self.deadline):
            self.body.addWidget(part)
        self.body.addWidget(self.replies, 1)
        self.body.addWidget(self.entry, 1)
        self.body.addWidget(self._refusal)
        self.body.addWidget(self.reason)
        self.body.addLayout(buttons)

    def _connect_signals(self) -> None:
        self._receive.clicked.connect(self._on_receive_clicked)
        self._return.clicked.connect(self._on_return_clicked)
        self._paper.clicked.connect(self._on_paper_clicked)
        self.pdf.clicked.connect(self._on_pdf_clicked)
        self.deadline.moved.connect(self._on_deadline_moved)
        self.entry.replied.connect(self._on_replied)
        self.entry.submitted.connect(self._on_submitted)
        self.recorder.received.connect(self._on_recorder_settled)
        self.recorder.returned.connect(self._on_recorder_settled)
        self.recorder.failed.connect(self._on_recorder_failed)

    def _show(self, form: Form | None) -> None:
        self._form = form
        held = QApplication.focusWidget()
        state = form.state if form else FormState.NOT_SENT
        waits = state in OPEN and form is not None
        self._title.setText(_title(form) if form else "点検票")
        self._standing.setText(_standing(form) if form else _CHOOSE)
        self._entering = self._entering and state in OPEN
        remarks = _remarks(form) if form and not self._entering else ""
        self._remarks.setText(remarks)
        self._remarks.setVisible(bool(remarks))
        self._refusal.hide()
        self.deadline.setVisible(waits)
        self.deadline.offer(form.deadline if form else "", self._desk.services.now().date())
        self._receive.setVisible(state is FormState.SUBMITTED)
        returnable = state in (FormState.SUBMITTED, FormState.RECEIVED)
        self._return.setVisible(returnable)
        self.reason.setVisible(returnable)
        self._paper.setVisible(waits and not self._entering)
        self.entry.setVisible(self._entering)
        self.replies.setVisible(not self._entering)
        self.replies.show_form(None if self._entering else form)
        if form is not None and self._entering:
            self.entry.show_replies(form)
        if held is not None and self.isAncestorOf(held) and not held.isVisible():
            self._keep_keyboard()

    def _keep_keyboard(self) -> None:
        """What had it has gone: to what comes next, where one more Enter records nothing."""
        if self._entering:
            self.entry.take_keyboard()
        elif self.deadline.open.isVisible():
            self.deadline.open.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._form is not None:
            self.replies.take_keyboard()

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
        if self._form is not None:
            self.recorder.receive(self._form)

    @Slot()
    def _on_return_clicked(self) -> None:
        if self._form is None:
            return
        if not self.reason.text().strip():
            self.reason.setFocus()
        self.recorder.give_back(self._form, self.reason.text())

    @Slot()
    def _on_paper_clicked(self) -> None:
        if self._form is not None:
            self._entering = True
            self.entry.show_form(self._form)
            self._show(self._form)

    @Slot()
    def _on_pdf_clicked(self) -> None:
        if self._form is not None:
            name = f"{file_stem(self._form.sent)}_回答.pdf"
            save = partial(self.recorder.save, self._form)
            ask_where(self, "答えを保存", name, save, PDF)

    @Slot(str)
    def _on_deadline_moved(self, deadline: str) -> None:
        if self._form is not None:
            self.recorder.move(self._form, deadline)

    @Slot(str, object)
    def _on_replied(self, question: str, reply: Reply) -> None:
        if self._form is not None:
            self.recorder.answer(self._form, question, reply)

    @Slot(str, str)
    def _on_submitted(self, name: str, post: str) -> None:
        if self._form is not None:
            self.recorder.submit(self._form, name, post)

    @Slot(object)
    def _on_recorder_settled(self, name: FormName) -> None:
        self._drafts.pop(name, None)
        if name == self._name:
            self.reason.set_text("")

    @Slot(object)
    def _on_recorder_failed(self, error: UserError) -> None:
        self._refusal.setText(f"{error.what}{error.remedy}")
        self._refusal.show()


def _title(form: Form) -> str:
    return f"{fiscal_year_label(form.name.fiscal_year)}　{form.sent.title}"


def _remarks(form: Form) -> str:
    told = remarks_on(form.sent.questions, form.replies) if form.replies else ""
    return told + (unsigned(form.by_name, form.by_post) if form.submitted else "")


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
