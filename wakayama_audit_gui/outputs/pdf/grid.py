"""A table whose rows are broken the way a clerk would: heads repeat, a heading keeps its row.

What stands in the cells belongs to the parts of the sheet; where pages end to flow.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from reportlab.lib.colors import Color

from wakayama_audit_gui.outputs.pdf.pen import Block, Bookmark, Pen
from wakayama_audit_gui.outputs.pdf.stack import Stack
from wakayama_audit_gui.outputs.pdf.style import RULE, THICK, THIN

_TALL = 190.0
"""A row up to this height moves to the next page whole; a taller one is cut."""
_WORTHWHILE = 48.0
"""Room in points below which a tall row is not begun."""


class Cell(NamedTuple):
    """One cell.

    Attributes:
        block: What stands in it.
        span: Columns it covers.
        fill: Colour behind it, or None.
        middle: True centres it vertically.
        again: What stands there when the row goes on on the next page, or None.
    """

    block: Block
    span: int = 1
    fill: Color | None = None
    middle: bool = False
    again: Block | None = None


class Row(NamedTuple):
    """One row.

    Attributes:
        cells: From left to right; their spans cover all columns.
        least: Least height in points.
        head: True for a head that is repeated on each page; heads come first.
        keep: True when the row must not be the last on a page.
        again: For a heading: the row that repeats it on the next page, or None.
        bookmark: Its entry in the outline, or None.
    """

    cells: tuple[Cell, ...]
    least: float = 0.0
    head: bool = False
    keep: bool = False
    again: Row | None = None
    bookmark: Bookmark | None = None


class Ruling(NamedTuple):
    """Space within the cells and the lines around them.

    Attributes:
        across: Space left and right, in points.
        down: Space above and below.
        lines: False draws no lines at all.
    """

    across: float = 4.0
    down: float = 2.8
    lines: bool = True


FORM = Ruling()


class Grid:
    """A table of fixed columns, as wide as their sum.

    Args:
        columns: Widths in points.
        rows: Heads first.
        ruling: Space and lines.
        heights: Those of the rows where they are known: a table of a hundred pages is cut a
            hundred times, and measured once.
    """

    def __init__(
        self,
        columns: Sequence[float],
        rows: Sequence[Row],
        ruling: Ruling = FORM,
        heights: Sequence[float] | None = None,
    ) -> None:
        self._columns = tuple(columns)
        self._rows = tuple(rows)
        self._ruling = ruling
        self._heights = list(heights or map(self._row_height, self._rows))

    def height(self, width: float) -> float:
        """Sum of the rows."""
        del width
        return sum(self._heights)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut between rows, or inside a tall one; heads and the heading in force go on both."""
        del width
        heads = sum(row.head for row in self._rows)
        index = self._fitting(room)
        if not heads <= index < len(self._rows):
            return None
        used = sum(self._heights[:index])
        row = self._rows[index]
        if self._heights[index] > _TALL and room - used >= _WORTHWHILE:
            parts = self._cut_row(row, room - used)
            if parts:
                first = (*self._rows[:index], parts[0])
                heights = (*self._heights[:index], self._row_height(parts[0]))
                return self._part(first, heights), self._rest(heads, index, parts[1])
        while index > heads and self._rows[index - 1].keep:
            index -= 1
        if index <= heads:
            return None
        begun = self._part(self._rows[:index], self._heights[:index])
        return begun, self._rest(heads, index, None)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the rows, then one strong frame around all."""
        del width
        start = top
        for row, height in zip(self._rows, self._heights, strict=True):
            if row.bookmark:
                pen.bookmark(row.bookmark, top)
            self._draw_row(pen, row, x, top, height)
            top -= height
        if self._ruling.lines:
            pen.frame(x, top, sum(self._columns), start - top, RULE, THICK)

    def _fitting(self, room: float) -> int:
        """How many rows fit."""
        for index, end in enumerate(accumulate(self._heights)):
            if end > room + 1e-6:
                return index
        return len(self._rows)

    def _draw_row(self, pen: Pen, row: Row, x: float, top: float, height: float) -> None:
        across, down, lines = self._ruling
        for cell, width in self._cells(row):
            if cell.fill:
                pen.fill(x, top - height, width, height, cell.fill)
            inner = width - 2 * across
            slack = height - 2 * down - cell.block.height(inner) if cell.middle else 0.0
            cell.block.draw(pen, x + across, top - down - slack / 2, inner)
            if lines:
                pen.frame(x, top - height, width, height, RULE, THIN)
            x += width

    def _cells(self, row: Row) -> list[tuple[Cell, float]]:
        widths: list[tuple[Cell, float]] = []
        column = 0
        for cell in row.cells:
            widths.append((cell, sum(self._columns[column : column + cell.span])))
            column += cell.span
        return widths

    def _row_height(self, row: Row) -> float:
        across, down, _ = self._ruling
        tallest = max(cell.block.height(width - 2 * across) for cell, width in self._cells(row))
        return max(row.least, tallest + 2 * down)

    def _cut_row(self, row: Row, room: float) -> tuple[Row, Row] | None:
        across, down, _ = self._ruling
        firsts: list[Cell] = []
        rests: list[Cell] = []
        for cell, width in self._cells(row):
            inner = width - 2 * across
            if cell.block.height(inner) <= room - 2 * down:
                firsts.append(cell)
                rests.append(cell._replace(block=cell.again or Stack()))
                continue
            parts = cell.block.split(inner, room - 2 * down)
            if not parts:
                return None
            firsts.append(cell._replace(block=parts[0]))
            rests.append(cell._replace(block=parts[1]))
        return (
            row._replace(cells=tuple(firsts), least=0.0),
            row._replace(cells=tuple(rests), least=0.0, bookmark=None),
        )

    def _rest(self, heads: int, index: int, cut: Row | None) -> Grid:
        """What goes on: heads, the heading in force unless one follows, the cut row, the others."""
        after = index + 1 if cut else index
        rows, heights = [*self._rows[:heads]], [*self._heights[:heads]]
        heading = next((row.again for row in self._rows[:index][::-1] if row.again), None)
        starts_place = (cut or self._rows[after]).again is not None
        fresh = [heading._replace(again=heading)] if heading and not starts_place else []
        if cut:
            fresh.append(cut)
        rows += [*fresh, *self._rows[after:]]
        heights += [*map(self._row_height, fresh), *self._heights[after:]]
        return self._part(rows, heights)

    def _part(self, rows: Sequence[Row], heights: Sequence[float]) -> Grid:
        return Grid(self._columns, rows, self._ruling, heights)
