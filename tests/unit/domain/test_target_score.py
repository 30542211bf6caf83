"""Points with their grounds."""

from __future__ import annotations

from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.domain.target_score import (
    Criterion,
    Ground,
    Reading,
    TargetScore,
    rank,
    score_target,
)

ONE = Ground("一つ", "s")


def score(
    grounds: dict[Criterion, int], weights: dict[Criterion, int] | None = None
) -> TargetScore:
    found = {criterion: (ONE,) * number for criterion, number in grounds.items()}
    return score_target(FormKind.SYSTEM, "S01", "一", Reading(found), weights or {})


def test_every_ground_counts_up_to_the_most() -> None:
    assert score({Criterion.OPEN_FINDINGS: 2}).total == 6
    assert score({Criterion.OPEN_FINDINGS: 99}).total == 30
    assert score({Criterion.INDIVIDUAL_NUMBER: 3}).total == 5
    assert score({}).total == 0


def test_the_office_weighs_as_it_likes() -> None:
    assert score({Criterion.OPEN_FINDINGS: 2}, {Criterion.OPEN_FINDINGS: 0}).total == 0
    assert score({Criterion.OPEN_FINDINGS: 2}, {Criterion.OPEN_FINDINGS: 7}).total == 14


def test_it_says_what_it_is_made_of_heaviest_first() -> None:
    told = score({Criterion.YEARS: 1, Criterion.OPEN_FINDINGS: 2, Criterion.SHARED_IDS: 1}).words
    assert told == (
        "10点：未完了の指摘・意見 2件（6点）、共有IDの使用（3点）、前の監査からの年数 1年分（1点）"
    )
    assert score({}).words == "0点"


def test_ranking_keeps_the_order_of_equals() -> None:
    low, high = score({}), score({Criterion.YEARS: 1})
    other = low._replace(owner="S02")
    assert rank([low, other, high]) == [high, low, other]


def test_every_criterion_tells_its_source_and_counts() -> None:
    for criterion in Criterion:
        assert criterion.label
        assert criterion.source
        assert criterion.weight > 0
        assert criterion.most > 0
