"""F5: media that cannot be written are read, and every wish to write is refused in words."""

from __future__ import annotations

from tests.faults.apart import run_apart
from tests.faults.read_only import try_everything, try_everything_with_the_wrong_words


def test_read_only_media_are_read_and_never_written() -> None:
    figures = run_apart(try_everything)
    assert figures.tried > 20
    assert not figures.bad, figures.problems


def test_the_wrong_words_are_noticed() -> None:
    """The control: a medium that cannot be written is called damaged."""
    assert run_apart(try_everything_with_the_wrong_words).bad
