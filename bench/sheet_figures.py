"""From the turns of every way of making a sheet to the figures that are judged.

Measuring is done in sheet.py; the goals are in report.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median
from typing import NamedTuple

OURS, FLOOR = "ours", "reportlab"
NAMES = (
    "sheet_s_200",
    "sheet_vs_floor",
    "sheet_peak_mb",
    "sheet_vs_best_peer",
    "originals_to_pdf_vs_best_peer",
)
"""The last two only beside peers."""


class Turn(NamedTuple):
    """One way, done once in a process of its own.

    Attributes:
        seconds: From everything imported to the PDF written.
        processor_s: Of the processor in that time, with children that ended: less moved by others.
        process_s: From starting the process to its end.
        peak_mb: Most that this one process had resident.
    """

    seconds: float
    processor_s: float
    process_s: float
    peak_mb: float


Turns = Mapping[str, list[Turn]]
"""Way → its turns."""


def median_s(turns: Iterable[Turn]) -> float:
    """Seconds of the middle turn."""
    return median(turn.seconds for turn in turns)


def best_peer(turns: Turns) -> str:
    """The quickest way that is neither ours nor the floor; "" when there is none."""
    peers = [way for way in turns if way not in (OURS, FLOOR)]
    return min(peers, key=lambda way: median_s(turns[way]), default="")


def sheet_values(drawn: Turns, from_originals: Turns, watched_mb: float) -> dict[str, float]:
    """The figures by name; without peers those that compare with them are left out.

    Args:
        drawn: From print-ready photos.
        from_originals: From untouched ones.
        watched_mb: Most that our process and its children had together in a turn of its own.
    """
    ours = median_s(drawn[OURS])
    values = {
        "sheet_s_200": ours,
        "sheet_vs_floor": ours / median_s(drawn[FLOOR]),
        "sheet_peak_mb": max(watched_mb, *(turn.peak_mb for turn in drawn[OURS])),
    }
    for name, turns in (
        ("sheet_vs_best_peer", drawn),
        ("originals_to_pdf_vs_best_peer", from_originals),
    ):
        best = best_peer(turns)
        if best:
            values[name] = median_s(turns[OURS]) / median_s(turns[best])
    return values
