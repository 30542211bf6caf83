"""The card with the list of visits, or with the next step where there is none.

Rows are drawn in delegate.py; what a wish leads to is the screen's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.gui.screens.home.delegate import (
    Headings,
    VisitDelegate,
    headings_height,
    row_height,
)
from wakayama_audit_gui.gui.screens.home.model import ROW_ROLE, VisitListModel
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.use_cases.ports import VisitRow

_SIGNED = (VisitState.CONFIRMING, VisitState.SIGNING, VisitState.SEALED)
"""A visit in one of these is opened where it is signed."""


class VisitList(Card):
    """The list. Enter opens a visit, Del takes it off the list, the context menu offers both.

    Signals:
        visit_requested: Id of the visit to walk.
        sign_requested: Id of the visit to be confirmed and signed, or that is sealed.
        sheet_requested: Id of the visit whose sheet is to be seen.
        removal_requested: Id of the visit to be taken off the list.
        plan_requested: A visit is to be prepared.
    """

    visit_requested = Signal(str)
    sign_requested = Signal(str)
    sheet_requested = Signal(str)
    removal_requested = Signal(str)
    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=4, spacing=0, parent=parent)
        self._model = VisitListModel(self)
        # A viewport of our own: asking for Qt's makes Python learn every widget class there is.
        self._viewport = QWidget()
        self._view = self._build_view()
        self._headings = Headings(self._viewport)
        self._nothing = EmptyState(
            "clipboard-list",
            "まだ視察がありません。",
            "対象システムと場所を選ぶと、チェックリストが用意されます。",
            step="視察を始める",
        )
        self._none_here = EmptyState(
            "list-filter", "この段階の視察はありません。", "「すべて」を押すと、全部が並びます。"
        )
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._headings)
        column.addWidget(self._view, 1)
        holder = QWidget()
        self._pages = QStackedLayout(holder)
        for page in (listed, self._nothing, self._none_here):
            self._pages.addWidget(page)
        self.body.addWidget(holder)
        self._nothing.step_requested.connect(self.plan_requested)

    def _build_view(self) -> QListView:
        view = QListView()
        view.setViewport(self._viewport)
        self._viewport.setAutoFillBackground(False)
        view.setModel(self._model)
        view.setItemDelegate(VisitDelegate(view))
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        # Its room is kept: what is on the columns must not depend on how many visits there are.
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setAccessibleName("視察の一覧")
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_requested)
        view.clicked.connect(self._on_clicked)
        for keys, slot in (
            ("Return", self._on_return_pressed),
            ("Enter", self._on_return_pressed),
            ("Delete", self._on_delete_pressed),
        ):
            shortcut = QShortcut(QKeySequence(keys), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        return view

    def show_rows(self, rows: Sequence[VisitRow], today: date, *, some: bool) -> None:
        """Show other rows; the row that had the keyboard keeps it.

        Args:
            rows: In any order.
            today: Where the order begins.
            some: Whether there are visits at all, shown or not.
        """
        before = self._current()
        self._model.show_rows(rows, today)
        index = self._model.index_of(before.visit) if before else QModelIndex()
        self._view.setCurrentIndex(index if index.isValid() else self._model.index(0, 0))
        page = 0 if rows else 2 if some else 1
        self._pages.setCurrentIndex(page)

    @staticmethod
    def height_for(rows: int) -> int:
        """Height that shows so many rows below the headings, in logical pixels."""
        return headings_height() + rows * row_height() + 8

    def _current(self) -> VisitRow | None:
        row = self._view.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, VisitRow) else None

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, VisitRow):
            self._open(row)

    def _open(self, row: VisitRow) -> None:
        """To where the visit stands: written, or being signed."""
        wish = self.sign_requested if row.state in _SIGNED else self.visit_requested
        wish.emit(row.visit)

    @Slot()
    def _on_return_pressed(self) -> None:
        row = self._current()
        if row is not None:
            self._open(row)

    @Slot()
    def _on_delete_pressed(self) -> None:
        row = self._current()
        if row is not None:
            self.removal_requested.emit(row.visit)

    @Slot(QPoint)
    def _on_menu_requested(self, point: QPoint) -> None:
        row = self._view.indexAt(point).data(ROW_ROLE) or self._current()
        if not isinstance(row, VisitRow):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("開く", lambda: self.visit_requested.emit(row.visit))
        menu.addAction("確認・署名", lambda: self.sign_requested.emit(row.visit))
        menu.addAction("調書を見る", lambda: self.sheet_requested.emit(row.visit))
        menu.addSeparator()
        menu.addAction("一覧から外す", lambda: self.removal_requested.emit(row.visit))
        menu.popup(self._viewport.mapToGlobal(point))
