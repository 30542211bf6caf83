"""Counting findings: each figure, its denominator, and what is behind it."""

from __future__ import annotations

import pytest

from wakayama_audit_gui.domain.analysis import (
    Axis,
    Classed,
    break_down,
    table_of_breakdown,
    table_of_trend,
    trend,
)
from wakayama_audit_gui.domain.contradiction import (
    TOO_BAD,
    TOO_GOOD,
    Compared,
    compare_owners,
    contradicts,
    table_of_contradictions,
)
from wakayama_audit_gui.domain.finding_life import INTERNAL, FindingState, LedgerFinding
from wakayama_audit_gui.domain.repeats import map_repeats, table_of_repeats
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName

S = FindingState


def classed(
    code: str,
    kind: str = "指摘",
    *,
    year: int = 2022,
    sections: tuple[str, ...] = ("総務課",),
    systems: tuple[str, ...] = ("甲",),
    item: str = "施錠",
    state: FindingState | None = S.NOTIFIED,
    joined: str = "",
) -> Classed:
    finding = LedgerFinding(
        id=code,
        code=code,
        kind=kind,
        text="施錠すべきである。",
        text_summary="",
        page=0,
        systems=systems,
        sections=sections,
        clauses=(),
        fiscal_year=year,
        audit_kind=INTERNAL,
        state=state,
        joined=joined,
    )
    return Classed(finding, item, "物理", systems)


LEDGER = (
    classed("a"),
    classed("b", "意見", sections=("総務課", "市民課")),
    classed("c", item="識別", systems=("乙",)),
    classed("d", year=2026),
    classed("e", "", year=2026, systems=(), item="識別", state=None),
    classed("f", year=2026, state=S.WITHDRAWN),
    classed("g", year=2026, joined="d"),
)


def rows(axis: Axis, year: int = 0) -> dict[str, tuple[str, ...]]:
    counted = break_down(LEDGER, axis, year)
    return {group.label: tuple(sorted(group.ids)) for group in counted.groups}


def test_every_finding_is_behind_a_figure() -> None:
    assert rows(Axis.YEAR) == {"令和4年度": ("a", "b", "c"), "令和8年度": ("d", "e")}
    assert rows(Axis.SECTION) == {"総務課": ("a", "b", "c", "d", "e"), "市民課": ("b",)}
    assert rows(Axis.SYSTEM, 2026) == {"甲": ("d",), "全庁": ("e",)}
    assert rows(Axis.ITEM, 2022) == {"施錠": ("a", "b"), "識別": ("c",)}
    assert rows(Axis.STATE, 2026) == {"通知済": ("d",), "未確定": ("e",), "取下げ": ("f",)}


def test_it_is_divided_by_class_and_nothing_is_lost() -> None:
    counted = break_down(LEDGER, Axis.SECTION)
    assert counted.kinds == ("指摘", "意見", "未確定")
    first = counted.groups[0]
    assert [len(first.of_kind(kind).findings) for kind in counted.kinds] == [3, 1, 1]
    assert break_down(LEDGER, Axis.SECTION, 2022).kinds == ("指摘", "意見")


def test_a_share_keeps_its_numbers_and_the_note_says_what_is_left_out() -> None:
    counted = break_down(LEDGER, Axis.SECTION)
    table = table_of_breakdown(counted)
    assert table.series == ("指摘", "意見", "未確定", "計")
    assert [f.words for f in table.rows[0].figures] == ["3", "1", "1", "5 / 5（100.0％）"]
    assert table.rows[1].figures[-1].words == "1 / 5（20.0％）"
    assert table.rows[1].behind == "b"
    assert "複数の課" in table.note
    assert "取下げ 1 件" in table.note
    assert "取下げ" not in break_down(LEDGER, Axis.STATE).note


