"""What several findings may do next together, and which of them may not.

Which state follows which is in finding_life.py; taking the step is use_cases/step_finding.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding, next_states

Unable = Sequence[tuple[Sequence[FindingState], Sequence[LedgerFinding]]]
"""Findings that may not take a step: where they may go instead, and which they are."""


class _Stand(NamedTuple):
    """All on which the next steps rest."""

    audit_kind: str
    state: FindingState | None
    on_site: bool


class Ways:
    """The steps of several findings.

    Args:
        findings: In the order in which they are to be named.
        followed: Ids of findings that a follow-up visit looks at.

    Attributes:
        steps: State → how many may go there; first what most may do.
    """

    def __init__(self, findings: Sequence[LedgerFinding], followed: frozenset[str]) -> None:
        # A hundred thousand stand in a dozen ways.
        self._groups: Mapping[_Stand, list[LedgerFinding]] = defaultdict(list)
        for one in findings:
            stand = _Stand(one.audit_kind, one.state, one.id in followed)
            self._groups[stand].append(one)
        self._next = {one: next_states(one[0], one[1], on_site=one[2]) for one in self._groups}
        counts: Counter[FindingState] = Counter()
        for stand, states in self._next.items():
            counts.update(dict.fromkeys(states, len(self._groups[stand])))
        # Sorting leaves those that as many may take in the order of a life.
        self.steps: Mapping[FindingState, int] = dict(
            sorted(counts.items(), key=lambda step: -step[1])
        )

    def able(self, state: FindingState) -> list[LedgerFinding]:
        """Those that may go to a state."""
        groups = (self._groups[one] for one, states in self._next.items() if state in states)
        return [finding for group in groups for finding in group]

    def unable(self, state: FindingState | None) -> Unable:
        """Those that may not go to a state, None: to none at all; by where they stand."""
        return [
            (states, self._groups[one])
            for one, states in self._next.items()
            if (state not in states if state else not states)
        ]
