"""Figures are judged against their goals, and what was not measured is said."""

from __future__ import annotations

from typing import Any

import pytest

from bench.report import GOALS, board_rows, figures, judge, put_into, unmeasured
from bench.sheet_figures import NAMES


@pytest.mark.parametrize(
    ("name", "value", "met"),
    [
        ("sheet_vs_floor", 1.5, True),
        ("sheet_vs_floor", 1.51, False),
        ("sheet_vs_best_peer", 0.99, True),
        ("sheet_vs_best_peer", 1.0, False),
        ("originals_to_pdf_vs_best_peer", 1.0, True),
        ("sheet_peak_mb", 250.1, False),
    ],
)
def test_a_figure_is_met_at_its_goal_or_only_below_it(name: str, value: float, met: bool) -> None:
    (judged,) = judge({name: value})
    assert judged.met is met
    assert ("NOT MET" in judged.line()) is not met


def test_seconds_alone_are_told_and_not_judged() -> None:
    told = figures({"sheet_s_200": 0.71234, "sheet_vs_floor": 1.4})
    assert told["sheet_s_200"] == 0.712
    assert told["goals"] == {"sheet_vs_floor": {"most": 1.5, "met": True}}


def test_what_was_not_measured_is_said() -> None:
    measured = dict.fromkeys(GOALS, 0.5)
    del measured["sheet_vs_best_peer"]
    assert unmeasured(measured) == ["sheet_vs_best_peer"]


def test_a_part_measured_by_itself_replaces_its_own_figures_alone() -> None:
    kept: dict[str, Any] = figures({"search_ms": 2.0, "sheet_vs_floor": 3.0, "sheet_peak_mb": 1.0})
    kept["raw"] = {"sheet": "old", "start": "kept"}
    put_into(kept, NAMES, {"sheet_vs_floor": 1.2}, {"sheet": "new"})
    assert kept["search_ms"] == 2.0
    assert kept["sheet_vs_floor"] == 1.2
    assert "sheet_peak_mb" not in kept
    assert set(kept["goals"]) == {"search_ms", "sheet_vs_floor"}
    assert kept["raw"] == {"sheet": "new", "start": "kept"}
    assert "sheet_peak_mb" in kept["not_measured"]


def test_the_board_has_a_row_for_each_number_of_findings() -> None:
    size = {"findings": 400, "slowest_filter_ms": 9.0, "scroll_ms_p95": 8.0, "index_s": 0.1}
    assert board_rows({"sizes": [{**size, "filter_ms": {}}]}) == [size]
