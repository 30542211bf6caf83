"""The list of 定型句 (F4), one a line, in the order offered.

Recording it is in use_cases.edit_office.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_office import replace_phrases


def phrases_in(text: str) -> list[str]:
    """One phrase a line; empty and repeated ones are left out."""
    lines = (line.strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


class PhrasesCard(Card):
    """The list as plain lines; it records itself like every other text."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._lines = GrowingTextEdit("例：現地で確認した。", lines=8, most_lines=24)
        self._lines.setAccessibleName("定型句")
        self._state = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        head = QHBoxLayout()
        head.addWidget(PlainLabel("定型句（F4）", size=Size.TITLE, bold=True))
        head.addStretch(1)
        head.addWidget(self._state)
        self.body.addLayout(head)
        hint = "1行に1つ。所見で F4 を押すと、この順に並びます。"
        self.body.addWidget(PlainLabel(hint, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.body.addWidget(self._lines)
        self._lines.committed.connect(self._on_committed)
        self._lines.pending_changed.connect(self._show_state)
        desk.office_changed.connect(self.show_phrases)
        self.show_phrases()

    @Slot()
    def show_phrases(self) -> None:
        """Show what is recorded, unless the user is in the middle of changing it."""
        # The same phrases with other blank lines between them are left as they were typed.
        if phrases_in(self._lines.text()) != self._recorded():
            self._lines.set_recorded("\n".join(self._recorded()))
        self._show_state()

    def flush(self) -> None:
        """Record what is being typed."""
        self._lines.flush()

    def _recorded(self) -> list[str]:
        return [phrase.text for phrase in self._desk.office.phrases]

    @Slot()
    def _show_state(self) -> None:
        words = "未保存" if self._lines.pending else f"{len(self._recorded())} 句　保存済み"
        self._state.setText(words)

    @Slot(str)
    def _on_committed(self, text: str) -> None:
        by = self._desk.person

        def done(_changes: Changes) -> None:
            self._lines.mark_saved(text)

        def failed(error: UserError) -> None:
            self._lines.mark_unsaved()
            self._desk.refused.emit(error)

        self._desk.tasks.write(
            self, lambda store: replace_phrases(store, phrases_in(text), by), done, failed
        )
