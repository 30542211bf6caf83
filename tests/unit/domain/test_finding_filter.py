"""Finding one's way among findings."""

from __future__ import annotations

import pytest

from tests.unit.domain.ledger import ledger_finding
from wakayama_audit_gui.domain.finding_filter import (
    DUE_SOON,
    NOT_DUE,
    OPEN,
    OVERDUE,
    POSTPONED,
    UNDECIDED,
    FindingFilter,
    FindingIndex,
    is_overdue,
)
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding

TODAY = "2026-11-26"
S = FindingState


def finding(code: str, state: FindingState | None = S.NOTIFIED, **fields: object) -> LedgerFinding:
    said = {"systems": ("S01",), "sections": ("総務課",), "clauses": ("4.2(2)ウ",), **fields}
    return ledger_finding(code, state=state, **said)


FOUND = FindingIndex(
    (
        finding("a"),
        finding("b", S.CONFIRMED, kind="意見", text="髙い棚に置くことが望ましい。"),
        finding("c", None, systems=("S02",), sections=("総務課", "市民課")),
        finding("d", S.IMPROVING, fiscal_year=2022, deadline="2026-11-25", theme="来訪者区別"),
        finding("e", S.IMPROVING, deadline="2026-11-26", postponed="2026-10-30"),
    ),
    {"S02": "保険系システム"},
)


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        (FindingFilter(), "abcde"),
        (FindingFilter(words="施錠 総務"), "acde"),
        (FindingFilter(words="高い"), "b"),
        (FindingFilter(words="保険系"), "c"),
        (FindingFilter(words="来訪者"), "d"),
        (FindingFilter(words="ない言葉"), ""),
        (FindingFilter(kind="意見"), "b"),
        (FindingFilter(states=(OPEN,)), "acde"),
        (FindingFilter(dues=(OVERDUE,)), "d"),
        (FindingFilter(dues=(DUE_SOON,)), "e"),
        (FindingFilter(dues=(POSTPONED,)), "e"),
        (FindingFilter(dues=(OVERDUE, DUE_SOON)), "de"),
        (FindingFilter(fiscal_years=(2022, 2026), states=("改善中",)), "de"),
        (FindingFilter(systems=("S02", "S09")), "c"),
        (FindingFilter(dues=(NOT_DUE,)), "ac"),
        (FindingFilter(states=("改善中", "確認済")), "bde"),
        (FindingFilter(states=(OPEN, "確認済")), "abcde"),
        (FindingFilter(states=("取下げ",)), ""),
        (FindingFilter(states=(UNDECIDED,)), "c"),
        (FindingFilter(states=("改善中",)), "de"),
        (FindingFilter(sections=("市民課",)), "c"),
        (FindingFilter(systems=("S01",)), "abde"),
        (FindingFilter(fiscal_years=(2022,)), "d"),
        (FindingFilter(ids=frozenset("bd"), about="集計"), "bd"),
        (FindingFilter(ids=frozenset("bd"), kind="指摘", about="集計"), "d"),
        (FindingFilter(about="フォローアップ"), ""),
        (FindingFilter("施錠", "指摘", ("改善中",), (), ("総務課",), ("S01",), (2026,)), "e"),
    ],
)
def test_a_filter_finds_what_it_asks_for(asked: FindingFilter, codes: str) -> None:
    assert "".join(sorted(found.code for found in FOUND.find(asked, TODAY))) == codes


def test_the_name_of_then_and_that_of_today_both_find_it() -> None:
    index = FindingIndex((finding("a"), finding("b", sections=("市民課",))), {}, {"a": ("人事課",)})
    for asked in (
        FindingFilter(words="人事"),
        FindingFilter(words="総務"),
        FindingFilter(sections=("人事課",)),
        FindingFilter(sections=("総務課",)),
    ):
        assert [found.id for found in index.find(asked, TODAY)] == ["a"]
    assert index.sections == ["人事課", "市民課"]


def test_what_occurs_is_offered_once() -> None:
    assert FOUND.sections == ["総務課", "市民課"]
    assert FOUND.systems == ["S01", "S02"]
    assert FOUND.years == [2026, 2022]


def test_nothing_is_overdue_on_its_day_or_when_it_is_closed() -> None:
    assert is_overdue(finding("x", deadline="2026-11-25"), TODAY)
    assert not is_overdue(finding("x", deadline=TODAY), TODAY)
    assert not is_overdue(finding("x", S.CONFIRMED, deadline="2026-11-25"), TODAY)
    assert not is_overdue(finding("x"), TODAY)


@pytest.mark.parametrize(
    ("now", "names", "present", "word"),
    [
        (finding("a", text="施錠を記録すべきである。"), {}, {}, "記録"),
        (finding("a", sections=("資産税課",)), {}, {}, "資産税"),
        (finding("a"), {"S01": "医療費助成"}, {}, "助成"),
        (finding("a"), {}, {"a": ("総務企画課",)}, "企画"),
    ],
)
def test_what_changed_is_found_also_where_the_rest_was_taken_over(
    now: LedgerFinding, names: dict[str, str], present: dict[str, tuple[str, ...]], word: str
) -> None:
    before = FindingIndex((finding("a"), finding("b")), {"S01": "財務"})
    later = FindingIndex(
        (now, finding("b"), finding("c")), {"S01": "財務"} | names, present, before
    )
    assert [one.id for one in later.find(FindingFilter(words=word), TODAY)][:1] == ["a"]
    assert not later.find(FindingFilter(words="ない言葉"), TODAY)
    assert len(later.find(FindingFilter(words="施錠"), TODAY)) == 3


def test_what_is_the_same_is_taken_over() -> None:
    before = FindingIndex((finding("a"), finding("b")), {})
    assert before.text_then(finding("a"), ("総務課",))
    assert not before.text_then(finding("a", kind="意見"), ("総務課",))
    assert not before.text_then(finding("a"), ("総務企画課",))
    assert not before.text_then(finding("c"), ("総務課",))
