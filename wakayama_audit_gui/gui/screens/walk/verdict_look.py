"""How a verdict looks: shape, tone and the word for it; never colour alone.

What a verdict means is in domain/verdict; the shapes are drawn in gui/widgets/shape_mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Answer
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.shape_mark import Shape


class Look(NamedTuple):
    """Shape, tone and word."""

    shape: Shape
    tone: Tone
    word: str


LOOKS: Mapping[Verdict, Look] = {
    Verdict.UNANSWERED: Look(Shape.DASHED_RING, Tone.NIBI, "未回答"),
    Verdict.CONFORMING: Look(Shape.CIRCLE, Tone.MATSUBA, "適合"),
    Verdict.SHITEKI: Look(Shape.CROSS, Tone.SHU, "指摘"),
    Verdict.IKEN: Look(Shape.TRIANGLE, Tone.YAMABUKI, "意見"),
    Verdict.NOT_APPLICABLE: Look(Shape.DASH, Tone.NIBI, "対象外"),
    Verdict.UNVERIFIABLE: Look(Shape.DOT, Tone.NIBI, "未確認"),
    Verdict.LATER: Look(Shape.CLOCK, Tone.AI, "後日確認"),
}

CONTESTED = Look(Shape.RING, Tone.SHU, "未確定")
"""Differing judgements stand side by side."""

SEGMENTS = (
    (Verdict.CONFORMING, Tone.MATSUBA),
    (Verdict.SHITEKI, Tone.SHU),
    (Verdict.IKEN, Tone.YAMABUKI),
    (Verdict.NOT_APPLICABLE, Tone.NIBI),
    (Verdict.UNVERIFIABLE, Tone.SECOND),
    (Verdict.LATER, Tone.AI),
)
"""Order and tones of the progress bar."""


def look_of(answer: Answer) -> Look:
    """How what stands for an item looks."""
    return CONTESTED if "verdict" in answer.contested else LOOKS[answer.verdict]


def tone_of_class(kind: str) -> Tone:
    """Tone of a 指摘 or 意見."""
    return Tone.SHU if kind == Verdict.SHITEKI else Tone.YAMABUKI
