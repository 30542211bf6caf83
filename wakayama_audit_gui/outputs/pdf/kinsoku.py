"""Where a Japanese line may end: kinsoku by pushing out, whole Latin words and numbers.

Nothing here knows fonts or pages: widths come in as numbers. Drawing the lines belongs to prose.py.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

NEVER_FIRST = frozenset(
    "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー）］｝〕〉》」』】〙〗〟⟩’”»｠"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡､･｣ｧｨｩｪｫｬｭｮｯｰﾞﾟ〜～‐–…‥％‰℃°′″,.!?)]}:;%"
)
"""Characters that never start a line (行頭禁則)."""

NEVER_LAST = frozenset("（［｛〔〈《「『【〘〖〝⟨‘“«｟｢([{￥＄￡€£$¥№＃§")
"""Characters that never end a line (行末禁則)."""

_NEVER_PARTED = frozenset("…‥—―")
_COUNTERS = frozenset("年月日時分秒件名人台枚個頁点版条項号回階室架箇か")
_WORD_SEAMS = frozenset("/?&=-_.@:#%+,;\\")
_WORDS_END = "\u2000"


class Line(NamedTuple):
    """One line: the half-open range of characters it shows, and whether the text ended it.

    Attributes:
        start: Index of the first character.
        end: Index after the last one shown; spaces at a soft end are left out.
        hard: True when a newline or the end of the text ended the line.
    """

    start: int
    end: int
    hard: bool


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbouring characters."""
    if after in NEVER_FIRST or before in NEVER_LAST or unicodedata.combining(after):
        return False
    if after.isspace() or (before == after and before in _NEVER_PARTED):
        return False
    if before.isspace():
        return before != "\u00a0"
    if before.isdigit() and after in _COUNTERS:
        return False
    if _in_word(before) and after == "(":
        return False
    return not (_in_word(before) and _in_word(after))


def break_lines(text: str, widths: Sequence[float], room: float) -> list[Line]:
    r"""Break text into lines no wider than ``room``.

    Args:
        text: Any text; ``\n`` ends a line.
        widths: Width of each character, in the unit of ``room``.
        room: Width of a line. A line always takes one character at least.

    Returns:
        Lines in order, at least one; every character but newlines and spaces at a soft line
        end is in exactly one of them.
    """
    lines: list[Line] = []
    start = 0
    while True:
        newline = text.find("\n", start)
        stop = len(text) if newline < 0 else newline
        lines.extend(_break_paragraph(text, widths, room, start, stop))
        if newline < 0:
            return lines
        start = newline + 1


def _break_paragraph(
    text: str, widths: Sequence[float], room: float, start: int, stop: int
) -> list[Line]:
    lines: list[Line] = []
    while True:
        edge = _edge(text, widths, room, start, stop)
        if edge >= stop:
            lines.append(Line(start, stop, hard=True))
            return lines
        cut = _last_break(text, start, edge) or _forced_break(text, start, edge)
        end = cut
        while end > start and text[end - 1].isspace():
            end -= 1
        lines.append(Line(start, end, hard=False))
        start = cut


def _edge(text: str, widths: Sequence[float], room: float, start: int, stop: int) -> int:
    """First index that no longer fits; spaces may hang over the edge."""
    used = 0.0
    for index in range(start, stop):
        used += widths[index]
        if used > room + 1e-6 and index > start and not text[index].isspace():
            return index
    return stop


def _last_break(text: str, start: int, edge: int) -> int:
    for cut in range(edge, start, -1):
        if may_break(text[cut - 1], text[cut]) and not _hides_opening(text, start, cut):
            return cut
    return 0


def _hides_opening(text: str, start: int, cut: int) -> bool:
    """Tell whether only spaces stand between the cut and an opening bracket or the line start."""
    while cut > start and text[cut - 1].isspace():
        cut -= 1
    return cut == start or text[cut - 1] in NEVER_LAST


def _forced_break(text: str, start: int, edge: int) -> int:
    """Cut inside something unbreakable: at a seam of a URL, else gently, else at the edge."""
    gentle = 0
    for cut in range(edge, start, -1):
        before, after = text[cut - 1], text[cut]
        if after in NEVER_FIRST or before in NEVER_LAST or unicodedata.combining(after):
            continue
        if after.isspace() or before.isspace():
            continue
        if before in _WORD_SEAMS:
            return cut
        gentle = gentle or cut
    return gentle or edge


def _in_word(char: str) -> bool:
    if char in "’‑":
        return True
    return char < _WORDS_END and not char.isspace() and char not in "()[]{}"
