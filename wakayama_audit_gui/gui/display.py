"""Whether there is a screen to open a window on.

Asked before PySide6 is imported: without a display Qt's platform plugin aborts the process, and
no message of ours could be read. What to do instead is decided in bootstrap.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

_X11_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - fixed by X11


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether Qt can be expected to open a window.

    Args:
        environment: Normally ``os.environ``.
        platform: As ``sys.platform``.

    Returns:
        True on Windows and macOS, when a Qt platform was chosen by hand (``QT_QPA_PLATFORM``), or
        when an X11 or Wayland display answers.
    """
    if not platform.startswith(("linux", "freebsd")):
        return True
    if environment.get("QT_QPA_PLATFORM"):
        return True
    return _wayland_answers(environment) or _x11_answers(environment.get("DISPLAY", ""))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return _socket_answers(Path(environment.get("XDG_RUNTIME_DIR", "/nowhere")) / name)


def _x11_answers(display: str) -> bool:
    host, colon, number = display.rpartition(":")
    if not colon:
        return False
    if host not in ("", "unix"):
        return True  # forwarded from another machine; only connecting would tell
    return _socket_answers(_X11_SOCKETS / f"X{number.partition('.')[0]}")


def _socket_answers(path: Path) -> bool:
    # The kernel's list tells without a connection and without importing socket (3 ms).
    try:
        if f"{path}\n" in Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace"):
            return True
    except OSError:
        pass
    return path.exists() and _accepts(path)


def _accepts(path: Path) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True
