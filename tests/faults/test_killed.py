"""F1, in short: what was called saved survives a kill at any moment.

The long form is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.killed import kill_at_calls, kill_at_random
from tests.faults.workload import work, work_acked_too_early


def test_every_ack_survives_a_kill_at_a_random_moment() -> None:
    figures = run_apart(partial(kill_at_random, 100, 1, work))
    assert figures.counts["acks"] > 5
    assert not figures.bad, figures.problems


def test_every_ack_survives_a_kill_before_any_system_call() -> None:
    figures = run_apart(partial(kill_at_calls, 100, 2, work))
    assert figures.counts["acks"] > 50
    assert not figures.bad, figures.problems


def test_an_ack_before_the_commit_is_noticed() -> None:
    """The control: the same work, called saved while its transaction is still open."""
    assert run_apart(partial(kill_at_calls, 25, 3, work_acked_too_early)).bad
