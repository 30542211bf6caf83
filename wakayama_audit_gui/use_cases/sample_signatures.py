"""Signatures for the sample: 見本 太郎 and 見本 花子 as a pen would write them, never twice alike.

Nobody's real signature is here; what is signed in the sample is in perform_signing.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.signature import Stroke

_LINES: dict[str, tuple[Stroke, ...]] = {
    "見": (
        ((25, 10), (25, 65)),
        ((25, 10), (75, 10), (75, 65)),
        ((25, 28), (75, 28)),
        ((25, 46), (75, 46)),
        ((25, 65), (75, 65)),
        ((40, 65), (35, 82), (15, 95)),
        ((58, 65), (58, 90), (68, 95), (90, 95), (90, 82)),
    ),
    "本": (
        ((10, 32), (90, 30)),
        ((50, 8), (50, 95)),
        ((50, 32), (30, 62), (8, 80)),
        ((50, 32), (70, 62), (92, 80)),
        ((35, 75), (65, 74)),
    ),
    "太": (
        ((12, 35), (88, 33)),
        ((50, 8), (48, 45), (30, 75), (8, 95)),
        ((50, 40), (68, 72), (92, 95)),
        ((38, 78), (48, 90)),
    ),
    "郎": (
        ((30, 3), (36, 11)),
        ((14, 16), (48, 16), (48, 48)),
        ((14, 32), (48, 32)),
        ((14, 48), (48, 48)),
        ((14, 16), (14, 90), (30, 78)),
        ((30, 58), (52, 88)),
        ((62, 12), (88, 12), (74, 38), (90, 52), (74, 68)),
        ((62, 12), (62, 96)),
    ),
    "花": (
        ((10, 18), (90, 17)),
        ((34, 6), (34, 30)),
        ((66, 6), (66, 30)),
        ((38, 36), (28, 60), (10, 74)),
        ((28, 58), (28, 96)),
        ((82, 46), (56, 64)),
        ((54, 38), (54, 88), (62, 94), (90, 94), (90, 80)),
    ),
    "子": (
        ((22, 15), (76, 15), (50, 38)),
        ((50, 38), (52, 90), (38, 82)),
        ((10, 55), (90, 53)),
    ),
}
"""Lines of each character in a square of a hundred."""

_CELL, _LEFT, _TOP = 6, 150, 180


def sample_strokes(name: str, hand: int) -> tuple[Stroke, ...]:
    """A name as lines of a pen.

    Args:
        name: Of the characters above; others are left out.
        hand: Another number, another slope and place.
    """
    slope, drift = 3 + hand % 5, 9 * (hand % 7)
    lines: list[Stroke] = []
    written = [character for character in name if character in _LINES]
    for place, character in enumerate(written):
        top = _TOP + drift
        left = _LEFT + drift + place * 680
        lines += [
            tuple(
                (
                    left + x * _CELL + (100 - y) * slope // 8,
                    top + y * _CELL - x * (hand % 11) // 9,
                )
                for x, y in line
            )
            for line in _LINES[character]
        ]
    return tuple(lines)
