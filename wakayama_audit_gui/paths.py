"""Where the application's own files are: in the source tree, in an installed wheel, and per user.

What is read from them belongs to the rooms that read it; the workspace is wherever the user chose.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

DATA_VARIABLE = "WAKAYAMA_AUDIT_DATA"
"""Environment variable that moves the application data directory, e.g. for tests."""

_APP = "wakayama-audit"
_PACKAGE = Path(__file__).resolve().parent


class Paths(NamedTuple):
    """Every directory the application knows; made once at start and passed down.

    Attributes:
        resources: Read-only fonts, icons, styles and translations.
        checklists: Read-only definitions (TOML).
        data: The user's application data. May not exist yet; whoever writes makes it.
    """

    resources: Path
    checklists: Path
    data: Path

    @property
    def fonts(self) -> Path:
        """BIZ UDPGothic, for the screen and for paper."""
        return self.resources / "fonts"

    @property
    def icons(self) -> Path:
        """Line icons (SVG)."""
        return self.resources / "icons"

    @property
    def styles(self) -> Path:
        """Style sheets of the window."""
        return self.resources / "styles"

    @property
    def settings_file(self) -> Path:
        """The small JSON file of settings.py."""
        return self.data / "settings.json"


def find_paths(
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    package: Path = _PACKAGE,
) -> Paths:
    """Find the directories for this installation and this user; touches nothing.

    Args:
        environ: The process environment.
        platform: As ``sys.platform``.
        package: The directory of the installed or checked-out package.
    """
    shipped = _shipped(package)
    return Paths(shipped / "resources", shipped / "checklists", _user_data(environ, platform))


def _shipped(package: Path) -> Path:
    """An installed wheel carries its data inside the package; a source tree has it beside."""
    inside = package / "_data"
    return inside if inside.is_dir() else package.parent


def _user_data(environ: Mapping[str, str], platform: str) -> Path:
    chosen = environ.get(DATA_VARIABLE)
    if chosen:
        return Path(chosen)
    if platform == "win32":
        base = environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / _APP
    base = environ.get("XDG_DATA_HOME", "")
    # The XDG specification: a relative path is to be ignored.
    return (Path(base) if base.startswith("/") else Path.home() / ".local" / "share") / _APP
