"""Random damage to the real definitions never raises and never takes along what it did not hit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.definitions.bench import lost
from wakayama_audit_gui.definitions.catalogue import Loaded, load_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue

WHOLE = {
    path.name: path.read_bytes()
    for path in sorted((Path(__file__).parents[3] / "checklists").glob("*.toml"))
}
"""What is drawn must not depend on the copy that is damaged meanwhile."""
FILES = list(WHOLE)


@pytest.fixture(scope="module")
def shared_copy(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(folder, tmp_path_factory.mktemp("damage") / "checklists"))


def _with_damage(copy: Path, name: str, damage: Callable[[bytes], bytes]) -> Loaded:
    """Load with one damaged file, and put the file back."""
    path = copy / name
    path.write_bytes(damage(WHOLE[name]))
    try:
        return load_catalogue(copy)
    finally:
        path.write_bytes(WHOLE[name])


RANDOM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@RANDOM
@given(data=st.data())
def test_losing_a_line_names_the_file_or_loses_nothing(
    shared_copy: Path, catalogue: Catalogue, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(FILES))
    lines = WHOLE[name].split(b"\n")
    gone = data.draw(st.integers(0, len(lines) - 1))
    left = lines[:gone] + lines[gone + 1 :]
    loaded = _with_damage(shared_copy, name, lambda _: b"\n".join(left))
    assert {problem.file for problem in loaded.problems} <= {name}
    assert bool(loaded.problems) or not lost(catalogue, loaded.catalogue)
    for problem in loaded.problems:
        assert name in problem.message
        assert 0 < problem.line <= len(lines)


@RANDOM
@given(data=st.data())
def test_random_bytes_never_stop_the_rest(
    shared_copy: Path, catalogue: Catalogue, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(FILES))
    size = len(WHOLE[name])
    at = data.draw(st.integers(0, size))
    length = data.draw(st.integers(0, 200))
    noise = data.draw(
        st.one_of(
            st.binary(max_size=20),
            st.sampled_from([b"[[item]]\n", b'"', b"]", b"'''", b'"""', b"\n", b"\\", b"= ="]),
        )
    )
    loaded = _with_damage(shared_copy, name, lambda b: b[:at] + noise + b[at + length :])
    assert loaded.problems or not _lost_elsewhere(catalogue, loaded.catalogue, name)


@RANDOM
@given(data=st.data())
def test_a_file_cut_short_never_stops_the_rest(
    shared_copy: Path, catalogue: Catalogue, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(FILES))
    size = len(WHOLE[name])
    at = data.draw(st.integers(0, size - 1))
    loaded = _with_damage(shared_copy, name, lambda b: b[:at])
    assert loaded.problems or not _lost_elsewhere(catalogue, loaded.catalogue, name)


def _lost_elsewhere(before: Catalogue, after: Catalogue, name: str) -> set[str]:
    """Items missing from the checklists of other files than the damaged one."""
    stem = name.removeprefix("walkthrough_").removesuffix(".toml")
    return {
        item.id
        for item in before.items.values()
        if item.checklist != stem and item.id not in after.items
    }
