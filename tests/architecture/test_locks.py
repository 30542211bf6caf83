"""What is installed is pinned, hashed, the same for tests and users, and from no named place."""

import re
import tomllib

import pytest

from tests.architecture.source import ROOT

LOCKS = ("run", "dev", "camera", "peers")
ADDRESS = re.compile(r"[a-z]+://|--(extra-)?index-url|--find-links|-i\\b|\bfile:", re.IGNORECASE)


def pins(name: str) -> dict[tuple[str, str], list[str]]:
    """(package, version with marker) → hashes."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    found = re.findall(r"^([a-z0-9-]+)==(.+?)((?: \\\n    --hash=\S+)+)", text, re.MULTILINE)
    return {
        (package, version): re.findall(r"--hash=(\S+)", hashes)
        for package, version, hashes in found
    }


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pin_with_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    stray = [
        line for line in lines if not re.match(r"[a-z0-9-]+==|    --hash=sha256:[0-9a-f]{64}", line)
    ]
    assert stray == []
    assert sum("==" in line.split(";")[0] for line in lines) == len(pins(name)) > 0
    assert all(hashes for hashes in pins(name).values())


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    assert ADDRESS.search(text) is None
    assert ADDRESS.search("--extra-index-url https://example.invalid")


@pytest.mark.parametrize("name", ["dev", "camera"])
def test_everybody_runs_with_what_users_run_with(name: str) -> None:
    more = pins(name)
    assert {pin: more.get(pin) for pin in pins("run")} == pins("run")


def test_the_camera_adds_one_package_as_old_as_the_rest_of_qt() -> None:
    added = dict(pins("camera").keys() - pins("run").keys())
    assert added == {"pyside6-addons": dict(pins("run").keys())["pyside6-essentials"]}


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"]
    also = project["dependency-groups"]["dev"]
    camera = project["project"]["optional-dependencies"]["camera"]
    sets = (("run", asked), ("dev", asked + also), ("camera", asked + camera))
    for name, wanted in sets:
        locked = {package for package, _ in pins(name)}
        names = {re.split(r"[<>=~! ]", each)[0].lower() for each in wanted}
        assert names <= locked
