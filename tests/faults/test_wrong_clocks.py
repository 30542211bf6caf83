"""F12, in short: nothing depends on clocks, and a changed clock is noticed.

The long form is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.wrong_clocks import meet_by_wrong_clocks, meet_where_the_latest_wins


def test_what_stands_is_the_same_whatever_the_clocks_say() -> None:
    figures = run_apart(partial(meet_by_wrong_clocks, 60, 1))
    assert figures.counts["contested cells"] > 20
    assert not figures.bad, figures.problems


def test_a_rule_by_the_clock_is_noticed() -> None:
    """The control: the latest wins."""
    assert run_apart(partial(meet_where_the_latest_wins, 20, 2)).bad
