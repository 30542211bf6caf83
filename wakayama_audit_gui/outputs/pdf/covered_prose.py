"""Paragraphs of a report: words that are not published are black bars from edge to edge.

What is covered is decided in domain/withheld.py; nothing of the words reaches this room.
"""

from __future__ import annotations

import re

from wakayama_audit_gui.domain.withheld import BAR
from wakayama_audit_gui.outputs.pdf.pen import Pen, text_width
from wakayama_audit_gui.outputs.pdf.prose import Prose, Run
from wakayama_audit_gui.outputs.pdf.style import INK, TextStyle

_SQUARES = re.compile(f"{BAR[0]}+")
_LOW, _HIGH = 0.14, 0.9


class CoveredProse(Prose):
    """A paragraph whose ■ join to bars, so that not even their number is a hint."""

    def draw_words(self, pen: Pen, x: float, baseline: float, words: str, style: TextStyle) -> None:
        """Draw the words, and a bar over every stretch of ■."""
        super().draw_words(pen, x, baseline, words, style)
        for bar in _SQUARES.finditer(words):
            start = x + text_width(words[: bar.start()], style)
            height = style.size * _HIGH
            pen.fill(start, baseline - style.size * _LOW, text_width(bar[0], style), height, INK)


def paragraph(text: str, style: TextStyle) -> Prose:
    """Text in one style, with bars where it has any."""
    return CoveredProse(Run(text, style)) if BAR in text else Prose(Run(text, style))
