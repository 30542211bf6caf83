"""Counting 指摘・意見: by 年度, 課, テーマ, システム and 状態, and where the same comes back.

Every figure keeps the findings behind it. What is counted is read by use_cases/read_analysis.py;
自己点検 against 実地 is contradiction.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.chart import ChartRow, ChartTable, Figure
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding
from wakayama_audit_gui.domain.system import CITYWIDE

KINDS: Final = ("指摘", "意見", "未確定")
"""How each row is divided; the last one while two laptops disagree."""
UNCLASSED: Final = "（分類なし）"


class Axis(StrEnum):
    """What findings are counted by."""

    YEAR = "年度"
    SECTION = "課"
    THEME = "テーマ"
    SYSTEM = "システム"
    STATE = "状態"
    ITEM = "項目"


class Classed(NamedTuple):
    """A finding with what it is counted under.

    Attributes:
        finding: As the ledger has it.
        item: Title of the item that finds it; "" when none does.
        theme: e.g. ``来訪者区別``; "" when not classed.
        systems: Names of its systems.
    """

    finding: LedgerFinding
    item: str
    theme: str
    systems: tuple[str, ...]

    @property
    def is_counted(self) -> bool:
        """Neither withdrawn nor joined into another, which stands for both."""
        return not self.finding.joined and self.finding.state is not FindingState.WITHDRAWN

    def labels(self, axis: Axis) -> tuple[str, ...]:
        """Under which names it is counted; several where it concerns several."""
        finding = self.finding
        state = finding.state.value if finding.state else KINDS[-1]
        return {
            Axis.YEAR: (fiscal_year_label(finding.fiscal_year),),
            Axis.SECTION: finding.sections or (UNCLASSED,),
            Axis.THEME: (self.theme or UNCLASSED,),
            Axis.SYSTEM: self.systems or (CITYWIDE,),
            Axis.STATE: (state,),
            Axis.ITEM: (self.item or self.theme or UNCLASSED,),
        }[axis]


class Group(NamedTuple):
    """Findings under one name."""

    label: str
    findings: tuple[Classed, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the findings."""
        return frozenset(one.finding.id for one in self.findings)

    @property
    def codes(self) -> str:
        """Their codes, to be looked up."""
        return "、".join(one.finding.code or one.finding.id for one in self.findings)

    def of_kind(self, kind: str) -> Group:
        """Those of one 区分; UNDECIDED is whatever is neither 指摘 nor 意見."""
        known = KINDS[:-1]
        wanted = (one for one in self.findings if (one.finding.kind or KINDS[-1]) == kind)
        odd = (one for one in self.findings if one.finding.kind not in known)
        return Group(f"{self.label} {kind}", tuple(wanted if kind in known else odd))


