"""The lock beside SQLite's: one at a time, and free as soon as it is let go of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wakayama_audit_gui.storage.file_lock import FileLock


def take(path: Path) -> FileLock:
    return FileLock(path, shared=False, wait_s=0)


def test_it_is_free_although_a_child_has_the_descriptor_still(tmp_path: Path) -> None:
    """A child between its birth and its program shares what its parent had open."""
    path = tmp_path / "監査.kansafile"
    path.touch()
    lock = take(path)
    with pytest.raises(BlockingIOError):
        take(path)
    childs = os.dup(lock._descriptor)
    lock.release()
    take(path).release()
    os.close(childs)
