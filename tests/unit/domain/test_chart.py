"""A figure of a chart says what it was counted from."""

from __future__ import annotations

import pytest

from wakayama_audit_gui.domain.chart import Figure


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(3), "3"),
        (Figure(1234), "1,234"),
        (Figure(3, 12), "3 / 12（25.0％）"),
        (Figure(1, 3), "1 / 3（33.3％）"),
        (Figure(0, 0), "0 / 0"),
        (Figure(percent=42), "42％"),
        (Figure(), ""),
    ],
)
def test_a_percentage_never_stands_without_its_numbers(figure: Figure, words: str) -> None:
    assert figure.words == words
