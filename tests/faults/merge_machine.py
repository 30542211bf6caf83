"""F14: who does what when, so that copies of a record may meet in any way.

What must hold when they have met is in replicas.py; how many histories are tried is set by the
caller.
"""

from __future__ import annotations

import random

from hypothesis import HealthCheck, settings
from hypothesis import seed as begin_with
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from tests.faults.figures import Figures
from tests.faults.replicas import ITEMS, PLACES, VISITS, World
from wakayama_audit_gui.record.fact import JsonValue

_STEPS = 25
MOST = 6
"""Replicas."""
_WHERE = st.integers(0, MOST - 1)
_VISIT = st.sampled_from(VISITS)
_SEED = st.integers(0, 2**32 - 1)
_TEXT = st.sampled_from(["見本の入退室", "見本の端末", "施錠", "", "髙橋"])
_VALUES: st.SearchStrategy[JsonValue] = st.one_of(
    _TEXT, st.none(), st.booleans(), st.integers(0, 2)
)
_CHANGES = st.dictionaries(
    st.sampled_from(["verdict", "remark", "caption", "name", "title"]),
    _VALUES,
    min_size=1,
    max_size=3,
)
_PHOTOS = ("55" * 16, "66" * 16)


@st.composite
def _subjects(draw: st.DrawFn) -> tuple[str, str]:
    """(visit, subject) of one of the few things everybody works on."""
    visit = draw(_VISIT)
    answers = [f"answer:{visit}/{place}/{item}" for place in PLACES for item in ITEMS]
    others = [f"place:{place}" for place in PLACES] + [f"photo:{photo}" for photo in _PHOTOS]
    return visit, draw(st.sampled_from([*answers, *others, f"visit:{visit}"]))


class MergeMachine(RuleBasedStateMachine):
    """Two to six replicas; at the end of every history they all meet."""

    world: World
    dice: random.Random

    @initialize(number=st.integers(2, MOST), seed=_SEED)
    def begin(self, number: int, seed: int) -> None:
        self.world = World(number)
        self.dice = random.Random(seed)

    @rule(acts=st.lists(st.tuples(_WHERE, _subjects(), _CHANGES), min_size=2, max_size=8))
    def write(self, acts: list[tuple[int, tuple[str, str], dict[str, JsonValue]]]) -> None:
        for where, at, values in acts:
            self.world.write(self._replica(where), *at, values)

    @rule(where=_WHERE, at=_subjects(), value=_TEXT)
    def write_blindly(self, where: int, at: tuple[str, str], value: str) -> None:
        self.world.write_blindly(self._replica(where), *at, "remark", value)

    @rule(where=_WHERE, at=_subjects(), removed=st.booleans())
    def remove_or_restore(self, where: int, at: tuple[str, str], removed: bool) -> None:
        self.world.write(self._replica(where), *at, {"removed": removed})

    @rule(where=_WHERE, visit=_VISIT, photo=st.sampled_from(_PHOTOS), number=st.integers(0, 3))
    def add_photo(self, where: int, visit: str, photo: str, number: int) -> None:
        self.world.add_photo(self._replica(where), visit, photo, b"sample photo %d" % number)

    @rule(where=_WHERE, pick=st.integers(0, 999))
    def erase(self, where: int, pick: int) -> None:
        self.world.erase(self._replica(where), pick)

    @rule(where=_WHERE)
    def approve(self, where: int) -> None:
        self.world.approve(self._replica(where))

    @rule(giver=_WHERE, taker=_WHERE)
    def deliver(self, giver: int, taker: int) -> None:
        self.world.deliver(self._replica(giver), self._replica(taker))

    @rule(giver=_WHERE, taker=_WHERE, seed=_SEED)
    def deliver_a_part(self, giver: int, taker: int, seed: int) -> None:
        self.world.deliver(self._replica(giver), self._replica(taker), random.Random(seed))

    @rule(where=_WHERE)
    def copy(self, where: int) -> None:
        if len(self.world.replicas) < MOST:
            self.world.copy(self._replica(where))

    def teardown(self) -> None:
        """Everybody meets; every promise must hold."""
        if hasattr(self, "world"):
            self.world.settle(self.dice)
            faults = self.world.faults()
            assert not faults, "\n".join(faults)

    def _replica(self, number: int) -> int:
        return number % len(self.world.replicas)


def meet(histories: int, seed: int) -> Figures:
    """Lets replicas meet after so many histories; stops at the first that breaks a promise."""
    figures = Figures("F14", "two to six replicas meet in any order")

    class Counted(MergeMachine):
        """Counts what happened in the histories."""

        def teardown(self) -> None:
            """Everybody meets; every promise must hold."""
            super().teardown()
            if hasattr(self, "world"):
                figures.counts += self.world.counts()
                figures.judge("", [])

    effort = settings(
        max_examples=histories,
        stateful_step_count=_STEPS,
        deadline=None,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(begin_with(seed)(Counted), settings=effort)
    except AssertionError as error:
        notes = getattr(error, "__notes__", [])
        figures.judge(f"seed {seed}", ["\n".join([str(error), *notes])])
    return figures
