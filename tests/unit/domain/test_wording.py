"""The wording guard points at what a finding must not say, and at nothing else."""

from __future__ import annotations

import pytest

from wakayama_audit_gui.domain.wording import check_wording

GOOD = "外部からの訪問者が管理区域に入室する場合は、外見上職員等と区別できる措置をすべきである。"


def codes(text: str, kind: str = "指摘", **known: list[str]) -> list[str]:
    return [notice.code for notice in check_wording(text, kind, **known)]


def test_a_good_finding_passes() -> None:
    assert codes(GOOD) == []


def test_an_empty_text_is_not_checked() -> None:
    assert codes("  ") == []


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        ("指摘", "備えることが望ましい。", True),
        ("指摘", "備えるべきである", False),
        ("意見", "備えるべきである。", True),
        ("意見", "備えることが望ましい。", False),
        ("", "備えている。", False),
    ],
)
def test_the_ending_follows_the_class(kind: str, text: str, wrong: bool) -> None:
    assert ("ending" in codes(text, kind)) is wrong


@pytest.mark.parametrize(
    "text",
    [
        "髙橋課長に確認し、施錠すべきである。",
        "見本氏が保管しており、施錠すべきである。",
        "担当の山田さんが保管しており、施錠すべきである。",
    ],
)
def test_names_are_pointed_at(text: str) -> None:
    assert "person" in codes(text)


def test_a_person_of_the_workspace_is_known_with_and_without_the_blank() -> None:
    known = ["見本 太郎"]
    assert "person" in codes("見本太郎が確認すべきである。", persons=known)
    assert "person" in codes("見本 太郎が確認すべきである。", persons=known)


@pytest.mark.parametrize(
    "text",
    [
        "納税課長は施錠すべきである。",
        "情報システム管理者は仕様書及び様式を保管すべきである。",
        "個人番号・氏名を隠すべきである。",
        "担当課長は、多様な様態を考慮すべきである。",
    ],
)
def test_posts_and_common_words_are_no_names(text: str) -> None:
    assert "person" not in codes(text, sections=["納税課"])


def test_mixed_date_styles_are_pointed_at() -> None:
    assert "dates" in codes("令和4年から2026年まで保存すべきである。")
    assert "dates" not in codes("令和4年から令和8年まで保存すべきである。")


@pytest.mark.parametrize(
    "text",
    ["問題は発見されなかったが、施錠すべきである。", "不備は認められなかった。", "万全である。"],
)
def test_assurance_is_pointed_at(text: str) -> None:
    assert "assurance" in codes(text)
