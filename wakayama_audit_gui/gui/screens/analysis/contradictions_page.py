"""自己点検 against 実地: how often they differ by 課 or system, and what differs.

How it is counted is in domain/contradiction.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.chart import Figure
from wakayama_audit_gui.domain.contradiction import (
    TOO_BAD,
    TOO_GOOD,
    Compared,
    ContradictionTable,
    compare_owners,
    table_of_contradictions,
)
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.gui.screens.analysis.page import AnalysisPage
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.bar_chart import BarChart, BarRow
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.chart_view import Pattern, Series
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole, StackedRowDelegate
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.gui.widgets.toggles import Toggles
from wakayama_audit_gui.use_cases.read_analysis import Analysis

_WAYS = (TOO_GOOD, TOO_BAD)
_SERIES = (
    Series(TOO_GOOD, Tone.SHU),
    Series(TOO_BAD, Tone.YAMABUKI, Pattern.HATCH),
)
_MARKS = {TOO_GOOD: (Shape.CROSS, Tone.SHU), TOO_BAD: (Shape.TRIANGLE, Tone.YAMABUKI)}
_ROW = int(Qt.ItemDataRole.UserRole) + 1


class ContradictionsPage(AnalysisPage):
    """Bars by owner, and the list of what differs.

    Signals:
        visit_requested: (visit id, subject) to be seen on the walkthrough.
        form_requested: A `FormName` to be seen.
        forms_requested: 自己点検 is to be seen.

    Attributes:
        kinds: 課 or システム.
        card: The card with the bars.
        view: What differs.
        to_visit: Opens the item of the visit.
        to_form: Opens the 自己点検票.
    """

    visit_requested = Signal(str, str)
    form_requested = Signal(object)
    forms_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analysis = Analysis()
        self._year = 0
        self._found = compare_owners((), FormKind.SECTION, 0)
        self.kinds = Toggles({kind.value: f"{kind.label}別" for kind in FormKind}, self)
        self._chart = BarChart("自己点検と実地の食い違い", stacked=True)
        self.card = self.make_card(self._chart)
        self._model = QStandardItemModel(self)
        rows = StackedRowDelegate()
        rows.detail_lines = 3
        self.view = RowList("食い違いの一覧", rows)
        self.view.setModel(self._model)
        self._told = PlainLabel(bold=True, wrap=True)
        self.to_visit = PlainButton("視察の項目を開く", icon="clipboard-check", touch=True)
        self.to_form = PlainButton("自己点検票を開く", icon="clipboard-list", touch=True)
        self._nothing = EmptyState(
            "clipboard-check",
            "比べられる項目がまだありません。",
            "同じ年度に、自己点検の回答と実地の判定がそろった項目から、食い違いがここに並びます。",
            step="自己点検を開く",
        )
        self._build()
        self._connect()

    def show_analysis(self, analysis: Analysis, year: int) -> None:
        """Show the comparison of a 年度, or of all for 0."""
        self._analysis, self._year = analysis, year
        kind = FormKind(self.kinds.key)
        self._found = compare_owners(analysis.compared, kind, year)
        self._chart.set_rows(_SERIES, _bars_of(self._found))
        self.fill_card(self.card, table_of_contradictions(self._found))
        self._pages.setCurrentIndex(1 if self._found.rows else 0)
        self._list("すべての食い違い", [one for row in self._found.rows for one in row.differing])

    def _build(self) -> None:
        column = ScrollColumn(spacing=0)
        column.append(self.card)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.to_visit)
        buttons.addWidget(self.to_form)
        buttons.addStretch(1)
        listed = Card(margin=12, spacing=8)
        listed.body.addWidget(self._told)
        listed.body.addWidget(self.view, 1)
        listed.body.addLayout(buttons)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(column, 1)
        row.addWidget(listed, 1)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(both)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.kinds.make_row())
        whole.addWidget(pages, 1)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._on_kind_chosen)
        self._chart.bar_chosen.connect(self._on_bar_chosen)
        self.view.activated.connect(self._on_visit_wanted)
        self.view.doubleClicked.connect(self._on_visit_wanted)
        self.view.selectionModel().currentChanged.connect(self._offer)
        self.to_visit.clicked.connect(self._on_visit_wanted)
        self.to_form.clicked.connect(self._on_form_wanted)
        self._nothing.step_requested.connect(self.forms_requested)

    def _list(self, about: str, differing: Sequence[Compared]) -> None:
        self._told.setText(f"{about} {len(differing):,} 件")
        self._model.clear()
        for one in differing:
            self._model.appendRow(_item(one))
        if differing:
            self.view.setCurrentIndex(self._model.index(0, 0))
        self._offer()

    def _current(self) -> Compared | None:
        found: Compared | None = self.view.currentIndex().data(_ROW)
        return found

    @Slot()
    def _offer(self) -> None:
        for button in (self.to_visit, self.to_form):
            button.setEnabled(self._current() is not None)

    @Slot()
    def _on_kind_chosen(self) -> None:
        self.show_analysis(self._analysis, self._year)

    @Slot(int, int)
    def _on_bar_chosen(self, row: int, series: int) -> None:
        found = self._found.rows[row]
        if series < len(_WAYS):
            self._list(f"{found.owner}（{_WAYS[series]}）", found.of_way(_WAYS[series]))
        else:
            self._list(found.owner, found.differing)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    @Slot(QModelIndex)
    def _on_visit_wanted(self) -> None:
        one = self._current()
        if one is not None:
            self.visit_requested.emit(one.visit, one.subject)

    @Slot()
    def _on_form_wanted(self) -> None:
        one = self._current()
        if one is not None:
            self.form_requested.emit(one.form)


def _bars_of(found: ContradictionTable) -> list[BarRow]:
    rows = []
    for row in found.rows:
        counts = [len(row.of_way(way)) for way in _WAYS]
        rows.append(
            BarRow(
                row.owner,
                tuple(float(count) for count in counts),
                tuple(f"{count:,}" for count in counts),
                Figure(len(row.differing), len(row.compared)).words,
            )
        )
    return rows


def _item(one: Compared) -> QStandardItem:
    shape, tone = _MARKS[one.way]
    words = f"{one.owner}：{one.title}"
    when = fiscal_year_label(one.form.fiscal_year)
    reason = f"（{one.reason}）" if one.reason else ""
    detail = f"{when}　{one.seen_at}　自己点検「{one.answer}」{reason} → 実地「{one.verdict}」"
    item = QStandardItem(words)
    item.setData(one, _ROW)
    item.setData(shape, RowRole.SHAPE)
    item.setData(tone, RowRole.TONE)
    item.setData(detail, RowRole.DETAIL)
    item.setAccessibleText(f"{words}　{detail}")
    return item
