"""Directories are found in the tree, in a wheel, and per user on each system."""

from pathlib import Path

import pytest

from wakayama_audit_gui.paths import DATA_VARIABLE, find_paths

ROOT = Path(__file__).resolve().parents[2]


def test_the_source_tree_is_found() -> None:
    paths = find_paths()
    assert paths.checklists == ROOT / "checklists"
    assert (paths.fonts / "BIZUDPGothic_400Regular.ttf").is_file()
    assert paths.icons.parent == paths.styles.parent == paths.resources


def test_an_installed_package_is_found_by_the_data_inside_it(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "wakayama_audit_gui"
    (package / "_data" / "resources").mkdir(parents=True)
    paths = find_paths(package=package)
    assert paths.resources == package / "_data" / "resources"
    assert paths.checklists == package / "_data" / "checklists"


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({DATA_VARIABLE: "/somewhere/else"}, "linux", "/somewhere/else"),
        ({DATA_VARIABLE: "D:/data", "LOCALAPPDATA": "C:/L"}, "win32", "D:/data"),
        ({"XDG_DATA_HOME": "/home/a/data"}, "linux", "/home/a/data/wakayama-audit"),
        ({"LOCALAPPDATA": "C:/Users/a/Local"}, "win32", "C:/Users/a/Local/wakayama-audit"),
    ],
)
def test_the_user_data_follows_the_system(
    environ: dict[str, str], platform: str, expected: str
) -> None:
    assert find_paths(environ, platform).data == Path(expected)


@pytest.mark.parametrize("environ", [{}, {"XDG_DATA_HOME": "relative/ignored"}])
def test_without_a_usable_variable_linux_falls_back_to_home(environ: dict[str, str]) -> None:
    data = find_paths(environ, "linux").data
    assert data == Path.home() / ".local" / "share" / "wakayama-audit"


def test_without_a_variable_windows_falls_back_to_home() -> None:
    data = find_paths({}, "win32").data
    assert data == Path.home() / "AppData" / "Local" / "wakayama-audit"


def test_finding_touches_nothing(tmp_path: Path) -> None:
    paths = find_paths({DATA_VARIABLE: str(tmp_path / "new")})
    assert paths.settings_file == tmp_path / "new" / "settings.json"
    assert list(tmp_path.iterdir()) == []
