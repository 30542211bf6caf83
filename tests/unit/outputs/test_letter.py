"""Letters as pages: what belongs together stays together."""

from __future__ import annotations

import pytest

from tests.golden.reading import read_page_texts
from wakayama_audit_gui.domain.document import Column, FindingText, Table, TableRow, Text
from wakayama_audit_gui.domain.letter import Letter, LetterBlock
from wakayama_audit_gui.outputs.pdf.letter import render_letters
from wakayama_audit_gui.paths import find_paths


@pytest.mark.parametrize("above", range(24, 44, 2))
def test_a_finding_stands_on_the_page_of_what_became_of_it(above: int) -> None:
    filling: list[LetterBlock] = [Text(f"前文 {number}") for number in range(above)]
    finding = FindingText("f1", "指摘", "3.3.2-3", "鍵を掛けるべきである。", ("総務課",))
    rows = tuple(TableRow((name, "記載")) for name in ("原因", "改善内容", "担当・期限", "結果"))
    became = Table((Column("", 20), Column("", 80)), rows, headed=False)
    letter = Letter("フォローアップ調書", "", "", (), (), (), (*filling, finding, became), name="x")
    paper = render_letters([letter], lambda _key: None, find_paths().fonts)
    (page,) = (text for text in read_page_texts(paper.data) if "鍵を掛けるべき" in text)
    assert "原因" in page
