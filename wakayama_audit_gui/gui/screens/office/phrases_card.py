"""The list of 定型句 (F4), one a line, in the order offered.

Recording it is in use_cases.edit_office.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.edit_office import replace_phrases


class PhrasesCard(Card):
    """The list as plain lines; 「保存」 is lit while it differs from what is recorded."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._lines = QPlainTextEdit()
        self._lines.setAccessibleName("定型句")
        self._lines.setTabChangesFocus(True)
        self._lines.setMinimumHeight(scaled(180))
        self._save = PlainButton("定型句を保存", icon="save", touch=True)
        self._state = PlainLabel(size=Size.SMALL, tone=Tone.SECOND)
        self.body.addWidget(PlainLabel("定型句（F4）", size=Size.TITLE, bold=True))
        hint = "1行に1つ。所見で F4 を押すと、この順に並びます。"
        self.body.addWidget(PlainLabel(hint, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.body.addWidget(self._lines, 1)
        row = QHBoxLayout()
        row.addWidget(self._state, 1)
        row.addWidget(self._save)
        self.body.addLayout(row)
        self._save.clicked.connect(self._on_save_clicked)
        self._lines.textChanged.connect(self._on_text_changed)
        desk.office_changed.connect(self.show_phrases)
        self.show_phrases()

    @Slot()
    def show_phrases(self) -> None:
        """Show what is recorded, unless the user is in the middle of changing it."""
        if not self._differs() or not self._lines.toPlainText():
            self._lines.setPlainText("\n".join(self._recorded()))
        self._on_text_changed()

    def _recorded(self) -> list[str]:
        return [phrase.text for phrase in self._desk.office.phrases]

    def _typed(self) -> list[str]:
        lines = (line.strip() for line in self._lines.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def _differs(self) -> bool:
        return self._typed() != self._recorded()

    @Slot()
    def _on_text_changed(self) -> None:
        differs = self._differs()
        self._save.setEnabled(differs)
        self._state.setText("未保存" if differs else f"{len(self._recorded())} 句")

    @Slot()
    def _on_save_clicked(self) -> None:
        texts, by = self._typed(), self._desk.person
        self._desk.tasks.write(self, lambda store: replace_phrases(store, texts, by))
