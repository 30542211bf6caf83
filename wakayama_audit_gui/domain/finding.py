"""Judging the class of a finding against its precedents.

The class is never derived: precedents are shown, and only departing from them asks a reason.
The wording of a finding is checked in wording.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.precedent import Precedent
from wakayama_audit_gui.domain.verdict import Verdict


class PrecedentCount(NamedTuple):
    """How earlier findings on the same item were classed."""

    shiteki: int
    iken: int

    @property
    def words(self) -> str:
        """``前例：指摘 5・意見 0``."""
        return f"前例：指摘 {self.shiteki}・意見 {self.iken}"


def count_precedents(precedents: Sequence[Precedent]) -> PrecedentCount:
    """Count precedents by class."""
    kinds = [precedent.kind for precedent in precedents]
    return PrecedentCount(kinds.count(Verdict.SHITEKI), kinds.count(Verdict.IKEN))


def departs_from_precedent(verdict: Verdict, precedents: Sequence[Precedent]) -> bool:
    """Whether a class differs from what every earlier finding on this item was.

    Without precedents, or where they are mixed, there is nothing to depart from.
    """
    kinds = {precedent.kind for precedent in precedents}
    return verdict.raises_finding and len(kinds) == 1 and verdict.value not in kinds
