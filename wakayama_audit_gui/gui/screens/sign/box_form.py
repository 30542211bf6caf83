"""The two or three fields that some ways of settling a box need: name, or reason.

Which way was chosen is box_card.py's; a drawn signature is pad_panel.py's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from wakayama_audit_gui.domain.signature import SignatureBox, SignatureMode
from wakayama_audit_gui.gui.screens.sign.leavable_form import LeavableForm
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_ASK = {
    SignatureMode.NAMED: ("確認した人の氏名", "氏名と日時を印刷します。押印は省きます。"),
    SignatureMode.ABSENT: ("不在の理由", "理由は調書に印刷されます。"),
    SignatureMode.REFUSED: ("拒否の理由（本人の言葉）", "理由は調書に印刷されます。"),
}


class BoxForm(LeavableForm):
    """One field and its button, inside the card of the box.

    Args:
        box: The box.
        mode: What is to be done about it.

    Signals:
        filled: What was typed (str), which may be empty.
    """

    filled = Signal(str)

    def __init__(self, box: SignatureBox, mode: SignatureMode) -> None:
        super().__init__()
        ask, note = _ASK[mode]
        self.field = QLineEdit()
        self.field.setPlaceholderText(ask)
        self.field.setAccessibleName(f"{box.role}：{ask}")
        self.field.setMinimumHeight(TOUCH)
        if mode is SignatureMode.NAMED:
            self.field.setText(box.name)
        do = PrimaryButton(f"{mode.value}にする", touch=True)
        leave = PlainButton("やめる", touch=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel(note, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(do)
        row.addWidget(leave)
        row.addStretch(1)
        column.addLayout(row)
        self.field.returnPressed.connect(self._on_done)
        do.clicked.connect(self._on_done)
        leave.clicked.connect(self.left)

    def _on_done(self) -> None:
        self.filled.emit(self.field.text().strip())
