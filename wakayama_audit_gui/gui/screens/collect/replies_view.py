"""What a form says: the answers with a reason, a photo or a conflict, or every answer.

Who answered and what is done with it is in form_card.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.self_inspection import (
    UNANSWERED,
    Reply,
    ReplyAnswer,
    SentQuestion,
)
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.toggles import Toggles
from wakayama_audit_gui.use_cases.read_form import Form

_TELLING, _ALL = "telling", "all"
_TONES = {ReplyAnswer.YES: Tone.MATSUBA, ReplyAnswer.NO: Tone.SHU}


class RepliesView(QWidget):
    """The answers below each other.

    Args:
        picture: Makes the widget of a photo from its SHA-256 and a name.
        beside: Stands beside what is chosen to be seen.
    """

    def __init__(self, picture: Callable[[str, str], QWidget], beside: QWidget) -> None:
        super().__init__()
        self._picture = picture
        self._form: Form | None = None
        self.which = Toggles({_TELLING: "「いいえ」と理由", _ALL: "すべての答え"}, self)
        self._row = QWidget()
        row = FlowLayout(self._row)
        for part in (*self.which.buttons.values(), beside):
            row.addWidget(part)
        self.said = ScrollColumn(spacing=10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._row)
        column.addWidget(self.said, 1)
        self.which.chosen.connect(self._show)

    def show_form(self, form: Form | None) -> None:
        """Show the answers of a form, or nothing."""
        self._form = form
        self._row.setVisible(form is not None and bool(form.replies))
        self._show()

    def take_keyboard(self) -> None:
        """To the choice of what is seen, which changes nothing."""
        self.which.buttons[self.which.key].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show(self) -> None:
        self.said.empty()
        form = self._form
        if form is None or not form.replies:
            return
        whole = self.which.key == _ALL
        group = ""
        for number, question in enumerate(form.sent.questions, 1):
            reply = form.replies.get(question.id, UNANSWERED)
            rivals = form.contested.get(question.id, ())
            if not (whole or rivals or _is_telling(reply)):
                continue
            if whole and question.group != group:
                group = question.group
                self.said.append(PlainLabel(group, size=Size.TITLE, bold=True, wrap=True))
            self._append(number, question, reply, rivals)
            if whole and (last := form.previous.get(question.id)):
                words = "　".join(part for part in ("前年度", last.answer, last.reason) if part)
                self.said.append(PlainLabel(words, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        if not self.said.column.count() - 1:
            self.said.append(PlainLabel("「いいえ」はありません。", tone=Tone.SECOND))

    def _append(
        self, number: int, question: SentQuestion, reply: Reply, rivals: Sequence[str]
    ) -> None:
        tone = next((t for a, t in _TONES.items() if a == reply.answer), Tone.SECOND)
        self.said.append(
            PlainLabel(f"問{number}　{reply.answer or '未回答'}", bold=True, tone=tone)
        )
        if rivals:
            words = f"答えが食い違っています：{'／'.join(one or '未回答' for one in rivals)}"
            self.said.append(PlainLabel(words, tone=Tone.SHU, wrap=True))
        self.said.append(PlainLabel(question.text, wrap=True))
        if reply.reason or reply.answer == ReplyAnswer.NO:
            reason = reply.reason or "（理由なし）"
            self.said.append(PlainLabel(reason, tone=Tone.SECOND, wrap=True))
        if reply.photo:
            self.said.append(self._picture(reply.photo, f"問{number}に付けられた写真"))


def _is_telling(reply: Reply) -> bool:
    return reply.answer == ReplyAnswer.NO or bool(reply.reason or reply.photo)
