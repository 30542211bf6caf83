"""The board: the ledger of findings, what is looked for in it, and the chosen one beside.

Rows are drawn in delegate.py; what is written goes through recorder.py.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.finding_filter import FIRST_DUE, FindingFilter
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.finding_order import Sorting
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.job_board import JobBoard
from wakayama_audit_gui.gui.screens.board import jobs
from wakayama_audit_gui.gui.screens.board.acts_bar import Act, ActsBar
from wakayama_audit_gui.gui.screens.board.before_after import BeforeAfterPanel
from wakayama_audit_gui.gui.screens.board.column_heads import ColumnHeads
from wakayama_audit_gui.gui.screens.board.detail import FindingDetail
from wakayama_audit_gui.gui.screens.board.errands import Errands
from wakayama_audit_gui.gui.screens.board.filter_bar import FilterBar
from wakayama_audit_gui.gui.screens.board.finding_list import FindingList
from wakayama_audit_gui.gui.screens.board.follow_up_form import FollowUpForm
from wakayama_audit_gui.gui.screens.board.following import Following
from wakayama_audit_gui.gui.screens.board.list_saving import ListSaving
from wakayama_audit_gui.gui.screens.board.model import BoardModel
from wakayama_audit_gui.gui.screens.board.recorder import Recorder
from wakayama_audit_gui.gui.screens.board.telling import say_count
from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.focus_return import FocusReturn
from wakayama_audit_gui.gui.widgets.list_and_side import ListAndSide
from wakayama_audit_gui.gui.widgets.scroll_column import Filling, ScrollColumn
from wakayama_audit_gui.use_cases.changes import Changes

_SIDE = 0.29, 320, 420
"""Share of the width, least, most."""
_ROWS_LEAST = 170
"""Height of the findings with their heads: where more stands above, the page scrolls."""


def _stack(holder: QWidget, spacing: int, *parts: QWidget) -> None:
    """Put parts below each other to the edge; the last takes the room."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part, int(part is parts[-1]))


