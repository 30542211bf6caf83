"""F14: several copies of one record, what their people do, and how they meet.

The rules and the promises checked here know entries only as the bytes that are handed over, so
that they do not share a mistake with the merge. Who does what when is in merge_machine.py.
"""

from __future__ import annotations

import copy
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from hashlib import sha256

from wakayama_audit_gui.record.chain import find_forks
from wakayama_audit_gui.record.clock import Clock, SteppingClock
from wakayama_audit_gui.record.commitment import named_blobs
from wakayama_audit_gui.record.entry import read_entry
from wakayama_audit_gui.record.erasure import Cut, Erasing, is_erasure
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.heads import is_contested
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.record.merge import Bundle

VISITS = ("11" * 16, "22" * 16)
PLACES = ("33" * 16, "44" * 16)
ITEMS = ("visitor_badge", "screen_lock", "an_item_nobody_asks")
_CHECKLIST = json.dumps({"v": 1, "items": [{"id": item} for item in ITEMS[:2]]}).encode()
_NOTHING = Bundle({}, {}, {})


class World:
    """Replicas of one record, and every entry that was acknowledged on any of them.

    Args:
        number: How many replicas, all of them with the same two visits.
        clock_of: The clock of each; wrong ones when not said.
    """

    def __init__(self, number: int, clock_of: Callable[[int], Clock] | None = None) -> None:
        clock_of = clock_of or _wrong_clock
        first = MemoryStore(clock_of(0), actor="a" * 32)
        self.replicas = [first]
        self.acked: set[bytes] = set()
        for visit in VISITS:
            facts = [NewFact(f"visit:{visit}", "title", "見本の調査")]
            blob = sha256(_CHECKLIST).hexdigest()
            facts += [NewFact(f"place:{place}", "checklist", blob) for place in PLACES]
            self._write(0, visit, facts, [_CHECKLIST])
        for count in range(1, number):
            self.replicas.append(MemoryStore(clock_of(count), actor=f"{count:032x}"))
            self.deliver(0, count)

    def write(self, where: int, visit: str, subject: str, values: dict[str, JsonValue]) -> None:
        """One act: some fields of one subject get values, as seen on that replica."""
        self._write(where, visit, [NewFact(subject, f, v) for f, v in values.items()])

    def write_blindly(self, where: int, visit: str, subject: str, field: str, value: str) -> None:
        """A value from someone who had no other value in view."""
        self._write(where, visit, [NewFact(subject, field, value, based_on=())])

    def add_photo(self, where: int, visit: str, photo: str, data: bytes) -> None:
        """A photo with its bytes."""
        fact = NewFact(f"photo:{photo}", "blob", sha256(data).hexdigest())
        self._write(where, visit, [fact], [data])

    def erase(self, where: int, pick: int) -> None:
        """Lawfully erases everything ever said of one of the fields a replica knows."""
        store = self.replicas[where]
        said = sorted(
            (subject, field)
            for visit in VISITS
            for subject, fields in store.state(f"visit:{visit}").items()
            for field in fields
            if not is_erasure(subject)
        )
        subject, field = said[pick % len(said)]
        self.acked.add(
            store.erase([Erasing([Cut(subject, field)])], "見本 太郎", "写り込み", "見本 花子")[
                0
            ].entry
        )

    def approve(self, where: int) -> None:
        """Carries out the erasures that came from elsewhere."""
        store = self.replicas[where]
        for entry in store.absorb(_NOTHING).erasures:
            store.approve_erasure(entry)

    def copy(self, where: int) -> None:
        """Somebody copies the file and works on in both: two writers under one actor's name."""
        self.replicas.append(copy.deepcopy(self.replicas[where]))

    def deliver(self, giver: int, taker: int, dice: random.Random | None = None) -> None:
        """Hands over everything, or with dice any part of it, in any order."""
        whole = self.replicas[giver].export()
        self.replicas[taker].absorb(whole if dice is None else _part(whole, dice))

    def settle(self, dice: random.Random) -> None:
        """Everybody gives everything to everybody, in any order, and approves what is asked."""
        pairs = [
            (giver, taker)
            for giver in range(len(self.replicas))
            for taker in range(len(self.replicas))
            if giver != taker
        ]
        for _ in range(2):
            dice.shuffle(pairs)
            for giver, taker in pairs:
                self.deliver(giver, taker)
            for where in range(len(self.replicas)):
                self.approve(where)

    def faults(self) -> list[str]:
        """What is wrong after settling; empty when every promise holds."""
        first = self.replicas[0].export()
        found = [f"held: {entry.hex()}" for entry, _ in self.replicas[0].absorb(_NOTHING).held]
        found += [f"ack missing: {entry.hex()}" for entry in self.acked - first.entries.keys()]
        seen = [_seen(store) for store in self.replicas]
        found += [
            f"replica {number} differs in {part}"
            for number, other in enumerate(seen)
            for part in other
            if other[part] != seen[0][part]
        ]
        heads = {
            (book, subject, field): sorted(head.entry.hex() for head in cell)
            for book in (f"visit:{visit}" for visit in VISITS)
            for subject, fields in self.replicas[0].state(book).items()
            for field, cell in fields.items()
        }
        if heads != heads_by_the_rule(first):
            found.append("heads are not those that no fact is based on")
        return found

    def counts(self) -> Counter[str]:
        """What a settled world holds."""
        whole = self.replicas[0].export()
        forks = find_forks(read_entry(raw) for raw in whole.entries.values())
        return Counter(
            {
                "replicas": len(self.replicas),
                "entries": len(whole.entries),
                "histories with a fork": bool(forks),
                "histories with an erasure": bool(whole.erased),
                "contested cells": sum(
                    is_contested(cell)
                    for visit in VISITS
                    for fields in self.replicas[0].state(f"visit:{visit}").values()
                    for cell in fields.values()
                ),
            }
        )

    def _write(
        self, where: int, visit: str, facts: list[NewFact], blobs: list[bytes] | None = None
    ) -> None:
        receipt = self.replicas[where].append(f"visit:{visit}", "見本 太郎", facts, blobs or ())
        self.acked.add(receipt.entry)


