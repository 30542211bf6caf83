"""Where the same comes back: 項目 or テーマ × システム as a heat map.

How it is counted is in domain/repeats.py.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.analysis import Axis
from wakayama_audit_gui.domain.repeats import RepeatCell, RepeatMap, map_repeats, table_of_repeats
from wakayama_audit_gui.domain.word_borders import pieces_of
from wakayama_audit_gui.gui.screens.analysis.page import AnalysisPage
from wakayama_audit_gui.gui.widgets.heat_map import HeatCell, HeatMap, HeatRow
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.toggles import Toggles
from wakayama_audit_gui.use_cases.read_analysis import Analysis

_TOTAL = "計"


class RepeatsPage(AnalysisPage):
    """The heat map.

    Attributes:
        axes: 項目 or テーマ.
        card: The card with the map.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analysis = Analysis()
        self._found = map_repeats((), Axis.ITEM, ())
        axes = (Axis.ITEM, Axis.THEME)
        self.axes = Toggles({axis.value: f"{axis.value}ごと" for axis in axes}, self)
        self._map = HeatMap("くり返しの一覧")
        self.card = self.make_card(self._map)
        column = ScrollColumn(spacing=0)
        column.append(self.card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.axes.make_row())
        whole.addWidget(column, 1)
        self.axes.chosen.connect(self._on_axis_chosen)
        self._map.cell_chosen.connect(self._on_cell_chosen)

    def show_analysis(self, analysis: Analysis) -> None:
        """Show all years: what comes back is seen only in several."""
        self._analysis = analysis
        self._found = map_repeats(analysis.classed, Axis(self.axes.key), analysis.systems)
        heads = [pieces_of(name) for name in (*self._found.columns, _TOTAL)]
        self._map.set_rows(heads, _rows_of(self._found))
        self.fill_card(self.card, table_of_repeats(self._found))

    @Slot()
    def _on_axis_chosen(self) -> None:
        self.show_analysis(self._analysis)

    @Slot(int, int)
    def _on_cell_chosen(self, row: int, column: int) -> None:
        found = self._found.rows[row]
        cell = (*found.cells, found.whole)[column]
        if cell is not None:
            self.show_group(cell.group)


def _rows_of(found: RepeatMap) -> list[HeatRow]:
    return [
        HeatRow(
            row.label,
            (
                *(
                    _cell(cell, name, shaded=True) if cell is not None else None
                    for cell, name in zip(row.cells, found.columns, strict=True)
                ),
                _cell(row.whole, _TOTAL, shaded=False),
            ),
        )
        for row in found.rows
    ]


def _cell(cell: RepeatCell, column: str, *, shaded: bool) -> HeatCell:
    count = len(cell.group.findings)
    text = f"◆ {count}" if cell.again else f"{count}"
    return HeatCell(float(count) if shaded else 0.0, text, f"{column} {cell.words}", cell.again)
