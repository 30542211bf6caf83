"""督促 on its way: under which 文書番号, on which day and by whom the letters are sent.

Where they are written, and recording that they were sent, is errands.py's.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.domain.letter import SentUnder
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.focus_return import FocusReturn
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_NARROW, _WIDE = 220, 320
_REFUSED = "sending"
_HINT = "課ごとに一通ずつ作ります。空のところがある間は「案」と入ります。"


class SendingForm(Card):
    """Asks for number, day and 差出人; not to be seen until it is asked.

    Signals:
        filled: A `SentUnder`; what is left empty makes the letters 案.

    Attributes:
        number: 文書番号; asked anew each time.
        day: 発信日.
        signer: 差出人; stays for the next time.
        do: Goes on.
        banners: What was wrong with the last try.
    """

    filled = Signal(object)

    def __init__(self) -> None:
        super().__init__(tone=Tone.AI, margin=12, spacing=8)
        self._title = PlainLabel(bold=True, wrap=True)
        self.number = _line("文書番号", "例：和デ推第123号", _NARROW)
        self.day = DateField("発信日")
        self.signer = _line("差出人", "例：総務部長　見本 太郎", _WIDE)
        self.banners = BannerArea()
        self.do = PrimaryButton("書き出す先を選ぶ", touch=True)
        leave = PlainButton("やめる", touch=True)
        row = QWidget()
        flow = FlowLayout(row)
        for field in (self.number, self.day, self.signer, self.do, leave):
            flow.addWidget(field)
        told = PlainLabel(_HINT, size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        for part in (self._title, told, self.banners, row):
            self.body.addWidget(part)
        for line in (self.number, self.signer):
            line.returnPressed.connect(self._on_done)
        self.do.clicked.connect(self._on_done)
        leave.clicked.connect(self.put_away)
        self._return = FocusReturn(self)
        self.hide()

    def ask(self, about: str, today: date) -> None:
        """Show and take the keyboard.

        Args:
            about: What the letters are about, in words.
            today: Proposed as 発信日.
        """
        self.banners.remove(_REFUSED)
        self._title.setText(f"督促の手紙を書き出す（{about}）")
        self.number.clear()
        self.day.today = today
        self.day.set_day(today)
        self._return.remember()
        self.show()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def put_away(self) -> None:
        """Hide, and give the keyboard back."""
        self._return.give_back()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_done(self) -> None:
        typed = SentUnder(self.number.text(), self.day.iso(), self.signer.text())
        try:
            under = typed.cleaned()
        except UserError as error:
            self.banners.show_message(Kind.ERROR, error.what, error.remedy, key=_REFUSED)
            return
        self.put_away()
        self.filled.emit(under)


def _line(title: str, hint: str, width: int) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(title)
    line.setPlaceholderText(f"{title}　{hint}")
    line.setMinimumHeight(TOUCH)
    line.setMinimumWidth(scaled(width))
    return line
