"""Chains: the entries of one actor in one book, each naming the one before it.

Whether an entry may be applied is decided in merge.py; here a chain that is already together is
looked at: is it whole, was it forked, was the clock changed along it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from wakayama_audit_gui.record.entry import Entry, Link

_TOLERANCE_S = 2.0  # wall clocks are nudged by time services all the time


class Fork(NamedTuple):
    """Two or more entries that claim the same place in one chain; all are kept.

    Attributes:
        link: The place they claim.
        entries: Their ids, sorted.
    """

    link: Link
    entries: tuple[bytes, ...]


class Break(NamedTuple):
    """An entry whose prev is missing or is not the one before it in its chain."""

    entry: bytes
    link: Link


class ClockChange(NamedTuple):
    """The wall clock moved against the monotonic one between two entries of a chain.

    Attributes:
        entry: The first entry stamped by the changed clock.
        seconds: How far it was put forward; negative: back.
    """

    entry: bytes
    seconds: float


def find_forks(entries: Iterable[Entry]) -> list[Fork]:
    """Places claimed by more than one entry, in order."""
    claims: dict[Link, set[bytes]] = defaultdict(set)
    for entry in entries:
        claims[entry.link].add(entry.id)
    return [Fork(link, tuple(sorted(ids))) for link, ids in sorted(claims.items()) if len(ids) > 1]


def find_breaks(entries: Iterable[Entry]) -> list[Break]:
    """Entries that do not follow on the entry they name as their prev."""
    links = {entry.id: entry for entry in entries}
    return [
        Break(entry.id, entry.link)
        for entry in links.values()
        if entry.prev is not None
        and (
            (prev := links.get(entry.prev)) is None
            or prev.link != Link(entry.book, entry.actor, entry.seq - 1)
        )
    ]


def find_tips(entries: Iterable[Entry]) -> list[bytes]:
    """Ids of the entries that no other one follows: the heads of the chains, sorted."""
    followed: set[bytes] = set()
    found: set[bytes] = set()
    for entry in entries:
        found.add(entry.id)
        if entry.prev is not None:
            followed.add(entry.prev)
    return sorted(found - followed)


def find_clock_changes(chain: Iterable[Entry]) -> Iterator[ClockChange]:
    """Where the clock was changed along a chain, within one boot at a time.

    Args:
        chain: Entries of one actor, in order.
    """
    offset: float | None = None
    boot = ""
    for entry in chain:
        now = datetime.fromisoformat(entry.at).timestamp() - entry.mono / 1e9
        if offset is not None and entry.boot == boot and abs(now - offset) > _TOLERANCE_S:
            yield ClockChange(entry.id, now - offset)
        offset, boot = now, entry.boot
