"""再開: the second person and the reason, both names in sight.

What opening again does to the record is in use_cases/reopen_visit.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.sign.case import Case
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.reopen_visit import reopen_visit


class ReopenForm(Card):
    """Who, with whom, and why.

    Args:
        case: The visit.

    Signals:
        finished: Opened again, or left without.
    """

    finished = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__(tone=Tone.YAMABUKI, margin=14, spacing=8)
        self._case = case
        self._names = PlainLabel(bold=True, wrap=True)
        self.second = ChoiceField()
        typed = QLineEdit()
        typed.setPlaceholderText("立ち会うもう一人の氏名")
        self.second.setLineEdit(typed)
        self.second.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.second.setAccessibleName("立ち会うもう一人")
        self.second.setMinimumHeight(TOUCH)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("再開の理由（記録に残ります）")
        self.reason.setAccessibleName("再開の理由")
        self.reason.setMinimumHeight(TOUCH)
        self.banners = BannerArea()
        self.do = PrimaryButton("再開する", touch=True)
        leave = PlainButton("やめる", touch=True)
        self.setAccessibleName("再開")
        self.body.addWidget(PlainLabel("確定を解いて再開する", bold=True))
        told = (
            "二人の名前と理由が記録に残ります。今の版はそのまま残り、直したものは次の版になります。"
        )
        self.body.addWidget(PlainLabel(told, wrap=True))
        for part in (self.second, self._names, self.reason, self.banners):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.do)
        row.addWidget(leave)
        row.addStretch(1)
        self.body.addLayout(row)
        self.second.editTextChanged.connect(self._show_names)
        self.reason.textChanged.connect(self._show_names)
        self.do.clicked.connect(self._on_do_clicked)
        self.reason.returnPressed.connect(self._on_do_clicked)
        leave.clicked.connect(self.finished)
        self.hide()

    def ask(self) -> None:
        """Show empty fields and take the keyboard."""
        self.banners.remove("reopen")
        self.reason.clear()
        self.second.clear()
        me = self._case.desk.person
        self.second.addItems([p.name for p in self._case.desk.office.persons if p.id != me])
        self.second.setCurrentIndex(-1)
        self.show()
        self._show_names()
        self.second.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_names(self) -> None:
        me = self._case.desk.office.name_of(self._case.desk.person)
        second = self._second()
        self._names.setText(f"再開する人：{me}　と　{second or '（もう一人）'}")
        self.do.setEnabled(bool(second) and bool(self.reason.text().strip()))

    def _second(self) -> str:
        return self.second.currentText().strip()

    @Slot()
    def _on_do_clicked(self) -> None:
        if not self.do.isEnabled():
            return
        second, reason = self._second(), self.reason.text().strip()
        at = self._case.now
        self._case.act(
            lambda store, visit, by: reopen_visit(store, visit, second, reason, at, by),
            self._on_done,
            self._on_failed,
        )

    def _on_done(self, _changes: object) -> None:
        self._case.desk.forget()
        self.finished.emit()

    def _on_failed(self, error: UserError) -> None:
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key="reopen")
