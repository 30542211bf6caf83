"""None must survive a long day of painting under Python 3.11."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = 50_000

_SCRIPT = f"""
{{guard}}
from PySide6.QtCore import QObject, QPoint
thing = QObject()
for _ in range({CALLS}):
    thing.setObjectName("x")
    thing.parent()
    QPoint() == 5
print("alive")
"""


def run(guard: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _SCRIPT.format(guard=guard)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("module", ["theme", "tasks"])
def test_none_survives_many_calls_into_qt(module: str) -> None:
    result = run(f"import wakayama_audit_gui.gui.{module}")
    assert (result.returncode, result.stdout.strip()) == (0, "alive"), result.stderr


def test_importing_the_floor_twice_holds_once() -> None:
    from wakayama_audit_gui.gui.none_guard import hold_singletons

    before = sys.getrefcount(NotImplemented)
    hold_singletons()
    assert sys.getrefcount(NotImplemented) < before * 2
