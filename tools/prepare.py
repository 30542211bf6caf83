"""Makes a fresh machine ready to run or test the project, then starts that.

``python -m tools.prepare run`` and ``python -m tools.prepare test`` do what ``make run`` and
``make test`` do, and work on Windows too; ``camera`` adds what the built-in camera takes, and runs.
How the environment is filled is in environment.py, what is asked of Debian in debian.py.
"""

import argparse
import os
import subprocess
import sys

from tools import debian, environment
from tools.environment import ROOT, Kind

OLDEST_PYTHON = (3, 11)
STARTED: dict[Kind, tuple[str, ...]] = {
    "run": ("main.py",),
    "test": ("-m", "tools.check"),
    "camera": ("main.py",),
}


def say(text: str) -> None:
    """One line on standard error; never fails on a console that lacks a character."""
    stream = sys.stderr
    sentence = text.encode(stream.encoding or "ascii", "replace").decode(stream.encoding or "ascii")
    stream.write(sentence + "\n")
    stream.flush()


def prepare(kind: Kind) -> None:
    """Bring ``.venv`` and the system libraries to what the lock asks for.

    Raises:
        environment.NotReadyError: Something is missing that cannot be installed from here.
    """
    if environment.is_ready(kind):
        environment.mark_ready(kind)  # newer than the lock: make need not ask again
        return
    if not environment.exists():
        if not environment.can_be_made():
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            debian.install([f"python{version}-venv"], say)
        say("監査手帳: .venv を作ります (making .venv)…")
        environment.make()
    say(f"監査手帳: requirements/{environment.LOCKS[kind]} を入れます (about a minute)…")
    environment.fill(kind)
    complete_system(for_tests=kind == "test")
    environment.mark_ready(kind)


def complete_system(*, for_tests: bool) -> None:
    """Have apt add what is missing, and look again.

    Raises:
        environment.NotReadyError: Something is missing that cannot be installed from here.
    """
    packages = environment.site_packages()
    missing = debian.missing_packages(packages, for_tests=for_tests)
    if not missing:
        return
    debian.install(missing, say)
    still = debian.missing_packages(packages, for_tests=for_tests)
    if still:
        raise environment.NotReadyError(
            f"まだ見つからないものがあります (still missing): {' '.join(still)}"
        )


def main() -> int:
    """Prepare, then start the application or the checks unless ``--only``; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.prepare", description=__doc__)
    parser.add_argument("kind", choices=sorted(STARTED))
    parser.add_argument("--only", action="store_true", help="prepare, start nothing")
    options, rest = parser.parse_known_args()
    if sys.version_info < OLDEST_PYTHON:
        say(f"Python 3.11 以降が必要です (needs 3.11 or later; this is {sys.version.split()[0]}).")
        return 1
    try:
        prepare(options.kind)
    except environment.NotReadyError as error:
        say(str(error))
        return 1
    if options.only:
        return 0
    os.chdir(ROOT)
    return subprocess.call([str(environment.PYTHON), *STARTED[options.kind], *rest])


if __name__ == "__main__":
    raise SystemExit(main())
