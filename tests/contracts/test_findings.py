"""What every Store promises of the list of 指摘・意見: drafts of visits and what is filed."""

import pytest

from tests.contracts.stores import MergingStore
from tests.contracts.test_lists import add_place, add_visit
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.view import FindingRow

DRAFT: dict[str, JsonValue] = {
    "class": "指摘",
    "text": "施錠すべきである。",
    "systems": ["S01", "S02"],
    "sections": ["総務課"],
    "clauses": ["4.2(2)ウ"],
}


def draft(store: MergingStore, place: str = "9", item: str = "a") -> str:
    """Drafts a finding in visit 1; returns its id."""
    finding = f"1/{place}/{item}"
    facts = [NewFact(f"finding:{finding}", field, value) for field, value in DRAFT.items()]
    store.append("visit:1", "p", facts)
    return finding


@pytest.fixture
def visited(store: MergingStore) -> MergingStore:
    book = add_visit(store, "1")
    add_place(store, book, "9", "a", "b")
    return store


def test_a_draft_is_listed_with_all_that_was_said(visited: MergingStore) -> None:
    finding = draft(visited)
    assert visited.findings() == [
        FindingRow(
            *(finding, False, "1", "指摘", "施錠すべきである。", ("S01", "S02"), ("総務課",)),
            *(("4.2(2)ウ",), 0, "", "", "", "", ""),
            postponed="",
        )
    ]


def test_what_is_filed_stands_behind_its_draft(visited: MergingStore) -> None:
    finding = draft(visited)
    told: dict[str, JsonValue] = {"class": "意見", "state": "通知済", "fiscal_year": 2026}
    told |= {"code": "R8-01-3", "deadline": "2026-12-01", "joined": "x", "audit_kind": "内部"}
    told["postponed"] = "2026-11-01"
    visited.append("findings", "p", [NewFact(f"filed:{finding}", f, v) for f, v in told.items()])
    first, second = visited.findings()
    assert (first.filed, second.filed) == (False, True)
    assert second == FindingRow(
        *(finding, True, "", "意見", "", (), (), (), 2026, "内部", "R8-01-3", "通知済"),
        *("2026-12-01", "x", "2026-11-01"),
    )


@pytest.mark.parametrize("gone", ["visit:1", "place:9", "finding:1/9/a"])
def test_a_draft_goes_with_what_it_belongs_to(visited: MergingStore, gone: str) -> None:
    draft(visited)
    assert len(visited.findings()) == 1
    visited.append("visit:1", "p", [NewFact(gone, "removed", value=True)])
    assert visited.findings() == []


def test_a_draft_for_an_own_item_goes_with_the_item(visited: MergingStore) -> None:
    visited.append("visit:1", "p", [NewFact("own_item:own_1", "place", "9")])
    draft(visited, item="own_1")
    assert len(visited.findings()) == 1
    visited.append("visit:1", "p", [NewFact("own_item:own_1", "removed", value=True)])
    assert visited.findings() == []


def test_a_draft_without_its_visit_or_place_is_not_shown(store: MergingStore) -> None:
    draft(store)
    assert store.findings() == []
    book = add_visit(store, "1")
    assert store.findings() == []
    add_place(store, book, "9", "a")
    assert len(store.findings()) == 1


@pytest.mark.parametrize(("field", "kind"), [("class", "kind"), ("state", "state")])
def test_what_two_say_differently_is_no_value(visited: MergingStore, field: str, kind: str) -> None:
    for value, based_on in (("通知済", None), ("取下げ", ())):
        visited.append("findings", "p", [NewFact("filed:R4/1", field, value, based_on)])
    (row,) = visited.findings()
    assert getattr(row, kind) == ""
    visited.append("findings", "p", [NewFact("filed:R4/1", field, "取下げ")])
    assert getattr(visited.findings()[0], kind) == "取下げ"


def test_the_wording_of_what_is_filed_can_be_searched(visited: MergingStore) -> None:
    visited.append("findings", "p", [NewFact("filed:R4/1", "text", "予備電源を備えること。")])
    assert [hit.subject for hit in visited.search("予備電源")] == ["filed:R4/1"]
