"""What every Store promises: writing, reading, history, blobs, digest."""

from hashlib import sha256

import pytest

from tests.contracts.stores import MergingStore, NewStore
from wakayama_audit_gui.errors import BugError, UserError
from wakayama_audit_gui.record.fact import NewFact

BOOK = "visit:1"
ANSWER = "answer:1/9/badge"


def test_what_was_said_stands(store: MergingStore) -> None:
    receipt = store.append(BOOK, "p", [NewFact(ANSWER, "verdict", "指摘")])
    (head,) = store.cell(ANSWER, "verdict")
    assert (head.entry, head.value, head.by, head.at) == (receipt.entry, "指摘", "p", receipt.at)
    assert store.state(BOOK) == {ANSWER: {"verdict": (head,)}}
    assert store.state("visit:2") == {}
    assert store.cell(ANSWER, "remark") == ()


@pytest.mark.parametrize(
    "value",
    [None, True, False, 0, 1, -5, "", "髙﨑 神 辻\U000e0100", ["a", 1, None], {"k": {"n": 1}}],
)
def test_values_come_back_as_they_were(store: MergingStore, value: object) -> None:
    store.append(BOOK, "p", [NewFact(ANSWER, "x", value)])  # type: ignore[arg-type]  # any JSON
    (head,) = store.cell(ANSWER, "x")
    assert head.value == value
    assert type(head.value) is type(value)


def test_the_receipt_tells_before_and_after(store: MergingStore) -> None:
    key = ANSWER, "verdict"
    first = store.append(BOOK, "p", [NewFact(*key, "適合")])
    second = store.append(BOOK, "q", [NewFact(*key, "指摘"), NewFact(ANSWER, "remark", "x")])
    assert first.before == {key: ()}
    assert second.before[key] == first.after[key]
    assert second.after[key] == store.cell(*key)
    assert second.after[ANSWER, "remark"] == store.cell(ANSWER, "remark")


def test_based_on_nothing_makes_a_second_head(store: MergingStore) -> None:
    store.append(BOOK, "p", [NewFact(ANSWER, "verdict", "適合")])
    receipt = store.append(BOOK, "q", [NewFact(ANSWER, "verdict", "指摘", based_on=())])
    cell = store.cell(ANSWER, "verdict")
    assert {head.value for head in cell} == {"適合", "指摘"}
    assert [head.entry for head in cell] == sorted(head.entry for head in cell)
    assert receipt.after[ANSWER, "verdict"] == cell


def test_a_resolution_names_both_heads(store: MergingStore) -> None:
    for value in ("適合", "指摘"):
        store.append(BOOK, "p", [NewFact(ANSWER, "verdict", value, based_on=())])
    store.append(BOOK, "r", [NewFact(ANSWER, "verdict", "意見")])
    assert [head.value for head in store.cell(ANSWER, "verdict")] == ["意見"]


def test_history_keeps_everything_oldest_first(store: MergingStore) -> None:
    for value in ("適合", "指摘", None):
        store.append(BOOK, "p", [NewFact(ANSWER, "verdict", value)])
    store.append(BOOK, "q", [NewFact("answer:1/9/other", "verdict", "適合")])
    assert [line.value for line in store.history(ANSWER)] == ["適合", "指摘", None]
    assert store.history("answer:1/9/none") == []


def test_books_do_not_touch_each_other(store: MergingStore) -> None:
    store.append("visit:1", "p", [NewFact("place:1", "name", "甲")])
    store.append("visit:2", "p", [NewFact("place:1", "name", "乙")])
    assert {head.value for head in store.cell("place:1", "name")} == {"甲", "乙"}
    assert [h.value for h in store.state("visit:1")["place:1"]["name"]] == ["甲"]


def test_blobs_are_kept_once_under_their_hash(store: MergingStore) -> None:
    data = b"\xff\xd8 a photo"
    name = sha256(data).hexdigest()
    assert not store.has_blob(name)
    for photo in ("photo:1", "photo:2"):
        store.append(BOOK, "p", [NewFact(photo, "blob", name)], [data])
    assert store.has_blob(name)
    assert store.blob(name) == data


