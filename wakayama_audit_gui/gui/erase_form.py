"""消去する: what will be gone and what stays, the reason, and who approved; on every screen alike.

What is asked for and what it takes is erase_wish.py; which screens offer it is theirs.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.erase_wish import Consent, Told, Wish
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.tick_row import TickRow
from wakayama_audit_gui.record.erasure import Cut
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store

_FOREVER = "消去したものは、元に戻せません。控えに残っているものは、消去のあとに一覧で示します。"
_BESIDE_FROM = 560
"""Logical pixels at 100 % text: as wide, reason and approver stand beside each other."""


class EraseForm(Card):
    """What goes, what stays, why, and with whose approval.

    Args:
        desk: The desk.

    Signals:
        finished: Erased, or left without.
    """

    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(tone=Tone.SHU, margin=14, spacing=8)
        self._desk = desk
        self._wish: Wish | None = None
        self._told: Told | None = None
        self._goes = PlainLabel(bold=True, wrap=True)
        self._stays = PlainLabel(wrap=True, size=Size.SMALL)
        self.picture = TickRow("焼き込んだ画像も消去")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("消去の理由（記録に残ります）")
        self.reason.setAccessibleName("消去の理由")
        self.approver = ChoiceField()
        typed = QLineEdit()
        typed.setPlaceholderText("承認した人の氏名")
        self.approver.setLineEdit(typed)
        self.approver.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.approver.setAccessibleName("承認した人の氏名")
        self._fields = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.banners = BannerArea()
        self.do = PrimaryButton("消去する", touch=True)
        self.leave = PlainButton("やめる", touch=True)
        self.setAccessibleName("消去")
        self._build_ui()
        self.picture.toggled.connect(self._read_plan)
        self.reason.textChanged.connect(self._show_do)
        self.approver.editTextChanged.connect(self._show_do)
        self.do.clicked.connect(self._on_do_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.hide()

    def _build_ui(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8)
        row.addWidget(self.do)
        row.addWidget(self.leave)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(8)
        for field, share in ((self.reason, 4), (self.approver, 3), (buttons, 3)):
            field.setMinimumHeight(TOUCH)
            self._fields.addWidget(field, share)
        for part in (
            self._goes,
            self._stays,
            self.picture,
            PlainLabel(_FOREVER, size=Size.SMALL, wrap=True),
        ):
            self.body.addWidget(part)
        self.body.addLayout(self._fields)
        self.body.addWidget(self.banners)

    @property
    def asks_for(self) -> Cut | None:
        """What it is about to erase; None while it is put away."""
        return None if self.isHidden() or self._wish is None else self._wish.cut

    def ask(self, wish: Wish) -> None:
        """Ask for reason and approver before something is erased."""
        self._wish, self._told = wish, None
        self.banners.remove("erase")
        self.reason.clear()
        self.approver.clear()
        others = [p.name for p in self._desk.office.persons if p.id != self._desk.person]
        self.approver.addItems(others)
        self.approver.setCurrentIndex(-1)
        self.picture.setVisible(wish.of_picture)
        self.picture.setChecked(False)
        self._goes.setText("")
        self._stays.setText("")
        self._read_plan()
        self.show()
        self._show_do()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Ask no more."""
        self._wish = None
        self.hide()

    def words(self) -> str:
        """What is said of it."""
        return f"{self._goes.text()}\n{self._stays.text()}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave_clicked()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reason and approver beside each other where there is room for it."""
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._fields.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    @Slot()
    def _read_plan(self) -> None:
        wish, keep = self._wish, not self.picture.isChecked()
        if wish is None:
            return

        def done(told: Told) -> None:
            if (wish, keep) == (self._wish, not self.picture.isChecked()):
                self._told = told
                self._goes.setText("消えるもの：" + "、".join(told.goes))
                self._stays.setText("\n".join(told.stays))
                self._show_do()

        def job(store: Store, _progress: object) -> Told:
            return wish.tell(store, keep)

        self._desk.tasks.long_read(self, job, done, self._on_failed)

    @Slot()
    def _show_do(self) -> None:
        filled = bool(self.reason.text().strip()) and bool(self.approver.currentText().strip())
        self.do.setEnabled(filled and self._told is not None)

    @Slot()
    def _on_do_clicked(self) -> None:
        wish = self._wish
        if wish is None:
            return
        said = Consent(
            self.reason.text(), self.approver.currentText(), not self.picture.isChecked()
        )
        self.do.setEnabled(False)

        def job(store: Store, _progress: object) -> Changes:
            return wish.erase(store, said)

        self._desk.tasks.long_write(self, job, self._on_done, self._on_failed)

    def _on_done(self, _changes: Changes) -> None:
        self.put_away()
        self.finished.emit()

    def _on_failed(self, error: UserError) -> None:
        self._show_do()
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key="erase")

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.put_away()
        self.finished.emit()
