"""The end of a sheet to be filled by hand: one page with lines and boxes, and none wasted."""

from __future__ import annotations

import pytest

from tests.golden import papers
from wakayama_audit_gui.domain.sheet import Sheet
from wakayama_audit_gui.outputs.pdf.blank import RuledLines
from wakayama_audit_gui.outputs.pdf.flow import Placed
from wakayama_audit_gui.outputs.pdf.fonts import load_faces
from wakayama_audit_gui.outputs.pdf.sheet import lay_out
from wakayama_audit_gui.outputs.pdf.style import BODY_HEIGHT, BODY_WIDTH, Styles, make_styles
from wakayama_audit_gui.paths import find_paths

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
