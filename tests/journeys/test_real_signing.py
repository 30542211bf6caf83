"""Evidence, signatures, two sealed revisions and their proof in the real window, under Xvfb."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.real_signing import PAPERS

ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(240)
def test_faces_are_hidden_and_what_was_sealed_is_proved(
    window_environment: dict[str, str], tmp_path: Path
) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=window_environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=200,
            check=False,
        )

    done = run("-m", "tests.journeys.real_signing", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    (workspace,) = (tmp_path / "data" / "samples").glob("*.kansafile")
    told = [run("main.py", "verify", str(workspace), str(tmp_path / name)) for name in PAPERS]
    assert [(one.returncode, one.stdout.partition(":")[0]) for one in told] == [
        (0, "同一"),
        (0, "同一"),
        (1, "コードのみ一致"),
    ], "both revisions are what was sealed, the changed paper is not"
    whole = run("main.py", "verify", str(workspace))
    assert whole.returncode == 0, whole.stdout + whole.stderr
    found = json.loads(run("main.py", "visits", str(workspace), "--json").stdout)
    assert any((v["state"], v.get("revision")) == ("確定", 2) for v in found), found
