"""The work that faults interrupt, and the look afterwards at what is left of it.

The work goes through the store as the product uses it. Interrupting it is killed.py's,
power_loss.py's and disk_full.py's.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeAlias

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.record.merge import Bundle
from wakayama_audit_gui.storage import connection, doctor
from wakayama_audit_gui.storage.location import Place
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.transaction import atomic
from wakayama_audit_gui.storage.workspace import Ground, create_workspace, open_workspace

Work: TypeAlias = Callable[[Path, random.Random, int], None]
"""Works in the workspace of a folder, with dice, for a number of acts; acks on descriptor 1."""

_VISIT, _PLACE = "1" * 32, "2" * 32
_ITEMS = [f"item_{number}" for number in range(6)]
_VERDICTS = ("適合", "指摘", "意見", "対象外", "未確認", "後日確認")
_CHECKLIST = b'{"items":[' + b",".join(b'{"id":"%s"}' % i.encode() for i in _ITEMS) + b'],"v":1}'
BOOK = f"visit:{_VISIT}"
BY = "3" * 32
ANSWER = f"answer:{_VISIT}/{_PLACE}/{_ITEMS[0]}"
_PROBE = "見本"


class Settings(NamedTuple):
    """How SQLite is told to keep what it is given."""

    locking: str
    journal: str
    synchronous: str

    def __str__(self) -> str:
        return f"{self.journal} + {self.synchronous}, {self.locking} locking"


class Examination(NamedTuple):
    """What was found on opening a workspace again.

    Attributes:
        entries: Ids of the entries, in hex.
        problems: Sentences; empty when everything is whole.
    """

    entries: frozenset[str]
    problems: tuple[str, ...]

    def faults(self, acked: set[str]) -> list[str]:
        """What breaks the promise, given the entries that were called saved."""
        lost = sorted(acked - self.entries)
        return [*(f"lost {entry}" for entry in lost), *self.problems]


def workspace_of(folder: Path) -> Path:
    """The workspace in a folder of the harness."""
    return folder / "workspace.kansa-db"


def ground_of(folder: Path) -> Ground:
    """What the workspace of a folder stands on: marks beside it, and no question of media."""
    return Ground(anchors=folder / "anchors", place_of=lambda _path: Place.LOCAL)


def open_store(folder: Path) -> SqliteStore:
    """Opens the workspace of a folder."""
    return open_workspace(workspace_of(folder), ground_of(folder))


def prepare(folder: Path, dice: random.Random) -> None:
    """Makes a folder with a workspace in which some work was done already."""
    folder.mkdir(parents=True, exist_ok=True)
    store = create_workspace(workspace_of(folder), ground_of(folder))
    store.append(BOOK, BY, _first_facts(), [_CHECKLIST])
    for facts, blobs in acts(dice, 3):
        store.append(BOOK, BY, facts, blobs)
    store.close()


def work(folder: Path, dice: random.Random, number: int) -> None:
    """Opens the workspace and does acts, saying ``ack`` as the screen would say 保存済み."""
    store = open_store(folder)
    for facts, blobs in acts(dice, number):
        say_ack(store.append(BOOK, BY, facts, blobs).entry)
    store.close()


def work_acked_too_early(folder: Path, dice: random.Random, number: int) -> None:
    """The same work by someone who says 保存済み before the commit: what a harness must notice."""
    store = open_store(folder)
    with atomic(store.connection):
        for facts, blobs in acts(dice, number):
            say_ack(store.append(BOOK, BY, facts, blobs).entry)
    store.close()


def work_under(settings: Settings, folder: Path, dice: random.Random, number: int) -> None:
    """The same work with other settings; only in a child of its own, for it changes the module."""
    vars(connection)["_WARY"] = ()
    vars(connection)["_KEEP"] = f"PRAGMA locking_mode = {settings.locking}"
    vars(connection)["_DURABLE"] = (
        f"PRAGMA journal_mode = {settings.journal}",
        f"PRAGMA synchronous = {settings.synchronous}",
        "PRAGMA secure_delete = ON",
    )
    work(folder, dice, number)


def say_ack(entry: bytes) -> None:
    """Tells the parent, unbuffered, that an entry is saved."""
    os.write(1, f"ack {entry.hex()}\n".encode())


def examine(folder: Path) -> Examination:
    """Opens the workspace of a folder, looks at everything in it, and works on in it."""
    try:
        with closing(open_store(folder)) as store:
            whole = store.export()
            problems = doctor.examine(store.connection, store.path).problems
            problems += tuple(_compare_with_replay(store, whole))
            say = [NewFact(ANSWER, "remark", "続き")]
            store.append(BOOK, BY, say)
    except UserError as error:
        return Examination(frozenset(), (f"refused: {error}",))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        return Examination(frozenset(), (f"crashed: {error!r}",))
    return Examination(frozenset(entry.hex() for entry in whole.entries), problems)


def _compare_with_replay(store: SqliteStore, whole: Bundle) -> Iterator[str]:
    """Sentences about what differs from the same entries replayed into an empty record."""
    replayed = MemoryStore()
    report = replayed.absorb(whole)
    yield from (f"held: {entry.hex()}" for entry, _ in report.held)
    yield from (f"blob missing: {name}" for name in report.blobs_missing)
    for (part, stored), (_, derived) in zip(view(store), view(replayed), strict=True):
        if stored != derived:
            yield f"{part} differs from a replay"


def view(store: SqliteStore | MemoryStore) -> Iterator[tuple[str, object]]:
    """Everything a person sees, part by part."""
    yield "state", store.state(BOOK)
    yield "digest", store.digest(BOOK)
    yield "visits", store.visits()
    yield "search", sorted(store.search(_PROBE, 10_000))
    answers = [f"answer:{_VISIT}/{_PLACE}/{item}" for item in _ITEMS]
    # Entries of several chains may be replayed in another order.
    yield "history", [sorted(store.history(answer), key=repr) for answer in answers]


def _first_facts() -> list[NewFact]:
    visit: dict[str, JsonValue] = {"title": "見本の調査", "systems": ["S01"], "state": "記入中"}
    place: dict[str, JsonValue] = {"name": "サーバ室", "checklist": sha256(_CHECKLIST).hexdigest()}
    facts = [NewFact(BOOK, field, value) for field, value in visit.items()]
    return facts + [NewFact(f"place:{_PLACE}", field, value) for field, value in place.items()]


def acts(dice: random.Random, number: int) -> Iterator[tuple[list[NewFact], list[bytes]]]:
    """Answers, corrections, removals and photos, as dice fall."""
    for _ in range(number):
        answer = f"answer:{_VISIT}/{_PLACE}/{dice.choice(_ITEMS)}"
        kind = dice.random()
        if kind < 0.35:
            yield [NewFact(answer, "verdict", dice.choice(_VERDICTS))], []
        elif kind < 0.65:
            remark = _PROBE + "の記録を閲覧した。" * dice.randint(1, 30)
            yield [NewFact(answer, "remark", remark)], []
        elif kind < 0.75:
            yield [NewFact(answer, "verdict", None), NewFact(answer, "remark", None)], []
        elif kind < 0.8:
            yield [NewFact(answer, "removed", value=True)], []
        else:
            data = dice.randbytes(dice.choice([300, 20_000, 120_000]))
            photo = f"photo:{dice.getrandbits(128):032x}"
            facts = [
                NewFact(photo, "blob", sha256(data).hexdigest()),
                NewFact(photo, "caption", f"{_PROBE}の写真"),
                NewFact(photo, "answer", answer),
            ]
            yield facts, [data]
