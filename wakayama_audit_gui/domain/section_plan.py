"""The 改善計画 of one 課: a finding that several 課 answer for has one of each.

What a plan says is in finding_life.py; how it is handed out in improvement_form.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wakayama_audit_gui.domain.finding_life import ImprovementPlan
from wakayama_audit_gui.domain.improvement_form import MeasureProgress, Progress

_DONE = frozenset((Progress.DONE, MeasureProgress.DONE))


class SectionPlan(NamedTuple):
    """What a 課 wrote.

    Attributes:
        section: 課 as it is called today; "" of a finding that names none.
        recorded: The name it wrote under; "" where all 課 of the finding said the same together.
        plan: What it wrote; empty before it did.
    """

    section: str
    recorded: str
    plan: ImprovementPlan

    @property
    def is_promised(self) -> bool:
        """Whether it says what is done until when, confirmed by the 所属長."""
        return bool(self.plan.measure and self.plan.due and self.plan.confirmed_by)

    @property
    def is_done(self) -> bool:
        """Whether the 課 says that it is done."""
        return self.plan.progress in _DONE

    @property
    def is_reported(self) -> bool:
        """Whether it says that it is done, confirmed by the 所属長."""
        return self.is_done and bool(self.plan.confirmed_by)

    @property
    def is_told(self) -> bool:
        """Whether it says what becomes of the 措置, confirmed by the 所属長."""
        plan = self.plan
        return bool((plan.progress or plan.measure or plan.result) and plan.confirmed_by)


def nearest_due(plans: Iterable[SectionPlan]) -> str:
    """The first day that is promised by a 課 which is not done; "" where none promised any."""
    promised = [one for one in plans if one.plan.due]
    awaited = [one for one in promised if not one.is_done] or promised
    return min((one.plan.due for one in awaited), default="")


def plan_for(plans: Iterable[SectionPlan], section: str) -> ImprovementPlan:
    """The plan of a 課, whether by the name it has today or by that it wrote under."""
    known = list(plans)
    own = [one for one in known if one.recorded == section]
    now = [one for one in known if one.section == section]
    found = own or now or [one for one in known if not one.recorded]
    return found[0].plan if found else ImprovementPlan()
