"""Small changes to a list of marks, each giving a new list: what a stroke or a key does.

Pure: no widget, nothing recorded. Drawing is in marking_canvas.py.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF

from wakayama_audit_gui.domain.mark import FULL, Mark, MarkKind, Point
from wakayama_audit_gui.gui.screens.photo.mark_paint import Frame, bounds

Marks = tuple[Mark, ...]

ONE_POINT = (MarkKind.NUMBER, MarkKind.TEXT)
_SMALLEST = 120
"""A shorter drag, in ten-thousandths of the picture, was a click and draws nothing."""
_REACH = 8
"""Pixels beside a mark that still take hold of it: fingers are wide."""


def mark_at(marks: Marks, spot: QPointF, frame: Frame) -> int:
    """The topmost mark at a spot of the widget, or -1."""
    for number in range(len(marks) - 1, -1, -1):
        area = bounds(marks[number], frame).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        if area.contains(spot):
            return number
    return -1


def next_number(marks: Marks) -> str:
    """The lowest number that is free."""
    used = {mark.text for mark in marks if mark.kind is MarkKind.NUMBER}
    return next(str(n) for n in range(1, len(used) + 2) if str(n) not in used)


def is_a_click(mark: Mark) -> bool:
    """Whether what was dragged is too small to be meant."""
    if mark.kind in ONE_POINT:
        return False
    (x0, y0), (x1, y1) = mark.points
    return max(abs(x1 - x0), abs(y1 - y0)) < _SMALLEST


def with_point(marks: Marks, number: int, point: int, where: Point) -> Marks:
    """One point of one mark elsewhere; never outside the picture."""
    held = min(max(where[0], 0), FULL), min(max(where[1], 0), FULL)
    points = tuple(held if n == point else p for n, p in enumerate(marks[number].points))
    return (*marks[:number], marks[number]._replace(points=points), *marks[number + 1 :])


def moved(marks: Marks, number: int, right: int, down: int) -> Marks:
    """One mark elsewhere, as far as it stays whole within the picture."""
    points = marks[number].points
    right = max(-min(x for x, _ in points), min(right, FULL - max(x for x, _ in points)))
    down = max(-min(y for _, y in points), min(down, FULL - max(y for _, y in points)))
    there = tuple((x + right, y + down) for x, y in points)
    return (*marks[:number], marks[number]._replace(points=there), *marks[number + 1 :])


def without(marks: Marks, number: int) -> Marks:
    """One mark less."""
    return (*marks[:number], *marks[number + 1 :])
