"""S9: what is hidden leaves no trace: two originals that differ only there give the same output.

Pairs of originals are made by chance in tests/unit/photos/redaction.py; how a hide is burnt in is
in photos/hide.py.
"""

from __future__ import annotations

import random

from tests.faults.figures import Figures
from tests.unit.photos.redaction import make_pair
from wakayama_audit_gui.domain.mark import Mark, MarkKind
from wakayama_audit_gui.photos import jpeg_header
from wakayama_audit_gui.photos.workshop import PillowWorkshop
from wakayama_audit_gui.use_cases.photo_ports import Rendering

_FORMS = ("PNG", "4:4:4", "4:2:2", "4:2:0", "4:4:4p", "4:2:2p", "4:2:0p")
_KINDS: tuple[Rendering, ...] = ("thumb", "print")
_ARROW = Mark(MarkKind.ARROW, ((100, 100), (9000, 9000)))


def compare_pairs(pairs: int, seed: int, largest: int = 500) -> Figures:
    """Marks both of each pair and compares every byte.

    Args:
        pairs: How many.
        seed: Of chance.
        largest: Longest side of an original.
    """
    figures = Figures("S9", "pairs that differ only under what is hidden")
    dice = random.Random(seed)
    workshop = PillowWorkshop()
    for number in range(pairs):
        form, orientation, turns = dice.choice(_FORMS), dice.randint(1, 8), dice.randrange(4)
        kind = dice.choice(_KINDS)
        pair = make_pair(dice, form, orientation, largest if dice.random() < 0.9 else 4 * largest)
        marks = [pair.mark, _ARROW] if dice.random() < 0.5 else [pair.mark]
        one, other = (workshop.mark(data, kind, marks, turns) for data in (pair.one, pair.other))
        figures.counts[form] += 1
        case = f"{form} {kind}, orientation {orientation}, {turns} turns, pair {number} of {seed}"
        figures.judge(case, [] if one == other else ["a trace of what was hidden"])
    return figures


def compare_pairs_without_growing(pairs: int, seed: int) -> Figures:
    """The control: only the mask itself is filled. In a process of its own."""
    vars(jpeg_header)["_block"] = lambda _frame: (1, 1)
    vars(jpeg_header)["_COLOUR_SPREAD"] = 0
    vars(jpeg_header)["_SMOOTHED"] = 0
    return compare_pairs(pairs, seed)
