"""F4, in short: a disk that reports an error loses nothing and is called by its name.

The long form, at every call, is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

import pytest

from tests.faults.apart import run_apart
from tests.faults.failing_disk import fail_calls


@pytest.mark.parametrize("lasting", [False, True])
def test_an_error_of_the_disk_is_said_in_words_and_loses_nothing(lasting: bool) -> None:
    figures = run_apart(partial(fail_calls, 37, lasting))
    assert figures.counts["failures said"] > 10
    assert not figures.bad, figures.problems
