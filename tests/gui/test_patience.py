"""Who waits in a window test does not give up because the machine is busy."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.gui.conftest import PATIENCE_MS


def test_waiting_is_patient_unless_told_otherwise(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(QtBot, "wait", lambda _self, _ms: asked.append(1))
    tries = iter([False] * 3 + [True])
    qtbot.waitUntil(lambda: next(tries))
    assert len(asked) == 3
    timer = QTimer()
    with qtbot.waitSignal(timer.timeout, raising=False) as signal:
        timer.start(0)
    timer.stop()
    assert signal.timeout == PATIENCE_MS