@pytest.mark.parametrize(
    ("axis", "lines"),
    [
        (Axis.YEAR, {"指摘": (2, 1), "意見": (1, 0), "未確定": (0, 1)}),
        (Axis.SECTION, {"総務課": (3, 2), "市民課": (1, 0)}),
        (Axis.ITEM, {"施錠": (2, 1), "識別": (1, 1)}),
    ],
)
def test_a_trend_counts_year_by_year(axis: Axis, lines: dict[str, tuple[int, ...]]) -> None:
    found = trend(LEDGER, axis, 5)
    assert found.years == (2022, 2023, 2024, 2025, 2026), "the distances are true"
    assert found.bases == (3, 0, 0, 0, 2)
    assert all(not group.findings for groups in found.points for group in groups[1:4])
    counts = [(len(groups[0].findings), len(groups[4].findings)) for groups in found.points]
    assert dict(zip(found.lines, counts, strict=True)) == lines
    table = table_of_trend(found)
    assert (table.series[0], table.series[4]) == ("令和4年度", "令和8年度")
    assert table.rows[0].figures[0].base == 3
    assert table.rows[0].figures[1].words == "", "nothing is known of that year, not 0"


def test_a_trend_shows_what_occurs_most() -> None:
    assert trend(LEDGER, Axis.SECTION, 1).lines == ("総務課",)
    assert trend((), Axis.SECTION, 5).lines == ()


def test_what_was_found_in_several_years_is_a_repeat() -> None:
    found = map_repeats(LEDGER, Axis.ITEM, ("乙", "甲", "丙"))
    assert found.columns == ("乙", "甲", "全庁"), "a system without findings has no column"
    lock, badge = found.rows
    assert (lock.label, badge.label) == ("施錠", "識別")
    assert lock.cells[0] is None
    middle = lock.cells[1]
    assert middle is not None
    assert middle.again
    assert middle.words == "3 件（令和4年度・令和8年度）くり返し"
    assert sorted(middle.group.ids) == ["a", "b", "d"]
    elsewhere = badge.cells[0]
    assert elsewhere is not None
    assert not elsewhere.again, "in another system it was another year"
    assert badge.whole.again


def test_what_was_called_a_repeat_is_one_in_a_single_year_too() -> None:
    ledger = (classed("a", state=S.REPEATED), classed("b"), classed("c", item="一度だけ"))
    found = map_repeats(ledger, Axis.ITEM, ("甲",))
    assert [row.label for row in found.rows] == ["施錠"]
    assert found.rows[0].whole.again
    assert found.left_out == 1
    table = table_of_repeats(found)
    assert table.rows[0].label == "◆ 施錠"
    assert [f.words for f in table.rows[0].figures] == ["2", "2 / 3（66.7％）", "1"]
    assert "1 行は省きました" in table.note


def compared(answer: str, verdict: str, owner: str = "納税課", year: int = 2026) -> Compared:
    name = FormName(year, FormKind.SECTION, owner)
    return Compared(
        name,
        owner,
        "施錠",
        "施錠しているか",
        answer,
        "",
        verdict,
        "v",
        "s",
        "執務室",
        "R8-1",
        ("税",),
    )


@pytest.mark.parametrize(
    ("answer", "verdict", "way"),
    [
        ("はい", "指摘", TOO_GOOD),
        ("はい", "意見", TOO_GOOD),
        ("いいえ", "適合", TOO_BAD),
        ("はい", "適合", ""),
        ("いいえ", "指摘", ""),
        ("該当なし", "指摘", ""),
        ("はい", "未確認", ""),
    ],
)
def test_what_contradicts(answer: str, verdict: str, way: str) -> None:
    assert contradicts(answer, verdict) == way


def test_contradictions_stand_against_everything_compared() -> None:
    pairs = (
        compared("はい", "適合", "総務課"),
        compared("はい", "指摘"),
        compared("いいえ", "適合"),
        compared("はい", "適合"),
        compared("はい", "指摘", year=2025),
    )
    found = compare_owners(pairs, FormKind.SECTION, 2026)
    assert [row.owner for row in found.rows] == ["納税課", "総務課"]
    assert len(found.rows[0].differing) == 2
    table = table_of_contradictions(found)
    told = ["1 / 3（33.3％）", "1 / 3（33.3％）", "2 / 3（66.7％）"]
    assert [f.words for f in table.rows[0].figures] == told
    seen = "調書 R8-1　税　執務室"
    assert table.rows[0].behind == f"施錠（はい／指摘　{seen}）、施錠（いいえ／適合　{seen}）"
    assert table.rows[1].figures[-1].words == "0 / 1（0.0％）"
    assert compare_owners(pairs, FormKind.SYSTEM, 0).rows == ()
