"""Figures against their goals, and the table of growth, as data and as text.

The measuring is in start.py, answer.py, growth.py and importing.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from bench.growth import Size, slope

GOALS = {
    "start_vs_bare_qt": 1.5,
    "answer_over_commit_ms_p50": 10.0,
    "answer_over_commit_ms_p99": 30.0,
    "open_100k_facts_s": 1.0,
    "search_ms": 50.0,
    "import_vs_floor": 1.2,
    "gui_block_ms_max": 50.0,
    "collect_60_forms_s": 10.0,
}
"""Name → what it must not exceed."""

GROWING: dict[str, Callable[[Size], float]] = {
    "open_s": lambda size: size.open_s,
    "answer_ms": lambda size: size.answer_ms,
    "search_ms": lambda size: max(size.search_ms.values()),
    "verify_s": lambda size: size.verify_s,
    "file_mb": lambda size: size.file_mb,
}
"""What the table of growth shows."""


class Judged(NamedTuple):
    """A figure and its goal."""

    name: str
    value: float
    goal: float

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value <= self.goal

    def line(self) -> str:
        """For the screen."""
        met = "met" if self.met else "NOT MET"
        return f"{self.name:28}{self.value:9.2f}   goal ≤ {self.goal:<5g} {met}"


def judge(values: dict[str, float]) -> list[Judged]:
    """Every measured figure that has a goal."""
    return [Judged(name, values[name], goal) for name, goal in GOALS.items() if name in values]


def growth_rows(sizes: list[Size]) -> list[dict[str, float]]:
    """One row for each size."""
    return [
        {"facts": size.filled.facts, **{name: round(of(size), 4) for name, of in GROWING.items()}}
        for size in sizes
    ]


def growth_slopes(sizes: list[Size]) -> dict[str, float]:
    """Exponents between the two largest sizes: 1 is linear, 0 constant."""
    if len(sizes) < 2:
        return {}
    return {name: round(slope(sizes, of), 2) for name, of in GROWING.items()}


def growth_table(sizes: list[Size]) -> str:
    """The table as text."""
    names = list(GROWING)
    lines = ["".join([f"{'facts':>10}", *(f"{name:>12}" for name in names)])]
    lines += [
        "".join([f"{row['facts']:>10,}", *(f"{row[name]:>12.4g}" for name in names)])
        for row in growth_rows(sizes)
    ]
    slopes = growth_slopes(sizes)
    if slopes:
        lines.append("".join([f"{'slope':>10}", *(f"{slopes[name]:>12.2f}" for name in names)]))
    return "\n".join(lines)
