"""Findings by 年度, 課, テーマ, システム and 状態, divided by 区分, and how each went by year.

How they are counted is in domain/analysis.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.analysis import (
    Axis,
    Breakdown,
    Trend,
    break_down,
    table_of_breakdown,
    table_of_trend,
    trend,
)
from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.chart import Figure
from wakayama_audit_gui.gui.screens.analysis.page import AnalysisPage
from wakayama_audit_gui.gui.theme import Tone, scaled
from wakayama_audit_gui.gui.widgets.bar_chart import BarChart, BarRow
from wakayama_audit_gui.gui.widgets.chart_view import Pattern, Series
from wakayama_audit_gui.gui.widgets.line_chart import MOST, Line, LineChart
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.toggles import Toggles
from wakayama_audit_gui.use_cases.read_analysis import Analysis

_NARROW_BELOW = 1000
"""Logical pixels at 100 % text."""
_SERIES = {
    "指摘": Series("指摘", Tone.SHU),
    "意見": Series("意見", Tone.YAMABUKI, Pattern.HATCH),
    "未確定": Series("未確定", Tone.NIBI, Pattern.HOLLOW),
}
_AXES = (Axis.YEAR, Axis.SECTION, Axis.THEME, Axis.SYSTEM, Axis.STATE)
_GAPS = "記録のない年度は空けてあり、線をつないでいません。"
_ONE_YEAR = "記録がまだ 1 つの年度だけなので、点で示しています。次の年度から線になります。"


class CountsPage(AnalysisPage):
    """Bars by one axis beside lines over the years.

    Signals:
        axis_chosen: Another axis was chosen.

    Attributes:
        axes: By what is counted.
        bars: The card with the bars.
        lines: The card with the lines.
    """

    axis_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analysis = Analysis()
        self._year = 0
        self._narrow: bool | None = None
        self._shows_lines = True
        self._counted = break_down((), Axis.YEAR)
        self._trend = trend((), Axis.YEAR, MOST)
        self.axes = Toggles({axis.value: f"{axis.value}別" for axis in _AXES}, self)
        self._chart = BarChart("指摘・意見の内訳", stacked=True)
        self._lines_chart = LineChart("指摘・意見の推移")
        self.bars = self.make_card(self._chart)
        self.lines = self.make_card(self._lines_chart)
        self._column = ScrollColumn(spacing=14)
        self._side = ScrollColumn(spacing=0)
        self._column.append(self.bars)
        self._body = QHBoxLayout()
        self._body.setSpacing(14)
        self._body.addWidget(self._column, 5)
        self._body.addWidget(self._side, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.axes.make_row())
        whole.addLayout(self._body, 1)
        self.axes.chosen.connect(self._on_axis_chosen)
        self._chart.bar_chosen.connect(self._on_bar_chosen)
        self._lines_chart.point_chosen.connect(self._on_point_chosen)

    @property
    def axis(self) -> Axis:
        """By what is counted."""
        return Axis(self.axes.key)

    def show_analysis(self, analysis: Analysis, year: int) -> None:
        """Show the figures of a 年度, or of all for 0."""
        self._analysis, self._year = analysis, year
        axis = self.axis
        # States change with time: what is found in one today says nothing of the years.
        self._shows_lines = axis is not Axis.STATE
        self._place_lines()
        # By 年度 all of them stand beside each other.
        within = 0 if axis is Axis.YEAR else year
        self._counted = break_down(analysis.classed, axis, within)
        self._trend = trend(analysis.classed, axis, MOST)
        self._chart.set_rows(*_bars_of(self._counted))
        self._lines_chart.set_lines(*_lines_of(self._trend))
        self.fill_card(self.bars, table_of_breakdown(self._counted))
        table = table_of_trend(self._trend)
        years = sum(base > 0 for base in self._trend.bases)
        notes = [] if years > 1 else [_ONE_YEAR]
        if years < len(self._trend.years):
            notes.append(_GAPS)
        if len(self._trend.lines) == MOST:
            notes.append(f"多い順に {MOST} つまでを載せています。")
        self.fill_card(self.lines, table, "".join(notes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below each other where there is no room."""
        super().resizeEvent(event)
        narrow = event.size().width() < scaled(_NARROW_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            (self._column if narrow else self._side).append(self.lines)
            self._place_lines()

    def _place_lines(self) -> None:
        self.lines.setVisible(self._shows_lines)
        self._side.setVisible(self._shows_lines and not self._narrow)

    @Slot()
    def _on_axis_chosen(self) -> None:
        self.show_analysis(self._analysis, self._year)
        self.axis_chosen.emit()

    @Slot(int, int)
    def _on_bar_chosen(self, row: int, series: int) -> None:
        group, kinds = self._counted.groups[row], self._counted.kinds
        self.show_group(group.of_kind(kinds[series]) if series < len(kinds) else group)

    @Slot(int, int)
    def _on_point_chosen(self, line: int, step: int) -> None:
        self.show_group(self._trend.points[line][step])


def _bars_of(counted: Breakdown) -> tuple[list[Series], list[BarRow]]:
    kinds = counted.kinds
    rows = []
    for group in counted.groups:
        counts = [len(group.of_kind(kind).findings) for kind in kinds]
        rows.append(
            BarRow(
                group.label,
                tuple(float(count) for count in counts),
                tuple(f"{count:,}" for count in counts),
                Figure(len(group.findings), counted.base).words,
            )
        )
    return [_SERIES[kind] for kind in kinds], rows


def _lines_of(found: Trend) -> tuple[list[str], list[Line]]:
    lines = []
    for name, groups in zip(found.lines, found.points, strict=True):
        figures = [
            Figure(len(group.findings), base)
            for group, base in zip(groups, found.bases, strict=True)
        ]
        values = tuple(
            float(len(group.findings)) if base else None
            for group, base in zip(groups, found.bases, strict=True)
        )
        known = _SERIES.get(name) if found.axis is Axis.YEAR else None
        texts = tuple(figure.words for figure in figures)
        lines.append(Line(name, values, texts, known.tone if known else None))
    return [fiscal_year_label(year) for year in found.years], lines
