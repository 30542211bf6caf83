"""F6, in short: of several processes one gets the workspace, the others are told 使用中.

The long form is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.race import race, race_without_a_lock


def test_one_gets_it_and_the_others_are_told() -> None:
    figures = run_apart(partial(race, 12, 1))
    assert figures.counts["to open"] > 2
    assert figures.counts["to make"] > 2
    assert not figures.bad, figures.problems


def test_two_writers_are_noticed() -> None:
    """The control: nobody holds the lock."""
    assert run_apart(partial(race_without_a_lock, 8, 2)).bad
