"""組織改正: what a 課 of then is called now."""

from __future__ import annotations

from wakayama_audit_gui.domain.reorganisation import (
    Reorganisation,
    ReorganisationKind,
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


def test_others_keep_their_names() -> None:
    assert now(("文書課",), "2022-10-01", "2030-01-01") == ("文書課",)
