"""The report as pages: real page numbers, headings that keep their text, bars, literal text."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from tests.golden.papers import TYPICAL, draw_photo
from tests.golden.reading import draw_pages, opened, read_page_texts, read_pieces, squeezed
from tests.unit.outputs.reports import (
    made_up_report,
    published_paper,
    published_report,
    rendered,
)
from wakayama_audit_gui.domain.document import FindingText, Heading, PageOf, Table, Text
from wakayama_audit_gui.domain.report import Edition
from wakayama_audit_gui.domain.report_layout import SUMMARY_TITLE, lay_out_report
from wakayama_audit_gui.domain.whole_document import Document
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.outputs.pdf.report import render_document

PAGE_COLUMN = 510.0
"""Points from the left where the numbers of 該当頁 stand."""


def ends(data: bytes) -> list[str]:
    """The lowest line of the body on each page."""
    lowest: dict[int, tuple[float, str]] = {}
    for piece in read_pieces(data):
        if piece.y > 50 and piece.text.strip():
            best = lowest.get(piece.page)
            if best is None or piece.y < best[0] - 0.5:
                lowest[piece.page] = (piece.y, piece.text)
            elif abs(piece.y - best[0]) <= 0.5:
                lowest[piece.page] = (best[0], best[1] + piece.text)
    return [squeezed(text) for _, text in lowest.values()]


def test_the_numbers_in_the_summary_are_the_pages_on_which_the_findings_stand() -> None:
    data = published_paper().data
    codes = [
        row.code
        for part in published_report().parts
        for group in part.summary
        for row in group.rows
    ]
    texts = read_page_texts(data)
    stands = {
        code: next(n for n, text in enumerate(texts, 1) if f"】{code}" in text) for code in codes
    }
    last = stands[codes[0]]
    numbers = [
        int(piece.text)
        for piece in read_pieces(data)
        if 3 < piece.page < last and piece.x > PAGE_COLUMN and piece.text.isdigit()
    ]
    printed = numbers[: len(codes)]
    assert printed == [stands[code] for code in codes]
    assert len(set(printed)) > 10


def test_the_contents_lead_to_the_pages_of_the_headings() -> None:
    data = published_paper().data
    texts = read_page_texts(data)
    document = lay_out_report(published_report())
    lines: dict[float, list[str]] = {}
    for piece in read_pieces(data):
        if piece.page == 2:
            lines.setdefault(round(piece.y, 1), []).append(piece.text)
    pages = {squeezed("".join(line[:-1])): line[-1] for line in lines.values()}
    for heading in document.contents:
        words = squeezed(heading.text)
        assert words in texts[int(pages[words]) - 1], heading.text
    assert len(document.contents) > 25


def test_the_outline_has_the_headings_with_their_depth() -> None:
    with opened(published_paper().data) as document:
        marks = [(mark.get_title(), mark.level) for mark in document.get_toc()]
    assert ("3. 監査の結果", 0) in marks
    assert (SUMMARY_TITLE, 1) in marks
    assert ("3.3.2 和歌山市行政ネットワークシステム", 2) in marks


def test_every_number_of_the_summary_can_be_clicked() -> None:
    pages = pypdf.PdfReader(BytesIO(published_paper().data)).pages
    page = next(
        p for p in pages[3:] if SUMMARY_TITLE.replace(" ", "") in squeezed(p.extract_text())
    )
    assert len(page.annotations or ()) > 5


def test_no_page_ends_with_a_heading() -> None:
    headings = {
        squeezed(block.text)
        for block in lay_out_report(made_up_report(60)).blocks
        if isinstance(block, Heading)
    }
    for data in (published_paper().data, rendered(lay_out_report(made_up_report(60))).data):
        assert not headings & set(ends(data)[2:])


def test_fonts_are_ours_and_embedded() -> None:
    for piece in read_pieces(published_paper().data):
        assert piece.embedded
        assert "BIZUDPGothic" in piece.font


def test_the_same_report_gives_the_same_bytes() -> None:
    document = lay_out_report(published_report())
    assert rendered(document).data == published_paper().data


def test_withheld_words_are_bars_and_nowhere_in_the_file() -> None:
    public = rendered(lay_out_report(made_up_report(6, edition=Edition.PUBLIC))).data
    text = "".join(read_page_texts(public))
    assert "４１７" not in text
    assert "花子" not in text
    assert "■■■■〔1〕" in text
    assert "鍵の番号が知られると危険なため" in text
    internal = "".join(read_page_texts(rendered(lay_out_report(made_up_report(6))).data))
    assert "４１７" in internal


def test_a_bar_is_black_from_edge_to_edge() -> None:
    document = Document("題", "", (), "", (Heading(1, "見出し", "h"), Text("■■■■〔1〕")))
    (picture,) = draw_pages(rendered(document).data, 4 * 72)[2:]
    width, height = picture.size
    part = picture.convert("L").crop((0, height // 9, width // 5, height // 6))
    runs = "".join("#" if dark < 70 else " " for dark in part.tobytes()).split()
    longest = max(map(len, runs))
    assert longest >= 4 * 10 * 4 - 8  # four full-width characters of 10 points, four pixels each


MARKUP = ('<b>太</b> <a href="https://www.example.jp">押す</a>', "&amp; ]]> (\\)Tj", "=1+1")


@pytest.mark.parametrize("text", MARKUP)
def test_any_text_is_printed_literally(text: str) -> None:
    data = rendered(lay_out_report(made_up_report(2, text))).data
    assert "".join(read_page_texts(data)).count(squeezed(text)) > 8


def test_what_the_font_lacks_is_said_on_the_paper() -> None:
    made = rendered(lay_out_report(made_up_report(1, "外字\ue000と🗝")))
    assert any("U+E000" in sentence for sentence in made.replaced)
    assert "印字についての注記" in "".join(read_page_texts(made.data))


def test_a_finding_of_many_pages_and_an_empty_report_can_be_drawn() -> None:
    assert rendered(lay_out_report(made_up_report(1, "長い文章を書く。" * 2000))).pages > 20
    assert rendered(lay_out_report(made_up_report(0))).pages >= 4


def test_sheets_are_appended_with_their_photos() -> None:
    asked: list[str] = []

    def photo(key: str) -> bytes:
        asked.append(key)
        return draw_photo(0)

    document = lay_out_report(made_up_report(2, sheets=(TYPICAL,)))
    made = render_document(document, photo, lambda _done, _total: None)
    assert asked == [photo.key for photo in TYPICAL.photos]
    with opened(made.data) as paper:
        levels = {mark.get_title(): mark.level for mark in paper.get_toc()}
    assert levels["写真"] == 2
    text = "".join(read_page_texts(made.data))
    assert squeezed(TYPICAL.places[0].items[0].question) in text


def test_who_waits_is_told_of_each_page_and_may_stop() -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render_document(lay_out_report(published_report()), lambda _key: None, stop)
    assert told == [(n, published_paper().pages) for n in (1, 2, 3)]


def test_a_number_that_leads_nowhere_is_a_bug_of_ours() -> None:
    table = lay_out_report(published_report()).blocks
    lost = tuple(block for block in table if not isinstance(block, FindingText))
    assert any(
        isinstance(cell, PageOf)
        for block in lost
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    )
    with pytest.raises(BugError, match="nothing stands"):
        rendered(lay_out_report(published_report())._replace(blocks=lost))
