"""A visit kept up to date from receipts is the visit one would read anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gui.walk.kit import VISIT, item, place_facts, seal
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.gui.screens.walk.visit_fold import ReadAnew, VisitFold, load_visit
from wakayama_audit_gui.record.commitment import blob_name
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.record.sealing import REOPENED
from wakayama_audit_gui.use_cases.changes import Changes

BOOK = f"visit:{VISIT}"
PLACE = "0" * 32

SUBJECTS = (
    *(f"answer:{VISIT}/{PLACE}/item_{number}" for number in range(3)),
    *(f"finding:{VISIT}/{PLACE}/item_{number}" for number in range(2)),
    *(f"photo:{number * 32}" for number in "147"),
    f"document:{'2' * 32}",
    f"visit:{VISIT}",
    f"place:{PLACE}",
    f"witness:{'3' * 32}",
)
FIELDS = ("verdict", "remark", "answer", "class", "text", "order", "title", "name", "removed")
VALUES: tuple[JsonValue, ...] = ("適合", "指摘", "", None, 3, 5, True, False, SUBJECTS[0])

facts = st.builds(
    NewFact,
    st.sampled_from(SUBJECTS),
    st.sampled_from(FIELDS),
    st.sampled_from(VALUES),
    st.sampled_from([None, ()]),
    st.just(1),
)
acts = st.lists(
    st.lists(facts, min_size=1, max_size=4, unique_by=lambda fact: (fact.subject, fact.field)),
    max_size=12,
)


def opened_store() -> MemoryStore:
    store = MemoryStore()
    place, blob = place_facts(PLACE, "室", 0, [item(number) for number in range(3)])
    store.append(BOOK, "p", [NewFact(f"visit:{VISIT}", "title", "視察"), *place], [blob])
    return store


@given(acts)
def test_applying_receipts_is_as_good_as_reading(history: list[list[NewFact]]) -> None:
    store = opened_store()
    fold = VisitFold(load_visit(store, VISIT))
    for act in history:
        receipt = store.append(BOOK, "p", act)
        touched = fold.apply(Changes("", (receipt,)))
        assert touched == {fact.subject for fact in act}
        assert fold.visit == load_visit(store, VISIT).visit


def test_acts_of_other_books_are_none_of_its_business() -> None:
    store = opened_store()
    fold = VisitFold(load_visit(store, VISIT))
    before = fold.visit
    receipt = store.append("office", "p", [NewFact("person:x", "name", "見本")])
    assert fold.apply(Changes("", (receipt,))) == frozenset()
    assert fold.visit is before


def test_a_place_with_an_unknown_checklist_asks_to_be_read() -> None:
    store = opened_store()
    fold = VisitFold(load_visit(store, VISIT))
    place, blob = place_facts("9" * 32, "新しい室", 1, [item(7)])
    receipt = store.append(BOOK, "p", place, [blob])
    with pytest.raises(ReadAnew):
        fold.apply(Changes("", (receipt,)))


def test_a_seal_or_its_opening_asks_to_be_read() -> None:
    store = opened_store()
    fold = VisitFold(load_visit(store, VISIT))
    receipt = store.append(BOOK, "p", [NewFact(f"seal:{VISIT}/1", "reopened", "")])
    with pytest.raises(ReadAnew):
        fold.apply(Changes("", (receipt,)))


def test_what_arrives_after_the_seal_is_not_folded_in() -> None:
    store = opened_store()
    seal(store)
    fold = VisitFold(load_visit(store, VISIT))
    assert fold.visit.state is VisitState.SEALED
    late = store.append(BOOK, "q", [NewFact(SUBJECTS[0], "verdict", "指摘")])
    with pytest.raises(ReadAnew):
        fold.apply(Changes("", (late,)))
    assert load_visit(store, VISIT).visit == fold.visit


def test_a_visit_opened_again_keeps_its_revision_whatever_its_fields_say() -> None:
    store = opened_store()
    seal(store)
    store.append(BOOK, "p", [NewFact(f"seal:{VISIT}/1", REOPENED, {"by": "p", "at": ""})])
    fold = VisitFold(load_visit(store, VISIT))
    # As of a laptop that knew nothing of the seal.
    receipt = store.append(
        BOOK, "q", [NewFact(BOOK, "revision", 0), NewFact(BOOK, "state", "予定")]
    )
    fold.apply(Changes("", (receipt,)))
    assert (fold.visit.state, fold.visit.revision) == (VisitState.WRITING, 1)
    assert fold.visit == load_visit(store, VISIT).visit


def test_a_photo_leaves_everything_else_as_it_is() -> None:
    store = opened_store()
    fold = VisitFold(load_visit(store, VISIT))
    before = fold.visit
    photos = [f"photo:{number * 32}" for number in "41"]
    facts = [NewFact(photo, "order", order) for order, photo in enumerate(photos)]
    receipt = store.append(BOOK, "p", facts)
    fold.apply(Changes("", (receipt,)))
    assert fold.visit.places is before.places, "folding it anew takes longer with every photo"
    assert [f"photo:{photo.id}" for photo in fold.visit.photos] == photos


def test_an_erasure_asks_to_be_read_and_leaves_its_picture_to_later_acts() -> None:
    store = opened_store()
    photo, left = blob_name(b"photo"), blob_name(b"left")
    store.append(BOOK, "p", [NewFact("photo:1", "blob", photo)], [b"photo"])
    fold = VisitFold(load_visit(store, VISIT))
    instead = [NewFact("burnt:1", "blob", left)]
    (receipt,) = store.erase([Erasing([Cut("photo:1", "blob")], instead, [b"left"])], "p", "x", "q")
    with pytest.raises(ReadAnew):
        fold.apply(Changes("", (receipt,)))
    fold = VisitFold(load_visit(store, VISIT))
    fold.apply(Changes("", (store.append(BOOK, "p", [NewFact("photo:1", "caption", "説明")]),)))
    assert fold.visit == load_visit(store, VISIT).visit
    assert fold.visit.photos[0].burnt == left
