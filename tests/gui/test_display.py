"""Whether a window can be opened, asked without Qt."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wakayama_audit_gui.gui import display
from wakayama_audit_gui.gui.display import has_display


@pytest.fixture
def sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(display, "_X11_SOCKETS", tmp_path)
    return tmp_path


@pytest.fixture
def listening(sockets: Path) -> Iterator[Path]:
    """An X server on display :7."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(sockets / "X7"))
        server.listen(1)
        yield sockets / "X7"


def test_windows_and_macos_always_have_one() -> None:
    assert has_display({}, "win32")
    assert has_display({}, "darwin")


def test_none_named_none_there() -> None:
    assert not has_display({}, "linux")
    assert not has_display({"DISPLAY": ""}, "linux")
    assert not has_display({"DISPLAY": "nonsense"}, "linux")


def test_a_platform_chosen_by_hand_is_trusted() -> None:
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")


def test_a_server_that_listens(listening: Path) -> None:
    assert has_display({"DISPLAY": ":7"}, "linux")
    assert has_display({"DISPLAY": ":7.0"}, "linux")
    assert has_display({"DISPLAY": "unix:7"}, "linux")
    assert not has_display({"DISPLAY": ":8"}, "linux")


def test_a_socket_left_behind_is_no_server(sockets: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(sockets / "X7"))
    assert (sockets / "X7").exists()
    assert not has_display({"DISPLAY": ":7"}, "linux")


def test_a_server_the_kernel_does_not_list_is_asked(
    listening: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_text", lambda *_args, **_kwargs: "")
    assert has_display({"DISPLAY": ":7"}, "linux")


def test_wayland(listening: Path) -> None:
    found = {"WAYLAND_DISPLAY": listening.name, "XDG_RUNTIME_DIR": str(listening.parent)}
    assert has_display(found, "linux")
    assert not has_display({**found, "WAYLAND_DISPLAY": "wayland-9"}, "linux")


def test_a_forwarded_display_is_taken_on_trust() -> None:
    assert has_display({"DISPLAY": "localhost:10.0"}, "linux")


def test_asking_starts_no_qt() -> None:
    script = (
        "import sys; from wakayama_audit_gui.gui.display import has_display; has_display({});"
        "sys.exit(any(name.startswith('PySide6.Qt') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
