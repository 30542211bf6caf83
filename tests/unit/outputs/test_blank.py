"""The end of a sheet to be filled by hand: one page with lines and boxes, and none wasted."""

from __future__ import annotations

import pytest
from reportlab.lib.units import mm

from tests.golden import papers
from tests.golden.reading import read_pieces, squeezed
from tests.unit.use_cases.field import NOW, the_catalogue
from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.outputs.pdf.blank import RuledLines
from wakayama_audit_gui.outputs.pdf.blank_facts import facts_of, row_height
from wakayama_audit_gui.outputs.pdf.flow import Placed
from wakayama_audit_gui.outputs.pdf.fonts import load_faces
from wakayama_audit_gui.outputs.pdf.grid import FORM
from wakayama_audit_gui.outputs.pdf.items import clause_text
from wakayama_audit_gui.outputs.pdf.sheet import lay_out, lay_out_facts, render_sheet
from wakayama_audit_gui.outputs.pdf.signatures import FACTS_CONFIRMED
from wakayama_audit_gui.outputs.pdf.style import BODY_HEIGHT, BODY_WIDTH, Styles, make_styles
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.compose_blank import compose_blank

LINE = RuledLines(1).height(BODY_WIDTH)


@pytest.fixture(scope="module")
def styles() -> Styles:
    return make_styles(load_faces(find_paths().fonts))


def blank_of(items: int) -> Sheet:
    """A blank sheet with so many items."""
    place = papers.BLANK.places[0]
    some = tuple(place.items[n % len(place.items)]._replace(number=n + 1) for n in range(items))
    return papers.BLANK._replace(places=(place._replace(items=some),))


def end_of(page: list[Placed]) -> float:
    return page[-1].down + page[-1].piece.block.height(BODY_WIDTH)


@pytest.mark.parametrize("items", range(1, 27))
def test_lines_fill_the_last_page_down_to_the_boxes(styles: Styles, items: int) -> None:
    pages = lay_out(blank_of(items), styles)
    last = pages[-1]
    assert BODY_HEIGHT - LINE < end_of(last) <= BODY_HEIGHT + 1e-6
    ruled = [placed.piece.block for placed in last if isinstance(placed.piece.block, RuledLines)]
    assert len(ruled) == 1, "the lines and the boxes are on one page"
    assert ruled[0].height(BODY_WIDTH) >= 4 * LINE


def test_a_page_is_begun_for_lines_and_boxes_only_where_they_do_not_fit(styles: Styles) -> None:
    alone = []
    for items in range(12, 40):
        *_, before, last = lay_out(blank_of(items), styles)
        if len(last) == 5:  # heading, lines, sentence, boxes, end: no item above them
            lines = last[1].piece.block.height(BODY_WIDTH)
            least = end_of(last) - lines + 4 * LINE
            assert end_of(before) + 10 + least > BODY_HEIGHT
            alone.append(items)
    assert alone, "chosen so that it happens"


def test_who_confirms_facts_signs_on_a_page_without_classes() -> None:
    """A 立会者 confirms what was seen, not how it was judged; the auditors sign for both."""
    paper = render_sheet(papers.BLANK, papers.photo_of(papers.BLANK).get)
    said = [""] * paper.pages
    for piece in read_pieces(paper.data):
        said[piece.page - 1] += squeezed(piece.text)
    signed = {page for page, words in enumerate(said) if squeezed(FACTS_CONFIRMED) in words}
    judged = {page for page, words in enumerate(said) if "適合" in words or "対象外" in words}
    assert signed == {paper.pages - 1}
    assert judged
    assert not judged & signed
    assert all("情報セキュリティ管理者" not in words for words in said[:-1])
    assert "事実確認書" in said[-1]


def test_the_role_of_a_manager_is_broken_before_its_bracket() -> None:
    paper = render_sheet(papers.BLANK, papers.photo_of(papers.BLANK).get)
    said = [squeezed(piece.text) for piece in read_pieces(paper.data)]
    assert "情報セキュリティ管理者" in said
    assert "（所属長）" in said


def test_facts_have_as_many_rows_as_their_page_takes(styles: Styles) -> None:
    (page,) = lay_out_facts(facts_of(papers.BLANK), styles)
    assert BODY_HEIGHT - row_height(styles) < end_of(page) <= BODY_HEIGHT + 1e-6


@pytest.mark.parametrize("system", sorted(the_catalogue().systems))
def test_an_estimate_is_broken_nowhere_on_the_papers_of_a_system(
    styles: Styles, system: str
) -> None:
    sheet = compose_blank(the_catalogue(), system, NOW)
    for place in sheet.places:
        for item in place.items:
            for column in (22 * mm, 24 * mm):
                text = clause_text(item, styles, column)
                lines = text._lines(column - 2 * FORM.across)
                shown = [text._text[line.start : line.end] for line in lines]
                assert sum("（推定）" in line for line in shown) == text._text.count("（推定）")


@pytest.mark.parametrize("items", range(6, 40))
def test_signatures_never_stand_on_a_page_alone(styles: Styles, items: int) -> None:
    place = papers.TYPICAL.places[0]
    some = tuple(place.items[0]._replace(number=n + 1, photos=()) for n in range(items))
    sheet = papers.TYPICAL._replace(
        places=(place._replace(items=some),), photos=(), documents=(), findings=()
    )
    last = lay_out(sheet, styles)[-1]
    assert len(last) >= 4, "what there is none of, the heading, the boxes"
