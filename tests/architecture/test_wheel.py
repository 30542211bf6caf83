"""The wheel, built and installed elsewhere, carries its definitions, fonts and icons and works."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture.source import ROOT
from tests.noise import is_harmless
from wakayama_audit_gui.paths import DATA_VARIABLE

TRAVELLING = ("checklists", "resources")


class Installed(NamedTuple):
    """An installation that knows nothing of the source tree."""

    home: Path
    python: Path

    def run(self, *command: str) -> str:
        """Run a program of the installation somewhere else; returns what it printed."""
        environ = {
            "PATH": os.environ["PATH"],
            "QT_QPA_PLATFORM": "offscreen",
            DATA_VARIABLE: str(self.home / "data"),
            "PYTHONFAULTHANDLER": "1",  # what crashes says where
        }
        done = subprocess.run(
            [self.python.parent / command[0], *command[1:]],
            cwd=self.home,
            env=environ,
            check=False,
            capture_output=True,
            text=True,
        )
        said = [line for line in done.stderr.splitlines() if not is_harmless(line)]
        assert (done.returncode, said) == (0, [])
        return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network."""
    target = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = target.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a venv of its own, which borrows only the libraries from ours."""
    home = tmp_path_factory.mktemp("elsewhere")
    venv = home / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    scheme = {"base": str(venv), "platbase": str(venv)}
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    python = Path(sysconfig.get_path("scripts", "venv", scheme)) / Path(sys.executable).name
    # A path file read this way is not searched for further path files, such as the one that
    # makes the source tree importable.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    offline = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*pip, *offline], check=True)
    return Installed(home, python)


def test_the_wheel_carries_every_definition_font_and_icon(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"wakayama_audit_gui/_data/{file.relative_to(ROOT).as_posix()}"
        for folder in TRAVELLING
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }
    assert len(shipped) > 20
    assert shipped <= names
    assert "wakayama_audit_gui/py.typed" in names
    licences = [name for name in names if ".dist-info/licenses/" in name]
    assert len(licences) == 3
    assert not [name for name in names if name.startswith(("tests", "tools", "bench"))]


def test_the_installed_program_reads_its_own_definitions(installed: Installed) -> None:
    where = "import wakayama_audit_gui as w; from wakayama_audit_gui.paths import find_paths as f"
    lines = installed.run("python", "-c", f"{where}; print(w.__file__, *f()[:2], sep='\\n')")
    for line in lines.splitlines():
        assert Path(line).is_relative_to(installed.home)
    catalogue = json.loads(installed.run("wakayama-audit", "catalogue", "--json"))
    assert (len(catalogue["systems"]), len(catalogue["findings"])) == (10, 70)


def test_the_installed_program_performs_and_opens_the_sample(installed: Installed) -> None:
    out = installed.home / "out"
    installed.run("wakayama-audit", "demo", str(out))
    (workspace,) = out.glob("*.kansafile")
    visits = json.loads(installed.run("wakayama-audit", "visits", str(workspace), "--json"))
    assert len(visits) == len(list(out.glob("現地調査調書_*.pdf"))) > 0
    assert len(list(out.glob("事実確認書_*.pdf"))) == 3, "of the sealed visits"
    assert len(list(out.glob("白紙_*.pdf"))) == 10, "of every system"
    assert list(out.rglob("*.png"))
