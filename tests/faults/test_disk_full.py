"""F3, in short: a full disk is said in words, loses nothing, and a retry works.

The long form, in steps of one block, is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.commands import fill_disk_under_commands
from tests.faults.disk_full import COMMANDS, fill_disk, fill_disk_with_the_wrong_words
from tests.faults.small_disk import BLOCK


def test_a_full_disk_is_said_in_words_and_loses_nothing() -> None:
    figures = run_apart(partial(fill_disk, 10 * BLOCK))
    assert figures.tried > 10 * len(COMMANDS)
    assert not figures.bad, figures.problems


def test_a_full_disk_under_a_command_is_said_in_words_and_destroys_nothing() -> None:
    figures = run_apart(partial(fill_disk_under_commands, 16 * BLOCK))
    assert figures.tried > 10
    assert not figures.bad, figures.problems


def test_the_same_without_the_right_to_mount() -> None:
    names = frozenset(["answer", "new workspace"])
    figures = run_apart(partial(fill_disk, 40 * BLOCK, names, mounted=False))
    assert figures.tried > len(names)
    assert not figures.bad, figures.problems


def test_a_full_disk_called_something_else_is_noticed() -> None:
    """The control: words that do not say 空き容量, nor how much is needed."""
    figures = run_apart(fill_disk_with_the_wrong_words)
    assert figures.bad == figures.tried
