"""F4, in short: a disk that reports an error loses nothing and is called by its name.

The long form, at every call, is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

import pytest

from tests.faults.apart import run_apart
from tests.faults.failing_disk import fail_calls, fail_calls_with_the_wrong_words


@pytest.mark.parametrize("lasting", [False, True])
def test_an_error_of_the_disk_is_said_in_words_and_loses_nothing(lasting: bool) -> None:
    figures = run_apart(partial(fail_calls, 37, lasting))
    assert figures.counts["failures said"] > 10
    assert not figures.bad, figures.problems


def test_an_error_of_the_disk_called_something_else_is_noticed() -> None:
    """The control: words that speak of damage."""
    figures = run_apart(fail_calls_with_the_wrong_words)
    assert figures.bad == figures.tried > 0
