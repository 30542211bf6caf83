"""A table of figures that is drawn as a chart and handed out as a spreadsheet.

A percentage always keeps its numerator and denominator; only what was published as a percentage
alone has none. How it is drawn is the screen's.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.share import share


class Figure(NamedTuple):
    """One number.

    Attributes:
        counted: How many; None where only a percentage is known.
        base: Of how many; None for a plain count.
        percent: What was published where there is no count.
    """

    counted: int | None = None
    base: int | None = None
    percent: float | None = None

    @property
    def share(self) -> float | None:
        """Percent to one decimal; None for a plain count, and without a base."""
        if self.counted is None or self.base is None:
            return self.percent
        return share(self.counted, self.base)

    @property
    def words(self) -> str:
        """As it stands at a bar, e.g. ``3 / 12（25.0％）``; "" where nothing is known."""
        part = self.share
        if self.counted is None:
            return "" if part is None else f"{part:g}％"
        if self.base is None:
            return f"{self.counted:,}"
        told = f"{self.counted:,} / {self.base:,}"
        return told if part is None else f"{told}（{part:.1f}％）"


class ChartRow(NamedTuple):
    """A row: what it is about, a figure for each series, and what is behind them, e.g. codes."""

    label: str
    figures: tuple[Figure, ...]
    behind: str = ""


class ChartTable(NamedTuple):
    """The figures of a chart.

    Attributes:
        title: What it shows.
        head: What the rows are, e.g. ``課``.
        series: What the figures of a row are, e.g. ``指摘``, ``意見``.
        rows: In order.
        note: What a reader must know; "" when nothing.
    """

    title: str
    head: str
    series: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    note: str = ""
