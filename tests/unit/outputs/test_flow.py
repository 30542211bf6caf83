"""Pieces end up on pages in order, whole where possible, and no heading ends a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.outputs.pdf.flow import Piece, Whole, paginate
from wakayama_audit_gui.outputs.pdf.grid import Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.pen import Block, Pen
from wakayama_audit_gui.outputs.pdf.stack import Gap, Stack

PAGE = 600.0


class Lines:
    """A block of numbered lines ten points high, cut between any two."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last

    def height(self, width: float) -> float:
        return 10.0 * (self.last - self.first)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        cut = self.first + int((room + 1e-6) // 10)
        if not self.first < cut < self.last:
            return None
        return Lines(self.first, cut), Lines(cut, self.last)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        raise AssertionError


blocks = st.builds(lambda n: Lines(0, n), st.integers(1, 150))
pieces = st.lists(
    st.one_of(
        st.builds(
            Piece, blocks, st.floats(0, 30), st.just(value=False), spare=st.just(value=False)
        ),
        st.just(Piece(Gap(15.0), 10.0, keep=True)),
        st.builds(lambda block: Piece(block, 5.0, company=True), blocks),
    ),
    max_size=30,
)


@given(pieces)
def test_pages_hold_everything_in_order(given_pieces: list[Piece]) -> None:
    pages = paginate(given_pieces, 100, PAGE)
    total = sum(p.piece.block.height(100) for page in pages for p in page)
    assert round(total) == round(sum(p.block.height(100) for p in given_pieces))
    for page in pages:
        bottom = 0.0
        for placed in page:
            assert placed.down >= bottom
            bottom = placed.down + placed.piece.block.height(100)
        assert bottom <= PAGE + 1e-6


@given(pieces)
def test_no_heading_ends_a_page(given_pieces: list[Piece]) -> None:
    pages = paginate(given_pieces, 100, PAGE)
    for page in pages[:-1]:
        assert page
        assert not page[-1].piece.keep


def is_heading(row: Row) -> bool:
    return row._replace(again=None) in (AGAIN, HEADING._replace(again=None))


def test_what_no_page_could_hold_is_placed_rather_than_asked_for_ever() -> None:
    pages = paginate([Piece(Gap(10)), Piece(Gap(900)), Piece(Gap(10))], 100, PAGE)
    assert [len(page) for page in pages] == [1, 1, 1]


def test_what_only_speaks_of_the_room_below_never_begins_a_page() -> None:
    end = Piece(Gap(10), 3.0, spare=True)
    for high, ends in ((PAGE - 13, 2), (PAGE - 12, 1), (PAGE, 1)):
        for keep in (False, True):
            pages = paginate([Piece(Gap(high), keep=keep), end], 100, PAGE)
            assert [len(page) for page in pages] == [ends]
    moved = paginate([Piece(Gap(300)), Piece(Gap(400), keep=True), end], 100, PAGE)
    assert [len(page) for page in moved] == [1, 2], "it goes along with what moves on"
    split = paginate([Piece(Lines(0, 70)), end], 100, PAGE)
    assert [len(page) for page in split] == [1, 2]


def test_the_end_of_a_long_block_comes_along_with_what_is_not_to_stand_alone() -> None:
    signing = [Piece(Gap(15.0), 10.0, keep=True, company=True), Piece(Whole(Gap(100.0), PAGE))]
    first, second = paginate([Piece(Lines(0, 55)), *signing], 100, PAGE)
    assert [p.piece.block.height(100) for p in first] == [540.0]
    assert [p.piece.block.height(100) for p in second] == [10.0, 15.0, 100.0]


def test_a_block_that_is_never_cut_comes_along_with_its_heading() -> None:
    signing = [Piece(Gap(15.0), company=True, keep=True), Piece(Gap(100.0))]
    before = [Piece(Lines(0, 50)), Piece(Gap(20.0), keep=True), Piece(Gap(40.0))]
    first, second = paginate([*before, *signing], 100, PAGE)
    assert [p.piece.block.height(100) for p in first] == [500.0]
    assert [p.piece.block.height(100) for p in second] == [20.0, 40.0, 15.0, 100.0]


def test_what_no_page_holds_together_stands_alone() -> None:
    before, signing = Piece(Gap(590.0)), Piece(Gap(100.0), company=True)
    assert [len(page) for page in paginate([before, signing], 100, PAGE)] == [1, 1]
    above, last = Piece(Gap(100.0)), Piece(Gap(450.0))
    pages = paginate([above, last, Piece(Gap(200.0), company=True)], 100, PAGE)
    assert [len(page) for page in pages] == [2, 1]


def test_an_empty_paper_has_one_page() -> None:
    assert paginate([], 100, PAGE) == [[]]


def test_boxes_stay_together_unless_no_page_could_hold_them() -> None:
    boxes = Piece(Whole(Lines(0, 20), PAGE))
    pages = paginate([Piece(Gap(500)), boxes], 100, PAGE)
    assert [len(page) for page in pages] == [1, 1]
    pages = paginate([Piece(Gap(500)), Piece(Whole(Lines(0, 70), PAGE))], 100, PAGE)
    assert len(pages) == 2
    assert len(pages[0]) == 2


def rows_of(grid: Block) -> tuple[Row, ...]:
    assert isinstance(grid, Grid)
    return grid._rows


def row(points: float, *, keep: bool = False, again: Row | None = None) -> Row:
    lines = Cell(Lines(0, round(points / 10)))
    return Row((Cell(Gap(5), again=Gap(5)), lines), keep=keep, again=again)


HEAD = Row((Cell(Gap(10), span=2),), head=True)
AGAIN = Row((Cell(Gap(11), span=2),), keep=True)
HEADING = Row((Cell(Gap(12), span=2),), keep=True, again=AGAIN)

tables = st.lists(
    st.one_of(
        st.just([HEADING, row(50)]),
        st.builds(lambda points: [row(points)], st.integers(10, 3000)),
        st.builds(lambda points: [row(40, keep=True), row(points)], st.integers(10, 3000)),
    ),
    min_size=1,
    max_size=25,
)


@given(tables, st.floats(0, 550))
def test_tables_repeat_their_head_and_keep_headings_with_their_rows(
    groups: list[list[Row]], before: float
) -> None:
    grid = Grid((50, 50), [HEAD, *(row for group in groups for row in group)])
    pages = paginate([Piece(Gap(before)), Piece(grid)], 100, PAGE)
    parts = [p.piece.block for page in pages for p in page if isinstance(p.piece.block, Grid)]
    for page in pages:
        assert page[-1].down + page[-1].piece.block.height(100) <= PAGE + 1e-6
    for part in parts:
        rows = rows_of(part)
        assert rows[0] is HEAD
        assert len(rows) > 1
    for part in parts[:-1]:
        assert not rows_of(part)[-1].keep
    places = [row for group in groups for row in group if row is HEADING]
    shown = [row for part in parts for row in rows_of(part) if row is HEADING]
    assert len(shown) == len(places)
    heading_seen = False
    for part in parts:
        rows = rows_of(part)
        if heading_seen:
            assert is_heading(rows[1])
        heading_seen = heading_seen or HEADING in rows


@given(st.integers(10, 180))
def test_a_row_of_usual_height_is_never_cut(points: int) -> None:
    grid = Grid((50, 50), [HEAD, *(row(points) for _ in range(12))])
    pages = paginate([Piece(grid)], 100, PAGE)
    rows = [r for page in pages for p in page for r in rows_of(p.piece.block)]
    assert sum(not r.head for r in rows) == 12


def test_a_photo_is_never_parted_from_its_caption() -> None:
    stack = Stack((Gap(100), Lines(0, 30)), glued=True)
    assert stack.split(100, 105) is None
    parts = stack.split(100, 130)
    assert parts is not None
    assert parts[0].height(100) == 130
