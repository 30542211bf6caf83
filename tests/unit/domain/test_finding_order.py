"""In which order findings are shown."""

from __future__ import annotations

import pytest

from tests.unit.domain.test_finding_filter import finding
from wakayama_audit_gui.domain.finding_filter import FindingFilter, FindingIndex
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.domain.finding_order import SortBy, Sorting, natural, urgency

S = FindingState

FOUND = FindingIndex(
    (
        finding("done", S.CONFIRMED, sections=("市民課",)),
        finding("old", S.NOTIFIED, fiscal_year=2022, kind="意見", systems=("S02",)),
        finding("new10", S.NOTIFIED, sections=()),
        finding("new2", S.NOTIFIED, systems=()),
        finding("later", S.IMPROVING, deadline="2026-12-04", systems=("S09", "S02")),
        finding("over", S.PLAN_AWAITED, deadline="2026-01-05", kind="意見"),
        finding("torn", None, fiscal_year=2025, kind=""),
    ),
    {"S02": "保険系", "S01": "行政ネットワーク"},
    {"new2": ("一課",)},
)


@pytest.mark.parametrize(
    ("sorting", "codes"),
    [
        (Sorting(), "over later new2 new10 torn old done"),
        (Sorting(SortBy.DUE, reverse=True), "later over new2 new10 torn old done"),
        (Sorting(SortBy.KIND), "later new2 new10 done over old torn"),
        (Sorting(SortBy.KIND, reverse=True), "over old later new2 new10 done torn"),
        (Sorting(SortBy.SYSTEM), "old over new10 torn done later new2"),
        (Sorting(SortBy.SECTION), "new2 done over later torn old new10"),
        (Sorting(SortBy.STATE), "new2 new10 old over later done torn"),
        (Sorting(SortBy.STATE, reverse=True), "done later over new2 new10 old torn"),
    ],
)
def test_each_order_keeps_what_has_nothing_there_at_the_end(sorting: Sorting, codes: str) -> None:
    found = FOUND.find(FindingFilter(), "2026-11-26", sorting)
    assert " ".join(one.code for one in found) == codes


def test_what_is_narrowed_keeps_the_order() -> None:
    asked = FindingFilter(kind="意見", fiscal_years=(2022, 2026))
    for reverse, codes in ((False, ["over", "old"]), (True, ["over", "old"])):
        found = FOUND.find(asked, "2026-11-26", Sorting(SortBy.DUE, reverse=reverse))
        assert [one.code for one in found] == codes
    by_state = FOUND.find(asked, "2026-11-26", Sorting(SortBy.STATE))
    assert [one.code for one in by_state] == ["old", "over"]


def test_numbers_are_compared_as_numbers() -> None:
    codes = ["3.3.10-1", "3.3.2-10", "3.3.2-3", "R8-07-2"]
    assert sorted(codes, key=natural) == ["3.3.2-3", "3.3.2-10", "3.3.10-1", "R8-07-2"]


def test_no_two_are_equally_urgent() -> None:
    one = finding("a")
    assert urgency(one) != urgency(one._replace(id="b"))
