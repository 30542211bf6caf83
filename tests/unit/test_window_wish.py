"""What the window is to open: found again from wherever it is started the next time."""

from __future__ import annotations

from pathlib import Path

import pytest

from wakayama_audit_gui.bootstrap import WindowWish, _window_wish


def test_a_path_as_it_was_typed_is_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("監査.kansafile", "点検票.jikotenken"):
        (tmp_path / name).write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    workspace = tmp_path / "監査.kansafile"
    assert _window_wish(["監査.kansafile"]) == WindowWish(workspace, "")
    assert _window_wish(["--workspace", "./監査.kansafile"]) == WindowWish(workspace, "")
    assert _window_wish(["点検票.jikotenken"]) == WindowWish(
        None, "", tmp_path / "点検票.jikotenken"
    )
    assert _window_wish([]) == WindowWish(None, "")
    assert _window_wish(["doctor"]) is None
