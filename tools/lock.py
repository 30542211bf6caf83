"""Writes requirements/*.lock: pinned, hashed, for Windows and Linux alike.

What is asked for stands in pyproject.toml and requirements/peers.in; installing is prepare.py's
work. Run with ``make lock``: the only step that asks for the newest versions; it writes no address
of any package index.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
OLDEST_PYTHON = "3.11"
HEADER = "# Made from {} by `make lock`; do not edit.\n"


def compile_lock(name: str, *options: str, source: str = "pyproject.toml") -> None:
    """Resolve for every platform and write ``requirements/<name>.lock``.

    Raises:
        subprocess.CalledProcessError: The versions asked for do not fit together.
    """
    target = LOCKS / f"{name}.lock"
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", source, "--quiet"),
        *("--universal", "--python-version", OLDEST_PYTHON, "--upgrade"),
        *("--generate-hashes", "--no-emit-index-url", "--no-header"),
        *options,
    ]
    found = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    target.write_text(HEADER.format(source) + found.stdout, encoding="utf-8", newline="\n")
    print(f"{target.relative_to(ROOT)}: {found.stdout.count('==')} pins")


if __name__ == "__main__":
    compile_lock("run")
    # What the tests run with must be what the user runs with.
    same = ("--constraint", "requirements/run.lock")
    compile_lock("camera", "--extra", "camera", *same)
    compile_lock("dev", "--group", "dev", *same)
    # What the bench compares with, in an environment of its own; with the same Pillow.
    compile_lock("peers", *same, source="requirements/peers.in")
