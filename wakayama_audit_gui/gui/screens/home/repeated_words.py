"""What is said of an item that comes back: its numbers, and the findings they stand for.

How they are counted is in domain/repeats.py, for 集計 too; drawing them is repeated.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.analysis import KINDS, Classed
from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.repeats import RepeatMap, RepeatRow
from wakayama_audit_gui.domain.system import CITYWIDE

_SHOWN = 12


class Case(NamedTuple):
    """One finding of an item, with where and when it was found."""

    kind: str
    head: str
    text: str


class Repeated(NamedTuple):
    """An item that comes back.

    Attributes:
        title: Of the item.
        kinds: (区分, how many), together as many as ``cases``.
        where: In how many systems and which 年度.
        cases: The findings behind the numbers.
        ids: Their ids.
    """

    title: str
    kinds: tuple[tuple[str, int], ...]
    where: str
    cases: tuple[Case, ...]
    ids: frozenset[str]

    @property
    def words(self) -> str:
        """The numbers, e.g. ``指摘 5・意見 3``."""
        return "・".join(f"{kind} {count:,}" for kind, count in self.kinds)


def find_repeated(found: RepeatMap) -> list[Repeated]:
    """What goes on in several systems or years, in the order of 集計."""
    return [_repeated(row, found.columns) for row in found.rows if row.goes_on][:_SHOWN]


def _repeated(row: RepeatRow, columns: Sequence[str]) -> Repeated:
    systems = sum(
        cell is not None and column != CITYWIDE
        for cell, column in zip(row.cells, columns, strict=True)
    )
    years = "・".join(fiscal_year_label(year) for year in row.whole.years)
    where = f"{systems} システム　{years}" if systems else years
    cases = tuple(_case(one) for one in row.whole.group.findings)
    return Repeated(row.label, row.kinds, where, cases, row.whole.group.ids)


def _case(one: Classed) -> Case:
    finding = one.finding
    year = fiscal_year_label(finding.fiscal_year)
    source = f"{year}報告書 {finding.page} 頁" if finding.page else f"{year}　{finding.code}"
    kind = finding.kind or KINDS[-1]
    where = "・".join(one.systems) or CITYWIDE
    return Case(kind, f"{kind}　{where}　{source}".rstrip(), finding.text)
