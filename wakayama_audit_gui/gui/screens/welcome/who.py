"""Who sits here: asked when the file cannot tell, so that no record is left without a name.

No authentication is claimed. Persons are corrected and removed in the settings.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.reading_order import step_in_reading_order
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.read_office import Person

_WIDE = 560


class WhoScreen(QWidget):
    """A button for each person, and a form for who is not among them.

    Signals:
        chosen: Person id.
        added: (name, 課) of a person to be added and chosen.
    """

    chosen = Signal(str)
    added = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners = BannerArea()
        self._name, self._section = QLineEdit(), QLineEdit()
        self._buttons: list[PlainButton] = []
        self._persons = QVBoxLayout()
        self._persons.setSpacing(8)
        self._form_heading = PlainLabel(bold=True)
        column = ScrollColumn(spacing=10)
        column.setMaximumWidth(_WIDE)
        column.append(PlainLabel("どなたが記録しますか", size=Size.HEADING, bold=True))
        hint = "記録には、ここで選んだ人の名前が残ります。パスワードによる本人確認はしません。"
        column.append(PlainLabel(hint, tone=Tone.SECOND, wrap=True))
        column.append(self._banners)
        buttons = QWidget()
        buttons.setLayout(self._persons)
        self._persons.setContentsMargins(0, 0, 0, 0)
        column.append(buttons)
        column.append(self._build_form())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 32, 24, 18)
        outer.addStretch(1)
        outer.addWidget(column, 20)
        outer.addStretch(1)

    @Slot(object)
    def show_persons(self, persons: Sequence[Person]) -> None:
        """Offer these persons; there may be none yet."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(person) for person in persons]
        for button in self._buttons:
            self._persons.addWidget(button)
        self._form_heading.setText("この中にいない" if persons else "お名前を入れてください")
        self._banners.remove("who")
        self.setFocusProxy(self._buttons[0] if self._buttons else self._name)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in reading order, also to what was added later."""
        return step_in_reading_order(self, forward=forward) or super().focusNextPrevChild(forward)

    def _button(self, person: Person) -> PlainButton:
        where = f"（{person.section}）" if person.section else ""
        button = PlainButton(f"{person.name}{where}", icon="user", touch=True)
        button.clicked.connect(partial(self.chosen.emit, person.id))
        return button

    def _build_form(self) -> Card:
        card = Card()
        card.body.addWidget(self._form_heading)
        fields = QVBoxLayout()
        for edit, words in ((self._name, "氏名"), (self._section, "所属の課")):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(words)
            edit.returnPressed.connect(self._on_add_clicked)
            fields.addWidget(edit)
        card.body.addLayout(fields)
        add = PrimaryButton("加えて始める", touch=True)
        add.clicked.connect(self._on_add_clicked)
        card.body.addWidget(add, 0, Qt.AlignmentFlag.AlignRight)
        return card

    @Slot(object)
    def refuse(self, error: UserError) -> None:
        """Say why it did not work; what was typed stays."""
        self._banners.show_message(Kind.ERROR, error.what, error.remedy, key="who")

    @Slot()
    def _on_add_clicked(self) -> None:
        name = self._name.text().strip()
        if not name:
            self.refuse(UserError("氏名が空です。", "氏名を入れてください。", code="empty_name"))
            self._name.setFocus()
            return
        self.added.emit(name, self._section.text().strip())
