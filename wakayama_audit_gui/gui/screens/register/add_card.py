"""A system is entered: its name, what it is, and its 主たる所管課; the rest is filled in later.

Recording it is screen.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from wakayama_audit_gui.domain.survey_form import SYSTEM_NAME
from wakayama_audit_gui.domain.system_register import EntryKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.completing import complete
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class AddCard(Card):
    """The card; hidden until it is asked for.

    Signals:
        requested: Field or question id → what was typed.
    """

    requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=6, parent=parent)
        self.kinds: dict[EntryKind, PlainButton] = {}
        self._group = QButtonGroup(self)
        self._sections = QStringListModel(self)
        self.name, self.section = QLineEdit(), QLineEdit()
        self._note = PlainLabel(size=Size.SMALL, tone=Tone.SHU, wrap=True)
        self._note.hide()
        self._build_ui()
        self.hide()

    def ask(self, sections: Sequence[str], section: str) -> None:
        """Show, empty but for a 課 to begin with."""
        self._sections.setStringList(list(sections))
        self.name.clear()
        self.section.setText(section)
        self._note.hide()
        self.show()
        self.name.setFocus()

    def refuse(self, error: UserError) -> None:
        """Say why; what was typed stays."""
        self._note.setText(error.what + error.remedy)
        self._note.show()

    def _build_ui(self) -> None:
        close = LinkButton(icon="x", touch=True)
        close.setAccessibleName("加えるのをやめる")
        head = QHBoxLayout()
        head.addWidget(PlainLabel("システムを台帳に加える", size=Size.TITLE, bold=True), 1)
        head.addWidget(close)
        complete(self.section, self._sections)
        row = QWidget()
        flow = FlowLayout(row)
        for kind in EntryKind:
            button = PlainButton(kind.value, touch=True)
            button.setCheckable(True)
            button.setChecked(kind is EntryKind.SYSTEM)
            self.kinds[kind] = button
            self._group.addButton(button)
            flow.addWidget(button)
        for field, words in ((self.name, "名前"), (self.section, "主たる所管課")):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.setMinimumHeight(TOUCH)
            field.setMinimumWidth(scaled(220))
            flow.addWidget(field)
        go = PrimaryButton("台帳に加える", icon="plus", touch=True)
        flow.addWidget(go)
        self.body.addLayout(head)
        self.body.addWidget(row)
        self.body.addWidget(self._note)
        close.clicked.connect(self.hide)
        go.clicked.connect(self._on_go)
        self.section.returnPressed.connect(self._on_go)

    @Slot()
    def _on_go(self) -> None:
        kind = next(kind for kind, button in self.kinds.items() if button.isChecked())
        typed = {"kind": kind.value, SYSTEM_NAME: self.name.text(), "section": self.section.text()}
        self.requested.emit(typed)
