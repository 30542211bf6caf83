"""Finding one's way among 指摘・意見: words, class, states, 期限, 課, system, year.

Which findings there are is read by use_cases/read_findings.py; in which order they stand is
finding_order.py; drawing them is the board's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import compress, repeat
from operator import contains
from typing import Final, NamedTuple

from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.deadline import is_past
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.finding_order import FindingOrders, Sorting, urgency
from wakayama_audit_gui.domain.search_key import search_key

OPEN, UNDECIDED = "未完了", "未確定"
"""States of the filter that are none of `FindingState`."""

OVERDUE, DUE_SOON, POSTPONED, NOT_DUE = "期限超過", "7日以内", "期限延長", "期限なし"
"""What may be asked of a 期限; the last is of what is open and has none."""

FIRST_DUE: Final = Sorting()
DUES: Final = (OVERDUE, DUE_SOON, POSTPONED, NOT_DUE)
_SOON = timedelta(days=7)
_KINDS: Final = {"指摘": 1, "意見": 2}
_JOINED: Final = 3


class FindingFilter(NamedTuple):
    """What is asked for; an empty field asks for nothing.

    Attributes:
        words: All of them must be found, separated by blanks.
        kind: ``指摘`` or ``意見``.
        states: In one of these: `FindingState`, or OPEN, UNDECIDED.
        dues: Of one of these: DUES.
        sections: Of one of these 課, by the name of then or of today.
        systems: Of one of these system ids.
        fiscal_years: Of one of these, e.g. 2026.
        ids: Only these findings, as soon as it is said what they are.
        about: What those findings are, in words; "" asks for no certain ones.
    """

    words: str = ""
    kind: str = ""
    states: tuple[str, ...] = ()
    dues: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    fiscal_years: tuple[int, ...] = ()
    ids: frozenset[str] = frozenset()
    about: str = ""


class FindingIndex:
    """Findings made ready to be searched; making it takes long for many, asking it does not.

    Args:
        findings: All that there are.
        names: System id → name, so that systems are found by name.
        present: Finding id → 対象課 as they are called today, where that differs.
        before: What was made of the ledger last: what is asked of a finding that is the same as
            then is taken over, since folding all texts takes most of the time.

    Attributes:
        findings: As given, but what is due first at the beginning.
        names: As given.
        sections: Every 課 that occurs as it is called today, in the order of its first finding.
        systems: Every system that occurs, in the order of its first finding.
        years: Every 年度 that occurs, latest first.
    """

    def __init__(
        self,
        findings: Sequence[LedgerFinding],
        names: Mapping[str, str],
        present: Mapping[str, tuple[str, ...]] | None = None,
        before: FindingIndex | None = None,
    ) -> None:
        # Texts that are asked one after another should lie so, or the memory is waited for: hence
        # they stand in the order in which they are mostly shown.
        self.findings = tuple(sorted(findings, key=urgency))
        self._present = present or {}
        self.names = names
        self.sections = list(dict.fromkeys(s for one in findings for s in self._now(one)))
        self.systems = list(dict.fromkeys(s for one in findings for s in one.systems))
        self.years = sorted({one.fiscal_year for one in findings}, reverse=True)
        known = before.text_then if before and before.names == names else _unknown
        self._keys = [
            known(one, self._now(one)) or _key(one, names, self._now(one)) for one in self.findings
        ]
        self._last = [one.is_late_after for one in self.findings]
        self._kinds = bytes(
            _JOINED if one.joined else _KINDS.get(one.kind, 0) for one in self.findings
        )
        self._ids = {one.id: at for at, one in enumerate(self.findings)}
        # Which findings have a value: asking for a value then needs no look at any other finding.
        self._having: Mapping[tuple[str, object], set[int]] = self._collected()
        self._orders = FindingOrders(self.findings, names, self._now)

    def find(
        self, asked: FindingFilter, today: str, sorting: Sorting = FIRST_DUE
    ) -> list[LedgerFinding]:
        """The findings that are asked for, in order; as `places`."""
        return [self.findings[at] for at in self.places(asked, today, sorting)]

    def places(
        self, asked: FindingFilter, today: str, sorting: Sorting = FIRST_DUE
    ) -> Sequence[int]:
        """Where in `findings` those stand that are asked for, in the order in which they are shown.

        No finding itself is touched: they lie all over the memory, and a hundred thousand looks
        take most of what a person waits.

        Args:
            asked: The filter.
            today: ISO date, for what is overdue.
            sorting: The order.
        """
        limits = [
            self._any_of(name, values)
            for name, values in (
                ("kind", (asked.kind,) if asked.kind else ()),
                ("state", asked.states),
                ("section", asked.sections),
                ("system", asked.systems),
                ("fiscal_year", asked.fiscal_years),
            )
            if values
        ]
        if asked.about:
            limits.append({self._ids[id_] for id_ in asked.ids if id_ in self._ids})
        if asked.dues:
            limits.append(set().union(*(self._due(due, today) for due in asked.dues)))
        limits.sort(key=len)
        found: Sequence[int] = range(len(self.findings))
        if limits:
            found = sorted(limits[0].intersection(*limits[1:]))
        for word in search_key(asked.words).split():
            keys = map(self._keys.__getitem__, found)
            found = list(compress(found, map(contains, keys, repeat(word))))
        if sorting == FIRST_DUE or not found:
            return found
        order = self._orders.of(sorting)
        whole = len(found) == len(order)
        return order if whole else list(filter(frozenset(found).__contains__, order))

    def count_kinds(self, places: Sequence[int]) -> tuple[int, int, int]:
        """How many 指摘 and 意見 stand at some places, and how many were joined to another."""
        whole = len(places) == len(self.findings)
        kinds = self._kinds if whole else bytes(map(self._kinds.__getitem__, places))
        return kinds.count(_KINDS["指摘"]), kinds.count(_KINDS["意見"]), kinds.count(_JOINED)

    def place_of(self, finding: str) -> int | None:
        """Where a finding stands, by its id; None when there is none."""
        return self._ids.get(finding)

    def partners(self, finding: LedgerFinding) -> list[LedgerFinding]:
        """Those with which a finding was joined; the one that stands for all comes first."""
        groups = [group for group in (finding.joined, finding.id) if group]
        found = [at for group in groups if (at := self._ids.get(group)) is not None]
        for group in groups:
            found += sorted(self._having.get(("joined", group), ()))
        others = dict.fromkeys(found)
        others.pop(self._ids.get(finding.id, -1), None)
        return [self.findings[at] for at in others]

    def text_then(self, finding: LedgerFinding, present: Sequence[str]) -> str:
        """What is searched of a finding, folded; "" where it is not the same as it was then."""
        at = self._ids.get(finding.id)
        if at is None or self.findings[at] != finding or self._now(finding) != present:
            return ""
        return self._keys[at]

    def _any_of(self, name: str, values: Sequence[object]) -> set[int]:
        found = [self._having.get((name, value), set()) for value in values]
        return found[0] if len(found) == 1 else set().union(*found)

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
            if one.joined:
                having["joined", one.joined].add(at)
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
            return {at for at in awaited if is_past(last[at], today)}
        day = parse_day(today)
        until = (day + _SOON).isoformat() if day else today
        return {at for at in awaited if today <= last[at] <= until}


def is_overdue(finding: LedgerFinding, today: str) -> bool:
    """Whether what is awaited of a finding should have come by now."""
    return is_past(finding.is_late_after, today)


def _unknown(_finding: LedgerFinding, _present: Sequence[str]) -> str:
    return ""


def _key(finding: LedgerFinding, names: Mapping[str, str], present: Sequence[str]) -> str:
    systems = (names.get(system, system) for system in finding.systems)
    sections = dict.fromkeys((*finding.sections, *present))
    parts = (finding.code, finding.text, finding.theme, *systems, *sections)
    return search_key("\n".join((*parts, *finding.clauses)))
