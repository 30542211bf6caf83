"""ホーム: today's visits and 続ける, the other visits, findings that keep coming back.

Rows are drawn in delegate.py; walking a visit is another screen, asked for by signals.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year, fiscal_year_label, short_date
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.home.delegate import VisitDelegate
from wakayama_audit_gui.gui.screens.home.model import ROW_ROLE, VisitListModel, remaining
from wakayama_audit_gui.gui.screens.home.repeated import RepeatedCard
from wakayama_audit_gui.gui.screens.home.steps import VisitSteps
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store, VisitRow

_TITLE_ROOM = 18
"""Characters of a visit's title on the button; the list shows it whole."""


class HomeScreen(QWidget):
    """The first screen of an auditor.

    Signals:
        visit_requested: Id of the visit to walk.
        plan_requested: A new visit is to be prepared.
        search_requested: Words to be searched for.
    """

    visit_requested = Signal(str)
    plan_requested = Signal()
    search_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[VisitRow] = []
        self._state = ""
        self._build_ui()
        self._connect_signals()

    def refresh(self) -> None:
        """Read the list of visits anew."""
        self._desk.tasks.read(self, _read_visits, self._on_visits_read)

    def _build_ui(self) -> None:
        self._heading = PlainLabel(size=Size.HEADING, bold=True)
        self._today = PlainLabel(tone=Tone.SECOND)
        self._plan = PlainButton("視察を始める", icon="plus", touch=True)
        self._resume = PrimaryButton("続ける", touch=True)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._heading)
        top.addWidget(self._today, 1)
        top.addWidget(self._plan)
        top.addWidget(self._resume)
        self._steps = VisitSteps()
        self._repeated = RepeatedCard(self._desk)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addWidget(self._build_list(), 8)
        body.addWidget(self._repeated, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 18)
        layout.setSpacing(14)
        layout.addLayout(top)
        layout.addWidget(self._steps)
        layout.addLayout(body, 1)

    def _build_list(self) -> QWidget:
        self._model = VisitListModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(VisitDelegate(self._list))
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName("視察の一覧")
        self._empty = EmptyState(
            "clipboard-list",
            "まだ視察がありません。",
            "対象システムと場所を選ぶと、チェックリストが用意されます。",
            step="視察を始める",
        )
        card = Card(margin=4, spacing=0)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        card.body.addWidget(holder)
        return card

    def _connect_signals(self) -> None:
        self._plan.clicked.connect(self.plan_requested)
        self._empty.step_requested.connect(self.plan_requested)
        self._resume.clicked.connect(self._on_resume_clicked)
        self._list.clicked.connect(self._on_list_activated)
        self._list.activated.connect(self._on_list_activated)
        self._steps.state_chosen.connect(self._on_state_chosen)
        self._repeated.search_requested.connect(self.search_requested)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        # Hidden, it reads once when it is shown again instead of at every key of the walkthrough.
        if self.isVisible() and changes.receipts:
            self.refresh()

    @Slot(object)
    def _on_visits_read(self, rows: list[VisitRow]) -> None:
        self._rows = rows
        now = self._desk.services.now()
        today = now.date()
        year = fiscal_year_label(fiscal_year(today))
        self._heading.setText(f"{year} 情報セキュリティ監査")
        self._today.setText(f"今日 {short_date(today.isoformat())}")
        self._steps.show_rows(rows, today)
        self._show_list()
        current = self._to_resume()
        self._resume.setVisible(current is not None)
        if current is not None:
            title = current.title
            short = title if len(title) <= _TITLE_ROOM else f"{title[:_TITLE_ROOM]}…"
            verb = "続ける" if sum(current.counts) else "始める"
            self._resume.set_words(f"{verb}：{short}（残り {remaining(current)} 件）")
        self._repeated.load()

    def _show_list(self) -> None:
        today = self._desk.services.now().date()
        shown = [row for row in self._rows if self._state in ("", row.state)]
        self._model.show_rows(shown, today)
        self._stack.setCurrentWidget(self._list if self._rows else self._empty)

    def _to_resume(self) -> VisitRow | None:
        """The visit under way that was touched last; else today's first planned one."""
        under_way = [row for row in self._rows if row.state == "記入中"]
        if under_way:
            return max(under_way, key=lambda row: row.touched)
        today = self._desk.services.now().date().isoformat()
        planned = (row for row in self._rows if row.state == "予定" and row.scheduled == today)
        return next(planned, None)

    @Slot()
    def _on_resume_clicked(self) -> None:
        current = self._to_resume()
        if current is not None:
            self.visit_requested.emit(current.visit)

    @Slot(QModelIndex)
    def _on_list_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, VisitRow):
            self.visit_requested.emit(row.visit)

    @Slot(str)
    def _on_state_chosen(self, state: str) -> None:
        self._state = state
        self._show_list()


def _read_visits(store: Store) -> list[VisitRow]:
    return store.visits()
