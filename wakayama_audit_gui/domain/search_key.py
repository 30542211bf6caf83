"""The folded form of a text that search compares; the text itself is stored as typed.

Hiragana and katakana are kept apart, as a reader would. How the keys are indexed is in storage.
"""

from __future__ import annotations

from unicodedata import category, normalize

_VARIANTS = str.maketrans(
    "髙﨑嵜德濵濱𠮷邊邉齋齊斎澤櫻廣國嶋嶌冨會惠眞藪瀨榮圓學縣舘鷗彥曻靑黑增寬敎晴",
    "高崎崎徳浜浜吉辺辺斉斉斉沢桜広国島島富会恵真薮瀬栄円学県館鴎彦昇青黒増寛教晴",
)
_VARIATION_SELECTORS = {
    **dict.fromkeys(range(0xFE00, 0xFE10)),
    **dict.fromkeys(range(0x180B, 0x180E)),
    **dict.fromkeys(range(0xE0100, 0xE01F0)),
}


def search_key(text: str) -> str:
    """Fold a text: NFKC, common variant kanji to their usual form, no selectors, no case.

    Folding a folded text changes nothing.
    """
    bare = normalize("NFKC", text.translate(_VARIATION_SELECTORS))
    return normalize("NFKC", bare.casefold()).translate(_VARIANTS)


def plain_name(name: str) -> str:
    """A person's name as it is compared: without spaces, variants of kanji alike."""
    return "".join(search_key(name).split())


def has_private_use(text: str) -> bool:
    """Whether a text holds 外字: private-use characters, which print differently elsewhere."""
    return any(category(character) == "Co" for character in text)
