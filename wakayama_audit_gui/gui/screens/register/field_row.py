"""One field of a system: what is asked, the answer to be given, and its history.

Which fields there are is in entry_form.py; what may be said is decided in use_cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.completing import complete
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

UNANSWERED = "未回答"
_MOST = 20
"""Characters of a choice on its button; a screen reader says it whole."""


class Way(Enum):
    """How a field is filled in."""

    CHOICE = "choice"
    LINE = "line"
    PROSE = "prose"


class FieldLook(NamedTuple):
    """What a field looks like.

    Attributes:
        field: Its name.
        title: What is asked.
        way: How it is filled in.
        hint: Below the title; "" for nothing.
        example: Shown while it is empty.
        choices: To choose from, or to complete what is typed.
    """

    field: str
    title: str
    way: Way
    hint: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()


class FieldRow(QWidget):
    """A field.

    Args:
        look: What it looks like.

    Signals:
        committed: The text is to be recorded now.
        choices_requested: The list to choose from is wanted, beside this row's button.
        history_requested: What was ever said here is wanted.
    """

    committed = Signal(str)
    choices_requested = Signal()
    history_requested = Signal()

    def __init__(self, look: FieldLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._recorded = ""
        self._text = ""
        self._note = PlainLabel(size=Size.SMALL, tone=Tone.SHU, wrap=True)
        self._note.hide()
        self.history = LinkButton(icon="history", touch=True)
        self.history.setAccessibleName(f"「{look.title}」の履歴")
        self.history.clicked.connect(self.history_requested)
        self._build_editor()
        self._build_ui()

    @property
    def anchor(self) -> QWidget:
        """What a list stands beside."""
        return self.editor

    def show_text(self, text: str, *, fresh: bool) -> None:
        """Show what is recorded.

        Args:
            text: In its kept form.
            fresh: Of another system: what was being typed has been handed over.
        """
        self._recorded = text
        if fresh:
            self._note.hide()
        if isinstance(self.editor, GrowingTextEdit):
            if fresh:
                self.editor.set_text(text)
            elif self.editor.text().strip() != text:
                self.editor.set_recorded(text)
        elif isinstance(self.editor, QLineEdit):
            if fresh or not self.editor.isModified():
                self.editor.setText(text)
        else:
            self._text = text
            self._show_choice()

    def note_saved(self, text: str) -> None:
        """What was handed over is recorded."""
        self._note.hide()
        if isinstance(self.editor, GrowingTextEdit):
            self.editor.mark_saved(text)
        elif isinstance(self.editor, QLineEdit) and self.editor.text() == text:
            self.editor.setModified(False)

    def refuse(self, error: UserError) -> None:
        """Say why it cannot be recorded; what was typed stays."""
        self._say(error.what + error.remedy, Tone.SHU)
        if isinstance(self.editor, GrowingTextEdit):
            self.editor.mark_unsaved()

    def show_rivals(self, rivals: Sequence[str]) -> None:
        """Two laptops said different things: whatever is recorded next settles it."""
        if rivals:
            both = "」と「".join(rivals)
            self._say(
                f"「{both}」が食い違っています。正しい方を入れ直してください。", Tone.YAMABUKI
            )

    def take(self, text: str) -> None:
        """Something was chosen, from the list or the history."""
        self.committed.emit(text)

    def flush(self) -> None:
        """Hand over what is being typed."""
        if isinstance(self.editor, GrowingTextEdit):
            self.editor.flush()
        else:
            self._on_line_edited()

    # --- private -----------------------------------------------------------------------------

    def _build_editor(self) -> None:
        look = self.look
        self.editor: GrowingTextEdit | QLineEdit | PlainButton
        if look.way is Way.PROSE:
            self.editor = GrowingTextEdit(look.example, lines=1)
            self.editor.committed.connect(self.committed)
        elif look.way is Way.LINE:
            self.editor = QLineEdit()
            self.editor.setPlaceholderText(look.example)
            self.editor.setMinimumHeight(TOUCH)
            self.editor.editingFinished.connect(self._on_line_edited)
        else:
            self.editor = PlainButton(icon="chevron-down", trailing=True, touch=True)
            self.editor.clicked.connect(self.choices_requested)
        self.editor.setAccessibleName(look.title)
        self.offer(look.choices)

    def offer(self, words: Sequence[str]) -> None:
        """Words that complete what is typed."""
        if isinstance(self.editor, QLineEdit) and words:
            complete(self.editor, QStringListModel(list(words), self))

    def _build_ui(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(PlainLabel(self.look.title, size=Size.SMALL, tone=Tone.SECOND, wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        if self.look.hint:
            hint = PlainLabel(self.look.hint, size=Size.SMALL, tone=Tone.SECOND, wrap=True)
            column.addWidget(hint)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.editor)
        if self.look.way is Way.CHOICE:
            row.addStretch(1)
        row.addWidget(self.history, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._note)

    def _show_choice(self) -> None:
        if isinstance(self.editor, PlainButton):
            words = self._text or UNANSWERED
            self.editor.set_words(words if len(words) <= _MOST else f"{words[: _MOST - 1]}…")
            self.editor.setAccessibleName(f"{self.look.title}：{words}")

    def _say(self, words: str, tone: Tone) -> None:
        self._note.set_tone(tone)
        self._note.setText(words)
        self._note.show()

    @Slot()
    def _on_line_edited(self) -> None:
        if isinstance(self.editor, QLineEdit) and self.editor.isModified():
            text = self.editor.text()
            if text.strip() == self._recorded:
                self.editor.setModified(False)
            else:
                self.committed.emit(text)
