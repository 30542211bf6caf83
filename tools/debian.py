"""What Debian's apt has to add: libraries that Qt's wheels expect, and tools of the window tests.

Only what is really missing is asked for; elsewhere than on Debian it is named, not installed.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tools.environment import NotReadyError

# What the application loads of Qt; `ldd` follows each to everything that it needs in turn.
QT_PARTS = (
    "*.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/xcbglintegrations/*.so",
    "Qt/plugins/printsupport/*.so",
    "Qt/plugins/platforminputcontexts/lib[ci]*.so",
    "Qt/plugins/imageformats/libq[jps]*.so",
    "Qt/plugins/multimedia/*.so",  # of an optional extra
)
QT_MODULES = (
    *("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtPdf", "QtPdfWidgets"),
    "QtMultimedia",  # of an optional extra
)

# Tools for the journey in a real window, and Debian's package of each.
TEST_TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "xclip": "xclip"}

# Packages not named after their library as Debian's policy has it.
ODD_PACKAGES = {
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}


def missing_packages(site_packages: Path, *, for_tests: bool) -> list[str]:
    """Debian packages that are really missing, sorted; empty where there is no ``ldd``."""
    missing = {package_of(soname) for soname in _missing_libraries(site_packages / "PySide6")}
    if for_tests and os.name == "posix":
        missing.update(
            package for tool, package in TEST_TOOLS.items() if shutil.which(tool) is None
        )
    return sorted(missing)


def package_of(soname: str) -> str:
    """Debian's package of a shared library: ``libxcb-icccm.so.4`` → ``libxcb-icccm4``."""
    if soname in ODD_PACKAGES:
        return ODD_PACKAGES[soname]
    name, _, version = soname.lower().replace("_", "-").partition(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else name + version


def install(packages: Sequence[str], say: Callable[[str], None]) -> None:
    """Ask apt for the packages, when it is there and we may.

    Raises:
        NotReadyError: We may not, or apt failed; the message names the exact packages.
    """
    wanted = " ".join(packages)
    by_hand = f"    sudo apt-get install {wanted}"
    prefix = _right_to_install()
    if prefix is None:
        raise NotReadyError(
            "次のパッケージが必要です。管理者に依頼するか、次を実行してください "
            f"(these packages are missing; run):\n{by_hand}"
        )
    say(f"監査手帳: {wanted} を入れます (apt)…")
    command = [*prefix, "apt-get", "install", "--yes", "--quiet", "--no-install-recommends"]
    # A new machine's package lists may be absent or old; fetch them only then.
    for refresh in (False, True):
        if refresh:
            _call([*prefix, "apt-get", "update", "--quiet"])
        if _call([*command, *packages]) == 0:
            return
    raise NotReadyError(
        f"apt で入れられませんでした (apt failed). 次を実行してください:\n{by_hand}"
    )


def _missing_libraries(pyside: Path) -> set[str]:
    if shutil.which("ldd") is None:
        return set()
    parts = [str(part) for part in _qt_parts(pyside)]
    listing = subprocess.run(["ldd", *parts], check=False, capture_output=True, text=True)
    absent = re.findall(r"^\s*(\S+\.so\.\S+) => not found", listing.stdout, re.MULTILINE)
    # A library of Qt's own that is not there belongs to a part we do not ship.
    return {
        soname for soname in absent if not soname.startswith(("libQt6", "libpyside", "libshib"))
    }


def _qt_parts(pyside: Path) -> Iterable[Path]:
    for pattern in QT_PARTS:
        for part in sorted(pyside.glob(pattern)):
            if not part.name.endswith(".abi3.so") or part.name.partition(".")[0] in QT_MODULES:
                yield part


def _right_to_install() -> list[str] | None:
    """The words before ``apt-get``, or None when we may not install."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL)
    return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"] if asked == 0 else None


def _call(command: Sequence[str]) -> int:
    """Run quietly; apt's own complaints reach standard error."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.call(command, env=environ, stdout=subprocess.DEVNULL)
