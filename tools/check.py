"""Everything ``make test`` holds the project to, in one go, with the time each step took.

What a step holds is said where it is configured: pyproject.toml, or the test itself.
"""

import subprocess
import sys
import time
from typing import NamedTuple

from tools.environment import ROOT


class Step(NamedTuple):
    """One check: its name and what runs after ``python -m``."""

    name: str
    command: tuple[str, ...]


FLOORS = "tests/architecture/test_floors.py"
BUDGET = "tests/architecture/test_budget.py"
REST = ("tests", f"--ignore={FLOORS}", f"--ignore={BUDGET}")

STEPS = (
    Step("format", ("ruff", "format", "--check", "--quiet", ".")),
    Step("lint", ("ruff", "check", "--quiet", ".")),
    Step("types", ("mypy",)),
    Step("floors", ("pytest", "-q", FLOORS)),
    Step("budget", ("pytest", "-q", BUDGET)),
    # A third worker: those that wait for a real window leave a core idle.
    Step("tests", ("pytest", "-q", "-n", "3", "--dist", "worksteal", *REST)),
)


def main() -> int:
    """Run every step, even after one failed; returns 0 when all held."""
    failed = []
    lines = []
    for step in STEPS:
        print(f"── {step.name}", flush=True)
        started = time.monotonic()
        code = subprocess.call([sys.executable, "-m", *step.command], cwd=ROOT)
        lines.append(f"{step.name:10}{time.monotonic() - started:7.1f} s  {'' if code else 'ok'}")
        if code:
            failed.append(step.name)
    print("\n".join(lines))
    if failed:
        print("failed: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
