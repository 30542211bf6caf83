"""When the first paint is told: never before an item is in view and a key would be answered."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget

from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.gui.first_paint import TOLD, FirstPaint, is_answerable
from wakayama_audit_gui.gui.opening import TELL_FIRST_PAINT
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.paths import DATA_VARIABLE

ROOT = Path(__file__).parents[3]


def test_it_waits_for_the_visit_and_for_the_paint_after_it(
    sitting: Sitting, sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    path, visit = sitting.take_sample(sample), sample.visit
    sitting.window.hide()
    paint = FirstPaint(sitting.window)
    opened, go_on = sitting.house.open_workspace(path), Event()
    opened.call(lambda _store: go_on.wait(10))
    sitting.session.enter(opened, visit)
    assert not is_answerable(sitting.window), "not shown"
    sitting.window.show()
    sitting.qtbot.wait(60)
    assert sitting.screen(WalkScreen).isVisible()
    assert not is_answerable(sitting.window), "painted, but the visit is not there"
    assert capsys.readouterr().out == ""
    go_on.set()
    sitting.qtbot.waitUntil(lambda: paint._told)
    # It was; now what stands around the question is being read.
    sitting.qtbot.waitUntil(lambda: is_answerable(sitting.window))
    assert capsys.readouterr().out == f"{TOLD}\n", "once"


def test_a_window_in_which_nothing_changes_any_more_is_told_of_too(
    sitting: Sitting, sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    sitting.session.welcome()
    sitting.settle()
    paint = FirstPaint(sitting.window)
    sitting.window.settled.emit()
    sitting.qtbot.waitUntil(lambda: paint._told)
    assert capsys.readouterr().out == f"{TOLD}\n"


def test_a_walkthrough_without_an_item_is_not_answerable(
    sitting: Sitting, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, visit = sitting.take_sample(sample), sample.visit
    sitting.session.enter(sitting.house.open_workspace(path), visit)
    sitting.qtbot.waitUntil(lambda: is_answerable(sitting.window))
    monkeypatch.setattr(type(sitting.screen(WalkScreen).walk), "row", None)
    assert not is_answerable(sitting.window)
    monkeypatch.setattr(sitting.window, "screen_for", lambda _key: QWidget())
    assert is_answerable(sitting.window), "other screens are answerable once they are there"


def test_the_real_program_tells_it(sitting: Sitting, sample: Sample) -> None:
    path, visit = sitting.take_sample(sample), sample.visit
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        TELL_FIRST_PAINT: "1",
        DATA_VARIABLE: str(sitting.folder / "data"),
    }
    command = [sys.executable, str(ROOT / "main.py"), "--workspace", str(path), "--visit", visit]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == TOLD
        process.terminate()
        process.communicate(timeout=30)
