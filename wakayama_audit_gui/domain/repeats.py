"""Where the same was found wanting again: a heat map of 項目 or テーマ × システム.

How findings are classed is analysis.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.analysis import KINDS, Axis, Classed, Group, group_by
from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.chart import ChartRow, ChartTable, Figure
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.domain.system import CITYWIDE


class RepeatCell(NamedTuple):
    """What was found in one system.

    Attributes:
        group: The findings.
        years: The 年度 in which they were found.
        again: Found in several years, or called 再指摘.
    """

    group: Group
    years: tuple[int, ...]
    again: bool

    @property
    def words(self) -> str:
        """e.g. ``3 件（令和4年度・令和8年度）くり返し``."""
        when = "・".join(fiscal_year_label(year) for year in self.years)
        return f"{len(self.group.findings)} 件（{when}）{'くり返し' if self.again else ''}"


class RepeatRow(NamedTuple):
    """An item or theme: what was found altogether, and a cell for each system; None for nothing."""

    label: str
    whole: RepeatCell
    cells: tuple[RepeatCell | None, ...]

    @property
    def goes_on(self) -> bool:
        """Found in several systems, or again: not twice in one system in one year."""
        return self.whole.again or sum(cell is not None for cell in self.cells) > 1

    @property
    def kinds(self) -> tuple[tuple[str, int], ...]:
        """How many of each 区分 there are; together all of them."""
        counts = ((kind, len(self.whole.group.of_kind(kind).findings)) for kind in KINDS)
        return tuple((kind, count) for kind, count in counts if count)


class RepeatMap(NamedTuple):
    """The heat map.

    Attributes:
        title: What it shows.
        axis: ITEM or THEME.
        columns: Systems, 全庁 last where it occurs.
        rows: What was found most often and in most systems first.
        left_out: Rows of a single finding, which are not shown.
        base: All findings counted, each once.
        years: The 年度 of all of them.
    """

    title: str
    axis: Axis
    columns: tuple[str, ...]
    rows: tuple[RepeatRow, ...]
    left_out: int
    base: int
    years: tuple[int, ...]

    @property
    def note(self) -> str:
        """What a reader must know."""
        told = f"2 件以上の{self.axis.value}だけを載せ、1 件だけの {self.left_out} 行は省きました。"
        again = "◆ は、同じものが複数の年度で見つかったか、再指摘となったものです。"
        return told + again


def map_repeats(classed: Iterable[Classed], axis: Axis, systems: Sequence[str]) -> RepeatMap:
    """Make the heat map.

    Args:
        classed: All of the ledger.
        axis: ITEM or THEME.
        systems: Names of systems in the order of the columns.
    """
    counted = [one for one in classed if one.is_counted]
    seen = {label for one in counted for label in one.labels(Axis.SYSTEM)}
    known = [name for name in systems if name in seen]
    others = sorted(seen - set(known) - {CITYWIDE})
    columns = (*known, *others, *((CITYWIDE,) if CITYWIDE in seen else ()))
    groups = group_by(counted, axis)
    rows = [_row(group, columns) for group in groups if len(group.findings) > 1]
    rows.sort(key=lambda row: (-row.whole.again, -len(row.whole.group.findings)))
    return RepeatMap(
        f"{axis.value} × システムのくり返し",
        axis,
        columns,
        tuple(rows),
        len(groups) - len(rows),
        len(counted),
        tuple(sorted({one.finding.fiscal_year for one in counted})),
    )


def table_of_repeats(found: RepeatMap) -> ChartTable:
    """A row for each item: how many in each system, of how many in how many years."""
    rows = tuple(
        ChartRow(
            f"◆ {row.label}" if row.whole.again else row.label,
            (
                *(Figure(len(cell.group.findings) if cell else 0) for cell in row.cells),
                Figure(len(row.whole.group.findings), found.base),
                Figure(len(row.whole.years)),
            ),
            row.whole.group.codes,
        )
        for row in found.rows
    )
    series = (*found.columns, "計", "年度の数")
    return ChartTable(found.title, found.axis.value, series, rows, found.note)


def _row(group: Group, columns: Sequence[str]) -> RepeatRow:
    within = {part.label: part for part in group_by(group.findings, Axis.SYSTEM)}
    cells = (_cell(f"{group.label} {c}", within[c]) if c in within else None for c in columns)
    return RepeatRow(group.label, _cell(group.label, group), tuple(cells))


def _cell(label: str, group: Group) -> RepeatCell:
    years = tuple(sorted({one.finding.fiscal_year for one in group.findings}))
    called = any(one.finding.state is FindingState.REPEATED for one in group.findings)
    return RepeatCell(Group(label, group.findings), years, called or len(years) > 1)
