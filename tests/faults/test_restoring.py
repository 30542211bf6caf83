"""F11, in short: every backup can be restored and says what was there.

The long form is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.restoring import restore_all, restore_from_forgetful_backups


def test_every_backup_says_what_was_there_when_it_was_made() -> None:
    figures = run_apart(partial(restore_all, 10, 1))
    assert not figures.bad, figures.problems


def test_a_backup_that_forgets_is_noticed() -> None:
    """The control: backups without values."""
    figures = run_apart(partial(restore_from_forgetful_backups, 5, 2))
    assert figures.bad == figures.tried > 0
