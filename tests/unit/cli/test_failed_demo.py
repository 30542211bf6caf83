"""A sample that could not be finished leaves nothing of itself, and what lay beside it alone."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from wakayama_audit_gui.bootstrap import command_bench
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.paths import find_paths


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandBench:
    """Its disk is full as soon as the first paper is written, after the workspace was made."""

    def full(_data: bytes, path: Path) -> None:
        path.write_bytes(b"%PDF")
        raise OSError(errno.ENOSPC, "full")

    def filled(_self: CommandBench, _store: object, _progress: object) -> str:
        return ""

    monkeypatch.setattr(command_bench, "save_paper", full)
    monkeypatch.setattr(CommandBench, "fill_sample", filled)
    return CommandBench(find_paths()._replace(data=tmp_path / "data"))


def test_the_folders_it_made_are_taken_away(bench: CommandBench, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(OSError, match="full"):
        bench.demo(tmp_path / "mine" / "new" / "out", lambda _entry: None)
    assert list((tmp_path / "mine").iterdir()) == []


def test_what_lay_there_before_stays(bench: CommandBench, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    (out / "kept").mkdir(parents=True)
    (out / "kept" / "note.txt").write_text("残す", encoding="utf-8")
    with pytest.raises(OSError, match="full"):
        bench.demo(out, lambda _entry: None)
    assert [path.name for path in out.rglob("*")] == ["kept", "note.txt"]
