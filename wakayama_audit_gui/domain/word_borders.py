"""Where a name may be broken over lines: not within a word of katakana or of letters.

Setting whole paragraphs is gui/widgets/line_breaking.py's; this is for names in narrow columns.
"""

from __future__ import annotations

import re

_ENDINGS = "システム|ネットワーク|アプリ|サービス|センター|サーバ"
"""Words that stand at the end of a longer one of katakana, before which it may be broken."""

_PIECE = re.compile(
    rf"[ァ-ヴー]+?(?=(?:{_ENDINGS})(?![ァ-ヴー]))[・、]*"
    r"|[ァ-ヴー]+[・、）]*"
    r"|（?[0-9A-Za-z.-]+[・、）]*"
    r"|（?.[・、）]*",
    re.DOTALL,
)


def pieces_of(name: str) -> tuple[str, ...]:
    """The parts of a name that are not broken, in order; together they are the name.

    Of kanji and kana each is a part of its own; a mark stays with what is before it.
    """
    return tuple(_PIECE.findall(name))
