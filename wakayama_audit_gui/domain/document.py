"""A paper of headings, paragraphs and tables, before any format: reports are laid out as one.

What stands in a report is decided in report_layout.py; fonts, pages and cells are the outputs'.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Literal, NamedTuple, TypeAlias

from wakayama_audit_gui.domain.sheet import Sheet

_IN_CONTENTS = 3
"""The deepest level of the contents, e.g. 3.3.2."""

Role = Literal["body", "ground", "fact", "note"]


class Heading(NamedTuple):
    """A heading.

    Attributes:
        level: 1 outermost.
        text: With its number.
        anchor: Names the place for PageOf; every heading of levels 1 to 3 has one.
        breaks: True begins a new page.
    """

    level: int
    text: str
    anchor: str = ""
    breaks: bool = False


class Text(NamedTuple):
    """A paragraph; newlines in it end lines."""

    text: str
    role: Role = "body"


class FindingText(NamedTuple):
    """A 指摘 or 意見 in its chapter, and the place PageOf leads to."""

    anchor: str
    kind: str
    code: str
    text: str
    sections: tuple[str, ...]


class PageOf(NamedTuple):
    """The page on which a place really stands in this output."""

    anchor: str


class Meter(NamedTuple):
    """A bar in a cell: 指摘 and 意見, out of the most there are in the table."""

    shiteki: int
    iken: int
    most: int


TableCell: TypeAlias = str | PageOf | Meter


class Column(NamedTuple):
    """A column: its name, its share of the width in percent, and whether it is centred."""

    title: str
    share: int
    centred: bool = False


class TableRow(NamedTuple):
    """A row; a heading within a table has one cell over all columns and keeps the next row.

    Attributes:
        cells: As many as columns, or one when it is a heading.
        heading: 0 for a row; 1 for an outer heading, 2 for an inner one.
    """

    cells: tuple[TableCell, ...]
    heading: int = 0


class Table(NamedTuple):
    """A table; its head is repeated on every page.

    Attributes:
        columns: From left to right.
        rows: Without the head.
        headed: False prints no head: then the first column names what stands beside it.
        small: Set smaller, for many columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    headed: bool = True
    small: bool = False


class SheetPages(NamedTuple):
    """A 現地調査調書 appended with its items and photos."""

    sheet: Sheet


Block: TypeAlias = Heading | Text | FindingText | Table | SheetPages


class Document(NamedTuple):
    """A whole paper.

    Attributes:
        title: On the cover; its parts are separated by ideographic spaces.
        mark: Beside the title, e.g. 公表版, or "".
        lines: On the cover below: day, number, office.
        author: Who issues it.
        blocks: In order, after cover and contents.
    """

    title: str
    mark: str
    lines: tuple[str, ...]
    author: str
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        """Title and mark in one line."""
        marked = f"（{self.mark}）" if self.mark else ""
        return f"{self.title.replace('　', ' ')}{marked}"

    @property
    def contents(self) -> tuple[Heading, ...]:
        """Headings that stand in the contents."""
        return tuple(
            b
            for b in self.blocks
            if isinstance(b, Heading) and b.anchor and b.level <= _IN_CONTENTS
        )


def with_anchors(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give the headings of the contents the anchors they have not got."""
    numbers = count(1)
    return tuple(
        block._replace(anchor=f"h{next(numbers)}")
        if isinstance(block, Heading) and block.level <= _IN_CONTENTS and not block.anchor
        else block
        for block in blocks
    )
