"""Marks outside the workspace: kept, forgotten, torn."""

from pathlib import Path

import pytest

from wakayama_audit_gui.storage.anchor import Anchor, Mark

ACTOR = "a" * 32
MARK = Mark(12, b"\1" * 32)


def test_the_last_mark_is_recalled(tmp_path: Path) -> None:
    anchor = Anchor(tmp_path / "deep" / "anchors")
    anchor.prepare()
    for mark in (Mark(0, b""), MARK, Mark(13, b"\2" * 32)):
        anchor.keep(ACTOR, mark)
        assert anchor.recall(ACTOR) == mark
    assert anchor.recall("b" * 32) is None


@pytest.mark.parametrize("cut", [0, 1, 20, 40, 85])
def test_a_torn_mark_is_no_mark(tmp_path: Path, cut: int) -> None:
    anchor = Anchor(tmp_path)
    anchor.keep(ACTOR, MARK)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:cut])
    assert anchor.recall(ACTOR) is None
    file.write_bytes(whole.replace(b"1", b"\xff", 1))
    assert anchor.recall(ACTOR) is None


def test_where_nothing_can_be_kept_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for anchor in (Anchor(None), Anchor(tmp_path / "file"), Anchor(tmp_path / "missing")):
        anchor.keep(ACTOR, MARK)
        assert anchor.recall(ACTOR) is None
    Anchor(tmp_path / "file").prepare()
