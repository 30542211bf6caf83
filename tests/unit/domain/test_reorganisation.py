"""組織改正: what a 課 of then is called now."""

from __future__ import annotations

from wakayama_audit_gui.domain.reorganisation import (
    Reorganisation,
    ReorganisationKind,
    lineage,
    present_sections,
)

K = ReorganisationKind
MERGED = Reorganisation("2027-04-01", K.MERGE, ("納税課", "収納課"), ("債権管理課",), "1")
SPLIT = Reorganisation("2028-04-01", K.SPLIT, ("債権管理課",), ("債権管理課", "徴収課"), "2")
RENAMED = Reorganisation("2029-04-01", K.RENAME, ("徴収課",), ("市税徴収課",), "3")
ALL = (RENAMED, SPLIT, MERGED)


def now(names: tuple[str, ...], named_on: str, today: str) -> tuple[str, ...]:
    return present_sections(names, ALL, named_on, today)


def test_changes_follow_each_other_from_their_day_on() -> None:
    both = ("納税課", "収納課")
    assert now(both, "2026-09-01", "2027-03-31") == both
    assert now(both, "2026-09-01", "2027-04-01") == ("債権管理課",)
    assert now(both, "2026-09-01", "2028-04-01") == ("債権管理課", "徴収課")
    assert now(both, "2026-09-01", "2030-01-01") == ("債権管理課", "市税徴収課")


def test_a_name_written_after_a_change_means_what_it_means_then() -> None:
    assert now(("債権管理課",), "2028-04-01", "2030-01-01") == ("債権管理課",)


def test_a_name_that_was_gone_when_a_visit_wrote_it_is_followed_all_the_same() -> None:
    """A change is often recorded after its day."""
    again = Reorganisation("2028-10-01", K.FOUND, (), ("納税課",), "7")

    def written(name: str, named_on: str, *more: Reorganisation) -> list[str]:
        return list(lineage((name,), (*ALL, *more), named_on, "2030-01-01", unaware=True))

    both = ["債権管理課", "市税徴収課"]
    assert written("納税課", "2027-06-01") == both
    assert written("納税課", "2027-04-01") == both
    assert written("徴収課", "2030-01-01") == ["市税徴収課"]
    assert written("債権管理課", "2028-04-01") == ["債権管理課"], "divided, and went on"
    assert written("納税課", "2028-11-01", again) == ["納税課"], "there is one again"
    assert written("納税課", "2028-09-01", again) == both
    assert now(("納税課",), "2027-06-01", "2030-01-01") == ("納税課",), "whoever knows means it"


def test_what_was_abolished_is_answered_for_by_who_takes_over_or_by_nobody_else() -> None:
    handed_over = Reorganisation("2027-04-01", K.ABOLISH, ("文書課",), ("総務課",), "4")
    nobody = Reorganisation("2027-04-01", K.ABOLISH, ("文書課",), (), "5")
    founded = Reorganisation("2027-04-01", K.FOUND, (), ("情報政策課",), "6")
    then, today = "2026-09-01", "2027-04-01"
    assert present_sections(("文書課",), [handed_over], then, today) == ("総務課",)
    assert present_sections(("文書課",), [nobody], then, today) == ("文書課",)
    assert present_sections(("文書課",), [founded], then, today) == ("文書課",)
    assert handed_over.label == "文書課を廃止した（総務課が引き継ぐ）"
    assert nobody.label == "文書課を廃止した"
    assert founded.label == "情報政策課を新設した"


def test_others_keep_their_names() -> None:
    assert now(("文書課",), "2022-10-01", "2030-01-01") == ("文書課",)
