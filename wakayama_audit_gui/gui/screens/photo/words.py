"""What an auditor writes about a photo, 説明 and 目的: recorded by itself, kept when it cannot be.

What is drawn is recorded in marking.py; which photo is in view is said by screen.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from wakayama_audit_gui.domain.visit import Photo, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_photos import caption_photo, say_purpose
from wakayama_audit_gui.use_cases.ports import Store

_Write = Callable[[Store, Visit, str, str, str], Changes]

_WRITES: Mapping[str, _Write] = {"caption": caption_photo, "purpose": say_purpose}


class PhotoWords(QObject):
    """Keeps the texts of the photo in view and the record the same.

    Args:
        desk: The desk of the open workspace.
        fields: ``caption`` and ``purpose``.
        parent: The screen.

    Signals:
        state_changed: `pending` changed.
        left_behind: Id of a photo out of view with a text that could not be recorded; the text
            is in its field again when that photo is shown.
    """

    state_changed = Signal()
    left_behind = Signal(str)

    def __init__(self, desk: Desk, fields: Mapping[str, GrowingTextEdit], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fields = fields
        self._visit: Visit | None = None
        self._photo = ""  # id of the photo whose texts are in the fields
        self._refused: dict[tuple[str, str], str] = {}
        for name, field in fields.items():
            field.committed.connect(partial(self._write, name))
            field.pending_changed.connect(self.state_changed)

    @property
    def pending(self) -> bool:
        """Whether anything written about the photo in view is not in the record."""
        return any(field.pending for field in self._fields.values())

    def unsaved(self) -> str:
        """Words for what was written, about any photo, and could not be recorded; "" nothing."""
        return "写真の説明" if self.pending or self._refused else ""

    def flush(self) -> None:
        """Hand over what is being typed, and once more what could not be recorded."""
        for field in self._fields.values():
            field.flush()

    def show(self, visit: Visit, photo: Photo, *, sealed: bool) -> None:
        """Show the texts of a photo; of the one in view it never disturbs what is typed."""
        self._visit = visit
        other, self._photo = photo.id != self._photo, photo.id
        for name, field in self._fields.items():
            recorded = photo.caption if name == "caption" else photo.purpose
            field.setReadOnly(sealed)
            if not other:
                field.set_recorded(recorded)
                continue
            field.set_text(recorded)
            kept = self._refused.pop((photo.id, name), None)
            if kept is not None:
                field.setPlainText(kept)
                field.mark_unsaved()

    def _write(self, name: str, text: str) -> None:
        visit, photo, by = self._visit, self._photo, self._desk.person
        if visit is None or not photo:
            return
        field, write = self._fields[name], _WRITES[name]

        def done(_changes: Changes) -> None:
            if self._photo == photo:
                field.mark_saved(text)

        def failed(error: UserError) -> None:
            if self._photo == photo:
                if not field.pending:  # it was out of view meanwhile
                    field.setPlainText(text)
                field.mark_unsaved()
            else:
                self._refused[photo, name] = text
                self.left_behind.emit(photo)
            self._desk.refused.emit(error)

        self._desk.tasks.write(
            self, lambda store: write(store, visit, photo, text, by), done, failed
        )
