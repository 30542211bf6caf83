"""決裁欄: the posts side by side as on the paper, and what each has done.

Signatures of auditors and witnesses are box_card.py's.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import parse_day, short_date
from wakayama_audit_gui.domain.signature import Approval, ApprovalState
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.screens.sign.case import Case, Standing
from wakayama_audit_gui.gui.screens.sign.leavable_form import LeavableForm
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.link_row import LinkRow
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.use_cases.approve_visit import approve, set_posts

_MARKS = {
    ApprovalState.OPEN: (Shape.DASHED_RING, Tone.NIBI),
    ApprovalState.DECIDED: (Shape.CHECK, Tone.MATSUBA),
    ApprovalState.PROXY: (Shape.TRIANGLE, Tone.YAMABUKI),
    ApprovalState.LATER: (Shape.CLOCK, Tone.AI),
}
_USUAL = "課長、副課長、班長"


class ApprovalForm(LeavableForm):
    """What one post has done: by whom and when.

    Args:
        approval: As it stands.
        today: Proposed day.

    Signals:
        filled: (state, name, day as ISO date).
    """

    filled = Signal(object, str, str)

    def __init__(self, approval: Approval, today: str) -> None:
        super().__init__()
        self.name = QLineEdit(approval.name)
        self.name.setPlaceholderText("氏名")
        self.name.setAccessibleName(f"{approval.post}の氏名")
        self.name.setMinimumHeight(TOUCH)
        self.day = DateField(f"{approval.post}の日付", parse_day(approval.at or today))
        self.day.today = parse_day(today)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=6)
        for state in (ApprovalState.DECIDED, ApprovalState.PROXY, ApprovalState.LATER):
            first = state is ApprovalState.DECIDED
            button = (PrimaryButton if first else PlainButton)(state.value, touch=True)
            button.clicked.connect(lambda _=False, state=state: self._on_chosen(state))
            flow.addWidget(button)
        if approval.state is not ApprovalState.OPEN:
            empty = LinkButton("空に戻す", touch=True)
            empty.clicked.connect(lambda: self._on_chosen(ApprovalState.OPEN))
            flow.addWidget(empty)
        leave = LinkButton("やめる", touch=True)
        leave.clicked.connect(self.left)
        flow.addWidget(leave)
        fields = QHBoxLayout()
        fields.addWidget(self.name, 1)
        fields.addWidget(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(fields)
        column.addWidget(buttons)

    def _on_chosen(self, state: ApprovalState) -> None:
        self.filled.emit(state, self.name.text().strip(), self.day.iso())


class ApprovalsCard(Card):
    """The 決裁欄.

    Args:
        case: The visit.
    """

    def __init__(self, case: Case) -> None:
        super().__init__(margin=14, spacing=6)
        self._case = case
        self._open = ""
        self._shown: tuple[object, ...] = ()
        self._rows: list[QWidget] = []
        self._words = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.posts = QLineEdit()
        self.posts.setPlaceholderText(f"例：{_USUAL}")
        self.posts.setAccessibleName("決裁欄の職名（「、」で区切り、上位から）")
        self.posts.setMinimumHeight(TOUCH)
        self.decide = PlainButton("職名を決める", touch=True)
        self._edit = QWidget()
        column = QVBoxLayout(self._edit)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.posts)
        column.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(PlainLabel("決裁欄", bold=True))
        self.body.addWidget(self._words)
        self.body.addLayout(self._list)
        self.body.addWidget(self._edit)
        self.decide.clicked.connect(self._on_decide_clicked)
        self.posts.returnPressed.connect(self._on_decide_clicked)

    def show_standing(self, standing: Standing) -> None:
        """Show what stands."""
        approvals = standing.signing.approvals
        sealed = standing.state is VisitState.SEALED
        self._edit.setVisible(not sealed)
        self._words.setText(
            "調書に決裁欄はありません。"
            if sealed and not approvals
            else "左が上位です。"
            if sealed
            else "左が上位です。押すと、決裁・代決・後閲を記せます。"
            if approvals
            else "調書には決裁欄を印刷しません。職名を決めると印刷します。"
        )
        looks = (approvals, sealed)
        if looks != self._shown:
            self._shown = looks
            posts = "、".join(approval.post for approval in approvals)
            if not self.posts.hasFocus():
                self.posts.setText(posts)
            self._rebuild()

    def _rebuild(self) -> None:
        for row in self._rows:
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows = []
        standing = self._case.standing
        sealed = standing.state is VisitState.SEALED
        for approval in standing.signing.approvals:
            row = LinkRow(_words_of(approval), *_MARKS[approval.state])
            row.setEnabled(not sealed)
            row.clicked.connect(lambda _=False, post=approval.post: self._toggle(post))
            self._add(row)
            if approval.post == self._open and not sealed:
                self._add(self._form(approval))

    def _add(self, row: QWidget) -> None:
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()  # now, to take the keyboard

    def _form(self, approval: Approval) -> ApprovalForm:
        form = ApprovalForm(approval, self._case.now[:10])

        def filled(state: ApprovalState, name: str, day: str) -> None:
            at, post = f"{day}{self._case.now[10:]}", approval.post
            self._open = ""
            self._case.act(
                lambda store, visit, by: approve(store, visit, post, state, name, at, by)
            )

        form.filled.connect(filled)
        form.left.connect(lambda: self._toggle(approval.post))
        return form

    def _toggle(self, post: str) -> None:
        self._open = "" if self._open == post else post
        self._rebuild()
        forms = [row for row in self._rows if isinstance(row, ApprovalForm)]
        places = [a.post for a in self._case.standing.signing.approvals]
        rows = [row for row in self._rows if isinstance(row, LinkRow)]
        target = forms[0].name if forms else rows[places.index(post)]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_decide_clicked(self) -> None:
        posts = [post for post in self.posts.text().replace("・", "、").split("、") if post.strip()]
        self._case.act(lambda store, visit, by: set_posts(store, visit, posts, by))


def _words_of(approval: Approval) -> str:
    if approval.state is ApprovalState.OPEN:
        return f"{approval.post}　まだ"
    day = short_date(approval.at[:10])
    return f"{approval.post}　{approval.state.value}　{approval.name}　{day}"
