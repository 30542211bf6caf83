"""Finding one's way among 指摘・意見: words, class, states, 期限, 課, system, year.

Which findings there are is read by use_cases/read_findings.py; drawing them is the board's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import compress, repeat
from operator import contains
from typing import Final, NamedTuple

from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.search_key import search_key

OPEN, UNDECIDED = "未完了", "未確定"
"""States of the filter that are none of `FindingState`."""

OVERDUE, DUE_SOON, POSTPONED, NOT_DUE = "期限超過", "7日以内", "期限延長", "期限なし"
"""What may be asked of a 期限; the last is of what is open and has none."""

DUES: Final = (OVERDUE, DUE_SOON, POSTPONED, NOT_DUE)
_SOON = timedelta(days=7)
_KINDS: Final = {"指摘": 1, "意見": 2}


class FindingFilter(NamedTuple):
    """What is asked for; an empty field asks for nothing.

    Attributes:
        words: All of them must be found, separated by blanks.
        kind: ``指摘`` or ``意見``.
        states: In one of these: `FindingState`, or OPEN, UNDECIDED.
        due: One of DUES.
        section: 課, by its name of then or of today.
        system: System id.
        fiscal_year: e.g. 2026; 0 asks for nothing.
        ids: Only these findings, as soon as it is said what they are.
        about: What those findings are, in words; "" asks for no certain ones.
    """

    words: str = ""
    kind: str = ""
    states: tuple[str, ...] = ()
    due: str = ""
    section: str = ""
    system: str = ""
    fiscal_year: int = 0
    ids: frozenset[str] = frozenset()
    about: str = ""


class FindingIndex:
    """Findings made ready to be searched; making it takes long for many, asking it does not.

    Args:
        findings: In the order in which they are shown.
        names: System id → name, so that systems are found by name.
        present: Finding id → 対象課 as they are called today, where that differs.

    Attributes:
        findings: As given.
    """

    def __init__(
        self,
        findings: Sequence[LedgerFinding],
        names: Mapping[str, str],
        present: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.findings = tuple(findings)
        self._present = present or {}
        self._keys = [_key(one, names, self._now(one)) for one in self.findings]
        self._last = [one.is_late_after for one in self.findings]
        self._kinds = bytes(map(_KINDS.get, (one.kind for one in self.findings), repeat(0)))
        self._ids = {one.id: at for at, one in enumerate(self.findings)}
        # Which findings have a value: asking for a value then needs no look at any other finding.
        self._having: Mapping[tuple[str, object], set[int]] = self._collected()

    def find(self, asked: FindingFilter, today: str) -> list[LedgerFinding]:
        """The findings that are asked for, in order; as `places`."""
        return [self.findings[at] for at in self.places(asked, today)]

    def places(self, asked: FindingFilter, today: str) -> Sequence[int]:
        """Where in `findings` those stand that are asked for, in order.

        No finding itself is touched: they lie all over the memory, and a hundred thousand looks
        take most of what a person waits.

        Args:
            asked: The filter.
            today: ISO date, for what is overdue.
        """
        limits = [
            self._having.get((name, value), set())
            for name in ("kind", "section", "system", "fiscal_year")
            if (value := getattr(asked, name))
        ]
        if asked.states:
            limits.append(set().union(*(self._having.get(("state", s), ()) for s in asked.states)))
        if asked.about:
            limits.append({self._ids[id_] for id_ in asked.ids if id_ in self._ids})
        if asked.due:
            limits.append(self._due(asked.due, today))
        limits.sort(key=len)
        found: Sequence[int] = range(len(self.findings))
        if limits:
            found = sorted(limits[0].intersection(*limits[1:]))
        for word in search_key(asked.words).split():
            keys = map(self._keys.__getitem__, found)
            found = list(compress(found, map(contains, keys, repeat(word))))
        return found

    def count_kinds(self, places: Sequence[int]) -> tuple[int, int]:
        """How many 指摘 and 意見 stand at some places."""
        whole = len(places) == len(self.findings)
        kinds = self._kinds if whole else bytes(map(self._kinds.__getitem__, places))
        return kinds.count(_KINDS["指摘"]), kinds.count(_KINDS["意見"])

    def place_of(self, finding: str) -> int | None:
        """Where a finding stands, by its id; None when there is none."""
        return self._ids.get(finding)

    def sections(self) -> list[str]:
        """Every 課 that occurs as it is called today, in the order of its first finding."""
        return list(dict.fromkeys(s for finding in self.findings for s in self._now(finding)))

    def systems(self) -> list[str]:
        """Every system that occurs, in the order of its first finding."""
        return list(dict.fromkeys(s for finding in self.findings for s in finding.systems))

    def years(self) -> list[int]:
        """Every 年度 that occurs, latest first."""
        return sorted({finding.fiscal_year for finding in self.findings}, reverse=True)

    def _now(self, finding: LedgerFinding) -> tuple[str, ...]:
        return self._present.get(finding.id, finding.sections)

    def _collected(self) -> Mapping[tuple[str, object], set[int]]:
        having: dict[tuple[str, object], set[int]] = defaultdict(set)
        for at, one in enumerate(self.findings):
            having["kind", one.kind].add(at)
            having["fiscal_year", one.fiscal_year].add(at)
            having["state", one.state.value if one.state else UNDECIDED].add(at)
            if one.state is None or one.state.is_open:
                having["state", OPEN].add(at)
                having["due", bool(one.is_late_after)].add(at)
            if one.postponed and one.is_late_after:
                having["due", POSTPONED].add(at)
            for section in {*one.sections, *self._now(one)}:
                having["section", section].add(at)
            for system in one.systems:
                having["system", system].add(at)
        return dict(having)

    def _due(self, due: str, today: str) -> set[int]:
        if due == POSTPONED:
            return self._having.get(("due", POSTPONED), set())
        if due == NOT_DUE:
            return self._having.get(("due", False), set())
        awaited, last = self._having.get(("due", True), set()), self._last
        if due == OVERDUE:
            return {at for at in awaited if last[at] < today}
        day = parse_day(today)
        until = (day + _SOON).isoformat() if day else today
        return {at for at in awaited if today <= last[at] <= until}


def is_overdue(finding: LedgerFinding, today: str) -> bool:
    """Whether what is awaited of a finding should have come by now."""
    return "" < finding.is_late_after < today


def _key(finding: LedgerFinding, names: Mapping[str, str], present: Sequence[str]) -> str:
    systems = (names.get(system, system) for system in finding.systems)
    sections = dict.fromkeys((*finding.sections, *present))
    parts = (finding.code, finding.text, finding.theme, *systems, *sections)
    return search_key("\n".join((*parts, *finding.clauses)))
