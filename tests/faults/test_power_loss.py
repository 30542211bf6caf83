"""F2, in short: what was called saved survives a loss of power.

The long form is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.power_loss import PYTHON_DEFAULT, lose_power


def test_every_ack_survives_a_loss_of_power() -> None:
    figures = run_apart(partial(lose_power, 900, 1))
    assert figures.counts["Ack"] > 5
    assert not figures.bad, figures.problems


def test_the_default_of_the_sqlite3_module_loses_acks() -> None:
    """The control: a harness that finds nothing here finds nothing anywhere."""
    figures = run_apart(partial(lose_power, 300, 1, PYTHON_DEFAULT))
    assert figures.bad > 20
    assert any("lost" in problem for problem in figures.problems)
