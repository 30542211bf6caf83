"""A letter of the office before any format: to whom, from whom, what it says, pairs of photos.

Longer papers with a cover and contents are in document.py.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from wakayama_audit_gui.domain.calendar import long_date, parse_day, parse_written_day
from wakayama_audit_gui.domain.document import FindingText, Heading, Table, Text
from wakayama_audit_gui.errors import UserError

DRAFT = "案"
"""The mark of a letter that cannot go out yet."""
_NUMBER_MOST, _SENDER_MOST = 60, 100


class SentUnder(NamedTuple):
    """What a letter of the office is sent under.

    Attributes:
        number: 文書番号.
        date: 発信日, ISO.
        sender: 差出人.
    """

    number: str = ""
    date: str = ""
    sender: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether the letter can go out: until then it is marked 案."""
        return bool(self.number and self.date and self.sender)

    @property
    def mark(self) -> str:
        """案, or "" when it can go out."""
        return "" if self.is_complete else DRAFT

    @property
    def number_line(self) -> str:
        """文書番号, or room for it."""
        return self.number or "第　　　　号"

    @property
    def date_line(self) -> str:
        """発信日 in words, or room for it."""
        return long_date(self.date).partition("（")[0] or "令和　　年　　月　　日"

    @property
    def sender_line(self) -> str:
        """差出人, or where it belongs."""
        return self.sender or "（差出人）"

    def cleaned(self) -> SentUnder:
        """As it is kept: without blanks around, the day as ISO date.

        Raises:
            UserError: The day is no date, or a text is too long for the head of a letter.
        """
        number, day, sender = (text.strip() for text in self)
        day = day if parse_day(day) else parse_written_day(day) or day
        if day and parse_day(day) is None:
            raise UserError(
                f"発信日「{day[:20]}」は日付として読めません。",
                "2026/12/25 か 令和8年12月25日 のように書き直してください。",
                code="no_such_date",
            )
        if len(number) > _NUMBER_MOST or len(sender) > _SENDER_MOST:
            raise UserError(
                "文書番号か差出人が長すぎます。",
                f"文書番号は {_NUMBER_MOST} 字、差出人は {_SENDER_MOST} 字までにしてください。",
                code="too_long",
            )
        return SentUnder(number, day, sender)


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