class BoardScreen(QWidget):
    """指摘・意見.

    Signals:
        visit_requested: (visit id, subject) to be seen on the walkthrough.
        analysis_requested: 集計 is to be seen.
        sticks_requested: The ledger of lent USBメモリ is to be seen.
        noted: In passing (str), that something was done which 元に戻す takes back.

    Attributes:
        filters: What is looked for.
        acts: What can be done with what is chosen, or shown.
        told: What is told of it.
        errands: Does it.
        saving: Saves the list as it is shown.
        following: Makes follow-up visits and their papers.
        list: The findings.
        heads: Put them in order.
        detail: The chosen one.
    """

    visit_requested = Signal(str, str)
    analysis_requested = Signal()
    sticks_requested = Signal()
    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read: jobs.Ledger | None = None
        self._stale = True
        self._kept: frozenset[str] = frozenset()
        self._sorting = FIRST_DUE
        self._build_ui()
        self.saving = ListSaving(desk, self.told, self)
        self._connect_signals()

    def look_for(self, asked: FindingFilter | None, finding: str = "") -> None:
        """Show what a filter finds, and choose a finding by its id if one is given.

        Without a filter the one that is set stays, unless it hides the finding.
        """
        if finding:
            self.list.clearSelection()
            self._kept = frozenset((finding,))
        if asked is None:
            shown = self._model.indexes_of(self._kept)
            asked = self.filters.asked if shown else FindingFilter()
        self.filters.look_for(asked)

    def flush(self) -> None:
        """Record what is being typed."""
        self.detail.flush()

    def chosen(self) -> list[LedgerFinding]:
        """What is chosen in the list, from above."""
        return self.list.chosen()

    def concerned(self) -> list[LedgerFinding]:
        """What is done concerns these: what is chosen, else all that is shown."""
        return self.chosen() or self.shown()

    def shown(self) -> list[LedgerFinding]:
        """What the filter finds, in order."""
        return self._model.rows()

    def _build_ui(self) -> None:
        self.filters = FilterBar(self)
        self.acts = ActsBar(self)
        self.told = JobBoard()
        self.errands = Errands(self._desk, self.told, self)
        self.errands.findings = self.concerned
        self.follow_up_form = FollowUpForm()
        self.following = Following(self._desk, self.told, self.follow_up_form, self)
        self.following.findings = self.concerned
        self._model = BoardModel(self)
        self.list = FindingList(self._model)
        self._nothing = EmptyState(
            "search",
            "当てはまる指摘・意見はありません。",
            "「絞り込みを外す」を押すと、すべてが出ます。",
        )
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self.heads = ColumnHeads(self.list)
        self._rows = QWidget()
        _stack(self._rows, 0, self.heads, self.list)
        self._pages.addWidget(self._rows)
        self._pages.addWidget(self._nothing)
        card = Card(margin=4, spacing=0)
        card.body.addWidget(pages)
        main = ScrollColumn(spacing=10)
        for part in (self.filters, self.acts, self.follow_up_form, self.errands.sending, self.told):
            main.append(part)
        rows = Filling()
        rows.setMinimumHeight(scaled(_ROWS_LEAST))
        _stack(rows, 0, card)
        main.append_filling(rows)
        self.pairs = BeforeAfterPanel(self._desk)
        self.detail = FindingDetail(self.pairs)
        self._aside = Card(margin=14)
        self._aside.body.addWidget(self.detail)
        self._both = ListAndSide(self, main, self._aside, "選んだ指摘・意見", (1, 0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.addWidget(self._both)

    def _connect_signals(self) -> None:
        self.filters.changed.connect(self._show_rows)
        self.heads.sorted.connect(self._on_heads_sorted)
        self.acts.act_chosen.connect(self._on_act_chosen)
        self.acts.follow.clicked.connect(self._on_follow_clicked)
        for asking in (self.following, self.pairs):
            asking.visit_requested.connect(self.visit_requested)
        self.acts.analysis.clicked.connect(self.analysis_requested)
        self.acts.sticks.clicked.connect(self.sticks_requested)
        self.errands.noted.connect(self.noted)
        self.list.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.list.activated.connect(self._both.open_side)
        self.list.clicked.connect(self._both.open_side)
        self._recorder = Recorder(self._desk, self.detail, self.chosen)
        self._recorder.noted.connect(self.noted)
        self.detail.visit_requested.connect(self.visit_requested)
        self.detail.partners.wanted.connect(partial(self.look_for, None))
        self.detail.keyboard_left.connect(self._on_keyboard_left)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)
        self.setFocusProxy(self.filters.field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side takes its share, within what its words need and what they can use."""
        super().resizeEvent(event)
        share, least, most = _SIDE
        width = min(max(event.size().width() * share, scaled(least)), scaled(most))
        if self._both.narrow:
            self._aside.setMinimumWidth(0)
            self._aside.setMaximumWidth(event.size().width())  # as wide as its drawer
        else:
            self._aside.setFixedWidth(round(width))

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another screen was in front."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    # --- reading -----------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._stale = False
        job = partial(jobs.read_ledger, self._desk.services, self._read)
        self._desk.tasks.long_read(self, job, self.show_ledger)

    def show_ledger(self, read: jobs.Ledger) -> None:
        """Show what was read, narrowed as before."""
        self._read = read
        self._model.names, self._model.present = read.names, read.present
        self._model.today = self._desk.services.now().date().isoformat()
        self.detail.form.holidays = read.holidays
        self.detail.present = read.present
        self.detail.followed = read.followed
        self.filters.offer_findings(read.found, read.names)
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        if self._read is None:
            return
        kept = frozenset(finding.id for finding in self.chosen()) or self._kept
        index = self._read.found
        found = index.places(self.filters.asked, self._model.today, self._sorting)
        self._model.show_rows(index, found)
        self.heads.show_count(say_count(index, found))
        if not found:
            FocusReturn(self._rows).give_back()
        self._pages.setCurrentWidget(self._rows if found else self._nothing)
        self._kept = kept
        if not self.list.choose(kept):
            self._on_selection_changed()

    @Slot(object)
    def _on_heads_sorted(self, sorting: Sorting) -> None:
        self._sorting = sorting
        self.heads.show_sorting(sorting)
        self._show_rows()

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        self.told.forget_undone(changes)
        if jobs.is_shown(changes):
            self._stale = True
            if self.isVisible():
                self._refresh()

    # --- the chosen one ----------------------------------------------------------------------

    @Slot()
    def _on_selection_changed(self) -> None:
        self.detail.flush()
        chosen = self.chosen()
        today = self._desk.services.now().date()
        self._kept = frozenset(finding.id for finding in chosen) or self._kept
        shown = self._model.rowCount()
        self.acts.scope = f"選んだ {len(chosen):,} 件" if chosen else f"表示中の {shown:,} 件"
        self.following.keep_to(chosen)
        self.pairs.show_finding(chosen[0] if len(chosen) == 1 else None)
        if not chosen:
            self.detail.show_nothing()
        elif len(chosen) > 1:
            self.detail.show_several(chosen, today)
            self._desk.tasks.read(self, jobs.read_doers, self.detail.form.offer)
        else:
            job = partial(jobs.read_story, self._model.partners(chosen[0]), chosen[0], today)
            self._desk.tasks.read(self, job, self._on_story_read)

    def _on_story_read(self, story: jobs.Story) -> None:
        if self.chosen() == [story.finding]:
            today = self._desk.services.now().date()
            self.detail.show_finding(story, self._model.names, today)

    @Slot()
    def _on_keyboard_left(self) -> None:
        # In the drawer it stays there, so that Esc shuts it.
        taker = self.detail if self._both.narrow else self.list
        (taker if taker.isVisible() else self.filters.field).setFocus()

    @Slot()
    def _on_follow_clicked(self) -> None:
        self.following.offer(self.acts.scope, self.acts.follow)

    @Slot(object)
    def _on_act_chosen(self, act: Act) -> None:
        if act is Act.CHOOSE_ALL:
            self.list.selectAll()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif act is Act.LIST:
            told = self._model.names, self._model.present, self.filters.asked
            self.saving.ask(self.concerned(), *told)
        else:
            self.errands.ask(act)
