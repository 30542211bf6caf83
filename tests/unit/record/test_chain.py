"""Chains: forks, breaks, tips and clocks that were changed."""

from wakayama_audit_gui.record.chain import (
    Break,
    Fork,
    find_breaks,
    find_clock_changes,
    find_forks,
    find_tips,
)
from wakayama_audit_gui.record.clock import Moment
from wakayama_audit_gui.record.entry import Entry, EntryFact, Link, read_entry, write_entry

ACTOR = "a" * 32
START = Moment("2026-10-21T09:00:00+09:00", 0, "boot")


def entry(seq: int, prev: Entry | None, by: str = "p", moment: Moment = START) -> Entry:
    fact = EntryFact("s", "f", 1, b"\0" * 32, ())
    link = Link("visit:1", ACTOR, seq)
    return read_entry(write_entry(link, prev.id if prev else None, moment, by, [fact]))


FIRST = entry(1, None)
SECOND = entry(2, FIRST)
OTHER_SECOND = entry(2, FIRST, "q")
THIRD = entry(3, SECOND)


def test_a_fork_is_one_place_with_two_entries() -> None:
    assert find_forks([FIRST, SECOND, THIRD, SECOND]) == []
    both = tuple(sorted((SECOND.id, OTHER_SECOND.id)))
    assert find_forks([OTHER_SECOND, FIRST, SECOND]) == [Fork(SECOND.link, both)]


def test_a_break_is_an_entry_without_the_one_before() -> None:
    assert find_breaks([THIRD, FIRST, SECOND]) == []
    assert find_breaks([FIRST, THIRD]) == [Break(THIRD.id, THIRD.link)]
    skipped = entry(3, FIRST)
    assert find_breaks([FIRST, skipped]) == [Break(skipped.id, skipped.link)]


def test_tips_are_followed_by_nothing() -> None:
    assert find_tips([FIRST, SECOND, OTHER_SECOND, THIRD]) == sorted((THIRD.id, OTHER_SECOND.id))


def at(clock: str, seconds: int, boot: str = "boot") -> Entry:
    moment = Moment(f"2026-10-21T{clock}:00+09:00", seconds * 1_000_000_000, boot)
    return entry(1, None, moment=moment)


def test_a_changed_clock_is_noticed_within_a_boot() -> None:
    chain = [
        at("09:00", 0),
        at("09:01", 61),
        at("10:02", 121),
        at("08:00", 0, "next"),
        at("08:01", 60, "next"),
    ]
    (change,) = find_clock_changes(chain)
    assert change.entry == chain[2].id
    assert 3590 < change.seconds < 3610
