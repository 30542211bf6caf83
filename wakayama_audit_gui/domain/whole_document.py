"""A whole paper before any format: its cover, and blocks with their contents; reports are one.

What stands in a report is decided in report_layout.py; fonts, pages and cells are the outputs'.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple, TypeAlias

from wakayama_audit_gui.domain.document import FindingText, Heading, Table, Text
from wakayama_audit_gui.domain.sheet import Sheet

_IN_CONTENTS = 3
"""The deepest level of the contents, e.g. 3.3.2."""


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
