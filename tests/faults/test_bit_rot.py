"""F9, in short: rotten bits are named or harmless, and what is whole can be salvaged.

The long form is ``python -m tests.faults``.
"""

from __future__ import annotations

from functools import partial

from tests.faults.apart import run_apart
from tests.faults.bit_rot import (
    cut_short,
    flip_bits,
    flip_bits_before_a_blind_doctor,
    zero_pages,
)


def test_no_flipped_bit_goes_unnoticed() -> None:
    figures = run_apart(partial(flip_bits, 1500, 1))
    assert figures.counts["found by the doctor"] > 300
    assert figures.counts["harmless"] > 100
    assert not figures.bad, figures.problems


def test_no_missing_end_goes_unnoticed() -> None:
    figures = run_apart(partial(cut_short, 3000, 2, 5))
    assert figures.counts["harmless"] == 0
    assert figures.counts["entries that stand in the new file"] > 100
    assert not figures.bad, figures.problems


def test_what_lies_outside_zeroed_pages_is_salvaged() -> None:
    figures = run_apart(partial(zero_pages, 4))
    counts = figures.counts
    assert counts["entries that stand in the new file"] > counts["entries the doctor could read"]
    assert not figures.bad, figures.problems


def test_a_blind_doctor_is_noticed() -> None:
    """The control: a doctor who finds everything well."""
    figures = run_apart(partial(flip_bits_before_a_blind_doctor, 400, 3))
    assert figures.counts["silent"] + figures.counts["crashed"] > 20
