"""定型句 (F4): choose one to insert at the cursor, or edit the list.

The texts they go into are text_panel.py; how they are kept, use_cases/edit_office.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.gui.widgets.focus_return import FocusReturn
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.edit_office import replace_phrases


class PhrasePopup(ChoicePopup):
    """The list of 定型句.

    Args:
        walk: The walk; its desk knows the phrases.
        host: The screen it floats over.

    Signals:
        edit_requested: 「編集…」 was pressed.
    """

    edit_requested = Signal()

    def __init__(self, walk: Walk, host: QWidget) -> None:
        super().__init__(host, "定型句", "絞り込み（Enter で挿入）")
        self._walk = walk
        self._field: GrowingTextEdit | None = None
        change = LinkButton("編集…", icon="pencil")
        change.clicked.connect(self._on_change_clicked)
        self.foot.addStretch(1)
        self.foot.addWidget(change)
        self.chosen.connect(self._on_chosen)

    def offer_for(self, field: GrowingTextEdit) -> None:
        """Open for a field."""
        self._field = field
        phrases = self._walk.desk.office.phrases
        self.offer([Choice(phrase.text, "", phrase.text) for phrase in phrases], field)

    @Slot(object)
    def _on_chosen(self, text: object) -> None:
        if self._field is not None and isinstance(text, str):
            self._field.insertPlainText(text)

    @Slot()
    def _on_change_clicked(self) -> None:
        self.shut()
        self.edit_requested.emit()


class PhraseEditor(Card):
    """The whole list as text, a 定型句 per line.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self._focus = FocusReturn(self)
        self.setAccessibleName("定型句の編集")
        self.body.addWidget(PlainLabel("定型句の編集", bold=True))
        note = "1行に1つ。上から順に並びます。"
        self.body.addWidget(PlainLabel(note, size=Size.SMALL, tone=Tone.SECOND))
        self.edit = GrowingTextEdit(lines=4, most_lines=14)
        self.edit.setAccessibleName("定型句（1行に1つ）")
        self.body.addWidget(self.edit)
        row = QHBoxLayout()
        self.keep = PrimaryButton("この内容にする", touch=True)
        self.leave = PlainButton("やめる", key="Esc", touch=True)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        self.body.addLayout(row)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.leave.clicked.connect(self._put_away)
        self.hide()

    def begin(self) -> None:
        """Show the present list and take the focus."""
        phrases = self._walk.desk.office.phrases
        self.edit.set_text("\n".join(phrase.text for phrase in phrases))
        self._focus.remember()
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves without changing anything."""
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _put_away(self) -> None:
        self._focus.give_back()
        self.hide()

    @Slot()
    def _on_keep_clicked(self) -> None:
        texts = self.edit.text().splitlines()
        self._walk.act(lambda store, _visit, by: replace_phrases(store, texts, by))
        self._put_away()
