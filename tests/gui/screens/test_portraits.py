"""Pictures of the screens: every one is made, and whatever goes wrong on the way is no silence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.gui.portraits import Portraitist, escapes_end
from wakayama_audit_gui.gui.tour import Tour
from wakayama_audit_gui.gui.widgets.banner import Kind

SCREENS = {
    "welcome",
    "welcome-new",
    "home-empty",
    "who",
    "home",
    "plan",
    "plan-filled",
    "walk",
    "walk-finding",
    "walk-later",
    "sheet",
    "photo",
    "assign",
    "sign",
    "sign-pad",
    "sign-sealed",
    "walk-names",
    "walk-sealed",
    "photo-marked",
    "collect",
    "collect-hand-out",
    "inspect",
    "inspect-end",
    "select",
    "select-weights",
    "board",
    "board-hand-out",
    "board-follow-up",
    "board-step",
    "sticks",
    "sticks-start",
    "sticks-count",
    "sticks-difference",
    "analysis",
    "analysis-sections",
    "analysis-repeats",
    "analysis-contradictions",
    "report",
    "report-withheld",
    "register",
    "register-add",
    "survey",
    "survey-sheets",
    "search",
    "organisation",
    "office",
    "office-names",
}


def paint(sitting: Sitting, script: Iterator[str]) -> Portraitist:
    painter = Portraitist(sitting.window, sitting.session, script, sitting.folder, "p-")
    with sitting.qtbot.waitSignal(painter.finished), escapes_end(painter):
        painter.begin()
    return painter


def test_every_screen_is_drawn_as_large_as_asked(sitting: Sitting, sample: Sample) -> None:
    path, visit = sitting.take_sample(sample), sample.visit
    sitting.window.resize(911, 512)
    tour = Tour(sitting.window, sitting.session, sitting.house, path, visit, sitting.folder)
    painter = paint(sitting, tour.script())
    assert painter.failure is None
    assert {picture.stem.removeprefix("p-") for picture in painter.made} == SCREENS
    for picture in painter.made:
        drawn = QImage(str(picture))
        assert (drawn.width(), drawn.height()) == (911, 512)


def test_a_pose_that_raises_ends_at_once(sitting: Sitting) -> None:
    def script() -> Iterator[str]:
        sitting.session.welcome()
        yield "welcome"
        raise KeyError("walk")

    painter = paint(sitting, script())
    assert isinstance(painter.failure, KeyError)
    assert len(painter.made) == 1


def test_what_escapes_a_slot_ends_at_once(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []

    def hook(*what: object) -> None:
        heard.append(what[1])

    monkeypatch.setattr(sys, "excepthook", hook)

    def script() -> Iterator[str]:
        sitting.session.welcome()
        error = KeyError("slot")
        sys.excepthook(KeyError, error, None)  # as the bindings do
        yield "welcome"

    painter = paint(sitting, script())
    assert isinstance(painter.failure, KeyError)
    assert painter.made == []
    assert heard == [painter.failure], "told as ever, too"
    assert sys.excepthook is hook


def test_a_message_on_the_way_is_a_failure(sitting: Sitting) -> None:
    def script() -> Iterator[str]:
        sitting.session.welcome()
        sitting.window.show_message(Kind.ERROR, "写真が読めません。")
        yield "welcome"

    assert "写真が読めません" in str(paint(sitting, script()).failure)


def test_a_window_that_had_to_grow_is_a_failure(sitting: Sitting) -> None:
    def script() -> Iterator[str]:
        sitting.session.welcome()
        sitting.window.setMinimumSize(2000, 300)
        yield "welcome"

    assert "grew to 2000" in str(paint(sitting, script()).failure)


def test_a_screen_that_never_settles_is_a_failure(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wakayama_audit_gui.gui.portraits._PATIENCE_TICKS", 5)
    monkeypatch.setattr(type(sitting.session), "busy", property(lambda _self: True))

    def script() -> Iterator[str]:
        sitting.session.welcome()
        yield "welcome"

    failure = paint(sitting, script()).failure
    monkeypatch.undo()
    assert "did not settle" in str(failure)


def test_pictures_have_their_prefix(sitting: Sitting) -> None:
    def script() -> Iterator[str]:
        sitting.session.welcome()
        yield "welcome"
        yield ""

    assert paint(sitting, script()).made == [Path(sitting.folder / "p-welcome.png")]