def _wrong_clock(count: int) -> Clock:
    """One is days ahead, one runs backwards."""
    if not count:
        return SteppingClock()
    return SteppingClock(f"2026-10-{10 + count}T09:00:00+09:00", (-1) ** count * 700)


def heads_by_the_rule(bundle: Bundle) -> dict[tuple[str, str, str], list[str]]:
    """The heads of every cell, straight from the bytes: what no later fact names as a base."""
    said: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    passed: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for entry, raw in bundle.entries.items():
        found = json.loads(raw)
        for subject, field, _version, _commitment, bases in found["facts"]:
            cell = found["book"], subject, field
            said[cell].add(entry.hex())
            passed[cell].update(bases)
    return {cell: sorted(entries - passed[cell]) for cell, entries in said.items()}


def _seen(store: MemoryStore) -> dict[str, object]:
    """Everything a person could see of a replica, in comparable form."""
    books = [f"visit:{visit}" for visit in VISITS]
    whole = store.export()
    return {
        "digest": [store.digest(book) for book in books],
        "state": [store.state(book) for book in books],
        "visits": store.visits(),
        "entries": set(whole.entries),
        "values": whole.values,
        "blobs": {name: name in whole.blobs for name in _named(whole)},
        "held": store.absorb(_NOTHING).held,
        "forks": find_forks(read_entry(raw) for raw in whole.entries.values()),
        "search": sorted(store.search("見本", 10_000)),
    }


def _named(whole: Bundle) -> set[str]:
    """Names of the blobs that values still name."""
    return {name for value in whole.values.values() for name in named_blobs(json.loads(value.body))}


def _part(whole: Bundle, dice: random.Random) -> Bundle:
    """Any part of a bundle, in any order, as a broken-off transfer would leave it."""
    share = dice.random()
    entries = [pair for pair in whole.entries.items() if dice.random() < share]
    dice.shuffle(entries)
    return Bundle(
        dict(entries),
        {c: v for c, v in whole.values.items() if dice.random() < share},
        {h: b for h, b in whole.blobs.items() if dice.random() < share},
    )
