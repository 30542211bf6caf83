"""Items the auditor adds to a place count in the list of visits while item and place stand."""

from tests.contracts.stores import MergingStore
from tests.contracts.test_lists import add_place, add_visit, answer
from wakayama_audit_gui.record.fact import NewFact


def remove(store: MergingStore, book: str, subject: str, *, gone: bool = True) -> None:
    store.append(book, "p", [NewFact(subject, "removed", gone)])


def test_own_items_count_while_they_and_their_place_stand(store: MergingStore) -> None:
    book = add_visit(store, "1")
    add_place(store, book, "9", "a")
    facts = [
        NewFact("own_item:own_x", "place", "9"),
        NewFact("own_item:own_x", "question", "扉に隙間はないか。"),
    ]
    store.append(book, "p", facts)
    answer(store, book, "9", "own_x", verdict="指摘")
    assert (store.visits()[0].total, store.visits()[0].counts) == (2, (0, 1, 0, 0, 0, 0))
    assert [hit.subject for hit in store.search("隙間")] == ["own_item:own_x"]
    remove(store, book, "own_item:own_x")
    assert (store.visits()[0].total, store.visits()[0].counts) == (1, (0, 0, 0, 0, 0, 0))
    remove(store, book, "own_item:own_x", gone=False)
    remove(store, book, "place:9")
    assert (store.visits()[0].total, store.visits()[0].counts) == (0, (0, 0, 0, 0, 0, 0))
