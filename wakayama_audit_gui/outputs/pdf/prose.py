"""A paragraph: runs of plain text in several styles, broken by kinsoku, cut between any two lines.

Text is never read as markup, so nothing in it can draw, link or load. The rules of line ends are
in kinsoku.py; stacking paragraphs belongs to stack.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from wakayama_audit_gui.outputs.pdf.kinsoku import Line, break_lines
from wakayama_audit_gui.outputs.pdf.pen import Block, Pen
from wakayama_audit_gui.outputs.pdf.style import TextStyle

_ASCENT = 0.86
"""Height of a kanji above the baseline, as a fraction of the size."""


class Run(NamedTuple):
    """Text in one style."""

    text: str
    style: TextStyle


class Prose:
    """Clean text in one or more styles; leading and alignment are those of the first run.

    Args:
        runs: In reading order, at least one.
        cut: Only these lines of it: what a page end left of a longer paragraph.
    """

    def __init__(self, *runs: Run, cut: Sequence[Line] = ()) -> None:
        self._runs = runs
        self._text = "".join(run.text for run in runs)
        self._widths = [
            run.style.size * run.style.face.width(char) for run in runs for char in run.text
        ]
        self._broken: dict[float, list[Line]] = {}
        self._cut = cut

    def height(self, width: float) -> float:
        """Height of all lines."""
        return len(self._lines(width)) * self._runs[0].style.leading

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Cut between lines; one line alone is left on neither side when there are four or more."""
        lines = self._lines(width)
        fitting = int((room + 1e-6) / self._runs[0].style.leading)
        least = 2 if len(lines) >= 4 else 1
        cut = min(fitting, len(lines) - least)
        if cut < least:
            return None
        return type(self)(*self._runs, cut=lines[:cut]), type(self)(*self._runs, cut=lines[cut:])

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw every line."""
        style = self._runs[0].style
        baseline = top - first_baseline(style)
        for line in self._lines(width):
            used = sum(self._widths[line.start : line.end])
            slack = {"left": 0.0, "centre": (width - used) / 2, "right": width - used}
            self._draw_line(pen, x + slack[style.align], baseline, line)
            baseline -= style.leading

    def _draw_line(self, pen: Pen, x: float, baseline: float, line: Line) -> None:
        ends = list(accumulate(len(run.text) for run in self._runs))
        for run, end in zip(self._runs, ends, strict=True):
            first = max(line.start, end - len(run.text))
            last = min(line.end, end)
            if first < last:
                self.draw_words(pen, x, baseline, self._text[first:last], run.style)
                x += sum(self._widths[first:last])

    def draw_words(self, pen: Pen, x: float, baseline: float, words: str, style: TextStyle) -> None:
        """Draw words of one style within a line."""
        pen.text(x, baseline, words, style)

    def _lines(self, width: float) -> Sequence[Line]:
        if self._cut:
            return self._cut
        if width not in self._broken:
            self._broken[width] = break_lines(self._text, self._widths, width)
        return self._broken[width]


def first_baseline(style: TextStyle) -> float:
    """How far below the top of a paragraph its first line stands."""
    return (style.leading - style.size) / 2 + style.size * _ASCENT


def prose(text: str, style: TextStyle) -> Prose:
    """Text in one style."""
    return Prose(Run(text, style))
