"""The peers' own environment: fpdf2, WeasyPrint and Typst, pinned in requirements/peers.lock.

Made under out/ when asked for, never part of what the product installs. How each draws is in
way_*.py.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tools import debian
from tools.environment import ROOT, NotReadyError

PEERS = ("fpdf2", "weasyprint", "typst")
PEERS_FOLDER = ROOT / "out" / "peers"

_LOCK = ROOT / "requirements" / "peers.lock"
_PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""What WeasyPrint loads of Debian; the last one makes it quicker."""


class Peers(NamedTuple):
    """What can be compared with.

    Attributes:
        python: Interpreter of their environment.
        versions: Package → version, of everything in it.
        ways: Names of the ways that can be run.
        left_out: Way → why not, in words.
    """

    python: Path
    versions: dict[str, str]
    ways: tuple[str, ...]
    left_out: dict[str, str]


def prepare_peers(folder: Path) -> Peers:
    """Make the environment, unless it stands already as the lock has it."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "ready"
    wanted = hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.check_call([sys.executable, "-m", "venv", str(folder)])
        install = ("install", "--quiet", "--require-hashes", "--no-deps", "--only-binary=:all:")
        pip = (str(python), "-m", "pip", "--disable-pip-version-check", "--no-input")
        subprocess.check_call([*pip, *install, "--requirement", str(_LOCK)])
        stamp.write_text(wanted)
    left_out = _without_pango(python)
    ways = tuple(way for way in PEERS if way not in left_out)
    return Peers(python, _versions(python), ways, left_out)


def _without_pango(python: Path) -> dict[str, str]:
    """WeasyPrint needs libraries of the system; ask apt once, or say why it is left out."""
    if _loads(python):
        return {}
    try:
        debian.install(_PANGO, print)
    except NotReadyError as error:
        return {"weasyprint": str(error)}
    return {} if _loads(python) else {"weasyprint": "it does not find Pango on this machine"}


def _loads(python: Path) -> bool:
    return subprocess.call([python, "-c", "import weasyprint"], stderr=subprocess.DEVNULL) == 0


def _versions(python: Path) -> dict[str, str]:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "list", "--format=json"]
    listed = json.loads(subprocess.check_output(command, text=True, stderr=subprocess.DEVNULL))
    own = {"pip", "setuptools"}
    return {each["name"]: each["version"] for each in listed if each["name"] not in own}
