"""Random histories: merging is a set union, disk and memory agree, rebuilding changes nothing."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contracts.stores import MergingStore, sqlite_store
from wakayama_audit_gui.record.clock import SteppingClock
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.record.merge import Bundle, unite
from wakayama_audit_gui.storage.doctor import examine
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.transaction import atomic

ITEMS = ("a", "b")
BLOBS = tuple(
    json.dumps({"items": [{"id": item} for item in ITEMS[:n]]}).encode() for n in range(3)
)
NAMES = tuple(sha256(blob).hexdigest() for blob in BLOBS)
TEXTS = ("来訪者バッジ", "施錠", "髙﨑 様", "", "鍵")

CELLS: dict[str, tuple[JsonValue, ...]] = {
    "title": TEXTS,
    "scheduled": ("2025-01-01", "2026-01-01", ""),
    "systems": (["S01"], ["S01", "S02"], []),
    "removed": (True, False),
    "verdict": ("適合", "指摘", "意見", None, 7),
    "remark": TEXTS,
    "name": TEXTS,
    "checklist": NAMES,
    "blob": NAMES,
    "place": ("9", "8"),
    "caption": TEXTS,
    "class": ("指摘", "意見", None),
    "text": TEXTS,
    "state": ("通知済", "計画待ち", 3),
    "joined": ("1/8/b", None),
}
SUBJECTS = {
    "visit:{}": ("title", "scheduled", "systems", "removed"),
    "place:9": ("name", "checklist", "removed"),
    "place:8": ("name", "checklist", "removed"),
    "answer:{}/9/a": ("verdict", "remark"),
    "answer:{}/8/b": ("verdict", "remark"),
    "finding:{}/9/a": ("class", "text", "systems", "removed"),
    "filed:{}/9/a": ("class", "state", "joined", "removed"),
    "photo:5": ("blob", "place", "caption", "removed"),
}


class Step(NamedTuple):
    """One thing that happens: what, where, to whom."""

    what: str
    where: int
    other: int
    visit: str
    subject: str
    field: str
    value: JsonValue


def told(subject: str, field: str) -> st.SearchStrategy[tuple[str, str, JsonValue]]:
    return st.sampled_from(CELLS[field]).map(lambda value: (subject, field, value))


CELL = st.sampled_from([(s, f) for s, fields in SUBJECTS.items() for f in fields]).flatmap(
    lambda cell: told(*cell)
)
STEP = st.builds(
    lambda what, where, other, visit, cell: Step(what, where, other, visit, *cell),
    st.sampled_from(("say", "say", "say", "say", "blindly", "deliver", "erase", "approve")),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from(("1", "2")),
    CELL,
)
HISTORY = st.lists(STEP, min_size=1, max_size=25)


def play(stores: list[MergingStore], step: Step) -> None:
    store = stores[step.where % len(stores)]
    book, subject = f"visit:{step.visit}", step.subject.format(step.visit)
    if step.what in ("say", "blindly"):
        blobs = [BLOBS[NAMES.index(v)] for v in [step.value] if isinstance(v, str) and v in NAMES]
        based_on = () if step.what == "blindly" else None
        store.append(book, "p", [NewFact(subject, step.field, step.value, based_on)], blobs)
    elif step.what == "deliver":
        store.absorb(stores[step.other % len(stores)].export())
    elif step.what == "erase" and any(h.field == step.field for h in store.history(subject)):
        store.erase([Erasing([Cut(subject, step.field)])], "p", "x", "q")
    elif step.what == "approve":
        for entry in store.absorb(Bundle({}, {}, {})).erasures:
            store.approve_erasure(entry)


def seen(store: MergingStore) -> dict[str, object]:
    """Everything a screen could show."""
    found: dict[str, object] = {"visits": store.visits(), "findings": store.findings()}
    for visit in ("1", "2"):
        book = f"visit:{visit}"
        found[book] = store.state(book), store.digest(book)
        for subject in SUBJECTS:
            name = subject.format(visit)
            found[name] = sorted(store.history(name))
        for system in ("S01", "S02"):
            for item in ITEMS:
                found[f"{system}{item}{visit}"] = store.previous(system, item, visit)
    for words in ("来訪", "施錠", "高崎", "鍵", "様 崎"):
        found[words] = sorted(store.search(words))
    return found


def replicas(history: list[Step]) -> list[Bundle]:
    """What three people's copies hold after a history."""
    stores: list[MergingStore] = [
        MemoryStore(SteppingClock(step_ms=step), f"{step % 97:032x}") for step in (700, -300, 5000)
    ]
    for step in history:
        play(stores, step)
    return [store.export() for store in stores]


def merged(*bundles: Bundle) -> tuple[object, ...]:
    one = reduce(unite, bundles)
    return one.entries, one.values, dict(one.blobs), one.erased


@contextmanager
def on_disk() -> Iterator[SqliteStore]:
    with tempfile.TemporaryDirectory() as folder:
        store = sqlite_store(Path(folder))
        try:
            yield store
        finally:
            store.close()


@given(HISTORY)
@settings(max_examples=60)
def test_uniting_is_commutative_associative_and_idempotent(history: list[Step]) -> None:
    a, b, c = replicas(history)
    assert merged(a, b) == merged(b, a)
    assert merged(a, unite(b, c)) == merged(unite(a, b), c)
    assert merged(a, a) == merged(a)


@given(HISTORY, st.permutations(range(3)))
@settings(max_examples=40)
def test_stores_see_the_same_in_whatever_order_they_meet(
    history: list[Step], order: list[int]
) -> None:
    bundles = [b._replace(erased={}) for b in replicas(history)]
    memory, other = MemoryStore(SteppingClock()), MemoryStore(SteppingClock())
    for bundle in bundles:
        memory.absorb(bundle)
    for number in order:
        other.absorb(bundles[number])
        other.absorb(bundles[number])
    assert seen(other) == seen(memory)
    with on_disk() as store:
        for number in order:
            preview = store.absorb(bundles[number], preview=True)
            assert store.absorb(bundles[number]) == preview
        assert seen(store) == seen(memory)
        assert examine(store.connection, store.path).problems == ()


@given(HISTORY)
@settings(max_examples=60)
def test_rebuilding_changes_nothing(history: list[Step]) -> None:
    with on_disk() as store:
        for step in history:
            play([store, MemoryStore(SteppingClock())], step._replace(where=0))
        before = projected(store)
        assert examine(store.connection, store.path).problems == ()
        with atomic(store.connection):
            store.projections.rebuild()
        assert projected(store) == before
        assert examine(store.connection, store.path).problems == ()


def projected(store: SqliteStore) -> dict[str, list[object]]:
    tables = ("visit_row", "visit_system", "place_row", "answer_row", "photo_row", "removed_row")
    return {
        table: sorted(store.connection.execute(f"SELECT * FROM {table}").fetchall())
        for table in (*tables, "text_row")
    }
