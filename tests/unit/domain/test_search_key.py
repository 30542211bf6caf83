"""Folding for search: what is the same word, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.domain.search_key import has_private_use, search_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("髙橋", "高橋"),
        ("宮﨑", "宮崎"),
        ("德田", "徳田"),
        ("濵口", "浜口"),
        ("\ufa19社", "神社"),
        ("辻\U000e0100", "辻"),
        ("葛\ufe00", "葛"),
        ("ＵＳＢ", "usb"),
        ("ﾊﾞｯｼﾞ", "バッジ"),
        ("か\u3099", "が"),
        ("㈱", "(株)"),
        ("Straße", "strasse"),
    ],
)
def test_variants_fold_together(text: str, key: str) -> None:
    assert search_key(text) == key


def test_kana_stay_apart() -> None:
    assert search_key("ばっじ") != search_key("バッジ")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


def test_private_use_characters_are_noticed() -> None:
    assert has_private_use("外\ue000字")
    assert has_private_use("\U000f0000")
    assert not has_private_use("髙﨑 神 辻\U000e0100 😀")
