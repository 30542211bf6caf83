"""What a 所属長 answered so far, kept on the disk at every change.

How it is shown is in the other modules of this folder; where it is kept is storage's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wakayama_audit_gui.domain.self_inspection import (
    UNANSWERED,
    FormFile,
    Reply,
    ReplyAnswer,
    SentQuestion,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.form_ports import FormDesk
from wakayama_audit_gui.use_cases.keep_form import keepable
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.save_paper import save_paper


class Draft(QObject):
    """The answers in hand.

    Args:
        tasks: Runs what touches the disk, in the order asked.
        forms: Keeps it.
        file: As it was opened, with what was answered before.
        now: Local time.

    Signals:
        changed: Id of the question whose reply changed; "" for the signature.
        standing_changed: `pending`, `saved_at`, `failure` or `keepable` changed.

    Attributes:
        file: The answers in hand.
        saved_at: When the last change reached the disk, "" before the first.
        failure: Why the last change did not; None while all is well.
        keepable: What of ``file`` can be kept, and which reasons cannot.
        tasks: Runs what touches the disk.
        forms: Makes and keeps files.
        now: Local time.
    """

    changed = Signal(str)
    standing_changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        forms: FormDesk,
        file: FormFile,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.file = file
        self.saved_at = ""
        self.failure: UserError | None = None
        self.keepable = keepable(file, file)
        self.tasks = tasks
        self.forms = forms
        self.now = now
        self._asked = self._kept = self._under_way = 0

    @property
    def questions(self) -> tuple[SentQuestion, ...]:
        """What is asked."""
        return self.file.handed.form.questions

    @property
    def today(self) -> str:
        """ISO date."""
        return self.now().date().isoformat()

    @property
    def pending(self) -> bool:
        """Whether a change has not reached the disk yet."""
        return self._asked != self._kept

    def reply(self, question: str) -> Reply:
        """The reply to a question."""
        return self.file.replies.get(question, UNANSWERED)

    def unanswered(self) -> tuple[int, ...]:
        """Places of the questions without an answer, from 0."""
        return tuple(n for n, q in enumerate(self.questions) if not self.reply(q.id).answer)

    def count(self, answer: ReplyAnswer) -> int:
        """How many questions have this answer."""
        return sum(self.reply(q.id).answer == answer for q in self.questions)

    def answer(self, question: str, answer: str) -> None:
        """Answer a question."""
        self._put(question, self.reply(question)._replace(answer=answer))

    def write_reason(self, question: str, reason: str) -> None:
        """Say why, or until when."""
        self._put(question, self.reply(question)._replace(reason=reason))

    def attach(self, question: str, photo: bytes) -> None:
        """Add a photo to an answer, instead of the one that was there."""
        sha256 = sha256_of(photo)
        self.file = self.file._replace(photos={**self.file.photos, sha256: photo})
        self._put(question, self.reply(question)._replace(photo=sha256))

    def detach(self, question: str) -> None:
        """Take the photo of an answer out again."""
        self._put(question, self.reply(question)._replace(photo=""))

    def retry(self) -> None:
        """Keep once more what could not be kept, unless that is under way."""
        if self.failure is not None and not self._under_way:
            self._keep()

    def sign(self, by_name: str, by_post: str) -> None:
        """Say who answers."""
        signed = self.file._replace(by_name=by_name, by_post=by_post)
        if signed != self.file:
            self.file = signed._replace(on=self.today)
            self.changed.emit("")
            self._keep()

    def export(
        self, path: Path, done: Callable[[Path], None], failed: Callable[[UserError], None]
    ) -> None:
        """Write the file that is handed in, signed today."""
        file = self.file._replace(on=self.today)

        def job(_store: Store) -> Path:
            self.forms.save_answers(file, path)
            return path

        self.tasks.read(self, job, done, failed)

    def print_answers(
        self, path: Path, done: Callable[[Path], None], failed: Callable[[UserError], None]
    ) -> None:
        """Write the answers as a paper with room for the 印, of today."""
        file = self.file._replace(on=self.today)

        def job(_store: Store) -> Path:
            save_paper(self.forms.write_answers(file), path)
            return path

        self.tasks.read(self, job, done, failed)

    def _put(self, question: str, reply: Reply) -> None:
        if reply != self.reply(question):
            replies = {**self.file.replies, question: reply}
            named = {said.photo for said in replies.values()}
            photos = {sha256: d for sha256, d in self.file.photos.items() if sha256 in named}
            self.file = self.file._replace(replies=replies, photos=photos)
            self.changed.emit(question)
            self._keep()

    def _keep(self) -> None:
        self._asked += 1
        self._under_way += 1
        # One reason without room must not hold up all other answers.
        self.keepable = keepable(self.file, self.keepable.file)
        turn, file = self._asked, self.keepable.file

        def job(_store: Store) -> int:
            self.forms.keep_draft(file)
            return turn

        self.tasks.read(self, job, self._on_kept, self._on_failed)
        self.standing_changed.emit()

    def _on_kept(self, turn: int) -> None:
        self._under_way -= 1
        self._kept = turn
        self.failure = None
        self.saved_at = f"{self.now():%H:%M:%S}"
        self.standing_changed.emit()

    def _on_failed(self, error: UserError) -> None:
        self._under_way -= 1
        self.failure = error
        self.standing_changed.emit()
