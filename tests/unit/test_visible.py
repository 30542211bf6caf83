"""Characters that act on what shows them are made visible, and nothing else is touched."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.visible import ACTING, visible, visible_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("現地調査調書.pdf", "現地調査調書.pdf"),
        ("a\x1b[31mb", "a〔U+001B〕[31mb"),
        ("\x9b2J", "〔U+009B〕2J"),
        ("gpj\u202efdp.exe", "gpj〔U+202E〕fdp.exe"),
        ("一\u2066二\u2069", "一〔U+2066〕二〔U+2069〕"),
        ("零\u200b幅\ufeff", "零〔U+200B〕幅〔U+FEFF〕"),
        ("辻\U000e0100 葛\U000e0100城 髙﨑", "辻\U000e0100 葛\U000e0100城 髙﨑"),
        ("一行\r\n二行\n\t字下げ", "一行\n二行\n\t字下げ"),
        ("上書き\rする", "上書き〔U+000D〕する"),
        ("", ""),
    ],
)
def test_what_acts_is_shown_as_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_line_stays_one_line() -> None:
    assert visible_line("一\r\n二\t三\n") == "一 二 三 "


@given(st.text())
def test_nothing_acts_any_more_and_the_rest_is_as_it_was(text: str) -> None:
    shown = visible_line(text)
    assert not ACTING.search(shown)
    assert not any(unicodedata.category(one) == "Cc" for one in shown)
    assert not any(unicodedata.bidirectional(one) in _TURNING for one in shown)


_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
