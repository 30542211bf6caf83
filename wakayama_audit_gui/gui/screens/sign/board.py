"""The cards in columns: steps and what is missing, the papers, and what goes with them.

What is on a card is its own; which of them leads where is the screen's.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.gui.screens.sign.approvals_card import ApprovalsCard
from wakayama_audit_gui.gui.screens.sign.case import Case, Standing
from wakayama_audit_gui.gui.screens.sign.missing_list import MissingList
from wakayama_audit_gui.gui.screens.sign.paper_card import PaperCard
from wakayama_audit_gui.gui.screens.sign.reopen_form import ReopenForm
from wakayama_audit_gui.gui.screens.sign.revisions_card import RevisionsCard
from wakayama_audit_gui.gui.screens.sign.seal_card import SealCard
from wakayama_audit_gui.gui.screens.sign.steps_card import StepsCard
from wakayama_audit_gui.gui.screens.sign.verify_card import VerifyCard
from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_THREE_FROM = 1180
"""Width in logical pixels at 100 % text from which there are three columns."""

_GAP = 12


class Board(QWidget):
    """All cards of the screen.

    Args:
        case: The visit.

    Signals:
        pad_requested: A box (`SignatureBox`) is to be signed on the screen.
        followed: Subject of something that is missing.
        paper_requested: A paper (`PaperKind`) is to be seen.
        walk_requested: To the walkthrough.
    """

    pad_requested = Signal(object)
    followed = Signal(str)
    paper_requested = Signal(object)
    walk_requested = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._wide: bool | None = None
        self.steps = StepsCard(case)
        self.missing = MissingList()
        self.seal = SealCard(case)
        self.reopen = ReopenForm(case)
        self.papers = [PaperCard(case, kind) for kind in PaperKind]
        self.approvals = ApprovalsCard(case)
        self.revisions = RevisionsCard()
        self.verify = VerifyCard(case)
        self._build_ui()
        self._connect_signals()

    def show_standing(self, standing: Standing) -> None:
        """Show what stands on every card."""
        self.steps.show_standing(standing)
        self.missing.show_standing(standing)
        self.seal.show_standing(standing)
        self.approvals.show_standing(standing)
        self.revisions.show_standing(standing, self._case.desk.office)
        for paper in self.papers:
            paper.show_standing(standing)
        if standing.state is not VisitState.SEALED:
            self.reopen.hide()

    @Slot()
    def take_focus(self) -> None:
        """Give the keyboard to the first thing that can be done."""
        waiting = [c for p in self.papers for c in p.cards.values() if c.is_waiting]
        if waiting:
            self.go_to_box(waiting[0].box.id)
            return
        for button in (self.steps.onward, self.seal.seal, *self.seal.see, self.steps.walk):
            if button.isVisible() and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                self._middle.ensureWidgetVisible(button)
                return

    def go_to_box(self, box: str) -> None:
        """Bring a box into view and give it the keyboard."""
        for paper in self.papers:
            if box in paper.cards:
                card = paper.cards[box]
                card.take_focus()
                self._middle.ensureWidgetVisible(card, 0, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room, else two."""
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(_THREE_FROM)
        if wide != self._wide:
            self._wide = wide
            self._arrange(wide=wide)

    # --- private -----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self._left = ScrollColumn(spacing=_GAP)
        self._middle = ScrollColumn(spacing=_GAP)
        self._right = ScrollColumn(spacing=_GAP)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(_GAP)
        for card in (self.approvals, self.revisions, self.verify):
            side.addWidget(card)
        self._left.append(self.steps)
        self._left.append(self.missing)
        for part in (self.seal, self.reopen, *self.papers, self._side):
            self._middle.append(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._left, 3)
        row.addWidget(self._middle, 5)
        row.addWidget(self._right, 3)
        self._right.hide()

    def _arrange(self, *, wide: bool) -> None:
        (self._right if wide else self._middle).append(self._side)
        self._right.setVisible(wide)

    def _connect_signals(self) -> None:
        self.steps.walk_requested.connect(self.walk_requested)
        self.missing.followed.connect(self.followed)
        self.seal.paper_requested.connect(self.paper_requested)
        self.seal.reopen_requested.connect(self.reopen.ask)
        self.reopen.finished.connect(self._on_reopen_finished)
        for paper in self.papers:
            paper.pad_requested.connect(self.pad_requested)
            paper.paper_requested.connect(self.paper_requested)
            paper.unfolded.connect(self._on_unfolded)
            paper.settled.connect(self.take_focus)

    @Slot(object)
    def _on_unfolded(self, form: QWidget) -> None:
        """Bring all of a form into view, once its column has made room for it."""
        QTimer.singleShot(0, form, lambda: self._middle.ensureWidgetVisible(form, 0, 16))

    @Slot()
    def _on_reopen_finished(self) -> None:
        self.reopen.hide()
        self.take_focus()
