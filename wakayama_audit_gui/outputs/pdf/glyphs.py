"""The one door through which text reaches a paper: what the font cannot print is said, not lost.

Escaping is not needed: no text is ever read as markup (prose.py). Fonts are in fonts.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple, Protocol, TypeVar, cast

GETA = "〓"
_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SELECTED = re.compile(f"(.)({_SELECTORS.pattern})", re.DOTALL)
_PRIVATE = "外字"
_NEVER_PRINTED = {"Cc": "制御文字", "Cf": "見えない指定"}
_UNSHOWABLE = {_PRIVATE, *_NEVER_PRINTED.values()}
_ACCENTED = re.compile("[^\\W\\d_][\u0300-\u036f\u3099\u309a]+")
_KEPT_IDEOGRAPHS = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_LIKENESSES = {
    "\U00020bb7": "吉",  # the 吉 with a long lower stroke, in many names
    "\U0002b746": "今",
    "✔": "✓",
    "☑": "✓",
    "✕": "×",
    "✖": "×",
    "☒": "×",
    "☐": "□",
}

Value = TypeVar("Value")


class Coverage(Protocol):
    """What the door asks of a font."""

    def covers(self, char: str) -> bool:
        """Tell whether the font has a glyph for this character."""
        ...

    def variant(self, base: str, selector: str) -> str:
        """Stand-in character for a variant, or "" when the font does not draw it."""
        ...


class Replacement(NamedTuple):
    """One kind of character that was printed as something else.

    Attributes:
        raw: What the text held.
        shown: What was printed; "" when left out.
        reason: Why, in words.
    """

    raw: str
    shown: str
    reason: str

    def sentence(self, *, printable: bool) -> str:
        """Say it in words.

        Args:
            printable: True for the paper itself, which cannot show ``raw``: code points only.
        """
        codes = "＋".join(f"U+{ord(char):04X}" for char in self.raw)
        if self.reason in _UNSHOWABLE or unicodedata.category(self.raw[0]) in {"Cs", "Cn"}:
            return f"{codes}（{self.reason}）→ {self.shown or '除きました'}"
        name = codes if printable else f"{self.raw}（{codes}）"
        return f"{name} → {self.shown or '除きました'}（{self.reason}）"


class Glyphs:
    """Turns any text into text the font prints, and remembers each replacement once."""

    def __init__(self, font: Coverage) -> None:
        self._font = font
        self._replacements: dict[Replacement, None] = {}
        self._known: dict[str, str] = {"\n": "\n", "\t": " "}

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """What was replaced so far, in order of first appearance."""
        return tuple(self._replacements)

    def clean(self, text: str) -> str:
        r"""Text with only printable glyphs, stand-ins for variants, and ``\n``."""
        if text.isascii() and text.isprintable():
            return text
        text = _NEWLINES.sub("\n", text)
        text = _ACCENTED.sub(self._composed, text)
        printed: list[str] = []
        at = 0
        for match in _SELECTED.finditer(text):
            printed.extend(map(self._clean_char, text[at : match.start()]))
            printed.append(self._clean_pair(match[1], match[2]))
            at = match.end()
        printed.extend(map(self._clean_char, text[at:]))
        return "".join(printed)

    def _clean_pair(self, base: str, selector: str) -> str:
        stand_in = self._font.variant(base, selector)
        if stand_in:
            return stand_in
        if self._font.covers(base):
            return self._replaced(base + selector, base, "字形指定を外しました")
        return self._clean_char(base) + self._clean_char(selector)

    def _composed(self, match: re.Match[str]) -> str:
        """か + ゛ as が: the same character by definition, and one glyph."""
        if _KEPT_IDEOGRAPHS.search(match[0]):
            return match[0]
        whole = unicodedata.normalize("NFC", match[0])
        return whole if len(whole) < len(match[0]) else match[0]

    def _clean_char(self, char: str) -> str:
        known = self._known.get(char)
        if known is None:
            known = self._known[char] = self._judge(char)
        return known

    def _judge(self, char: str) -> str:
        category = "Cf" if _SELECTORS.match(char) else unicodedata.category(char)
        if category == "Co":
            shown, reason = GETA, _PRIVATE
        elif category in _NEVER_PRINTED:
            shown, reason = "", _NEVER_PRINTED[category]
        elif self._font.covers(char):
            return char
        elif category == "Zs":
            return " "
        elif category in {"Mn", "Me"}:
            shown, reason = "", "結合文字"
        else:
            shown, reason = self._likeness(char)
        return self._replaced(char, shown, reason)

    def _likeness(self, char: str) -> tuple[str, str]:
        likeness = _LIKENESSES.get(char) or unicodedata.normalize("NFKC", char)
        if likeness != char and all(map(self._font.covers, likeness)):
            return likeness, "近い字形で印字"
        return GETA, "字形がありません"

    def _replaced(self, raw: str, shown: str, reason: str) -> str:
        self._replacements[Replacement(raw, shown, reason)] = None
        return shown


def cleaned(value: Value, clean: Callable[[str], str]) -> Value:
    """Clean every text inside a document made of named tuples.

    Args:
        value: A text, or tuples (named or not) of such; anything else passes unchanged.
        clean: What to do to each text.
    """
    return cast("Value", _walk(value, clean))


def _walk(value: object, clean: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        make = cast("Callable[[list[object]], object]", getattr(type(value), "_make", tuple))
        return make([_walk(part, clean) for part in value])
    return value
