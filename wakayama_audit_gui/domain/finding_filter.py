"""Finding one's way among 指摘・意見: words, class, state, 課, system, year, what is overdue.

Which findings there are is read by use_cases/read_findings.py; drawing them is the board's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.search_key import search_key

OPEN, OVERDUE, UNDECIDED = "未完了", "期限超過", "未確定"
"""States of the filter that are none of `FindingState`."""


class FindingFilter(NamedTuple):
    """What is asked for; an empty field asks for nothing.

    Attributes:
        words: All of them must be found, separated by blanks.
        kind: ``指摘`` or ``意見``.
        state: One of `FindingState`, or OPEN, OVERDUE, UNDECIDED.
        section: 課.
        system: System id.
        fiscal_year: e.g. 2026; 0 asks for nothing.
        ids: Only these findings; empty asks for nothing.
        about: What those findings are, in words.
    """

    words: str = ""
    kind: str = ""
    state: str = ""
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

    Attributes:
        findings: As given.
    """

    def __init__(self, findings: Sequence[LedgerFinding], names: Mapping[str, str]) -> None:
        self.findings = tuple(findings)
        self._keys = [_key(finding, names) for finding in findings]

    def find(self, asked: FindingFilter, today: str) -> list[LedgerFinding]:
        """The findings that are asked for, in order.

        Args:
            asked: The filter.
            today: ISO date, for what is overdue.
        """
        words = search_key(asked.words).split()
        return [
            finding
            for finding, key in zip(self.findings, self._keys, strict=True)
            if all(word in key for word in words) and _is_asked(finding, asked, today)
        ]

    def sections(self) -> list[str]:
        """Every 課 that occurs, in the order of its first finding."""
        return list(dict.fromkeys(s for finding in self.findings for s in finding.sections))

    def systems(self) -> list[str]:
        """Every system that occurs, in the order of its first finding."""
        return list(dict.fromkeys(s for finding in self.findings for s in finding.systems))

    def years(self) -> list[int]:
        """Every 年度 that occurs, latest first."""
        return sorted({finding.fiscal_year for finding in self.findings}, reverse=True)


def is_overdue(finding: LedgerFinding, today: str) -> bool:
    """Whether what is awaited of a finding should have come by now."""
    return "" < finding.is_late_after < today


def _is_asked(finding: LedgerFinding, asked: FindingFilter, today: str) -> bool:
    return (
        (not asked.ids or finding.id in asked.ids)
        and asked.kind in ("", finding.kind)
        and asked.fiscal_year in (0, finding.fiscal_year)
        and (not asked.section or asked.section in finding.sections)
        and (not asked.system or asked.system in finding.systems)
        and _is_in_state(finding, asked.state, today)
    )


def _is_in_state(finding: LedgerFinding, state: str, today: str) -> bool:
    if not state:
        return True
    if state == OVERDUE:
        return is_overdue(finding, today)
    if finding.state is None:
        return state in (UNDECIDED, OPEN)
    return finding.state.is_open if state == OPEN else finding.state == state


def _key(finding: LedgerFinding, names: Mapping[str, str]) -> str:
    systems = (names.get(system, system) for system in finding.systems)
    parts = (finding.code, finding.text, finding.theme, *systems, *finding.sections)
    return search_key("\n".join((*parts, *finding.clauses)))
