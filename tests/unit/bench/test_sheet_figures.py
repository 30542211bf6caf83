"""From turns to figures: medians, the best peer, and the larger of two ways to see memory."""

from __future__ import annotations

import pytest

from bench.memory import family
from bench.sheet_figures import FLOOR, NAMES, OURS, Turn, best_peer, sheet_values


def turns(*seconds: float, peak_mb: float = 100) -> list[Turn]:
    """Turns that took so long."""
    return [Turn(each, each, each + 1, peak_mb) for each in seconds]


DRAWN = {OURS: turns(0.8, 9.0, 0.6), FLOOR: turns(0.4, 0.5, 3.0), "typst": turns(1, 2, 3)}


def test_a_turn_that_was_disturbed_moves_no_figure() -> None:
    values = sheet_values(DRAWN, {}, 90)
    assert values["sheet_s_200"] == 0.8
    assert values["sheet_vs_floor"] == pytest.approx(1.6)


def test_ours_is_held_against_the_quickest_peer_of_each_race() -> None:
    from_originals = {OURS: turns(9), "typst": turns(12), "fpdf2": turns(10)}
    values = sheet_values(DRAWN | {"fpdf2": turns(4)}, from_originals, 90)
    assert best_peer(from_originals) == "fpdf2"
    assert values["sheet_vs_best_peer"] == pytest.approx(0.4)
    assert values["originals_to_pdf_vs_best_peer"] == pytest.approx(0.9)
    assert set(values) == set(NAMES)


def test_without_peers_nothing_is_said_of_them() -> None:
    alone = {OURS: DRAWN[OURS], FLOOR: DRAWN[FLOOR]}
    assert best_peer(alone) == ""
    assert set(sheet_values(alone, {}, 90)) == set(NAMES[:3])


@pytest.mark.parametrize(("watched", "told"), [(90, 120), (150, 150)])
def test_memory_is_the_most_that_was_seen_in_any_way(watched: float, told: float) -> None:
    drawn = {OURS: turns(1, peak_mb=120), FLOOR: turns(1, peak_mb=500)}
    assert sheet_values(drawn, {}, watched)["sheet_peak_mb"] == told


def test_children_of_children_belong_to_the_family() -> None:
    assert family(10, {11: 10, 12: 11, 10: 1, 13: 1, 14: 13}) == {10, 11, 12}
