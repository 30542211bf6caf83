"""What papers are made of, before any format: headings, paragraphs and tables.

A whole paper with its contents is in whole_document.py; fonts, pages and cells are the outputs'.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

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
        room: Least height in points on paper, where somebody is to write by hand.
    """

    cells: tuple[TableCell, ...]
    heading: int = 0
    room: int = 0


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
