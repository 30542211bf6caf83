"""What is known of the chosen finding, and what may be done with it; of several, what is common.

The list they are chosen from is screen.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.finding_life import (
    INTERNAL,
    FindingState,
    ImprovementPlan,
    LedgerFinding,
)
from wakayama_audit_gui.domain.finding_ways import Ways
from wakayama_audit_gui.gui.screens.board.deadline_form import DeadlineForm
from wakayama_audit_gui.gui.screens.board.jobs import Story
from wakayama_audit_gui.gui.screens.board.partner_links import PartnerLinks
from wakayama_audit_gui.gui.screens.board.plan_form import PlanForm
from wakayama_audit_gui.gui.screens.board.step_form import StepForm
from wakayama_audit_gui.gui.screens.board.telling import (
    head_of,
    head_of_several,
    story_of,
    why_unable,
)
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.compose_notice import NOT_YET

_WITH_PLAN = frozenset(
    (
        FindingState.PLAN_AWAITED,
        FindingState.IMPROVING,
        FindingState.REPORTED,
        FindingState.CONTINUED,
        FindingState.CONFIRMED,
    )
)


class FindingDetail(ScrollColumn):
    """The right side of the board.

    Signals:
        step_filled: (`Step`, deadline): to be recorded of what is chosen.
        deadline_filled: ISO date or "", to be the deadline of the one that is chosen.
        plan_written: (`LedgerFinding`, 課, `ImprovementPlan`): what was typed for the one shown.
        join_requested: What is chosen is to be one finding.
        split_requested: The one that is chosen is to stand by itself again.
        visit_requested: (visit id, subject) where the one that is chosen was found.
        keyboard_left: What had the keyboard is gone, and nothing in it can take it.

    Attributes:
        form: For the next step.
        deadline: For another deadline.
        plan: The 改善計画.
        partners: With what the one that is chosen was joined.
        steps: State → the button that leads there.
        unable: Which of those that are chosen cannot take a step, and why.
        present: Finding id → 対象課 as they are called today.
        followed: Ids of findings that a follow-up visit looks at.

    Args:
        pairs: Its photos before and after; it shows itself.
    """

    step_filled = Signal(object, str)
    deadline_filled = Signal(str)
    plan_written = Signal(object, str, object)
    join_requested = Signal()
    split_requested = Signal()
    visit_requested = Signal(str, str)
    keyboard_left = Signal()

    def __init__(self, pairs: QWidget) -> None:
        super().__init__(spacing=10)
        self._chosen: tuple[LedgerFinding, ...] = ()
        self._today = date.min
        self._steps = Ways((), frozenset())
        self.steps: dict[FindingState, PlainButton] = {}
        self.present: Mapping[str, tuple[str, ...]] = {}
        self.followed: frozenset[str] = frozenset()
        self.form = StepForm()
        self.deadline = DeadlineForm()
        self.plan = PlanForm()
        self.partners = PartnerLinks()
        self._nothing = EmptyState(
            "clipboard-list",
            "左の一覧から選んでください。",
            "たどった道と、次の段階がここに出ます。",
        )
        self._head = QWidget()
        self._buttons = QWidget()
        self._ways = FlowLayout(self._buttons, spacing=6)
        self._story = QWidget()
        self.unable = PlainLabel(tone=Tone.SECOND, wrap=True)
        head = self._nothing, self._head, self.partners, self._buttons, self.unable
        for part in (*head, self.form, self.deadline, pairs, self._story, self.plan):
            self.append(part)
        self.form.filled.connect(self.step_filled)
        self.form.left.connect(self._on_form_left)
        self.form.refused.connect(partial(self.reveal, self.form.banners))
        self.deadline.filled.connect(self.deadline_filled)
        self.deadline.left.connect(self._on_form_left)
        self.plan.written.connect(self._on_plan_written)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self._chosen = ()
        forms = self.form, self.deadline, self.plan, self.partners, self.unable
        with self._keyboard_kept():
            for part in (self._head, self._buttons, *forms, self._story):
                part.hide()
            self._nothing.show()

    def show_several(self, findings: Sequence[LedgerFinding], today: date) -> None:
        """Several are chosen: where they stand, the steps they may take, and joining."""
        with self._keyboard_kept():
            self._show_several(findings, today)

    def _show_several(self, findings: Sequence[LedgerFinding], today: date) -> None:
        self._begin(findings, today)
        self._replace(self._head, head_of_several(findings))
        self._offer_steps()
        standing = all(f.state and f.state.is_open and not f.joined for f in findings)
        if len({finding.kind for finding in findings}) == 1 and standing:
            self._offer("一つにまとめる").clicked.connect(self.join_requested)
        for part in (self._story, self.plan, self.partners):
            part.hide()

    def show_finding(self, story: Story, names: Mapping[str, str], today: date) -> None:
        """One is chosen.

        Args:
            story: What is told of it.
            names: System id → name.
            today: Proposed as the date of a step.
        """
        with self._keyboard_kept():
            self._show_finding(story, names, today)

    def _show_finding(self, story: Story, names: Mapping[str, str], today: date) -> None:
        finding = story.finding
        self._begin([finding], today)
        present = self.present.get(finding.id, finding.sections)
        self._replace(self._head, head_of(finding, names, present, story.reminded))
        self.form.offer(story.doers)
        self._offer_steps()
        if finding.state and finding.state.is_open and finding.state not in NOT_YET:
            self._offer("期限を変える").clicked.connect(self._on_deadline_wanted)
        if finding.joined:
            self._offer("まとめから分ける").clicked.connect(self.split_requested)
        if finding.visit:
            self._offer("視察を見る").clicked.connect(self._on_visit_clicked)
        self.partners.show_partners(finding, story.partners, names, self.present)
        self._replace(self._story, story_of(finding, story.steps))
        internal = finding.audit_kind == INTERNAL and finding.state in _WITH_PLAN
        shown = internal or any(any(one.plan) for one in story.plans)
        self.plan.setVisible(shown)
        if shown:
            self.plan.show_plans(story.plans, self._today)
            self.plan.setEnabled(finding.state is not None and finding.state.is_open)

    def flush(self) -> None:
        """Record what is being typed."""
        if not self.plan.isHidden():
            self.plan.flush()

    # --- private -----------------------------------------------------------------------------

    @contextmanager
    def _keyboard_kept(self) -> Iterator[None]:
        """While what is in it is made anew, of which Qt would send the keyboard to the top bar."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        words = focus.words() if isinstance(focus, PlainButton) else ""
        yield
        now = QApplication.focusWidget()
        if inside and (now is None or not self.isAncestorOf(now)):
            self._take_keyboard(words)

    def _take_keyboard(self, words: str) -> None:
        """Give it to the button of the same words, else to the first."""
        offered = [b for b in self._buttons.findChildren(PlainButton) if not b.isHidden()]
        if self._buttons.isHidden() or not offered:
            self.keyboard_left.emit()
            return
        button = next((one for one in offered if one.words() == words), offered[0])
        button.show()  # it would come with the next event only, and takes no keyboard before
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, findings: Sequence[LedgerFinding], today: date) -> None:
        self._chosen, self._today = tuple(findings), today
        self._nothing.hide()
        self.form.hide()
        self.deadline.hide()
        self._head.show()
        self._buttons.show()
        self._clear(self._buttons)
        self.steps = {}

    def _offer_steps(self) -> None:
        self._steps = Ways(self._chosen, self.followed)
        whole = len(self._chosen)
        for state, able in self._steps.steps.items():
            some = f"（{able:,}件）" if able < whole else ""
            button = PlainButton(f"{state.value}へ{some}", touch=True)
            button.clicked.connect(lambda _=False, state=state: self._ask(state))
            self.steps[state] = button
            self._ways.addWidget(button)
        self._name_unable(None)

    def _name_unable(self, state: FindingState | None) -> None:
        """Say which cannot go to a state, None: to none at all, and why."""
        words = why_unable(len(self._chosen), self._steps.unable(state), state)
        self.unable.setText(words)
        self.unable.setVisible(bool(words))

    def _ask(self, state: FindingState) -> None:
        one, able = self._chosen[0], self._steps.steps[state]
        about = one.code if len(self._chosen) == 1 else f"{able:,}件"
        self._name_unable(state)
        self.deadline.hide()
        self.form.ask(state, about, self._today)
        self.ensureWidgetVisible(self.form)

    def _on_deadline_wanted(self) -> None:
        (one,) = self._chosen
        self.form.hide()
        self.deadline.ask(one, self._today)
        self.ensureWidgetVisible(self.deadline)

    def _on_form_left(self) -> None:
        self.form.hide()
        self.deadline.hide()
        self._name_unable(None)
        self._take_keyboard("")

    def _on_plan_written(self, section: str, plan: ImprovementPlan) -> None:
        (one,) = self._chosen
        self.plan_written.emit(one, section, plan)

    def _on_visit_clicked(self) -> None:
        (one,) = self._chosen
        self.visit_requested.emit(one.visit, f"answer:{one.id}")

    def _offer(self, words: str) -> LinkButton:
        button = LinkButton(words, touch=True)
        self._ways.addWidget(button)
        return button

    def _replace(self, holder: QWidget, parts: Sequence[QWidget]) -> None:
        layout = holder.layout()
        if layout is None:
            layout = QVBoxLayout(holder)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(6)
        self._clear(holder)
        for part in parts:
            layout.addWidget(part)
        holder.show()

    def _clear(self, holder: QWidget) -> None:
        layout = holder.layout()
        while layout is not None and layout.count():
            item = layout.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
