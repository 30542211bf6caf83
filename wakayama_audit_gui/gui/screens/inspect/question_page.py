"""The one question: what is asked, how to find out, three big answers, why, and last year.

Going from one to the next is screen.py's.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.self_inspection import UNANSWERED, ReplyAnswer
from wakayama_audit_gui.gui.screens.inspect.draft import Draft
from wakayama_audit_gui.gui.screens.inspect.look import LOOKS
from wakayama_audit_gui.gui.screens.inspect.photo_part import PhotoPart
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.answer_button import BigAnswerButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.chip import Chip
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_WHY = "理由・いつまでに直すか"
_WHY_NOT = f"{_WHY}（「いいえ」のときに書いてください）"
_NEEDED = "「いいえ」の理由か、いつまでに直すかを書いてください。あとからでもかまいません。"


class QuestionPage(ScrollColumn):
    """The question in sight.

    Signals:
        answered: An answer was given (str).
    """

    answered = Signal(str)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._draft = draft
        self._place = 0
        self.answers: dict[str, BigAnswerButton] = {}
        self._build_ui()
        self.reason.committed.connect(self._on_reason_committed)
        draft.standing_changed.connect(self._on_standing_changed)
        draft.changed.connect(self._on_changed)
        self.reason.files_pasted.connect(self._on_files_pasted)
        self.reason.image_pasted.connect(self._on_image_pasted)

    def show_place(self, place: int) -> None:
        """Show another question."""
        self.reason.flush()
        self._place = place
        question = self._draft.questions[place]
        self._number.setText(f"問 {place + 1} / {len(self._draft.questions)}")
        self._group.setText(question.group)
        self._question.setText(question.text)
        self._hint.setText(question.hint)
        self.reason.set_text(self._draft.reply(question.id).reason)
        self.photo.show_question(question.id)
        self._show_previous()
        self._show_answer()
        self.verticalScrollBar().setValue(0)

    def take_keyboard(self) -> None:
        """Be ready for the keys of the answers."""
        made = self.answers.values()
        next((one for one in made if one.isChecked()), next(iter(made))).setFocus()

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.reason.flush()

    @property
    def typing(self) -> bool:
        """Whether something typed has not been handed over."""
        return self.reason.pending

    def _build_ui(self) -> None:
        self._number, self._group = Chip("", Tone.AI, filled=True), Chip("")
        chips = QWidget()
        row = QHBoxLayout(chips)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._number)
        row.addWidget(self._group)
        row.addStretch(1)
        self._question = PlainLabel(size=Size.QUESTION, bold=True, wrap=True)
        self._hint = PlainLabel(tone=Tone.SECOND, wrap=True)
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        for key, answer in enumerate(ReplyAnswer, 1):
            shape, tone = LOOKS[answer]
            made = BigAnswerButton(shape, answer.value, str(key), tone)
            made.clicked.connect(partial(self.give, answer.value))
            self.answers[answer] = made
            across.addWidget(made, 1)
        self._why = PlainLabel(_WHY_NOT, size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.reason = GrowingTextEdit("例：鍵のかかる棚が足りない。9月に購入する。", lines=3)
        self.reason.setAccessibleName(_WHY)
        self._too_long = PlainLabel(bold=True, tone=Tone.SHU, wrap=True)
        self._previous = Card(tone=Tone.AI, margin=14)
        self._previous_head = PlainLabel(size=Size.SMALL, bold=True, tone=Tone.AI)
        self._previous_said = PlainLabel(wrap=True)
        for label in (self._previous_head, self._previous_said):
            self._previous.body.addWidget(label)
        self.photo = PhotoPart(self._draft)
        said = (buttons, self._labelled(), self.photo, self._previous)
        for part in (chips, self._question, self._hint, *said):
            self.append(part)

    def _labelled(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._why)
        column.addWidget(self.reason)
        column.addWidget(self._too_long)
        return holder

    @Slot()
    def give(self, answer: str) -> None:
        """Give an answer to the question in sight."""
        self.reason.flush()
        self._draft.answer(self._id, answer)
        self._show_answer()
        self.answered.emit(answer)

    @property
    def _id(self) -> str:
        return self._draft.questions[self._place].id

    def _show_answer(self) -> None:
        reply = self._draft.reply(self._id)
        for answer, made in self.answers.items():
            made.setChecked(answer == reply.answer)
        self._why.setText(_NEEDED if reply.lacks_reason else _WHY_NOT)
        self._show_too_long()

    def _show_too_long(self) -> None:
        error = self._draft.keepable.left_out.get(self._id)
        self._too_long.setVisible(error is not None)
        self._too_long.setText(f"{error.what}{error.remedy}" if error is not None else "")

    def _show_previous(self) -> None:
        handed = self._draft.file.handed
        reply = handed.previous.get(self._id, UNANSWERED)
        year = fiscal_year_label(handed.form.name.fiscal_year - 1)
        self._previous.setVisible(bool(reply.answer))
        self._previous_head.setText(f"前年度（{year}）の答え　参考")
        said = (f"「{reply.answer}」", reply.reason)
        self._previous_said.setText("　".join(part for part in said if part))

    @Slot(str)
    def _on_reason_committed(self, text: str) -> None:
        self._draft.write_reason(self._id, text)

    @Slot(list)
    def _on_files_pasted(self, paths: list[str]) -> None:
        self.photo.add_file(paths[0])

    @Slot(QImage)
    def _on_image_pasted(self, image: QImage) -> None:
        self.photo.photos.add_image(self._id, image)

    @Slot(str)
    def _on_changed(self, question: str) -> None:
        if question == self._id:
            self._show_answer()

    @Slot()
    def _on_standing_changed(self) -> None:
        self._show_too_long()
        # Else it is not marked at all: the draft has it, and tries again by itself.
        if self._id not in self._draft.keepable.left_out and not self._draft.pending:
            self.reason.mark_saved(self._draft.reply(self._id).reason)
