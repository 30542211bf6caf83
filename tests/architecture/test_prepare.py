"""Preparing a machine: only what is missing is asked for, and a refusal names it exactly."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tools import debian, environment, prepare
from tools.environment import NotReadyError


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libz.so.1", "zlib1g"),
        ("libbrotlidec.so.1", "libbrotli1"),
    ],
)
def test_a_library_is_named_as_debian_names_it(soname: str, package: str) -> None:
    assert debian.package_of(soname) == package


def test_nothing_is_missing_where_the_tests_run() -> None:
    assert debian.missing_packages(environment.site_packages(), for_tests=False) == []


def test_a_missing_tool_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert debian.missing_packages(tmp_path, for_tests=True) == [
        "openbox",
        "xclip",
        "xdotool",
        "xvfb",
    ]
    assert debian.missing_packages(tmp_path, for_tests=False) == []


def test_without_the_right_to_install_the_packages_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotReadyError, match="sudo apt-get install libegl1 libxcb-icccm4"):
        debian.install(["libegl1", "libxcb-icccm4"], print)


def test_apt_is_asked_again_with_fresh_lists_only_after_it_failed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = tmp_path / "asked"
    apt = tmp_path / "apt-get"
    apt.write_text(
        f'#!/bin/sh\necho "$1" >> {asked}\n[ "$1" = update ] || grep -q update {asked}\n'
    )
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    debian.install(["libegl1"], lambda _text: None)
    assert asked.read_text().split() == ["install", "update", "install"]


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project of its own whose environment is as the locks ask for."""
    (tmp_path / "requirements").mkdir()
    for lock in environment.LOCKS.values():
        (tmp_path / "requirements" / lock).write_text("one==1\n")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    environment.mark_ready("test")
    return tmp_path


def test_an_environment_for_tests_can_run_too(ready: Path) -> None:
    assert environment.is_ready("test")
    assert environment.is_ready("run")


def test_an_environment_with_the_camera_can_run_but_not_test(ready: Path) -> None:
    for stamp in (ready / ".venv").iterdir():
        stamp.unlink()
    environment.mark_ready("camera")
    found = [(ready / ".venv" / f"ready-{kind}").is_file() for kind in environment.LOCKS]
    assert dict(zip(environment.LOCKS, found, strict=True)) == {
        "run": True,
        "test": False,
        "camera": True,
    }


def test_what_the_camera_needs_of_the_system_is_looked_at(tmp_path: Path) -> None:
    pyside = tmp_path / "PySide6"
    parts = ("QtMultimedia.abi3.so", "Qt/plugins/multimedia/libffmpegmediaplugin.so")
    for part in (*parts, "QtQuick.abi3.so"):
        (pyside / part).parent.mkdir(parents=True, exist_ok=True)
        (pyside / part).touch()
    assert sorted(debian._qt_parts(pyside)) == sorted(pyside / part for part in parts)


def test_a_changed_lock_makes_the_environment_stale(ready: Path) -> None:
    (ready / "requirements" / "dev.lock").write_text("one==2\n")
    assert not environment.is_ready("test")
    assert environment.is_ready("run")


def test_an_environment_whose_python_is_gone_is_stale(
    ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "PYTHON", ready / "gone")
    assert not environment.is_ready("run")


def test_a_ready_environment_needs_no_work(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: Sequence[str]) -> None:
        raise AssertionError(words)

    for work in ("make", "fill", "site_packages"):
        monkeypatch.setattr(environment, work, refuse)
    prepare.prepare("run")
