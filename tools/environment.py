"""The project's own ``.venv``: made, filled from a lock with hashes, and stamped.

System packages are debian.py's; which lock is wanted when is prepare.py's.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["run", "test", "camera"]

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS: dict[Kind, str] = {"run": "run.lock", "test": "dev.lock", "camera": "camera.lock"}
PIP = (str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input")


class NotReadyError(Exception):
    """Something is missing; the message says what and how to get it."""


def exists() -> bool:
    """Whether ``.venv`` holds a Python that starts and has pip (not so after a system upgrade)."""
    if not PYTHON.exists():
        return False
    trial = [str(PYTHON), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.call(trial, stderr=subprocess.DEVNULL) == 0


def can_be_made() -> bool:
    """Whether this Python can make a venv with pip; Debian ships that part separately."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def make() -> None:
    """Make ``.venv`` anew from the Python that runs this.

    Raises:
        NotReadyError: venv failed; its own words are above.
    """
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.call([sys.executable, "-m", "venv", str(VENV)]) != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise NotReadyError(".venv を作れませんでした (making .venv failed; see above).")


def fill(kind: Kind) -> None:
    """Install exactly what the lock names, drop what no lock names any more, and add the project.

    Raises:
        NotReadyError: pip failed; its own words are above.
    """
    lock = ROOT / "requirements" / LOCKS[kind]
    install = ["install", "--quiet", "--require-hashes", "--no-deps", "--only-binary=:all:"]
    if subprocess.call([*PIP, *install, "--requirement", str(lock)]) != 0:
        raise NotReadyError(
            "部品を入れられませんでした。ネットワークを確かめて、もう一度実行してください "
            "(installing failed; see above, check the network and run this again)."
        )
    _drop_strangers()
    _add_project()


def site_packages() -> Path:
    """Where ``.venv`` keeps its packages."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(subprocess.check_output([str(PYTHON), "-c", where], text=True).strip())


def is_ready(kind: Kind) -> bool:
    """Whether ``.venv`` was filled from the very lock that lies here, and still starts."""
    stamp = _stamp(kind)
    return stamp.is_file() and stamp.read_text() == _wanted(kind) and exists()


def mark_ready(kind: Kind) -> None:
    """Note that everything of this kind is there; whoever has more than that can run too."""
    kinds: tuple[Kind, ...] = ("run",) if kind == "run" else (kind, "run")
    for each in kinds:
        _stamp(each).write_text(_wanted(each))


def _stamp(kind: Kind) -> Path:
    return VENV / f"ready-{kind}"


def _wanted(kind: Kind) -> str:
    """A changed lock or a changed way of preparing makes a stamp stale; a moved tree does not."""
    digest = hashlib.sha256()
    for file in (ROOT / "requirements" / LOCKS[kind], Path(__file__)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _drop_strangers() -> None:
    """A package that left the locks must not stay importable: a test would pass for us alone."""
    named = {"pip", "setuptools", "wheel"}
    for lock in LOCKS.values():
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        named.update(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
    listed = json.loads(subprocess.check_output([*PIP, "list", "--format=json"], text=True))
    found = {re.sub(r"[-_.]+", "-", package["name"]).lower() for package in listed}
    strangers = sorted(found - named)
    if strangers:
        subprocess.check_call([*PIP, "uninstall", "--quiet", "--yes", *strangers])


def _add_project() -> None:
    """A path file makes the tree importable from everywhere, without building anything."""
    packages = site_packages()
    line = os.path.relpath(ROOT, packages)
    (packages / "wakayama-audit-gui.pth").write_text(line + "\n", encoding="utf-8")
