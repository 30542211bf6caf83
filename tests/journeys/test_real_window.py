"""A new user's first visit in the real window, with real key and mouse events, under Xvfb."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def display() -> Iterator[str]:
    """An X server with a window manager; the server itself chooses a free number."""
    for program in ("Xvfb", "openbox", "xdotool"):
        assert shutil.which(program), f"{program} is missing: make test installs it"
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x900x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        name = f":{told.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": name},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait(10)


def test_a_new_user_makes_a_visit_and_prints_its_sheet(display: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "WAKAYAMA_AUDIT_DATA": str(data),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
        "QT_LOGGING_RULES": "*.debug=false",
    }
    environment.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.real_window", str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "調書.pdf").read_bytes().startswith(b"%PDF-")
    (workspace,) = (data / "samples").glob("*.kansafile")
    for command, expected in (("visits", None), ("doctor", True)):
        told = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), command, str(workspace), "--json"],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        found = json.loads(told.stdout)
        if expected:
            assert found["ok"]
        else:
            mine = next(v for v in found if v["systems"] == ["S03"] and v["answered"])
            assert (mine["answered"], mine["photos"], mine["state"]) == (3, 3, "記入中")
