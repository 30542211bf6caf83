"""Putting the deadline of a finding off, or to another day.

The deadline that comes with a step is asked for in step_form.py.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_ONE_MORE = 30
"""Days by which it is put off unless one says otherwise."""


class DeadlineForm(Card):
    """One day, and what is done with it.

    Signals:
        filled: The deadline as ISO date; "" for none.
        left: Esc or やめる.
    """

    filled = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(tone=Tone.AI, margin=12, spacing=8)
        self._title = PlainLabel(bold=True, wrap=True)
        self.day = DateField("新しい期限")
        self.do = PrimaryButton("この日にする", touch=True)
        self.none = PlainButton("期限をなくす", touch=True)
        leave = PlainButton("やめる", touch=True)
        row = QHBoxLayout()
        for button in (self.do, self.none, leave):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addWidget(self.day)
        self.body.addLayout(row)
        self.do.clicked.connect(self._on_done)
        self.none.clicked.connect(lambda: self.filled.emit(""))
        leave.clicked.connect(self.left)
        self.hide()

    def ask(self, finding: LedgerFinding, today: date) -> None:
        """Propose a day and take the keyboard."""
        self._title.setText(f"{finding.code}の期限を変える")
        now = parse_day(finding.deadline)
        self.day.today = today
        self.day.set_day((now or today) + timedelta(_ONE_MORE))
        self.none.setVisible(now is not None)
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_done(self) -> None:
        self.filled.emit(self.day.iso())
