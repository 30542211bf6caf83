"""The disk model itself: what is synced stays, what is not may go.

Whether the product survives on it is in test_power_loss.py.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from tests.faults.disk import Disk, Name, Resize, Sync, SyncFolder, Write
from tests.faults.recording import folder_of, record

_DICE = random.Random(7)


def test_an_unsynced_write_may_be_lost_and_may_arrive() -> None:
    disk = Disk({"/d/a": b"old"})
    disk.take(Write(0, 0, b"new"))
    assert disk.kept_nothing().folder() == {"/d/a": b"old"}
    assert disk.kept_all().folder() == {"/d/a": b"new"}


def test_a_synced_write_is_kept_in_every_state() -> None:
    disk = Disk({"/d/a": b"old"})
    for event in (Write(0, 0, b"new, longer"), Sync(0), Resize(0, 0)):
        disk.take(event)
    cut_or_not = {bytes(state["/d/a"]) for state in _many(disk)}
    assert cut_or_not == {b"new, longer", b""}


def test_a_new_file_is_named_only_after_its_folder_was_synced() -> None:
    disk = Disk({})
    for event in (Name("/d/a", 0), Write(0, 0, b"x"), Sync(0)):
        disk.take(event)
    assert disk.kept_nothing().folder() == {}
    disk.take(SyncFolder("/elsewhere"))
    assert disk.kept_nothing().folder() == {}
    disk.take(SyncFolder("/d"))
    assert disk.kept_nothing().folder() == {"/d/a": b"x"}


def test_an_unsynced_unlink_may_come_back() -> None:
    disk = Disk({"/d/a": b"x"})
    disk.take(Name("/d/a", None))
    assert {len(state) for state in _many(disk)} == {0, 1}
    disk.take(SyncFolder("/d"))
    assert {len(state) for state in _many(disk)} == {0}


def test_a_rename_takes_the_old_name_away() -> None:
    disk = Disk({"/d/a": b"x", "/d/b": b"y"})
    disk.take(Name("/d/b", 0, gone="/d/a"))
    assert disk.kept_nothing().folder() == {"/d/a": b"x", "/d/b": b"y"}
    assert disk.kept_all().folder() == {"/d/b": b"x"}


def test_a_torn_write_arrives_by_sectors() -> None:
    disk = Disk({"/d/a": bytes(4096)})
    disk.take(Write(0, 0, b"\1" * 4096))
    mixed = {state["/d/a"] for state in _many(disk)}
    assert any(b"\0" * 512 in data and b"\1" * 512 in data for data in mixed)


def test_what_a_process_does_is_what_is_recorded(tmp_path: Path) -> None:
    """In a process of its own: recording forks, and this one may have threads."""
    code = "import sys, tests.faults.test_disk as t; t.record_and_compare(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, timeout=60)


def record_and_compare(folder: str) -> None:
    """Recording and replaying everything gives the very files the process left."""
    root = Path(folder)
    (root / "old").write_bytes(b"old")
    (root / "doomed").write_bytes(b"doomed")
    before = folder_of(root)
    disk = Disk(before)
    for event in record(lambda: _work(root), root):
        disk.take(event)
    assert disk.kept_all().folder() == folder_of(root)
    assert disk.kept_nothing().folder() == before


def _work(root: Path) -> None:
    with (root / "new").open("wb") as file:
        file.write(b"abcdef")
        file.flush()
        os.fsync(file.fileno())
        file.truncate(3)
    (root / "new").rename(root / "renamed")
    with (root / "old").open("r+b") as file:
        file.seek(1)
        file.write(b"xx")
    (root / "doomed").unlink()


def _many(disk: Disk) -> list[dict[str, bytes]]:
    crashes = [disk.kept_some(_DICE) for _ in range(20)] + [
        disk.kept_torn(_DICE) for _ in range(20)
    ]
    return [crash.folder() for crash in crashes]
