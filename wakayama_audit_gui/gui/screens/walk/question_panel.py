"""The middle of the walkthrough: the one question, what to look at, five answers, the remark.

What each part shows is its own; which item is in view is said by walk.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.screens.walk.answers_bar import AnswersBar
from wakayama_audit_gui.gui.screens.walk.contested_panel import ContestedPanel, Rival
from wakayama_audit_gui.gui.screens.walk.criterion_card import CriterionCard
from wakayama_audit_gui.gui.screens.walk.earlier import EarlierResults
from wakayama_audit_gui.gui.screens.walk.extras_bar import ExtrasBar
from wakayama_audit_gui.gui.screens.walk.finding_panel import FindingPanel
from wakayama_audit_gui.gui.screens.walk.later_panel import LaterPanel
from wakayama_audit_gui.gui.screens.walk.look_card import LookCard
from wakayama_audit_gui.gui.screens.walk.question_header import QuestionHeader
from wakayama_audit_gui.gui.screens.walk.settling import settle
from wakayama_audit_gui.gui.screens.walk.text_panel import AnswerTextPanel, TextPanel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.screens.walk.writing import Attempt
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.sticky_scroll import StickyScroll
from wakayama_audit_gui.use_cases.answer_item import AnswerText, finding_subject

_REASONED = (Verdict.NOT_APPLICABLE, Verdict.UNVERIFIABLE, Verdict.LATER)


class QuestionPanel(QWidget):
    """Everything about the item in view except its evidence.

    Signals:
        phrases_requested: 定型句 are wanted for this `GrowingTextEdit`.
        prior_requested: 前回 is to be shown.
        all_answered: The last 未回答 was just answered.
    """

    phrases_requested = Signal(object)
    prior_requested = Signal()
    all_answered = Signal()

    def __init__(self, walk: Walk, earlier: EarlierResults) -> None:
        super().__init__()
        self._walk = walk
        self._earlier = earlier
        self._later: LaterPanel | None = None
        self._finding: FindingPanel | None = None
        self._contested: ContestedPanel | None = None
        self._build_ui()
        self._connect_signals()

    # --- public ------------------------------------------------------------------------------

    def texts(self) -> list[TextPanel]:
        """Every text field there is now."""
        finding = [self._finding.class_reason, self._finding.draft] if self._finding else []
        return [self.reason, self.remark, *finding]

    def phrase_field(self) -> GrowingTextEdit:
        """The field 定型句 go into: the one with the cursor, else the remark."""
        fields = [panel.edit for panel in self.texts()]
        return next((field for field in fields if field.hasFocus()), self.remark.edit)

    @Slot(object)
    def follow_answer(self, verdict: Verdict) -> None:
        """Go where the answer leads: on, to the remark, or to the reason."""
        if verdict is Verdict.CONFORMING and self._walk.next_unanswered():
            return
        self.refresh()
        if verdict is Verdict.CONFORMING:
            self.all_answered.emit()
        elif verdict.raises_finding:
            self._focus(self.remark.edit)
        elif verdict is Verdict.LATER and self._later is not None:
            self._focus(self._later.due)
        elif verdict in _REASONED:
            self._focus(self.reason.edit)

    @Slot()
    def refresh(self) -> None:
        """Show the item in view as it stands now."""
        row = self._walk.row
        self.pane.setVisible(row is not None)
        if row is None:
            return
        verdict = self._walk.verdict_of(row)
        self.header.show_row(row, self._earlier.of(row.answer.subject))
        self._show_contested(row)
        self.criterion.show_item(row.item)
        self.look.show_item(row.item)
        self.answers.show_verdict(verdict, enabled=not self._walk.sealed)
        self._show_later(row, verdict)
        self.reason.setVisible(verdict in _REASONED)
        self.reason.set_title(f"{verdict.value}の理由" if verdict in _REASONED else "理由")
        self.reason.show_row(row)
        self.remark.show_row(row)
        self._show_finding(row, verdict)
        self.extras.show_row(row)

    # --- private -----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        walk = self._walk
        self.header = QuestionHeader(walk)
        self.criterion = CriterionCard()
        self.look = LookCard()
        self.answers = AnswersBar()
        self.reason = AnswerTextPanel(walk, AnswerText.REASON, lines=1)
        self._phrases = LinkButton("定型句", key="F4")
        self.remark = AnswerTextPanel(
            walk, AnswerText.REMARK, "所見（見たこと・聞いたこと）", beside=self._phrases
        )
        self.extras = ExtrasBar(walk)
        self.pane = StickyScroll(spacing=12)
        self.pane.column.setContentsMargins(24, 16, 24, 16)
        for widget in (self.header, self.criterion, self.look):
            self.pane.append(widget)
        self.pane.append_sticky(self.answers)
        for below in (self.reason, self.remark, self.extras):
            self.pane.append(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def _connect_signals(self) -> None:
        walk = self._walk
        walk.opened.connect(self._on_walk_chosen)
        walk.chosen.connect(self._on_walk_chosen)
        walk.changed.connect(self._on_walk_changed)
        walk.answered.connect(self.follow_answer)
        walk.writer.committed.connect(self._on_writer_came_back)
        walk.writer.failed.connect(self._on_writer_came_back)
        self._earlier.found.connect(self._on_walk_changed)
        self.answers.chosen.connect(walk.answer)
        self.header.prior_requested.connect(self.prior_requested)
        self._phrases.clicked.connect(lambda: self.phrases_requested.emit(self.remark.edit))

    def _show_contested(self, row: Row) -> None:
        if self._contested is None and row.answer.contested:
            self._contested = ContestedPanel(self._walk)
            self._contested.settled.connect(self._on_settled)
            self._insert_before(self._contested, self.criterion)
        if self._contested is not None:
            self._contested.show_row(row)

    def _show_later(self, row: Row, verdict: Verdict) -> None:
        wanted = verdict in (Verdict.UNVERIFIABLE, Verdict.LATER)
        if self._later is None and wanted:
            self._later = LaterPanel(self._walk)
            self._later.chosen.connect(self._walk.answer)
            self._insert_before(self._later, self.reason)
        if self._later is not None:
            self._later.setVisible(wanted)
            self._later.show_row(row, verdict)

    def _show_finding(self, row: Row, verdict: Verdict) -> None:
        if self._finding is None and verdict.raises_finding:
            self._finding = FindingPanel(self._walk)
            self._insert_before(self._finding, self.extras)
        if self._finding is not None:
            self._finding.show_row(row, verdict)

    def _insert_before(self, widget: QWidget, mark: QWidget) -> None:
        self.pane.column.insertWidget(self.pane.column.indexOf(mark), widget)

    def _focus(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.show_widget(field)

    @Slot()
    def _on_walk_chosen(self) -> None:
        self.pane.verticalScrollBar().setValue(0)
        self.refresh()

    @Slot(object)
    def _on_walk_changed(self, touched: frozenset[str]) -> None:
        row = self._walk.row
        if row is None:
            return
        own = {row.answer.subject, finding_subject(row)}
        if own & touched or any(not subject.startswith("answer:") for subject in touched):
            self.refresh()

    @Slot(object)
    def _on_writer_came_back(self, attempt: Attempt) -> None:
        row = self._walk.row
        if row is not None and attempt.key == (row.answer.subject, "verdict"):
            self.refresh()

    @Slot(object)
    def _on_settled(self, rival: Rival) -> None:
        row = self._walk.row
        if row is not None:
            settle(self._walk, row, rival)
