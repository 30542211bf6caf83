"""What every Store promises of lists: visits, search, 前回."""

import json
from hashlib import sha256

import pytest

from tests.contracts.stores import MergingStore, NewStore
from wakayama_audit_gui.record.fact import JsonValue, NewFact


def checklist(*items: str) -> bytes:
    return json.dumps({"v": 1, "items": [{"id": item} for item in items]}).encode()


def add_visit(
    store: MergingStore, visit: str, scheduled: str = "2026-10-21", **fields: JsonValue
) -> str:
    book = f"visit:{visit}"
    told: dict[str, JsonValue] = {"title": f"視察{visit}", "systems": ["S01"], "state": "記入中"}
    told |= {"scheduled": scheduled, "fiscal_year": 2026, **fields}
    store.append(book, "p", [NewFact(book, field, value) for field, value in told.items()])
    return book


def add_place(store: MergingStore, book: str, place: str, *items: str) -> None:
    blob = checklist(*items)
    facts = [
        NewFact(f"place:{place}", "name", f"場所{place}"),
        NewFact(f"place:{place}", "checklist", sha256(blob).hexdigest()),
    ]
    store.append(book, "p", facts, [blob])


def answer(store: MergingStore, book: str, place: str, item: str, **fields: JsonValue) -> None:
    subject = f"answer:{book[6:]}/{place}/{item}"
    store.append(book, "p", [NewFact(subject, field, value) for field, value in fields.items()])


def test_visits_are_listed_latest_scheduled_first(store: MergingStore) -> None:
    for visit, scheduled in (
        ("b", "2026-01-01"),
        ("a", "2026-01-01"),
        ("c", ""),
        ("d", "2027-01-01"),
    ):
        add_visit(store, visit, scheduled)
    assert [row.visit for row in store.visits()] == ["d", "a", "b", "c"]
    store.append("office", "p", [NewFact("workspace", "name", "x")])
    assert len(store.visits()) == 4


def test_a_row_holds_the_fields_and_the_counts(store: MergingStore) -> None:
    book = add_visit(store, "1", sheet_no="R8-01", revision=2)
    add_place(store, book, "9", "a", "b", "c", "d")
    add_place(store, book, "8", "a")
    for item, verdict in (("a", "適合"), ("b", "指摘"), ("c", "後日確認"), ("d", None)):
        answer(store, book, "9", item, verdict=verdict)
    answer(store, book, "8", "a", verdict="適合")
    store.append(book, "p", [NewFact("photo:1", "blob", sha256(b"1").hexdigest())], [b"1"])
    store.append(book, "p", [NewFact("photo:2", "blob", sha256(b"2").hexdigest())], [b"2"])
    last = store.append(book, "p", [NewFact("photo:2", "removed", True)])
    (row,) = store.visits()
    assert row == (
        *("1", "視察1", ("S01",), "記入中", 2, "2026-10-21", 2026, "R8-01"),
        *(5, (2, 1, 0, 0, 0, 1), 1, last.at),
    )


def test_a_contested_verdict_is_left_out_of_the_counts(store: MergingStore) -> None:
    book = add_visit(store, "1")
    add_place(store, book, "9", "a")
    subject = "answer:1/9/a"
    store.append(book, "p", [NewFact(subject, "verdict", "適合")])
    store.append(book, "q", [NewFact(subject, "verdict", "指摘", based_on=())])
    assert store.visits()[0].counts == (0, 0, 0, 0, 0, 0)
    store.append(book, "p", [NewFact(subject, "verdict", "指摘")])
    assert store.visits()[0].counts == (0, 1, 0, 0, 0, 0)


def test_agreeing_heads_count_once(store: MergingStore) -> None:
    book = add_visit(store, "1")
    add_place(store, book, "9", "a")
    for by in ("p", "q"):
        store.append(book, by, [NewFact("answer:1/9/a", "verdict", "適合", based_on=())])
    assert store.visits()[0].counts == (1, 0, 0, 0, 0, 0)


def test_a_removed_place_takes_its_answers_out(store: MergingStore) -> None:
    book = add_visit(store, "1")
    add_place(store, book, "9", "a", "b")
    answer(store, book, "9", "a", verdict="適合", remark="施錠を確認")
    store.append(book, "p", [NewFact("place:9", "removed", True)])
    (row,) = store.visits()
    assert (row.total, sum(row.counts)) == (0, 0)
    assert store.search("施錠") == []
    store.append(book, "p", [NewFact("place:9", "removed", False)])
    (row,) = store.visits()
    assert (row.total, sum(row.counts)) == (2, 1)
    assert len(store.search("施錠")) == 1


def test_a_removed_visit_is_nowhere(store: MergingStore) -> None:
    book = add_visit(store, "1", "2025-01-01")
    add_place(store, book, "9", "a")
    answer(store, book, "9", "a", verdict="指摘", remark="来訪者")
    add_visit(store, "2")
    store.append(book, "p", [NewFact(book, "removed", True)])
    assert [row.visit for row in store.visits()] == ["2"]
    assert store.search("来訪") == []
    assert store.previous("S01", "a", "2") is None


