"""In which order 指摘・意見 are shown: what is due first, or by what stands in one column.

Which of them are asked for is in finding_filter.py; drawing headings is the board's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import Final, NamedTuple

from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding

_DIGITS: Final = re.compile(r"\d+")
_WIDEST: Final = 6
_KINDS: Final = {"指摘": "0", "意見": "1"}
_STATES: Final = {state: f"{place:02}" for place, state in enumerate(FindingState)}
_DUE, _OPEN, _DONE = range(3)


class SortBy(StrEnum):
    """What findings may be put in order by."""

    KIND = "区分"
    SYSTEM = "システム"
    SECTION = "対象課"
    DUE = "期限"
    STATE = "状態"


class Sorting(NamedTuple):
    """An order; as it is made, what is due first.

    Attributes:
        by: What they are put in order by.
        reverse: Whether the last stands first; what has nothing there stays at the end.
    """

    by: SortBy = SortBy.DUE
    reverse: bool = False


def urgency(finding: LedgerFinding) -> tuple[int, str, int, str, str]:
    """What is due before what is not, and that before what is done; newer 年度 before older ones.

    The earliest deadline stands first, so what is overdue does, whatever day it is. Two findings
    are never equal: whoever reads only a part of the ledger anew puts it where all would stand.
    """
    due = finding.is_late_after
    over = finding.state is not None and not finding.state.is_open
    group = _DUE if due else _DONE if over else _OPEN
    return (group, due, -finding.fiscal_year, natural(finding.code), finding.id)


def natural(code: str) -> str:
    """Puts 3.3.10-1 after 3.3.2-1 where texts are compared."""
    return _DIGITS.sub(lambda found: found[0].zfill(_WIDEST), code)


class FindingOrders:
    """Every order of some findings, made once; asking for one costs nothing.

    Args:
        findings: All that there are, most urgent first.
        names: System id → name.
        now: Gives the 対象課 of a finding as they are called today.
    """

    def __init__(
        self,
        findings: Sequence[LedgerFinding],
        names: Mapping[str, str],
        now: Callable[[LedgerFinding], tuple[str, ...]],
    ) -> None:
        first = range(len(findings))
        ranks = {system: at for at, system in enumerate(names)}
        # What is not known by name comes after what is.
        keys: Mapping[SortBy, Callable[[LedgerFinding], str | None]] = {
            SortBy.DUE: lambda one: one.is_late_after or None,
            SortBy.KIND: lambda one: _KINDS.get(one.kind),
            SortBy.STATE: lambda one: _STATES[one.state] if one.state else None,
            SortBy.SYSTEM: lambda one: _system(one, ranks),
            SortBy.SECTION: lambda one: next(iter(now(one)), None),
        }
        self._orders: dict[Sorting, Sequence[int]] = {}
        for by, key in keys.items():
            up, down = _both_ways(first, [key(one) for one in findings])
            self._orders |= {Sorting(by): up, Sorting(by, reverse=True): down}

    def of(self, sorting: Sorting) -> Sequence[int]:
        """The places of all, in an order."""
        return self._orders[sorting]


def _system(finding: LedgerFinding, ranks: Mapping[str, int]) -> str | None:
    first = next(iter(finding.systems), None)
    return None if first is None else f"{ranks.get(first, len(ranks)):06}{first}"


def _both_ways(
    first: Sequence[int], keys: Sequence[str | None]
) -> tuple[Sequence[int], Sequence[int]]:
    """By a key from its least and from its greatest; the same among themselves both times."""
    groups: dict[str, list[int]] = defaultdict(list)
    rest: list[int] = []
    for at in first:
        key = keys[at]
        (rest if key is None else groups[key]).append(at)
    said = [groups[key] for key in sorted(groups)]
    return [*chain(*said), *rest], [*chain(*reversed(said)), *rest]
