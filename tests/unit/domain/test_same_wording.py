"""What says the same is told once; what differs in a word, a number or a denial is not."""

from __future__ import annotations

import pytest

from wakayama_audit_gui.domain.same_wording import once


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("実施手順を策定されていなかった。", "実施手順が策定されていなかった。"),
        ("手順を定めた、実施手順を整備すべきである。", "手順を定めた実施手順を整備すべきである。"),
        ("管理区域に入室する場合は、", "管理区域入室する場合は"),
        ("管理区域の視察においては、", "本システムの管理区域の視察においては、"),
        ("USBメモリが施錠された場所に", "USB メモリが施錠される場所に"),
        ("家屋評価システムの鍵を管理する。", "財務システムの鍵を管理する。"),
        ("資産税課の執務室の棚", "執務室の棚"),
    ],
)
def test_what_says_the_same_stands_once(first: str, again: str) -> None:
    names = ("家屋評価システム", "財務システム", "資産税課")
    assert once((first, again), names) == (first,)


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("施錠されている。", "施錠されていない。"),
        ("記録すべきである。", "記録せずに済ませた。"),
        ("【指摘】記録すべきである。", "【意見】記録すべきである。"),
        ("対策基準 6.3(4)ア", "対策基準 6.3(4)イ"),
        ("対策基準 4.4(1)", "対策基準 4.4(2)"),
        ("ビジターバッチ", "ビジターバッジ"),
        ("財務システムの鍵", "家屋評価システムの鍵"),
    ],
)
def test_what_differs_stands_by_itself(first: str, other: str) -> None:
    assert once((first, other)) == (first, other)


def test_blanks_are_no_line_and_a_name_within_a_name_is_no_rest() -> None:
    assert once(("", "　", "鍵")) == ("鍵",)
    names = ("行政ネットワーク", "行政ネットワークシステム")
    assert once(("行政ネットワークシステムの鍵", "鍵"), names) == ("行政ネットワークシステムの鍵",)
