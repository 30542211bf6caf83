"""A letter of the office before any format: to whom, from whom, what it says, pairs of photos.

Longer papers with a cover and contents are in document.py.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from wakayama_audit_gui.domain.document import FindingText, Heading, Table, Text


class LetterPhoto(NamedTuple):
    """A photo in a letter; its key names the print-ready picture."""

    key: str
    caption: str


class PhotoPair(NamedTuple):
    """What a place looked like before and after; either may be missing."""

    before: LetterPhoto | None
    after: LetterPhoto | None


LetterBlock: TypeAlias = Heading | Text | FindingText | Table | PhotoPair


class Letter(NamedTuple):
    """A letter, or a paper that is handed over like one.

    Attributes:
        title: In the middle, e.g. ``…の結果について（通知）``.
        number: 文書番号, "" while there is none.
        date: Day in words, "" while there is none.
        to: 宛先, one line each.
        sender: 差出人, one line each.
        opening: Paragraphs before 記.
        blocks: What stands below 記.
        mark: e.g. 案; "" for none.
        name: Proposed file name without its ending.
    """

    title: str
    number: str
    date: str
    to: tuple[str, ...]
    sender: tuple[str, ...]
    opening: tuple[str, ...]
    blocks: tuple[LetterBlock, ...]
    mark: str = ""
    name: str = ""
