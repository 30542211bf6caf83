"""The 43 questions, and one of them as bars: this year beside the published figures.

Every bar of this year, and every figure beside them, leads to the systems behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.chart import ChartTable
from wakayama_audit_gui.domain.register_filter import RegisterFilter
from wakayama_audit_gui.domain.survey import UNANSWERED, QuestionCount
from wakayama_audit_gui.domain.survey_chart import KNOWN, label_of, table_of_question
from wakayama_audit_gui.gui.screens.survey.jobs import SurveyView
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.bar_chart import BarChart, BarRow
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.chart_card import ChartCard
from wakayama_audit_gui.gui.widgets.chart_view import Pattern, Series
from wakayama_audit_gui.gui.widgets.link_row import LinkRow
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.searched_list import SEEN_AT_LEAST
from wakayama_audit_gui.gui.widgets.shape_mark import Shape

_CODE = int(Qt.ItemDataRole.UserRole) + 1
_NARROW_BELOW = 1000
"""Logical pixels at 100 % text."""
_SHARES = 4, 7
"""Of the width, for the list and for the chart."""
_CHART_LEAST = 180
"""Height of what scrolls beside or below the list; the page scrolls before it is lower."""
_HINT = "今回の棒を押すと、その答えのシステムが台帳に並びます。"


class CountsPage(QWidget):
    """The list of questions beside the chart of one.

    Signals:
        systems_requested: A `RegisterFilter` of exactly the systems behind a figure.
        save_requested: (`ChartCard`, `ChartTable`, suffix) of the file that is wanted.
        book_requested: The figures of all questions are wanted as one spreadsheet.

    Attributes:
        list: The questions.
        card: The chart.
        figures: What stands beside the answers, each leading to its systems.
    """

    systems_requested = Signal(object)
    save_requested = Signal(object, object, str)
    book_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SurveyView | None = None
        self._code = ""
        self._model = QStandardItemModel(self)
        self.list = RowList("集計する設問")
        self.list.setModel(self._model)
        self.list.keep_rows(SEEN_AT_LEAST)
        self._chart = BarChart("設問の答え")
        self.card = ChartCard(self._chart)
        self.figures: dict[str, LinkRow] = {}
        self._beside = Card(margin=14, spacing=2)
        self._column = ScrollColumn(spacing=12)
        self._column.append(self.card)
        self._column.append(self._beside)
        every = LinkButton("43 問すべての表（Excel）", icon="file-down", touch=True)
        every.clicked.connect(self.book_requested)
        self._side = Card(margin=4, spacing=0)
        self._side.body.addWidget(self.list, 1)
        self._side.body.addWidget(every)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(14)
        self._room = QWidget()
        room = QVBoxLayout(self._room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._column)
        self._body.addWidget(self._side, _SHARES[0])
        self._body.addWidget(self._room, _SHARES[1])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._body)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._chart.bar_chosen.connect(self._on_bar_chosen)
        self.card.save_requested.connect(self._on_save_requested)

    def show_view(self, view: SurveyView) -> None:
        """Show other figures; the question in sight stays."""
        self._view = view
        code = self._code or (view.counts[0].question.code if view.counts else "")
        self._model.clear()
        group = ""
        for count in view.counts:
            if count.question.group != group:
                group = count.question.group
                self._model.appendRow(_heading(group))
            self._model.appendRow(_row(count))
        self.choose(code)

    def choose(self, code: str) -> None:
        """Show a question by its code, e.g. ``Q5チ``."""
        for number in range(self._model.rowCount()):
            index = self._model.index(number, 0)
            if index.data(_CODE) == code:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.list.selectionModel().setCurrentIndex(index, flag)

    def tables(self) -> tuple[ChartTable, ...]:
        """The figures of every question."""
        view = self._view
        if view is None:
            return ()
        year = view.board.fiscal_year
        return tuple(table_of_question(view.form, c, year, view.names) for c in view.counts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or the list above the chart where there is no room."""
        super().resizeEvent(event)
        narrow = event.size().width() < scaled(_NARROW_BELOW)
        way = QBoxLayout.Direction
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        # Above the chart the list takes what its least rows need, and the chart the rest.
        self._body.setStretch(0, 0 if narrow else _SHARES[0])
        self._room.setMinimumHeight(scaled(_CHART_LEAST))

    # --- private -----------------------------------------------------------------------------

    def _count(self) -> QuestionCount | None:
        counts = self._view.counts if self._view else ()
        return next((c for c in counts if c.question.code == self._code), None)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        if code := index.data(_CODE):
            self._code = str(code)
            self._show()

    def _show(self) -> None:
        count, view = self._count(), self._view
        if count is None or view is None:
            return
        table = table_of_question(view.form, count, view.board.fiscal_year, view.names)
        now, then = table.series
        series = [Series(f"今回　{now}", Tone.AI), Series(then, Tone.NIBI, Pattern.HATCH)]
        rows = []
        for choice, row in zip(count.choices, table.rows, strict=False):
            values = tuple(figure.share for figure in row.figures)
            texts = tuple(figure.words for figure in row.figures)
            rows.append(BarRow(label_of(choice), values, texts))
        self._chart.set_rows(series, rows, full=100.0)
        self.card.set_words(table.title, f"{table.note}{_HINT}")
        self._show_beside(count)

    def _show_beside(self, count: QuestionCount) -> None:
        while (item := self._beside.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        told = f"尋ねたのは {count.asked:,} システム、そのうち回答は {count.answered:,}。"
        self._beside.body.addWidget(PlainLabel(told, size=Size.SMALL, tone=Tone.SECOND))
        self.figures = {}
        for group, ids in self._groups(count).items():
            of = f" / {count.asked:,}" if group == UNANSWERED else ""
            row = LinkRow(f"{group}　{len(ids):,}{of} システム", Shape.DASHED_RING, Tone.NIBI)
            row.clicked.connect(partial(self._ask_systems, count, group, ids))
            self._beside.body.addWidget(row)
            self.figures[group] = row
        for label, ids in count.known.items():
            known = f"{KNOWN}：{label}"
            row = LinkRow(f"{known}　{len(ids):,} システム", Shape.DASHED_RING, Tone.NIBI)
            row.clicked.connect(partial(self._ask_systems, count, known, ids))
            self._beside.body.addWidget(row)
            self.figures[known] = row

    def _groups(self, count: QuestionCount) -> Mapping[str, tuple[str, ...]]:
        return {group: ids for group, ids in count.groups.items() if ids}

    @Slot(int, int)
    def _on_bar_chosen(self, row: int, series: int) -> None:
        count = self._count()
        if count is not None and series == 0:
            choice = count.choices[row]
            self._ask_systems(count, choice.label, choice.systems)

    def _ask_systems(self, count: QuestionCount, label: str, ids: tuple[str, ...]) -> None:
        if ids:
            about = f"{count.question.heading}：{label}"
            self.systems_requested.emit(RegisterFilter(ids=frozenset(ids), about=about))

    @Slot(str)
    def _on_save_requested(self, suffix: str) -> None:
        count, view = self._count(), self._view
        if count is not None and view is not None:
            year = view.board.fiscal_year
            table = table_of_question(view.form, count, year, view.names)
            self.save_requested.emit(self.card, table, suffix)


def _heading(group: str) -> QStandardItem:
    item = QStandardItem(group)
    item.setData(True, RowRole.HEADER)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _row(count: QuestionCount) -> QStandardItem:
    question = count.question
    item = QStandardItem(f"{question.code}　{question.heading}")
    item.setData(question.code, _CODE)
    item.setData(f"{count.answered:,} / {count.asked:,}", RowRole.TRAILING)
    told = f"{question.heading}　{count.asked} システムのうち {count.answered} システムが回答"
    item.setAccessibleText(told)
    return item
