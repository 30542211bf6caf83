"""What every store promises about the past of some entries; which seals rest on is up to them."""

from __future__ import annotations

from tests.contracts.stores import MergingStore, NewStore
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact

BOOK = "visit:1"
ANSWER = "answer:1/9/badge"


def remark(store: MergingStore, text: str) -> bytes:
    return store.append(BOOK, "p", [NewFact(ANSWER, "remark", text)]).entry


def test_the_past_of_everything_is_what_stands(store: MergingStore) -> None:
    assert store.past(BOOK).state == {}
    for text in ("一", "二"):
        store.append(BOOK, "p", [NewFact(ANSWER, "remark", text, based_on=())])
    last = store.append(BOOK, "p", [NewFact("place:1", "name", "甲")]).entry
    store.append("visit:2", "p", [NewFact("place:2", "name", "乙")])
    past = store.past(BOOK)
    assert past.state == store.state(BOOK)
    assert past.tips == (last,)
    assert (len(past.entries), past.beyond) == (3, ())


def test_what_came_later_is_beyond(store: MergingStore) -> None:
    first = remark(store, "一")
    then = store.state(BOOK)
    later = remark(store, "二")
    past = store.past(BOOK, [first])
    assert past.state == then
    assert past.entries == (first,)
    assert [entry.id for entry in past.beyond] == [later]
    assert store.past(BOOK, [later]).state == store.state(BOOK)
    assert store.past(BOOK, []).entries == ()
    assert store.past(BOOK, [b"\0" * 32]).entries == ()


def test_chains_of_others_count_as_far_as_they_were_seen(new_store: NewStore) -> None:
    one, other = new_store(), new_store()
    first = remark(one, "一")
    other.absorb(one.export())
    theirs = remark(other, "二")
    one.append(BOOK, "p", [NewFact("place:1", "name", "甲")])
    one.absorb(other.export())
    mine = remark(one, "三")
    past = one.past(BOOK, [theirs])
    assert set(past.entries) == {first, theirs}
    assert [head.value for head in past.state[ANSWER]["remark"]] == ["二"]
    # What was seen belongs to the past, also when it stands in another chain.
    assert set(one.past(BOOK, [mine]).tips) == {mine, theirs}
    assert theirs in one.past(BOOK, [mine]).entries


def test_the_past_is_the_same_on_every_replica(new_store: NewStore) -> None:
    one, other = new_store(), new_store()
    first = remark(one, "一")
    other.absorb(one.export())
    remark(other, "二")
    one.absorb(other.export())
    assert one.past(BOOK, [first]) == other.past(BOOK, [first])


def test_what_was_erased_is_erased_in_the_past_too(store: MergingStore) -> None:
    first = remark(store, "住民の氏名")
    before = store.past(BOOK, [first]).state[ANSWER]["remark"]
    store.erase([Erasing([Cut(ANSWER, "remark")])], "p", "個人情報", "q")
    (head,) = store.past(BOOK, [first]).state[ANSWER]["remark"]
    assert (head.erased, head.value) == (True, None)
    assert head.commitment == before[0].commitment
