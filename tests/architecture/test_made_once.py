"""What is made once in a run: by one worker, whole before another sees it, and a failure told."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.made_once import made_once


def test_it_is_made_once_and_waited_for(tmp_path_factory: pytest.TempPathFactory) -> None:
    begun, go_on = threading.Event(), threading.Event()
    seen: list[str] = []

    def make(folder: Path) -> None:
        begun.set()
        assert go_on.wait(60)
        (folder / "made").write_text("whole")

    def ask() -> None:
        seen.append((made_once(tmp_path_factory, "guard", make) / "made").read_text())

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    assert begun.wait(60)
    assert seen == []
    go_on.set()
    for asker in askers:
        asker.join()
    assert seen == ["whole"] * 3


def test_a_failure_is_told_to_whoever_asks_later(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> None:
        raise OSError(folder.name)

    with pytest.raises(OSError, match="once-failing"):
        made_once(tmp_path_factory, "failing", fail)
    with pytest.raises(RuntimeError, match="by another worker"):
        made_once(tmp_path_factory, "failing", fail)
