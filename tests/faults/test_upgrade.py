"""F10, in short: a move to a newer version that is interrupted leaves the old file or the new one.

The long form is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.upgrade import cut_upgrades, kill_upgrades, kill_upgrades_in_pieces


def test_a_killed_move_leaves_the_old_file_or_the_new() -> None:
    figures = run_apart(partial(kill_upgrades, 24, 1))
    assert figures.counts["still old"]
    assert not figures.bad, figures.problems


def test_a_move_without_power_leaves_the_old_file_or_the_new() -> None:
    figures = run_apart(partial(cut_upgrades, 60, 2))
    assert figures.counts["still old"]
    assert not figures.bad, figures.problems


def test_a_move_in_pieces_is_noticed() -> None:
    """The control: the steps are no one transaction."""
    assert run_apart(partial(kill_upgrades_in_pieces, 30, 3)).bad
