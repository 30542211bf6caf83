"""The middle of the walkthrough: the one question, what to look at, five answers, the remark.

What each part shows is its own; parts that only some answers need are built by row_parts.py.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui.screens.walk import row_parts
from wakayama_audit_gui.gui.screens.walk.answers_bar import AnswersBar
from wakayama_audit_gui.gui.screens.walk.criterion_card import CriterionCard
from wakayama_audit_gui.gui.screens.walk.earlier import EarlierResults
from wakayama_audit_gui.gui.screens.walk.look_card import LookCard
from wakayama_audit_gui.gui.screens.walk.question_header import QuestionHeader
from wakayama_audit_gui.gui.screens.walk.row_part import RowPart
from wakayama_audit_gui.gui.screens.walk.text_panel import AnswerTextPanel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.screens.walk.writing import Attempt
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.sticky_scroll import StickyScroll
from wakayama_audit_gui.use_cases.answer_item import AnswerText, finding_subject

_LATER = (Verdict.UNVERIFIABLE, Verdict.LATER)
_REASONED = (Verdict.NOT_APPLICABLE, *_LATER)

_ELSEWHERE = ("answer:", "photo:")
"""Of other items, or shown beside the question."""


class QuestionPanel(QWidget):
    """Everything about the item in view except its evidence.

    Signals:
        phrases_requested: 定型句 are wanted for the remark.
        prior_requested: 前回 is to be shown.
        all_answered: The last 未回答 was just answered.

    Attributes:
        parts: Parts built so far, by name: contested, later, reason, finding, extras.
    """

    phrases_requested = Signal()
    prior_requested = Signal()
    all_answered = Signal()

    def __init__(self, walk: Walk, earlier: EarlierResults) -> None:
        super().__init__()
        self._walk = walk
        self._earlier = earlier
        self.parts: dict[str, RowPart] = {}
        self._shown: tuple[Row, Verdict] | None = None
        self._build_ui()
        self._connect_signals()

    # --- public ------------------------------------------------------------------------------

    def phrase_field(self) -> GrowingTextEdit:
        """The field 定型句 go into: the one with the cursor, else the remark."""
        fields = [field for part in self.parts.values() for field in part.texts()]
        return next((field for field in fields if field.hasFocus()), self.remark.edit)

    def add_extras(self) -> None:
        """Put 担当, sampling and history below the rest."""
        if "extras" not in self.parts:
            self.parts["extras"] = extras = row_parts.extras_part(self._walk)
            extras.unfolded.connect(self.pane.show_widget)
            self.pane.append(extras)
            self.refresh()

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
        elif verdict in _REASONED:
            part = "later" if verdict is Verdict.LATER else "reason"
            self._focus(self.parts[part].first_field())

    @Slot()
    def refresh(self) -> None:
        """Show the item in view as it stands now."""
        row = self._walk.row
        self.pane.setVisible(row is not None)
        if row is None:
            return
        verdict = self._walk.verdict_of(row)
        self._shown = row, verdict
        with self.pane.laid_out_once():
            self._show(row, verdict)

    # --- private -----------------------------------------------------------------------------

    def _show(self, row: Row, verdict: Verdict) -> None:
        self.header.show_row(row, self._earlier.of(row.answer.subject))
        self.criterion.show_item(row.item)
        self.look.show_item(row.item)
        self.answers.show_verdict(verdict, enabled=not self._walk.sealed)
        self.remark.show_row(row)
        self._build_parts(row, verdict)
        for part in self.parts.values():
            part.show_row(row, verdict)

    def _build_ui(self) -> None:
        walk = self._walk
        self.header = QuestionHeader(walk)
        self.criterion = CriterionCard()
        self.look = LookCard()
        self.answers = AnswersBar()
        self._phrases = LinkButton("定型句", key="F4")
        self.remark = AnswerTextPanel(
            walk, AnswerText.REMARK, "所見（見たこと・聞いたこと）", beside=self._phrases
        )
        self.pane = StickyScroll(spacing=12)
        self.pane.column.setContentsMargins(24, 16, 24, 16)
        for widget in (self.header, self.criterion, self.look):
            self.pane.append(widget)
        self.pane.append_sticky(self.answers)
        self.pane.append(self.remark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def _connect_signals(self) -> None:
        walk = self._walk
        walk.opened.connect(self._on_walk_chosen)
        walk.chosen.connect(self._on_walk_chosen)
        walk.changed.connect(self._on_walk_changed)
        walk.answered.connect(self.follow_answer)
        walk.writer.committed.connect(self._on_writer_committed)
        walk.writer.failed.connect(self._on_writer_came_back)
        self._earlier.found.connect(self._on_earlier_found)
        self.answers.chosen.connect(walk.answer)
        self.header.prior_requested.connect(self.prior_requested)
        self._phrases.clicked.connect(self.phrases_requested)

    def _build_parts(self, row: Row, verdict: Verdict) -> None:
        """Build the parts this row needs, in the order in which they stand."""
        self._need("contested", self._contested(row), row_parts.contested_part, self.criterion)
        self._need("reason", verdict in _REASONED, row_parts.reason_part, self.remark)
        before = self.parts.get("reason", self.remark)
        self._need("later", verdict in _LATER, row_parts.later_part, before)
        last = self.parts.get("extras")
        self._need("finding", verdict.raises_finding, row_parts.finding_part, last)

    def _contested(self, row: Row) -> bool:
        """Whether two auditors differ on the answer or on the finding drafted from it."""
        finding = finding_subject(row)
        cells = (self._walk.cell(finding, field) for field in ("class", "text", "sections"))
        return bool(row.answer.contested) or any(len(cell) > 1 for cell in cells)

    def _need(
        self, name: str, needed: bool, build: Callable[[Walk], RowPart], before: QWidget | None
    ) -> None:
        if not needed or name in self.parts:
            return
        self.parts[name] = part = build(self._walk)
        if before is None:
            self.pane.append(part)
        else:
            self.pane.column.insertWidget(self.pane.column.indexOf(before), part)

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
        if own & touched or any(not subject.startswith(_ELSEWHERE) for subject in touched):
            self.refresh()

    @Slot(object)
    def _on_earlier_found(self, subjects: frozenset[str]) -> None:
        row = self._walk.row
        if row is not None and row.answer.subject in subjects:
            self.header.show_row(row, self._earlier.of(row.answer.subject))

    @Slot(object)
    def _on_writer_committed(self, attempt: Attempt) -> None:
        # What the act changed is shown already, unless it came out otherwise than it was wanted.
        row = self._walk.row
        if row is not None and (row, self._walk.verdict_of(row)) != self._shown:
            self._on_writer_came_back(attempt)

    @Slot(object)
    def _on_writer_came_back(self, attempt: Attempt) -> None:
        row = self._walk.row
        if row is not None and attempt.key == (row.answer.subject, "verdict"):
            self.refresh()
