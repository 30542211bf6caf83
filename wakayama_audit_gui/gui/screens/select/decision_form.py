"""The office's decision on a target: 対象にする or しない, with the reason.

The score beside which it is recorded is in target_card.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.target_score import TargetScore
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.select.selection import Target, TargetKey
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_HINT = "理由。例：前回の監査から4年が経ち、未完了の指摘が残っているため。"


class DecisionForm(QWidget):
    """What was decided, a field for the reason, and the two buttons.

    Signals:
        decided: (chosen, reason).
        plan_requested: The visit of what is chosen is to be prepared.
    """

    decided = Signal(bool, str)
    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score: TargetScore | None = None
        self._key: TargetKey | None = None
        self._drafts: dict[TargetKey, str] = {}
        self._said = PlainLabel(bold=True, wrap=True)
        self._then = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.reason = GrowingTextEdit(_HINT, lines=2, most_lines=5)
        self.reason.setAccessibleName("対象にする、またはしない理由")
        self._quote = LinkButton("点数の根拠を理由に書く", icon="quote", touch=True)
        self._refusal = PlainLabel(tone=Tone.SHU, wrap=True)
        self.choose = PrimaryButton("対象にする", icon="check", touch=True)
        self.leave = PlainButton("対象にしない", touch=True)
        self.plan = PlainButton("視察を準備する", icon="arrow-right", trailing=True, touch=True)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.choose, self.leave, self.plan):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._said, self._then, self.reason, self._refusal, buttons):
            column.addWidget(part)
        column.insertWidget(3, self._quote, 0, Qt.AlignmentFlag.AlignLeft)
        self._refusal.hide()
        self.reason.textChanged.connect(self._refusal.hide)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.plan.clicked.connect(self.plan_requested)
        self._quote.clicked.connect(self._on_quote_clicked)

    def show_target(self, target: Target) -> None:
        """Show what was decided of a target; a reason that is being typed waits for its return."""
        choice = target.choice
        self._score = target.score
        self._refusal.hide()
        words = "まだ決めていません" if choice is None else "対象にしました"
        self._said.setText(words if choice is None or choice.chosen else "対象にしません")
        self._then.setText(f"決めたときの点数　{choice.score}" if choice else "")
        self._then.setVisible(choice is not None)
        text = choice.reason if choice else ""
        if target.key == self._key:
            self.reason.set_recorded(text)
        else:
            self._change_target(target.key, text)
        self.plan.setVisible(target.chosen)
        again = choice is not None
        self.choose.set_words("直す" if again and target.chosen else "対象にする")
        self.leave.set_words("直す" if again and not target.chosen else "対象にしない")

    def _change_target(self, key: TargetKey, text: str) -> None:
        if self._key is not None and self.reason.pending:
            self._drafts[self._key] = self.reason.text()
        self._key = key
        self.reason.set_text(text)
        draft = self._drafts.pop(key, "")
        if draft:
            self.reason.setPlainText(draft)

    def refuse(self, error: UserError) -> None:
        """Say why nothing was recorded."""
        self._refusal.setText(f"{error.what}{error.remedy}")
        self._refusal.show()
        self.reason.mark_unsaved()
        self.reason.setFocus()

    def _decide(self, *, chosen: bool) -> None:
        text = self.reason.text()
        self.reason.mark_saved(text)
        self.decided.emit(chosen, text)

    @Slot()
    def _on_choose_clicked(self) -> None:
        self._decide(chosen=True)

    @Slot()
    def _on_leave_clicked(self) -> None:
        self._decide(chosen=False)

    @Slot()
    def _on_quote_clicked(self) -> None:
        """The office's words begin with the grounds; what it wrote stays."""
        if self._score is None:
            return
        parts = [part.criterion.label for part in self._score.parts if part.points][:2]
        told = f"{'、'.join(parts)}のため（{self._score.total}点）。" if parts else "点数は0点。"
        before = self.reason.text()
        if told not in before:
            self.reason.setPlainText(f"{before}{told}")
        self.reason.setFocus()
