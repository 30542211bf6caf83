"""Garbage is looked for on the window's thread only."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.garbage import collected_here


class Selfish(QObject):
    """Only the look for garbage finds that nobody needs it."""

    def __init__(self) -> None:
        super().__init__()
        self.myself = self


def litter() -> None:
    """So much that Python would look."""
    kept: list[list[object]] = []
    for _ in range(20_000):
        one: list[object] = []
        one.append(one)
        kept.append(one)


@pytest.mark.usefixtures("qapp")
def test_what_nobody_needs_goes_on_the_thread_that_made_it(qtbot: QtBot) -> None:
    gone: list[int] = []
    with collected_here():
        Selfish().destroyed.connect(lambda: gone.append(threading.get_ident()))
        worker = threading.Thread(target=litter)
        worker.start()
        worker.join()
        assert gone == []
        qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.get_ident()]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.usefixtures("qapp")
def test_afterwards_python_looks_as_before(
    monkeypatch: pytest.MonkeyPatch, *, before: bool
) -> None:
    monkeypatch.setattr(gc, "isenabled", lambda: before)
    turned: list[str] = []
    monkeypatch.setattr(gc, "enable", lambda: turned.append("on"))
    monkeypatch.setattr(gc, "disable", lambda: turned.append("off"))
    with collected_here():
        assert turned == ["off"]
    assert turned == (["off", "on"] if before else ["off"])