class Breakdown(NamedTuple):
    """Findings of a year, or of all, by one axis.

    Attributes:
        title: What it shows.
        axis: By what.
        groups: Most findings first; years in order.
        base: Findings altogether, each once.
        note: What a reader must know.
    """

    title: str
    axis: Axis
    groups: tuple[Group, ...]
    base: int
    note: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The 区分 that occur."""
        return tuple(k for k in KINDS if any(g.of_kind(k).findings for g in self.groups))


class Trend(NamedTuple):
    """How often each name occurs, year by year.

    Attributes:
        title: What it shows.
        axis: By what.
        years: From the first 年度 with findings to the last, also those without any.
        lines: Names, most findings first.
        points: For each name a group for each year.
        bases: Findings of each year altogether; 0 where nothing is known of it.
    """

    title: str
    axis: Axis
    years: tuple[int, ...]
    lines: tuple[str, ...]
    points: tuple[tuple[Group, ...], ...]
    bases: tuple[int, ...]


def years_of(classed: Iterable[Classed]) -> tuple[int, ...]:
    """The 年度 with findings, in order."""
    return tuple(sorted({one.finding.fiscal_year for one in classed if one.finding.fiscal_year}))


def in_year(classed: Iterable[Classed], year: int) -> list[Classed]:
    """The findings of a 年度; of all for 0."""
    return [one for one in classed if year in (0, one.finding.fiscal_year)]


def group_by(classed: Iterable[Classed], axis: Axis) -> list[Group]:
    """Findings under each name, most first; years in order."""
    found: dict[str, list[Classed]] = {}
    for one in classed:
        for label in dict.fromkeys(one.labels(axis)):
            found.setdefault(label, []).append(one)
    groups = [Group(label, tuple(ones)) for label, ones in found.items()]
    if axis is Axis.YEAR:
        return sorted(groups, key=lambda group: group.findings[0].finding.fiscal_year)
    return sorted(groups, key=lambda group: -len(group.findings))


def break_down(classed: Sequence[Classed], axis: Axis, year: int = 0) -> Breakdown:
    """Count the findings of a year, or of all.

    Args:
        classed: All of the ledger.
        axis: By what; by state also the withdrawn ones are counted.
        year: 年度; 0 for all.
    """
    within = [one for one in in_year(classed, year) if not one.finding.joined]
    counted = [one for one in within if one.is_counted]
    withdrawn = len(within) - len(counted)
    shown = within if axis is Axis.STATE else counted
    when = fiscal_year_label(year) if year else "全年度"
    notes = [f"割合の分母は、{when}の指摘・意見 {len(shown):,} 件です。"]
    if any(len(one.labels(axis)) > 1 for one in shown):
        notes.append(f"複数の{axis.value}に関わるものは、それぞれに数えています。")
    if withdrawn and axis is not Axis.STATE:
        notes.append(f"取下げ {withdrawn:,} 件は数えていません。")
    title = f"{axis.value}別の指摘・意見（{when}）"
    return Breakdown(title, axis, tuple(group_by(shown, axis)), len(shown), "".join(notes))


def trend(classed: Sequence[Classed], axis: Axis, most: int) -> Trend:
    """Count year by year the names that occur most.

    Args:
        classed: All of the ledger.
        axis: By what; of YEAR the 区分 are told apart.
        most: So many names at most.
    """
    counted = [one for one in classed if one.is_counted and one.finding.fiscal_year]
    known = years_of(counted)
    years = tuple(range(known[0], known[-1] + 1)) if known else ()
    by_year = [in_year(counted, year) for year in years]
    if axis is Axis.YEAR:
        whole = Group("", tuple(counted))
        names = [kind for kind in KINDS if whole.of_kind(kind).findings]
    else:
        names = [group.label for group in group_by(counted, axis)][:most]

    def point(name: str, year: int, ones: Sequence[Classed]) -> Group:
        label = f"{name} {fiscal_year_label(year)}"
        if axis is Axis.YEAR:
            return Group(label, Group("", tuple(ones)).of_kind(name).findings)
        return Group(label, tuple(one for one in ones if name in one.labels(axis)))

    points = tuple(
        tuple(point(name, year, ones) for year, ones in zip(years, by_year, strict=True))
        for name in names
    )
    told = "区分" if axis is Axis.YEAR else axis.value
    title = f"{told}別の推移"
    return Trend(title, axis, years, tuple(names), points, tuple(len(ones) for ones in by_year))


def table_of_breakdown(counted: Breakdown) -> ChartTable:
    """The figures with their denominators, and the codes behind them."""
    kinds = counted.kinds
    rows = tuple(
        ChartRow(
            group.label,
            (
                *(Figure(len(group.of_kind(kind).findings)) for kind in kinds),
                Figure(len(group.findings), counted.base),
            ),
            group.codes,
        )
        for group in counted.groups
    )
    return ChartTable(counted.title, counted.axis.value, (*kinds, "計"), rows, counted.note)


def table_of_trend(found: Trend) -> ChartTable:
    """A row for each name, with the share of each year's findings."""
    rows = tuple(
        ChartRow(
            name,
            tuple(
                Figure(len(group.findings), base) if base else Figure()
                for group, base in zip(groups, found.bases, strict=True)
            ),
            "、".join(group.codes for group in groups if group.findings),
        )
        for name, groups in zip(found.lines, found.points, strict=True)
    )
    note = "割合の分母は、その年度の指摘・意見の件数です。記録のない年度は空けています。"
    years = tuple(fiscal_year_label(year) for year in found.years)
    head = "区分" if found.axis is Axis.YEAR else found.axis.value
    return ChartTable(found.title, head, years, rows, note)
