"""消去する: what will be gone and what stays, the reason, and who approved; on every screen alike.

What an erasure takes is found out in use_cases/plan_erasure; which screens offer it is theirs.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.tick_row import TickRow
from wakayama_audit_gui.record.erasure import Cut
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.erase_record import Erasure, Press, erase_record
from wakayama_audit_gui.use_cases.plan_erasure import ErasurePlan, plan_erasure
from wakayama_audit_gui.use_cases.ports import Store

_FOREVER = "消去したものは、元に戻せません。控えに残っているものは、消去のあとに一覧で示します。"
_STAYS = "残るもの：消去した記録（だれが、いつ、理由、承認者）"


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
        self._visit = ""
        self._cut = Cut("", "")
        self._plan: ErasurePlan | None = None
        self._goes = PlainLabel(bold=True, wrap=True)
        self._stays = PlainLabel(wrap=True, size=Size.SMALL)
        self.picture = TickRow("焼き込んだ画像も消去")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("消去の理由（記録に残ります）")
        self.reason.setAccessibleName("消去の理由")
        self.approver = QComboBox()
        typed = QLineEdit()
        typed.setPlaceholderText("承認した人の氏名")
        self.approver.setLineEdit(typed)
        self.approver.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.approver.setAccessibleName("承認した人の氏名")
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
        for field in (self.reason, self.approver):
            field.setMinimumHeight(TOUCH)
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8)
        row.addWidget(self.do)
        row.addWidget(self.leave)
        for part in (
            self._goes,
            self._stays,
            self.picture,
            self.reason,
            self.approver,
            PlainLabel(_FOREVER, size=Size.SMALL, wrap=True),
            self.banners,
            buttons,
        ):
            self.body.addWidget(part)

    @property
    def asks_for(self) -> Cut | None:
        """What it is about to erase; None while it is put away."""
        return None if self.isHidden() else self._cut

    def ask(self, visit: str, cut: Cut) -> None:
        """Ask for reason and approver before a field is erased."""
        self._visit, self._cut, self._plan = visit, cut, None
        self.banners.remove("erase")
        self.reason.clear()
        self.approver.clear()
        others = [p.name for p in self._desk.office.persons if p.id != self._desk.person]
        self.approver.addItems(others)
        self.approver.setCurrentIndex(-1)
        self.picture.setVisible(cut.subject.startswith("photo:") and cut.field == "blob")
        self.picture.setChecked(False)
        self._goes.setText("")
        self._stays.setText("")
        self._read_plan()
        self.show()
        self._show_do()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Ask no more."""
        self._cut = Cut("", "")
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

    @Slot()
    def _read_plan(self) -> None:
        visit, cut, keep = self._visit, self._cut, not self.picture.isChecked()

        def done(plan: ErasurePlan) -> None:
            if (visit, cut, keep) == (self._visit, self._cut, not self.picture.isChecked()):
                self._plan = plan
                self._goes.setText("消えるもの：" + "、".join(plan.goes))
                self._stays.setText("\n".join(_staying(plan)))
                self._show_do()

        self._desk.tasks.read(
            self,
            lambda store: plan_erasure(store, visit, cut, keep_picture=keep),
            done,
            self._on_failed,
        )

    @Slot()
    def _show_do(self) -> None:
        filled = bool(self.reason.text().strip()) and bool(self.approver.currentText().strip())
        self.do.setEnabled(filled and self._plan is not None)

    @Slot()
    def _on_do_clicked(self) -> None:
        services, visit, by = self._desk.services, self._visit, self._desk.person
        asked = Erasure(
            self._cut,
            self.reason.text(),
            self.approver.currentText(),
            keep_picture=not self.picture.isChecked(),
        )
        self.do.setEnabled(False)

        def job(store: Store, _progress: object) -> Changes:
            press = Press(services.redraw_paper, services.workshop())
            return erase_record(store, visit, asked, services.now(), press, by)

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


def _staying(plan: ErasurePlan) -> list[str]:
    lines = []
    papers = dict.fromkeys(f"第{one.seal.revision}版の{one.paper.value}" for one in plan.papers)
    if papers:
        lines.append(
            f"黒塗り版に差し替える紙：{'、'.join(papers)}（確定・署名・照合コードは残ります）"
        )
    lines.append(f"{_STAYS}{'、印を焼き込んだ画像' if plan.pictures else ''}")
    if plan.elsewhere:
        lines.append(
            f"同じ写真が視察 {'、'.join(plan.elsewhere)} にもあります。"
            "そちらでも消去するまで、元の画像は監査ファイルに残ります。"
        )
    return lines
