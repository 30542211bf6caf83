"""What can be done at each moment of taking a photo, as large buttons, and what is wrong in words.

What the buttons do is screen.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.theme import Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_NAME_LETTERS = 14


class Moment(Enum):
    """Where one is in taking a photo."""

    AIMING = "aiming"
    TAKING = "taking"
    TAKEN = "taken"
    KEEPING = "keeping"
    BLIND = "blind"


class CameraChoice(QComboBox):
    """Which camera, where there are several."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("カメラ")
        self.setMinimumHeight(TOUCH)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_NAME_LETTERS)
        self.hide()

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these cameras; the chosen one stays chosen while it is there."""
        if list(names) != [self.itemText(n) for n in range(self.count())]:
            chosen = self.currentText()
            self.clear()
            self.addItems(names)
            self.setCurrentIndex(max(0, self.findText(chosen)))
        self.setVisible(len(names) > 1)


class Controls(QWidget):
    """Words, and below them the buttons of the moment.

    Attributes:
        moment: Where one is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.moment = Moment.BLIND
        self.trouble = Card(tone=Tone.YAMABUKI, margin=12, spacing=4)
        self.words = PlainLabel(wrap=True)
        self.trouble.body.addWidget(self.words)
        self.shutter = PrimaryButton("撮影", key="Space", icon="camera", touch=True)
        self.use = PrimaryButton("使う", key="Enter", icon="check", touch=True)
        self.again = PlainButton("撮り直す", key="Backspace", touch=True)
        self.retry = PlainButton("もう一度探す", touch=True)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addStretch(1)
        for button in (self.retry, self.again, self.use, self.shutter):
            button.setMinimumSize(scaled(190), scaled(60))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.trouble)
        column.addLayout(row)
        self.tell("")
        self.go(Moment.BLIND, has_photo=False)

    def tell(self, words: str) -> None:
        """Say what is wrong; "" nothing."""
        self.words.setText(words)
        self.trouble.setVisible(bool(words))

    def go(self, moment: Moment, *, has_photo: bool) -> None:
        """Offer what can be done at a moment, and give its main button the keyboard."""
        self.moment = moment
        aiming = moment in (Moment.AIMING, Moment.TAKING)
        self.shutter.setVisible(aiming)
        self.use.setVisible(has_photo)
        self.again.setVisible(has_photo)
        self.retry.setVisible(not aiming and not has_photo)
        for button in (self.shutter, self.use, self.again):
            button.setEnabled(moment not in (Moment.TAKING, Moment.KEEPING))
        if self.isVisible():
            self.main_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def main_button(self) -> PlainButton:
        """What Enter presses."""
        return next((b for b in (self.shutter, self.use) if not b.isHidden()), self.retry)

    def press(self) -> None:
        """Press the button that has the keyboard, else the main one."""
        focus = QApplication.focusWidget()
        mine = isinstance(focus, PlainButton) and self.window().isAncestorOf(focus)
        (focus if isinstance(focus, PlainButton) and mine else self.main_button()).click()
