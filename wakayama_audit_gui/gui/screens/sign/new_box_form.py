"""A box of one's own: whose, and which places the signature in it speaks for.

What is done about a box that is there is box_form.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.gui.screens.sign.leavable_form import LeavableForm
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

Named = tuple[str, str]
"""Id and name of a place."""


class NewBoxForm(LeavableForm):
    """Role, name and places of a box of one's own.

    Args:
        paper: On which paper it will be.

    Signals:
        filled: (role, name, ids of places); no ids stand for all places.

    Attributes:
        places: Button of each place, by id; none where there is but one place.
    """

    filled = Signal(str, str, list)

    def __init__(self, paper: PaperKind) -> None:
        super().__init__()
        self._paper = paper
        self._known: tuple[Named, ...] = ()
        self.places: dict[str, PlainButton] = {}
        self.role, self.name = QLineEdit(), QLineEdit()
        row = QHBoxLayout()
        for edit, words in ((self.role, "役割（例：委託事業者）"), (self.name, "氏名")):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(f"{paper.value}に加える欄の{words}")
            edit.setMinimumHeight(TOUCH)
            edit.returnPressed.connect(self._on_done)
            row.addWidget(edit, 1)
        self._picker = QWidget()
        self._flow = FlowLayout(self._picker, spacing=6)
        ask = "署名が及ぶ場所（選ばなければ、すべての場所）"
        self._ask = PlainLabel(ask, size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        add, leave = PrimaryButton("加える", touch=True), PlainButton("やめる", touch=True)
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._ask)
        column.addWidget(self._picker)
        column.addLayout(buttons)
        add.clicked.connect(self._on_done)
        leave.clicked.connect(self.left)
        self._show_picker()

    def show_places(self, places: Sequence[Named]) -> None:
        """Offer these places; those chosen before stay chosen."""
        if tuple(places) == self._known:
            return
        self._known = tuple(places)
        chosen = set(self._chosen())
        for button in self.places.values():
            button.hide()
            self._flow.removeWidget(button)
            button.deleteLater()
        self.places = {}
        for place, name in places if len(places) > 1 else ():
            button = PlainButton(name, icon="map-pin", touch=True)
            button.setCheckable(True)
            button.setChecked(place in chosen)
            button.setAccessibleName(f"{self._paper.value}に加える欄の場所 {name}")
            self._flow.addWidget(button)
            self.places[place] = button
        self._show_picker()

    def clear(self) -> None:
        """Forget what was typed and chosen."""
        self.role.clear()
        self.name.clear()
        for button in self.places.values():
            button.setChecked(False)

    def _show_picker(self) -> None:
        for part in (self._ask, self._picker):
            part.setVisible(bool(self.places))

    def _chosen(self) -> list[str]:
        return [place for place, button in self.places.items() if button.isChecked()]

    def _on_done(self) -> None:
        role, name, chosen = self.role.text().strip(), self.name.text().strip(), self._chosen()
        if role:
            # All of them chosen is all places, those added later too.
            self.filled.emit(role, name, chosen if len(chosen) < len(self.places) else [])
        else:
            self.role.setFocus()
