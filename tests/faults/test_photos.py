"""S3, S9 and F16, in short: hostile photos end nothing, what is hidden leaves no trace.

The long form is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.hidden_traces import compare_pairs, compare_pairs_without_growing
from tests.faults.hostile_photos import alter_photos, alter_photos_before_a_bare_decoder
from tests.faults.low_memory import sweep_memory


def test_every_altered_photo_is_refused_in_words_or_taken() -> None:
    figures = run_apart(partial(alter_photos, 400, 1))
    assert figures.counts["HEIC refused"] > 20
    assert figures.counts["JPEG taken"] > 5
    assert not figures.bad, figures.problems


def test_a_bare_decoder_is_noticed() -> None:
    """The control."""
    assert run_apart(partial(alter_photos_before_a_bare_decoder, 100, 2)).bad > 20


def test_what_is_hidden_leaves_no_trace() -> None:
    figures = run_apart(partial(compare_pairs, 60, 1))
    assert not figures.bad, figures.problems


def test_a_trace_is_noticed() -> None:
    """The control: without growing to whole blocks."""
    assert run_apart(partial(compare_pairs_without_growing, 30, 2)).bad > 5


def test_photos_under_little_memory_are_taken_or_refused_in_words() -> None:
    figures = run_apart(partial(sweep_memory, 5, 4))
    assert figures.counts["taken"] > 0
    assert figures.counts["refused"] > 0
    assert not figures.bad, figures.problems
