"""Names and fields: what malformed or hostile ones come to."""

import pytest

from wakayama_audit_gui.record.derive import (
    answer_name,
    item_ids,
    place_fields,
    verdict_of,
    visit_fields,
)
from wakayama_audit_gui.record.fact import Cell, Head, JsonValue


def cell(value: JsonValue) -> Cell:
    return (Head(b"1", value, "p", "", b"c"),)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("answer:1/2/3", ("1", "2", "3")),
        ("answer:1/2/3/4", ("1", "2", "3/4")),
        ("answer:1/2", None),
        ("photo:1/2/3", None),
        ("answer", None),
    ],
)
def test_an_answer_is_named_by_visit_place_and_item(
    subject: str, name: tuple[str, str, str] | None
) -> None:
    assert answer_name(subject) == name


@pytest.mark.parametrize(
    "blob", [b"", b"{}", b"[]", b'{"items":5}', b"\xff", b'{"items":[1,null]}']
)
def test_a_blob_that_is_no_checklist_has_no_items(blob: bytes) -> None:
    assert item_ids(blob) == ()


def test_items_are_counted_even_without_an_id() -> None:
    assert item_ids(b'{"items":[{"id":"a"},{"title":"x"}]}') == ("a", "")


def test_fields_of_a_wrong_type_are_empty() -> None:
    wrong: dict[str, Cell] = {
        name: cell({"x": 1})
        for name in (
            "title",
            "systems",
            "state",
            "revision",
            "scheduled",
            "fiscal_year",
            "checklist",
        )
    }
    assert visit_fields("1", wrong)[1:8] == ("", (), "", 0, "", 0, "")
    assert visit_fields("1", {"revision": cell(True)}).revision == 0
    assert visit_fields("1", {"systems": cell(["S01", 5])}).systems == ("S01",)
    assert place_fields(wrong) == (False, "")


@pytest.mark.parametrize("verdict", ["未回答", "", None, 5, ["指摘"]])
def test_an_unknown_verdict_does_not_count(verdict: JsonValue) -> None:
    assert verdict_of({"verdict": cell(verdict)}) == ""
