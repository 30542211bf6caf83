"""Records what the office does with one form: 受付, 差戻し, another deadline, answers from paper.

What can be done with a form as it stands is shown by form_card.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.self_inspection import Reply
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.use_cases.answer_form import answer_form, submit_form
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.move_deadline import move_form_deadlines
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import Form, answered_file, read_form
from wakayama_audit_gui.use_cases.save_paper import save_paper
from wakayama_audit_gui.use_cases.take_form import receive_form, return_form


class FormRecorder(QObject):
    """Writes off the GUI thread; what is recorded of a form is read anew there.

    Signals:
        received: A `FormName`, after 受付.
        returned: A `FormName`, after 差戻し.
        noted: In passing (str), what was done.
        saved: The `Path` of a file that was written.
        failed: A `UserError`.
    """

    received = Signal(object)
    returned = Signal(object)
    noted = Signal(str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def receive(self, form: Form) -> None:
        """受付."""

        def job(store: Store) -> Changes:
            return receive_form(store, read_form(store, form.name), by)

        by = self._desk.person
        self._write(
            job, f"{form.sent.title}を受け付けました", lambda: self.received.emit(form.name)
        )

    def give_back(self, form: Form, reason: str) -> None:
        """差戻し."""

        def job(store: Store) -> Changes:
            return return_form(store, read_form(store, form.name), reason, by)

        by = self._desk.person
        self._write(
            job, f"{form.sent.title}を差し戻しました", lambda: self.returned.emit(form.name)
        )

    def move(self, form: Form, deadline: str) -> None:
        """Ask for it by another day (ISO)."""
        by = self._desk.person
        told = f"{form.sent.title}の期限を{long_date(deadline)}にしました"
        self._write(lambda store: move_form_deadlines(store, [form.name], deadline, by), told)

    def answer(self, form: Form, question: str, reply: Reply) -> None:
        """Type in one answer that came on paper."""

        def job(store: Store) -> Changes:
            return answer_form(store, read_form(store, form.name), question, reply, by)

        by = self._desk.person
        self._write(job, "")

    def submit(self, form: Form, name: str, post: str) -> None:
        """Say that what came on paper is complete."""

        def job(store: Store) -> Changes:
            return submit_form(store, read_form(store, form.name), name, post, day, by)

        by, day = self._desk.person, self._desk.services.now().date().isoformat()
        self._write(job, f"{form.sent.title}の点検票を提出にしました")

    def save(self, form: Form, path: Path) -> None:
        """Save the form with its answers as PDF."""
        press = self._desk.services.forms.write_answers

        def job(store: Store, _progress: Progress) -> Path:
            save_paper(press(answered_file(store, form.name)), path)
            return path

        self._desk.tasks.long_read(self, job, self.saved.emit, self.failed.emit)

    def _write(
        self, job: Callable[[Store], Changes], told: str, then: Callable[[], None] | None = None
    ) -> None:
        def done(changes: Changes) -> None:
            # Told with 元に戻す, which would take back another act where this one wrote nothing.
            if told and changes.receipts:
                self.noted.emit(told)
            if then:
                then()

        def failed(error: UserError) -> None:
            self.failed.emit(error)

        self._desk.tasks.write(self, job, done, failed)
