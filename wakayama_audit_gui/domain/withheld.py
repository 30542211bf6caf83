"""Covering words that are not published: nothing of them is left, not even their length.

Which words, and why, is recorded by use_cases/withhold_part.py; the bar is drawn by the outputs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar, cast

from wakayama_audit_gui.domain.report import WithheldPart

BAR = "■■■■"
"""What stands for covered words in every output; always the same length."""

COVERED = re.compile(rf"{BAR}〔(\d+)〕")
"""A bar with the number of its reason."""

_BLANKS = r"[\s\u3000]*"

Value = TypeVar("Value")


class Cover(NamedTuple):
    """Words to be covered, and the number of the reason printed behind the bar."""

    number: int
    words: str


def covers_of(parts: Sequence[WithheldPart], finding: str = "") -> list[Cover]:
    """What is covered in a finding: its own parts and those of the whole report, longest first."""
    found = [
        Cover(number, part.words)
        for number, part in enumerate(parts, start=1)
        if part.words.strip() and part.finding in ("", finding)
    ]
    return sorted(found, key=lambda cover: -len(cover.words))


def covered(text: str, covers: Sequence[Cover]) -> str:
    """The text with bars over the words, also where blanks or line ends part them."""
    if not covers:
        return text
    # All at once: the number behind one bar must never be taken for words of another.
    pattern = "|".join(f"({_BLANKS.join(map(re.escape, _squeezed(c.words)))})" for c in covers)

    def bar(match: re.Match[str]) -> str:
        return f"{BAR}〔{covers[(match.lastindex or 1) - 1].number}〕"

    return re.sub(pattern, bar, text)


def _squeezed(words: str) -> str:
    return "".join(words.split())


def map_texts(value: Value, change: Callable[[str], str]) -> Value:
    """Change every text inside a document made of named tuples."""
    return cast("Value", _walk(value, change))


def all_texts(value: object) -> list[str]:
    """Every text inside a document made of named tuples."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    map_texts(value, note)
    return found


def _walk(value: object, change: Callable[[str], str]) -> object:
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        make = cast("Callable[[list[object]], object]", getattr(type(value), "_make", tuple))
        return make([_walk(part, change) for part in value])
    return value
