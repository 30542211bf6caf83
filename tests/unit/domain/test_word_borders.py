"""Names are broken between words, never within one of katakana or letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.domain.word_borders import pieces_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("和歌山市行政ネットワークシステム", ("ネットワーク", "システム")),
        ("施設案内・予約システム", ("内・", "システム")),
        ("観光アプリ", ("アプリ",)),
        ("GISサーバ（LGWAN）", ("GIS", "サーバ", "（LGWAN）")),
    ],
)
def test_words_are_kept_whole(name: str, words: tuple[str, ...]) -> None:
    assert set(words) <= set(pieces_of(name))


@given(st.text())
def test_nothing_is_lost(name: str) -> None:
    assert "".join(pieces_of(name)) == name
