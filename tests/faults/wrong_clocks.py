"""F12: clocks are wrong; what stands, and what is shown in which order, is the same all the same.

The same people do the same things twice, once by good clocks and once by clocks that jump, run
backwards or stand in another century, and hand over in the same order.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta, timezone

from tests.faults.figures import Figures
from tests.faults.replicas import ITEMS, PLACES, VISITS, World
from wakayama_audit_gui.record.chain import find_clock_changes
from wakayama_audit_gui.record.clock import Moment
from wakayama_audit_gui.record.commitment import canonical
from wakayama_audit_gui.record.entry import Entry, read_entry
from wakayama_audit_gui.record.erasure import is_erasure
from wakayama_audit_gui.record.fact import Cell, State
from wakayama_audit_gui.record.memory_store import MemoryStore

_ACTS = 14
_BEGIN = datetime(2026, 10, 21, 9, tzinfo=UTC)


class _Clock:
    """A clock that every reading moves on, well or wildly; the monotonic one is always well."""

    def __init__(self, boot: str, dice: random.Random | None) -> None:
        self._boot = boot
        self._dice = dice
        self._read = 0

    def now(self) -> Moment:
        """The next moment."""
        self._read += 1
        at = _BEGIN + timedelta(seconds=self._read)
        if self._dice:
            ahead = timedelta(seconds=self._dice.randint(-(2**31), 2**31))
            zone = timezone(timedelta(minutes=self._dice.randint(-720, 840)))
            at = (at + ahead).astimezone(zone)
        return Moment(at.isoformat(timespec="milliseconds"), self._read * 10**9, self._boot)


def meet_by_wrong_clocks(histories: int, seed: int) -> Figures:
    """Compares so many histories by good and by wrong clocks."""
    figures = Figures("F12", "the same history by good and by wrong clocks")
    dice = random.Random(seed)
    while figures.tried < histories:
        what = dice.getrandbits(64)
        worlds = [_live(what, None), _live(what, random.Random(dice.getrandbits(64)))]
        problems = [fault for world in worlds for fault in world.faults()]
        good, wrong = ([_seen(store) for store in world.replicas] for world in worlds)
        problems += [
            f"replica {number}: {part} differs"
            for number, (one, other) in enumerate(zip(good, wrong, strict=True))
            for part in one
            if one[part] != other[part]
        ]
        problems += ["a wrong clock went unnoticed"] if _unnoticed(worlds[1]) else []
        figures.counts["contested cells"] += worlds[0].counts()["contested cells"]
        figures.judge(f"history {figures.tried}", problems)
    return figures


def meet_where_the_latest_wins(histories: int, seed: int) -> Figures:
    """The control: of several heads the one with the latest time stands. In its own process."""
    state_of = MemoryStore.state

    def state(store: MemoryStore, book: str) -> State:
        return {
            subject: {field: _latest(cell) for field, cell in fields.items()}
            for subject, fields in state_of(store, book).items()
        }

    setattr(MemoryStore, "state", state)  # noqa: B010 - a method, which mypy will not assign
    return meet_by_wrong_clocks(histories, seed)


def _latest(cell: Cell) -> Cell:
    return (max(cell, key=lambda head: datetime.fromisoformat(head.at)),)


def _live(what: int, wild: random.Random | None) -> World:
    """One history: what is done is settled by `what`, by which clocks by `wild`."""
    dice = random.Random(what)
    number = dice.randint(2, 4)
    world = World(number, lambda count: _Clock(f"boot {count}", wild))
    for turn in range(_ACTS):
        where, visit = dice.randrange(number), dice.choice(VISITS)
        subject = f"answer:{visit}/{dice.choice(PLACES)}/{dice.choice(ITEMS)}"
        kind = dice.random()
        if kind < 0.5:
            world.write(where, visit, subject, {"remark": f"見本 {turn}", "verdict": turn % 3})
        elif kind < 0.6:
            world.write(where, visit, subject, {"removed": True})
        elif kind < 0.7:
            world.erase(where, dice.randrange(1_000))
        else:
            world.deliver(where, dice.randrange(number))
    world.settle(dice)
    return world


def _seen(store: MemoryStore) -> dict[str, object]:
    """What a person sees, but for ids, salts and times, which are another each time."""
    # An erasure is named after the entry that asks for it, and so after its time.
    states = [
        {
            subject: fields
            for subject, fields in store.state(f"visit:{visit}").items()
            if not is_erasure(subject)
        }
        for visit in VISITS
    ]
    subjects = [sorted(state) for state in states]
    return {
        "subjects": subjects,
        "what stands": [
            (subject, field, sorted(_said(cell)))
            for state in states
            for subject, fields in sorted(state.items())
            for field, cell in sorted(fields.items())
        ],
        "history": [
            sorted((line.field, canonical(line.value), line.erased) for line in store.history(s))
            for s in sorted({subject for names in subjects for subject in names})
        ],
    }


def _said(cell: Cell) -> list[tuple[bytes, bool]]:
    return [(canonical(head.value), head.erased) for head in cell]


def _unnoticed(world: World) -> bool:
    """Whether a chain of two entries and more shows no change of its clock."""
    entries = map(read_entry, world.replicas[0].export().entries.values())
    chains: dict[tuple[str, str], list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.seq):
        chains.setdefault((entry.book, entry.actor), []).append(entry)
    long = [chain for chain in chains.values() if len(chain) > 1]
    return any(not list(find_clock_changes(chain)) for chain in long)
