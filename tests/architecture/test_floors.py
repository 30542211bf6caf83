"""The floors and the doors of pyproject.toml hold, and would notice a breach."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, imported_names, product_modules

NETWORK = {
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebSockets",
}
"""Nothing of these is ever imported: the product makes no network call."""

LOCAL_ONLY = {
    # A Unix socket of this very machine: whether a display of another container answers.
    "wakayama_audit_gui/gui/display.py: socket",
}

BREACHES = {
    "a lower floor imports an upper": (
        "domain/place.py",
        "import wakayama_audit_gui.record.fact\n",
        "Floors",
    ),
    "siblings import each other": (
        "photos/header.py",
        "import wakayama_audit_gui.definitions\n",
        "Floors",
    ),
    "a room without a floor": ("cellar.py", "", "Floors"),
    "Qt below the window": (
        "use_cases/changes.py",
        "import PySide6.QtCore\n",
        "PySide6 only in gui",
    ),
    "a lazy import is one too": (
        "record/fact.py",
        "def later() -> None:\n    import sqlite3\n",
        "sqlite3 only in storage",
    ),
    "a screen imports another": (
        "gui/screens/home/screen.py",
        "import wakayama_audit_gui.gui.screens.plan.screen\n",
        "Screens never",
    ),
    "a widget learns a noun": (
        "gui/widgets/card.py",
        "import wakayama_audit_gui.domain.place\n",
        "Widgets know",
    ),
}


def check_contracts(where: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contracts over the package that lies in a directory."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, '.'); {code}"],
        cwd=where,
        check=False,
        capture_output=True,
        text=True,
    )


def test_every_contract_is_kept() -> None:
    result = check_contracts(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_is_noticed(name: str, tmp_path: Path) -> None:
    path, line, contract = BREACHES[name]
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    copy = tmp_path / "wakayama_audit_gui"
    shutil.copytree(ROOT / "wakayama_audit_gui", copy, ignore=shutil.ignore_patterns("__pycache__"))
    target = copy / path
    target.write_text((target.read_text() if target.exists() else "") + line, encoding="utf-8")
    result = check_contracts(tmp_path)
    assert result.returncode == 1
    broken = [text for text in result.stdout.splitlines() if text.endswith("BROKEN")]
    assert any(text.startswith(contract) for text in broken), result.stdout


def test_nothing_reaches_for_the_network() -> None:
    found = {
        f"{module.path}: {name}"
        for module in product_modules()
        for name in imported_names(module.tree)
        if any(name == banned or name.startswith(banned + ".") for banned in NETWORK)
    }
    assert found == LOCAL_ONLY


def test_no_detour_hides_an_import() -> None:
    """``TYPE_CHECKING`` and ``importlib`` would hide a knot from the contracts."""
    found = [
        f"{module.path}: {name}"
        for module in product_modules()
        for name in imported_names(module.tree)
        if name == "typing.TYPE_CHECKING" or name.split(".")[0] == "importlib"
    ]
    assert found == []


def test_one_room_alone_imports_what_may_not_be_installed() -> None:
    found = {
        str(module.path)
        for module in product_modules()
        if any(name.startswith("PySide6.QtMultimedia") for name in imported_names(module.tree))
    }
    assert found == {"wakayama_audit_gui/gui/qt_camera.py"}
