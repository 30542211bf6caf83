"""Marks over a photo: 隠す, 矢印, 囲み, 番号, 文字, as vectors; the original is never touched.

How they are burnt into a new picture is in photos/burn.py, how they are drawn with the mouse in
gui/screens/photo.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

FULL = 10_000
"""Points are in ten-thousandths of the width and height of the upright picture."""

STROKE, HALO, LETTER, ARROW_HEAD = 0.007, 0.003, 0.045, 0.035
"""Width of a line, of the white on each side of it, height of letters and length of an arrow's
head, as shares of the picture's long side: the same on every screen and paper."""

Point = tuple[int, int]


class MarkKind(StrEnum):
    """What a mark does; the value is how it is recorded."""

    HIDE = "hide"
    ARROW = "arrow"
    BOX = "box"
    NUMBER = "number"
    TEXT = "text"

    @property
    def label(self) -> str:
        """As the tool is called on screen."""
        return _LABELS[self]


_LABELS = {
    MarkKind.HIDE: "隠す",
    MarkKind.ARROW: "矢印",
    MarkKind.BOX: "囲み",
    MarkKind.NUMBER: "番号",
    MarkKind.TEXT: "文字",
}
_POINTS = {
    MarkKind.HIDE: 2,
    MarkKind.ARROW: 2,
    MarkKind.BOX: 2,
    MarkKind.NUMBER: 1,
    MarkKind.TEXT: 1,
}


class Mark(NamedTuple):
    """One mark.

    Attributes:
        kind: What it does.
        points: 0..10000 across and down the picture as EXIF turns it upright, before `turns`.
            HIDE, BOX: two opposite corners; ARROW: tail and head; NUMBER: centre; TEXT: top left.
        text: The number or the words; "" for the others.
    """

    kind: MarkKind
    points: tuple[Point, ...]
    text: str = ""


HIDE_ALL = Mark(MarkKind.HIDE, ((0, 0), (FULL, FULL)))
"""Stands in for a mark this version cannot read: rather hide too much than show a face."""


def mark_value(marks: Sequence[Mark]) -> list[list[object]]:
    """Marks as plain lists, for the record."""
    return [[mark.kind.value, [list(p) for p in mark.points], mark.text] for mark in marks]


def read_marks(value: object) -> tuple[Mark, ...]:
    """Marks out of the record; what cannot be read hides the whole picture."""
    if value is None:
        return ()
    if not isinstance(value, list):
        return (HIDE_ALL,)
    return tuple(_read(part) for part in value)


def _read(part: object) -> Mark:
    match part:
        case [str(kind), list(points), str(text)] if kind in MarkKind.__members__.values():
            found = tuple(_point(point) for point in points)
            if len(found) == _POINTS[MarkKind(kind)] and None not in found:
                return Mark(MarkKind(kind), tuple(p for p in found if p is not None), text)
    return HIDE_ALL


def _point(value: object) -> Point | None:
    match value:
        case [int(x), int(y)] if 0 <= x <= FULL and 0 <= y <= FULL:
            return x, y
    return None


def hidden_places(marks: Sequence[Mark]) -> int:
    """How many places are hidden."""
    return sum(mark.kind is MarkKind.HIDE for mark in marks)


def turned(point: Point, turns: int) -> Point:
    """Where a point of the upright picture lies after quarter turns clockwise."""
    x, y = point
    for _ in range(turns % 4):
        x, y = FULL - y, x
    return x, y


def look_key(marks: Sequence[Mark], turns: int) -> str:
    """Names what a photo looks like with its marks and quarter turns; "" for the plain picture.

    Used to find a rendering again, and as what a 写り込み確認 was said of.
    """
    if not marks and turns % 4 == 0:
        return ""
    text = json.dumps([mark_value(marks), turns % 4], ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:16]
