"""フォローアップの視察を用意する: when and by whom; what is looked at follows from the findings.

Making the visit is following.py's; a visit of another kind is planned on its own screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.focus_return import FocusReturn
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.read_office import Person

_SELF_AUDIT = "self_audit"


class FollowUpForm(Card):
    """Asks for the day and the lead.

    Signals:
        filled: (day as ISO date, person id of the lead, reason of a self-audit or "").
        left: Esc or やめる.

    Attributes:
        title: Names what is followed.
        banners: What was wrong with the last try.
    """

    filled = Signal(str, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(tone=Tone.AI, margin=12, spacing=8)
        self.title = PlainLabel(bold=True, wrap=True)
        self._note = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.banners = BannerArea()
        self.day = DateField("実施日")
        self.lead = ChoiceField()
        self.lead.setAccessibleName("主任の監査人")
        self.lead.setMinimumHeight(TOUCH)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("所属する課を監査する理由（調書に印刷されます）")
        self.reason.setAccessibleName("所属する課を監査する理由")
        self.reason.setMinimumHeight(TOUCH)
        self.reason.setMinimumWidth(scaled(320))
        self.do = PrimaryButton("用意して開く", touch=True)
        leave = PlainButton("やめる", touch=True)
        row = QWidget()
        flow = FlowLayout(row)
        for field in (self.day, self.lead, self.reason, self.do, leave):
            flow.addWidget(field)
        for part in (self.title, self._note, self.banners, row):
            self.body.addWidget(part)
        self.do.clicked.connect(self._on_done)
        leave.clicked.connect(self.left)
        self._return = FocusReturn(self)
        self.hide()

    def ask(self, about: str, today: date, persons: Sequence[Person], me: str) -> None:
        """Show and take the keyboard.

        Args:
            about: What is followed, in words.
            today: Proposed as the day.
            persons: Who may lead.
            me: Person id of who works here; proposed.
        """
        self.banners.remove("plan")
        self.title.setText(f"フォローアップの視察を用意する（{about}）")
        self._note.setText("見つけたときの場所と確認項目が並びます。終わったものは除きます。")
        self.day.today = today
        self.day.set_day(today)
        self.lead.clear()
        self.lead.addItem("主任を選んでください", "")
        for person in persons:
            label = f"主任：{person.name}（{person.section}）" if person.section else person.name
            self.lead.addItem(label, person.id)
        self.lead.setCurrentIndex(max(0, self.lead.findData(me)))
        self.reason.clear()
        self.reason.hide()
        self._return.remember()
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def put_away(self) -> None:
        """Hide, and give the keyboard back."""
        self._return.give_back()
        self.hide()

    def refuse(self, error: UserError) -> None:
        """Say why it was not done, and ask for the reason that is missing; the rest stays."""
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key="plan")
        if error.code == _SELF_AUDIT:
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_done(self) -> None:
        self.filled.emit(
            self.day.iso(), str(self.lead.currentData() or ""), self.reason.text().strip()
        )
