"""Figures against their goals, and the table of growth, as data and as text.

The measuring is in start.py, answer.py, growth.py, importing.py, block.py and sheet.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from bench.growth import Size, slope

GOALS = {
    "start_vs_bare_qt": 1.5,
    "answer_over_commit_ms_p50": 10.0,
    "answer_over_commit_ms_p99": 30.0,
    "open_100k_facts_s": 1.0,
    "search_ms": 50.0,
    "import_vs_floor": 1.2,
    "gui_block_ms_max": 50.0,
    "report_published_s": 3.0,
    "report_1000_mb": 400.0,
    "report_slope": 1.2,
    "collect_60_forms_s": 10.0,
    "board_filter_ms": 50.0,
    "board_scroll_ms": 50.0,
    "sheet_vs_floor": 1.5,
    "sheet_vs_best_peer": 1.0,
    "originals_to_pdf_vs_best_peer": 1.0,
    "sheet_peak_mb": 250.0,
}
"""Name → what it must not exceed."""

BELOW = frozenset({"sheet_vs_best_peer"})
"""What must stay below its goal, and not only reach it."""

NO_GOAL = ("sheet_s_200",)
"""What is told besides, for it depends on the machine."""

BOARD = ("board_filter_ms", "board_scroll_ms")
"""Figures of the board, at 100,000 findings: the slowest filter, and 19 of 20 pages."""

BOARD_GROWING = ("slowest_filter_ms", "scroll_ms_p95", "index_s")
"""What grows with the findings on the board."""

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
        if self.name in BELOW:
            return self.value < self.goal
        return self.value <= self.goal

    def line(self) -> str:
        """For the screen."""
        met = "met" if self.met else "NOT MET"
        sign = "<" if self.name in BELOW else "≤"
        return f"{self.name:30}{self.value:9.2f}   goal {sign} {self.goal:<5g} {met}"


def judge(values: dict[str, float]) -> list[Judged]:
    """Every measured figure that has a goal."""
    return [Judged(name, values[name], goal) for name, goal in GOALS.items() if name in values]


def unmeasured(names: Iterable[str]) -> list[str]:
    """What has a goal and is not among these: said too, so that no gap looks like a success."""
    known = set(names)
    return [name for name in GOALS if name not in known]


def figures(values: dict[str, float]) -> dict[str, Any]:
    """What is kept of a run: each figure by its name, and how it stands to its goal."""
    judged = judge(values)
    return {
        **{name: round(values[name], 3) for name in NO_GOAL if name in values},
        **{figure.name: round(figure.value, 3) for figure in judged},
        "goals": {figure.name: {"most": figure.goal, "met": figure.met} for figure in judged},
    }


def put_into(
    kept: dict[str, Any], names: Iterable[str], values: dict[str, float], raw: dict[str, object]
) -> None:
    """Put the figures of one part, measured by itself, in the place of their former ones.

    Args:
        kept: All figures of an earlier run.
        names: Every figure of the part; one that was not measured now is gone.
        values: Those that were.
        raw: What they come from, by the name of the part.
    """
    new = figures(values)
    for name in names:
        kept.pop(name, None)
        kept["goals"].pop(name, None)
    kept["goals"].update(new.pop("goals"))
    kept.update(new)
    kept["raw"].update(raw)
    kept["not_measured"] = unmeasured(kept)


def growth_rows(sizes: list[Size]) -> list[dict[str, float]]:
    """One row for each size."""
    return [
        {"facts": size.filled.facts, **{name: round(of(size), 4) for name, of in GROWING.items()}}
        for size in sizes
    ]


def board_rows(told: dict[str, Any]) -> list[dict[str, float]]:
    """One row for each number of findings that board.py measured."""
    return [{name: size[name] for name in ("findings", *BOARD_GROWING)} for size in told["sizes"]]


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
