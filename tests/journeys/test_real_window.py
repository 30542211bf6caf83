"""A new user's first visit in the real window, with real key and mouse events, under Xvfb."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_new_user_makes_a_visit_and_prints_its_sheet(
    window_environment: dict[str, str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.real_window", str(tmp_path)],
        cwd=ROOT,
        env=window_environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "調書.pdf").read_bytes().startswith(b"%PDF-")
    (workspace,) = (tmp_path / "data" / "samples").glob("*.kansafile")
    for command, expected in (("visits", None), ("doctor", True)):
        told = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), command, str(workspace), "--json"],
            env=window_environment,
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