def test_an_edit_the_deletion_had_not_seen_keeps_the_subject(store: MergingStore) -> None:
    book = add_visit(store, "1")
    first = store.append(book, "p", [NewFact("document:1", "name", "鍵管理簿")])
    store.append(book, "q", [NewFact("document:1", "note", "写しを受領", based_on=())])
    store.append(book, "p", [NewFact("document:1", "removed", True, based_on=(first.entry,))])
    assert len(store.search("鍵管理")) == 1
    store.append(book, "p", [NewFact("document:1", "removed", True)])
    assert store.search("鍵管理") == []


@pytest.mark.parametrize(
    "words", ["来訪", "来訪者バッジ", "バッジ 着用", "訪", "ばっじ 来訪", "髙﨑"]
)
def test_words_are_found(store: MergingStore, words: str) -> None:
    book = add_visit(store, "1")
    add_place(store, book, "9", "a")
    text = "来訪者バッジを着用していない（ばっじ、高崎）"
    answer(store, book, "9", "a", remark=text, reason="別の文")
    (hit,) = store.search(words)
    assert hit == (book, "answer:1/9/a", "remark", text)


@pytest.mark.parametrize("words", ["", "  ", "来者", "訪来", "来訪 錠", '"', '来訪" OR "x', "*"])
def test_other_words_are_not(store: MergingStore, words: str) -> None:
    book = add_visit(store, "1")
    answer(store, book, "9", "a", remark="来訪者バッジを着用していない")
    assert store.search(words) == []


@pytest.mark.parametrize(
    "text", ['引用"符', "a-b c_d", "100%", "※①㈱ 神", "外字", "a\nbc\tde", "😀笑"]
)
def test_any_text_is_found_by_its_parts(store: MergingStore, text: str) -> None:
    add_visit(store, "1", title=text)
    for part in text.split():
        for start in range(len(part) - 1):
            assert store.search(part[start : start + 2]), part[start : start + 2]


def test_search_forgets_what_was_replaced_and_finds_latest_first(store: MergingStore) -> None:
    book = add_visit(store, "1")
    for item, remark in (("a", "施錠あり"), ("b", "施錠なし"), ("a", "鍵は施錠済")):
        answer(store, book, "9", item, remark=remark)
    assert [hit.text for hit in store.search("施錠")] == ["鍵は施錠済", "施錠なし"]
    assert [hit.text for hit in store.search("施錠", 1)] == ["鍵は施錠済"]


@pytest.mark.parametrize("field", ["caption", "purpose", "name"])
def test_what_is_said_of_a_photo_is_found(store: MergingStore, field: str) -> None:
    book = add_visit(store, "1")
    store.append(book, "p", [NewFact("photo:1", field, "施錠の状況を示す")])
    assert [(hit.subject, hit.field) for hit in store.search("施錠")] == [("photo:1", field)]


def test_both_texts_of_a_contested_field_are_found(store: MergingStore) -> None:
    book = add_visit(store, "1")
    for text in ("施錠あり", "施錠なし"):
        store.append(book, "p", [NewFact("answer:1/9/a", "remark", text, based_on=())])
    assert {hit.text for hit in store.search("施錠")} == {"施錠あり", "施錠なし"}


def test_the_previous_result_is_the_latest_before(store: MergingStore) -> None:
    for visit, scheduled, verdict in (
        ("1", "2024-01-01", "適合"),
        ("2", "2025-01-01", "意見"),
        ("3", "2026-01-01", "指摘"),
        ("4", "2025-06-01", None),
    ):
        book = add_visit(store, visit, scheduled)
        add_place(store, book, f"9{visit}", "a")
        answer(store, book, f"9{visit}", "a", verdict=verdict)
    add_visit(store, "5", "2025-07-01", systems=["S02"])
    assert store.previous("S01", "a", "3") == ("2", "answer:2/92/a", "意見", "2025-01-01")
    assert store.previous("S01", "a", "1") is None
    assert store.previous("S02", "a", "3") is None
    assert store.previous("S01", "b", "3") is None
    found = store.previous("S01", "a", "not yet dated")
    assert found is not None
    assert found.visit == "3"


def test_of_several_places_the_previous_result_is_the_gravest(store: MergingStore) -> None:
    book = add_visit(store, "1", "2025-01-01")
    for place, verdict in (("7", "適合"), ("8", "指摘"), ("9", "意見")):
        add_place(store, book, place, "a")
        answer(store, book, place, "a", verdict=verdict)
    add_visit(store, "2")
    found = store.previous("S01", "a", "2")
    assert found is not None
    assert found.verdict == "指摘"


def test_a_checklist_that_comes_later_is_counted_then(new_store: NewStore) -> None:
    one, other = new_store(), new_store()
    book = add_visit(one, "1")
    add_place(one, book, "9", "a", "b")
    whole = one.export()
    assert other.absorb(whole._replace(blobs={})).blobs_missing == tuple(whole.blobs)
    assert other.visits()[0].total == 0
    other.absorb(whole)
    assert other.visits()[0].total == 2
