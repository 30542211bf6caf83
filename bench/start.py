"""How long a start takes, from the process to a painted window one can answer in.

Compared with a bare Qt window, alternately, in the same run.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parent.parent
_BYTE_CODE = _ROOT / "out" / "bytecode"
_PATIENCE_S = 60


class Started(NamedTuple):
    """Milliseconds of every round, and the ratio of the medians."""

    bare_ms: list[float]
    application_ms: list[float]
    ratio: float


def start_times(workspace: Path, visit: str, rounds: int = 15) -> Started:
    """Starts the bare window and the application alternately."""
    bare = [sys.executable, str(_ROOT / "bench" / "bare_window.py")]
    application = [sys.executable, str(_ROOT / "main.py")]
    application += ["--workspace", str(workspace), "--visit", visit]
    for command in (bare, application):
        _first_paint_ms(command)  # warms the file cache and the byte code
    bare_ms, application_ms = [], []
    for _ in range(rounds):
        bare_ms.append(_first_paint_ms(bare))
        application_ms.append(_first_paint_ms(application))
    return Started(bare_ms, application_ms, median(application_ms) / median(bare_ms))


def _first_paint_ms(command: list[str]) -> float:
    """Milliseconds from starting a process to its ``first-paint`` line."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "WAKAYAMA_AUDIT_TELL_FIRST_PAINT": "1",
        # As on a user's computer, where the first start leaves the byte code for the others; some
        # machines that build programs forbid that, and would read every source anew each time.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(_BYTE_CODE),
    }
    begin = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        assert process.stdout is not None
        said = b""
        while b"first-paint" not in said:
            ready, _, _ = select.select([process.stdout], [], [], _PATIENCE_S)
            piece = os.read(process.stdout.fileno(), 4096) if ready else b""
            if not piece:
                process.kill()
                raise RuntimeError(f"{command[1]} did not paint")
            said += piece
        taken = time.perf_counter() - begin
        process.terminate()
    return taken * 1000
