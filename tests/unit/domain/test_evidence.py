"""Names and texts of photos: kept as typed, without what misleads the eye."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.domain.evidence import (
    NAME_LIMIT,
    clean_line,
    display_name,
    megapixels,
    pasted_name,
)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_0001.JPG",
        "サーバ室の入口（西側）.jpg",
        "髙﨑神社 辻\U000e0100.png",
        "が.jpg",  # か with a combining mark, as macOS writes it
        "👩\u200d💻.png",
    ],
)
def test_names_stay_as_typed(name: str) -> None:
    assert display_name(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\nb\t\x00\x1b[2Jc.jpg", "ab[2Jc.jpg"),
        ("a\u2066b\u200fc\ufeff.jpg", "abc.jpg"),
        ("a\u2028b.jpg", "ab.jpg"),
        ("\udce3photo.jpg", "\ufffdphoto.jpg"),
        ("\u202e", "名前のない写真"),
        ("", "名前のない写真"),
    ],
)
def test_names_lose_what_misleads(name: str, shown: str) -> None:
    assert display_name(name) == shown


def test_a_long_name_keeps_its_ending() -> None:
    shown = display_name("写" * 300 + ".jpeg")
    assert len(shown) == NAME_LIMIT
    assert shown.startswith("写写")
    assert shown.endswith("写.jpeg")
    assert "…" in shown


@given(st.text(st.characters(codec=None)))
def test_any_name_can_be_shown_and_written(name: str) -> None:
    shown = display_name(name)
    shown.encode()
    assert 0 < len(shown) <= NAME_LIMIT
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in shown)
    assert display_name(shown) == shown


def test_a_line_is_cut() -> None:
    assert clean_line("  ab cd ", 4) == "ab c"
    assert clean_line("ab cd", 3) == "ab"
    assert clean_line("abc", 2) == "ab"


def test_a_pasted_picture_is_named_by_the_time() -> None:
    assert pasted_name(datetime.fromisoformat("2026-10-21T10:41:07")) == "貼り付け 10-41-07.png"


def test_pixels_in_words() -> None:
    assert megapixels(52_000_000) == "5,200万画素"
