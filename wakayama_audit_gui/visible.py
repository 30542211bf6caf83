"""Characters that show nothing but act on what shows them, made visible: escapes, bidi, controls.

A name of a file or a visit may hold them; in a terminal they move the cursor or colour the screen,
and anywhere they turn the order of what is read. What is recorded and handed to other programs
stays exact; paper has glyphs.py of outputs.
"""

from __future__ import annotations

import re

_ACTING = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1, among them ESC and CSI
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # bidi, and no width at all
    r"\u2028\u2029"  # ends of lines that no editor shows
)
ACTING = re.compile(f"[{_ACTING}]")
"""Any one of them; ends of lines and tabs, which are typed on purpose, are not."""
_BREAKS = re.compile(r"[\t\r\n]+")


def visible(text: str) -> str:
    """The text with each of them as its number, e.g. ``〔U+202E〕``; lines stay lines."""
    if text.isascii() and text.isprintable():
        return text
    return ACTING.sub(_numbered, text.replace("\r\n", "\n")).replace("\r", "〔U+000D〕")


def visible_line(text: str) -> str:
    """The same in one line, for lists of one thing a line."""
    return visible(_BREAKS.sub(" ", text))


def _numbered(found: re.Match[str]) -> str:
    return f"〔U+{ord(found.group()):04X}〕"
