"""F13, in short: both sides of a copied workspace are kept, and the fork is shown.

The long form is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.copied import copy_and_meet, copy_and_see_no_fork


def test_both_sides_are_kept_and_the_fork_is_shown() -> None:
    figures = run_apart(partial(copy_and_meet, 12, 1))
    assert 2 < figures.counts["copied with its mark"] < 12
    assert not figures.bad, figures.problems


def test_a_fork_that_is_not_shown_is_noticed() -> None:
    """The control: a merge that looks for no forks."""
    assert run_apart(partial(copy_and_see_no_fork, 5, 2)).bad
