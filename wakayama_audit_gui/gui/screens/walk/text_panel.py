"""A text of the record with its heading: handed over by itself, kept when it could not be written.

Which use case writes it is said by whoever binds it; set phrases are in phrase_popup.py.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.screens.walk.writing import NO_KEY, Attempt, Key
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text

Write = Callable[[str], None]
"""Hands a text to the walk, under the key it was bound with."""


class TextPanel(QWidget):
    """A heading, whatever stands at its right end, and the text below.

    Args:
        walk: The walk.
        title: The heading; also the accessible name of the field.
        placeholder: Shown while empty.
        lines: Height when empty.
        beside: A widget at the right end of the heading.
        heading: In heavy type, where the text stands for itself.

    Attributes:
        edit: The field.
    """

    def __init__(
        self,
        walk: Walk,
        title: str,
        *,
        placeholder: str = "",
        lines: int = 2,
        beside: QWidget | None = None,
        heading: bool = False,
    ) -> None:
        super().__init__()
        self._walk = walk
        self._key: Key = NO_KEY
        self._write: Write | None = None
        self._title = (
            PlainLabel(title, bold=True)
            if heading
            else PlainLabel(title, size=Size.SMALL, tone=Tone.SECOND)
        )
        self.edit = GrowingTextEdit(placeholder, lines=lines)
        self.edit.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignBottom)
        if beside is not None:
            head.addWidget(beside, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.edit)
        self.edit.committed.connect(self._on_edit_committed)
        self.edit.pending_changed.connect(self._on_edit_pending_changed)
        self.edit.files_pasted.connect(walk.files_offered)
        self.edit.image_pasted.connect(walk.image_offered.emit)
        walk.leaving.connect(self.edit.flush)
        walk.writer.committed.connect(self._on_writer_committed)
        walk.writer.failed.connect(self._on_writer_failed)

    def bind(self, key: Key, recorded: str, write: Write) -> None:
        """Show a text of the record and write what is typed back to it.

        Bound to the same key again it only follows the record, never disturbing what is typed.

        Args:
            key: (subject, field) of the text.
            recorded: The text that stands.
            write: Hands over a text, with ``key`` and the text as value.
        """
        if key != self._key:
            self.edit.flush()  # to where it was typed, before another text takes its place
        self._write = write
        if self.edit.isReadOnly() is not self._walk.sealed:
            self.edit.setReadOnly(self._walk.sealed)
        if key == self._key:
            self.edit.set_recorded(recorded)
            return
        self._key = key
        wish = self._walk.writer.wish(key)
        self.edit.set_text(recorded if wish is None else wish)
        if wish is not None and not self._walk.writer.busy:
            self.edit.mark_unsaved()  # it failed earlier; leaving the field tries it again

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)
        self.edit.setAccessibleName(title)

    @Slot(str)
    def _on_edit_committed(self, text: str) -> None:
        if self._write is not None:
            self._write(text)

    @Slot(bool)
    def _on_edit_pending_changed(self, pending: bool) -> None:
        self._walk.writer.note_typing(self.edit, typing=pending)

    @Slot(object)
    def _on_writer_committed(self, attempt: Attempt) -> None:
        if attempt.key == self._key != NO_KEY:
            self.edit.mark_saved(attempt.value)

    @Slot(object)
    def _on_writer_failed(self, attempt: Attempt) -> None:
        if attempt.key == self._key != NO_KEY:
            self.edit.mark_unsaved()


class AnswerTextPanel(TextPanel):
    """One of the texts of the answer in view.

    Args:
        walk: The walk.
        field: Which text.
        title: The heading; by default what the field is called.
        placeholder: Shown while empty.
        lines: Height when empty.
        beside: A widget at the right end of the heading.
        heading: In heavy type.
    """

    def __init__(
        self,
        walk: Walk,
        field: AnswerText,
        title: str = "",
        *,
        placeholder: str = "",
        lines: int = 2,
        beside: QWidget | None = None,
        heading: bool = False,
    ) -> None:
        super().__init__(
            walk,
            title or field.label,
            placeholder=placeholder,
            lines=lines,
            beside=beside,
            heading=heading,
        )
        self._field = field

    def show_row(self, row: Row) -> None:
        """Show the text of a row's answer."""
        subject, field = row.answer.subject, self._field

        def write(text: str) -> None:
            self._walk.act_on(
                subject,
                lambda store, visit, fresh, by: write_text(store, visit, fresh, field, text, by),
                key=(subject, field.value),
                value=text,
            )

        self.bind((subject, field.value), recorded_text(row, field), write)


def recorded_text(row: Row, field: AnswerText) -> str:
    """The text that stands in an answer."""
    answer = row.answer
    return {
        AnswerText.REMARK: answer.remark,
        AnswerText.REASON: answer.reason,
        AnswerText.CLASS_REASON: answer.class_reason,
        AnswerText.INTERVIEW: answer.interview,
        AnswerText.DUE: answer.due,
        AnswerText.ASSIGNEE: answer.assignee,
    }[field]
