"""Lists, 前回 and search show of a sealed visit what its seal covers, in every store alike."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contracts.stores import MergingStore, NewStore, stores
from wakayama_audit_gui.record.commitment import blob_name
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.record.sealing import REOPENED, SEALED, seal_subject
from wakayama_audit_gui.storage.sqlite_store import SqliteStore

BOOK = "visit:1"
CHECKLIST = b'{"items":[{"id":"a"},{"id":"b"}]}'
A, B = "answer:1/9/a", "answer:1/9/b"


def planned(store: MergingStore) -> None:
    facts = [
        NewFact(BOOK, "title", "視察"),
        NewFact(BOOK, "state", "署名待ち"),
        NewFact(BOOK, "systems", ["S01"]),
        NewFact(BOOK, "scheduled", "2026-10-21"),
        NewFact("place:9", "checklist", blob_name(CHECKLIST)),
        NewFact(A, "verdict", "適合"),
        NewFact(A, "remark", "施錠を確認"),
    ]
    store.append(BOOK, "p", facts, [CHECKLIST])


def seal(store: MergingStore, revision: int = 1) -> None:
    heads = store.past(BOOK).tips
    facts = [
        NewFact(seal_subject("1", revision), SEALED, revision, based_on=heads),
        NewFact(BOOK, "state", "確定"),
        NewFact(BOOK, "revision", revision),
    ]
    store.append(BOOK, "p", facts)


def reopen(store: MergingStore) -> None:
    facts = [
        NewFact(seal_subject("1", 1), REOPENED, "理由"),
        NewFact(BOOK, "state", "記入中"),
    ]
    store.append(BOOK, "p", facts)


def late(store: MergingStore) -> None:
    """Everything a list could count, said after the seal by one who knew nothing of it."""
    facts = [
        NewFact(A, "verdict", "指摘"),
        NewFact(A, "remark", "鍵が無い"),
        NewFact(B, "verdict", "意見"),
        NewFact("place:9", "removed", value=True),
        NewFact("photo:1", "blob", blob_name(b"x")),
        NewFact(BOOK, "title", "別の名前"),
        NewFact(BOOK, "state", "記入中"),
        NewFact("own_item:own_1", "place", "9"),
    ]
    store.append(BOOK, "q", facts, [b"x"])


def seen(store: MergingStore) -> tuple[object, ...]:
    store.append("visit:2", "p", [NewFact("visit:2", "systems", ["S01"])])
    rows = [row._replace(touched="") for row in store.visits() if row.visit == "1"]
    found = [store.search(words) for words in ("施錠", "鍵が無い", "別の名前")]
    return (rows, store.previous("S01", "a", "2"), store.previous("S01", "b", "2"), found)


def test_what_comes_after_the_seal_is_counted_nowhere(store: MergingStore) -> None:
    planned(store)
    seal(store)
    before = seen(store)
    late(store)
    assert seen(store) == before
    (row,) = (row for row in store.visits() if row.visit == "1")
    assert (row.state, row.revision, row.title, row.photos) == ("確定", 1, "視察", 0)
    assert (row.total, row.counts) == (2, (1, 0, 0, 0, 0, 0))


def test_opened_again_everything_comes_into_view(store: MergingStore) -> None:
    planned(store)
    seal(store)
    late(store)
    reopen(store)
    (row,) = store.visits()
    assert (row.state, row.revision, row.title, row.photos) == ("記入中", 1, "別の名前", 1)
    assert [hit.text for hit in store.search("別の名前")] == ["別の名前"]


def test_a_seal_that_arrives_after_what_it_does_not_cover(new_store: NewStore) -> None:
    here, there = new_store(), new_store()
    planned(here)
    there.absorb(here.export())
    late(there)
    seal(here)
    there.absorb(here.export())
    here.absorb(there.export())
    assert seen(there) == seen(here)
    (row,) = (row for row in there.visits() if row.visit == "1")
    assert (row.state, row.title) == ("確定", "視察")


def test_an_erased_photo_is_still_counted_as_it_is_printed(store: MergingStore) -> None:
    store.append(BOOK, "p", [NewFact(BOOK, "title", "視察")])
    store.append(BOOK, "p", [NewFact("photo:1", "blob", blob_name(b"x"))], [b"x"])
    store.erase([Erasing([Cut("photo:1", "blob")])], "p", "x", "q")
    assert [row.photos for row in store.visits()] == [1]


STEPS = {"seal": seal, "late": late, "reopen": reopen}


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.booleans()), max_size=7))
def test_rebuilt_and_kept_up_are_the_same(
    tmp_path_factory: object, steps: list[tuple[str, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("late")  # type: ignore[attr-defined]  # the fixture's own type is private
    with stores("sqlite", folder) as new:
        here, there = new(), new()
        planned(here)
        there.absorb(here.export())
        for step, apart in steps:
            STEPS[step](there if apart else here)
            if not apart:
                there.absorb(here.export())
        here.absorb(there.export())
        there.absorb(here.export())
        assert seen(here)[1:] == seen(there)[1:]
        for store in (here, there):
            assert isinstance(store, SqliteStore)
            kept = seen(store)
            store.projections.rebuild()
            assert seen(store) == kept
