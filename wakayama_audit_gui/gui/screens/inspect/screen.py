"""自己点検 for a 所属長: no tabs, one question after the other, and at the end one file.

The parts are in the other modules of this folder; opening the form file is gui/form_gate.py's.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.self_inspection import ReplyAnswer
from wakayama_audit_gui.gui.screens.inspect.draft import Draft
from wakayama_audit_gui.gui.screens.inspect.finish_page import FinishPage
from wakayama_audit_gui.gui.screens.inspect.question_list import QuestionList
from wakayama_audit_gui.gui.screens.inspect.question_page import QuestionPage
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.banner import Banner, Kind
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.segment_bar import SegmentBar

_WIDE_FROM = 1000
_TEXT_KEYS = "Alt+"


class InspectScreen(QWidget):
    """One form.

    Args:
        draft: The answers in hand.
        folder: Where the form was opened.

    Signals:
        left: 最初の画面へ.

    Attributes:
        draft: The answers in hand.
    """

    left = Signal()

    def __init__(self, draft: Draft, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        draft.setParent(self)
        self.place = -1
        self.questions = QuestionList(draft)
        self.page = QuestionPage(draft)
        self.finish = FinishPage(draft, folder)
        self._build_ui()
        self._connect_signals()
        self._bind_keys()
        self._show_standing()
        self.setAcceptDrops(True)
        left = draft.unanswered()
        self.go_to(left[0] if left else len(draft.questions))

    @Slot(int)
    def go_to(self, place: int) -> None:
        """Show a question, or, behind the last, the end."""
        self.flush()
        last = len(self.draft.questions)
        held = QApplication.focusWidget()
        # Where the keyboard was goes out of sight, or takes digits for a text.
        lost = held is None or self._pages.isAncestorOf(held)
        self.place = max(0, min(place, last))
        at_end = self.place == last
        self._pages.setCurrentWidget(self._finish_holder if at_end else self._page_holder)
        if not at_end:
            self.page.show_place(self.place)
        self.questions.show_current(self.place)
        self._back.setEnabled(self.place > 0)
        self._onward.setVisible(not at_end)
        # At the last question the way onward is the way to the end.
        self._end.setVisible(self.place < last - 1)
        self._onward.set_words("次の問へ")
        self._onward.setMinimumWidth(self._onward.sizeHint().width())
        if self.place >= last - 1:
            self._onward.set_words("提出へ")
        self._show_progress()
        if lost:
            (self.finish if at_end else self.page).take_keyboard()

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.page.flush()
        if self._pages.currentWidget() is self._finish_holder:
            self.finish.flush()
        self.draft.retry()

    def unsaved(self) -> str:
        """What would be lost if the form were left now; "" when nothing."""
        if self.draft.failure is not None:
            return "自己点検票の答え"
        places = "・".join(f"問{number}" for number in self.draft.keepable.places)
        return f"自己点検票の{places}の理由" if places else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list only where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(_WIDE_FROM)
        self.questions.setVisible(wide)
        self._overview.setVisible(not wide)

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(12)
        column.addLayout(self._build_head())
        self._bar = SegmentBar(height=8)
        column.addWidget(self._bar)
        note = self.draft.file.handed.note
        if note:
            column.addWidget(Banner(Kind.WARN, "差し戻されました。", note, closable=False))
        body = QHBoxLayout()
        body.setSpacing(14)
        self._pages = QStackedWidget()
        self._page_holder, self._finish_holder = _framed(self.page), _framed(self.finish)
        for page in (self._page_holder, self._finish_holder):
            self._pages.addWidget(page)
        self.questions.setFixedWidth(scaled(330))
        body.addWidget(self.questions)
        body.addWidget(self._pages, 1)
        column.addLayout(body, 1)
        self._trouble = PlainLabel(bold=True, tone=Tone.SHU, wrap=True)
        column.addWidget(self._trouble)
        column.addLayout(self._build_foot())

    def _build_head(self) -> QHBoxLayout:
        handed = self.draft.file.handed
        form, deadline = handed.form, handed.deadline
        row = QHBoxLayout()
        row.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(form.heading, size=Size.TITLE, bold=True))
        limit = f"　提出期限 {long_date(deadline)}" if deadline else ""
        words.addWidget(PlainLabel(f"{form.title}{limit}", tone=Tone.SECOND))
        row.addLayout(words, 1)
        self._progress = PlainLabel(size=Size.HEADING, bold=True, tone=Tone.AI)
        row.addWidget(self._progress)
        return row

    def _build_foot(self) -> QHBoxLayout:
        self._standing = PlainLabel(tone=Tone.SECOND)
        self._leave = LinkButton("最初の画面へ", touch=True)
        self._back = PlainButton("前の問へ", icon="arrow-left", touch=True)
        self._overview = PlainButton("残りの問へ", touch=True)
        self._end = PlainButton("提出へ", touch=True)
        self._onward = PrimaryButton("次の問へ", icon="arrow-right", trailing=True, touch=True)
        # Each keeps its place, and the way out is far from the ways on: who presses again and again
        # must not come upon another button.
        for button in (self._end, self._onward):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._leave)
        row.addWidget(self._standing, 1)
        for button in (self._overview, self._end, self._back, self._onward):
            row.addWidget(button)
        return row

    def _connect_signals(self) -> None:
        self.questions.chosen.connect(self.go_to)
        self.finish.question_requested.connect(self.go_to)
        self.page.answered.connect(self._on_answered)
        self.page.reason.pending_changed.connect(self._show_standing)
        self.draft.changed.connect(self._show_progress)
        self.draft.standing_changed.connect(self._show_standing)
        self._back.clicked.connect(lambda: self.go_to(self.place - 1))
        self._onward.clicked.connect(lambda: self.go_to(self.place + 1))
        self._end.clicked.connect(lambda: self.go_to(len(self.draft.questions)))
        self._overview.clicked.connect(self._on_overview_clicked)
        self._leave.clicked.connect(self.left)

    def _bind_keys(self) -> None:
        # Within a text the text takes Ctrl+V, and hands on what is no text.
        keys = [("Ctrl+Up", partial(self._step, -1)), ("Ctrl+Down", partial(self._step, 1))]
        keys.append(("Ctrl+V", partial(self._paste)))
        for number, answer in enumerate(ReplyAnswer, 1):
            give = partial(self._give, answer.value)
            keys += [(str(number), give), (f"{_TEXT_KEYS}{number}", give)]
        for sequence, do in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(do)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A photo may be dropped anywhere on a question."""
        mime = event.mimeData()
        if self._at_question() and (mime.hasUrls() or mime.hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped to the answer in sight."""
        if self._at_question() and self.page.photo.take(event.mimeData()):
            event.acceptProposedAction()

    # --- going on ----------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        self.go_to(self.place + by)

    def _at_question(self) -> bool:
        return self.place < len(self.draft.questions)

    def _paste(self) -> None:
        if self._at_question():
            self.page.photo.paste()

    def _give(self, answer: str) -> None:
        if self._at_question():
            self.page.give(answer)

    @Slot(str)
    def _on_answered(self, answer: str) -> None:
        if answer == ReplyAnswer.NO:
            self.page.reason.setFocus()
            where = self.page.reason.mapTo(self.page, QPoint(0, 0))
            self.page.ensureVisible(0, where.y())
            return
        self.go_to(self.place + 1)

    @Slot()
    def _on_overview_clicked(self) -> None:
        left = [n for n in self.draft.unanswered() if n != self.place]
        later = [n for n in left if n > self.place]
        target = later or left
        self.go_to(target[0] if target else len(self.draft.questions))

    # --- what is shown -----------------------------------------------------------------------

    @Slot()
    def _show_progress(self) -> None:
        total = len(self.draft.questions)
        counts = [(self.draft.count(answer), tone) for answer, tone in _TONES]
        done = sum(count for count, _ in counts)
        self._progress.setText(f"{done} / {total}")
        self._bar.set_segments(counts, total, f"{total} 問のうち {done} 問に答えました")

    @Slot()
    def _show_standing(self) -> None:
        draft = self.draft
        told = draft.failure or next(iter(draft.keepable.left_out.values()), None)
        words = f"保存できていません：{told.what}{told.remedy}" if told is not None else ""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        if draft.failure is not None or draft.pending or self.page.typing:
            words = "未保存"
        elif draft.saved_at:
            words = f"{'ほかは' if told is not None else ''}保存済み {draft.saved_at}"
        else:
            words = "答えるたびに自動で保存されます"
        self._standing.setText(words)


_TONES = (
    (ReplyAnswer.YES, Tone.MATSUBA),
    (ReplyAnswer.NO, Tone.SHU),
    (ReplyAnswer.NOT_APPLICABLE, Tone.NIBI),
)


def _framed(page: QWidget) -> Card:
    card = Card(margin=20, spacing=0)
    card.body.addWidget(page, 1)
    return card
