"""Photos that are added to answers: made fit to travel off the GUI thread, and refused in words.

What is kept of them is draft.py's; how one is shown is photo_part.py's.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.pictures import image_in, png_of, sources_in
from wakayama_audit_gui.gui.screens.inspect.draft import Draft
from wakayama_audit_gui.use_cases.form_file import MAX_PHOTOS
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import Store


class DraftPhotos(QObject):
    """One photo for each answer at most.

    Args:
        draft: The answers in hand.

    Signals:
        refused: (question id, `UserError`).
        under_way: Id of the question whose photo is being made; "" when it is done.
    """

    refused = Signal(str, object)
    under_way = Signal(str)

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._draft = draft

    def take(self, question: str, mime: QMimeData) -> bool:
        """Add what was pasted or dropped; False when there is no picture in it."""
        sources = sources_in(mime, self._draft.now())
        image = None if sources else image_in(mime)
        if sources:
            self.add(question, sources[0])
        elif image is not None:
            self.add_image(question, image)
        return bool(sources) or image is not None

    def add_image(self, question: str, image: QImage) -> None:
        """Add a picture that has no file."""
        now = self._draft.now()
        self._make(question, lambda: PhotoSource.pasted(png_of(image), now))

    def add(self, question: str, source: PhotoSource) -> None:
        """Add a file, instead of the one that was there."""
        self._make(question, lambda: source)

    def _make(self, question: str, source: Callable[[], PhotoSource]) -> None:
        draft = self._draft
        kept = sum(bool(reply.photo) for q, reply in draft.file.replies.items() if q != question)
        if kept >= MAX_PHOTOS:
            told = "どれかを外してから付けてください。"
            what = f"写真は、点検票1つに {MAX_PHOTOS} 枚までです。"
            self.refused.emit(question, UserError(what, told, code="form_photos"))
            return

        def job(_store: Store, _progress: Progress) -> bytes:
            return draft.forms.prepare_photo(source())

        def done(data: bytes) -> None:
            draft.attach(question, data)
            self.under_way.emit("")

        def failed(error: UserError) -> None:
            self.under_way.emit("")
            self.refused.emit(question, error)

        self.under_way.emit(question)
        draft.tasks.long_read(self, job, done, failed)
