"""Charts as files for the window; what makes them is imported when the first is asked for.

How a table looks is outputs/excel's; pictures are drawn in gui/widgets/chart_picture.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from wakayama_audit_gui.domain.chart import ChartTable


class ChartFiles:
    """Implements `gui.services.ChartDesk`.

    Args:
        now: Local time with offset.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def book(self, tables: Sequence[ChartTable]) -> bytes:
        """The figures of charts as an .xlsx."""
        from wakayama_audit_gui.outputs.excel.chart_table import write_chart_tables

        return write_chart_tables(tables, self._now().date().isoformat())