def test_a_blob_that_is_not_there_is_a_users_error(store: MergingStore) -> None:
    with pytest.raises(UserError) as caught:
        store.blob("0" * 64)
    assert caught.value.code == "blob_missing"
    assert not store.has_blob("no name at all")


def test_a_derivative_is_kept_with_its_blob_only(store: MergingStore) -> None:
    data = b"photo"
    name = sha256(data).hexdigest()
    store.keep_derivatives(name, {"thumb": b"too early"})
    assert store.derivative(name, "thumb") is None
    store.append(BOOK, "p", [NewFact("photo:1", "blob", name)], [data])
    store.keep_derivatives(name, {"thumb": b"small"})
    store.keep_derivatives(name, {"thumb": b"smaller"})
    assert store.derivative(name, "thumb") == b"smaller"
    assert store.derivative(name, "print") is None


def test_a_rendering_alters_neither_record_nor_digest(store: MergingStore) -> None:
    data = b"photo"
    name = sha256(data).hexdigest()
    store.append(BOOK, "p", [NewFact("photo:1", "blob", name)], [data])
    before = store.digest(BOOK), set(store.export().blobs)
    store.keep_derivatives(name, {"print": b"rendered"})
    assert (store.digest(BOOK), set(store.export().blobs)) == before


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [NewFact(ANSWER, "x", 1), NewFact(ANSWER, "x", 2)],
        [NewFact(ANSWER, "x", 1.5)],  # type: ignore[arg-type]  # that is the point
        [NewFact(ANSWER, "x", "\ud800")],
        [NewFact("", "x", 1)],
        [NewFact("line\nfeed", "x", 1)],
        [NewFact(ANSWER, "x", 1 << 64)],
        [NewFact("photo:1", "blob", "0" * 64)],
    ],
    ids=["none", "twice", "float", "surrogate", "nameless", "control", "huge", "no blob"],
)
def test_what_the_record_does_not_admit_is_a_bug_and_leaves_nothing(
    store: MergingStore, facts: list[NewFact]
) -> None:
    with pytest.raises(BugError):
        store.append(BOOK, "p", facts)
    assert store.state(BOOK) == {}
    assert not store.export().entries
    store.append(BOOK, "p", [NewFact(ANSWER, "x", 1)])


def test_a_blob_nobody_names_is_a_bug_and_is_not_kept(store: MergingStore) -> None:
    with pytest.raises(BugError):
        store.append(BOOK, "p", [NewFact(ANSWER, "x", "1")], [b"stray"])
    assert not store.has_blob(sha256(b"stray").hexdigest())


def test_basing_on_an_entry_of_nowhere_is_a_bug(store: MergingStore) -> None:
    """Elsewhere such an entry would be held for ever."""
    other = store.append("visit:2", "p", [NewFact("visit:2", "title", "x")])
    for base in (b"\x00" * 32, other.entry):
        with pytest.raises(BugError):
            store.append(BOOK, "p", [NewFact(ANSWER, "x", 1, based_on=(base,))])
    assert store.state(BOOK) == {}


def test_the_digest_follows_what_is_seen(store: MergingStore) -> None:
    empty = store.digest(BOOK)
    store.append(BOOK, "p", [NewFact(ANSWER, "verdict", "適合")])
    one = store.digest(BOOK)
    store.append(BOOK, "p", [NewFact(ANSWER, "verdict", "指摘")])
    two = store.digest(BOOK)
    store.append("visit:2", "p", [NewFact(ANSWER, "verdict", "意見")])
    assert len({empty, one, two}) == 3
    assert store.digest(BOOK) == two
    assert len(two) == 32


def test_the_digest_is_the_same_on_another_replica(new_store: NewStore) -> None:
    one, other = new_store(), new_store()
    one.append(BOOK, "p", [NewFact(ANSWER, "verdict", "適合"), NewFact(ANSWER, "remark", "x")])
    other.absorb(one.export())
    assert other.digest(BOOK) == one.digest(BOOK)
