"""Turns the system calls of a working child into the events of the disk model.

A call that changes a watched file in a way the model does not know stops the recording: a
harness must not pass because it looked away. The model itself is in disk.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.disk import Ack, Event, Folder, Name, Resize, Sync, SyncFolder, Write
from tests.faults.tracer import Stop, start_traced, watch

_MAP_SHARED, _PROT_WRITE = 1, 2
_FLAGS_ARG = {"open": 1, "openat": 2}


def record(work: Callable[[], None], root: Path) -> list[Event]:
    """Runs the work in a traced child and returns what it did to the files below a folder.

    Args:
        work: Does its work below `root` and writes ``ack <entry id>`` lines to descriptor 1.
        root: Its files as they are now count as being on the disk, numbered in sorted order
            of their paths, as `folder_of` gives them.

    Raises:
        UnknownCallError: A call changed a file in a way the model does not know.
    """

    def silently() -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # acks are heard by the call, not by the ear
        work()

    recorder = _Recorder(root)
    events: list[Event] = []
    for stop in watch(start_traced(silently)):
        events.extend(recorder.take(stop))
    return events


def folder_of(root: Path) -> Folder:
    """Every file below a folder: path → bytes, sorted by path."""
    paths = sorted(str(path) for path in root.rglob("*") if path.is_file())
    return {path: Path(path).read_bytes() for path in paths}


class UnknownCallError(Exception):
    """The work did something the disk model cannot follow."""


class _Recorder:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._numbers = {_inode(Path(path)): n for n, path in enumerate(folder_of(root))}
        self._next = len(self._numbers)
        self._before: dict[int, tuple[int, bytes, int | None]] = {}

    def take(self, stop: Stop) -> Iterator[Event]:
        """What one stop means; changes count once the call has succeeded."""
        if stop.result is None:
            self._before[stop.thread] = self._look(stop)
        elif stop.result >= 0:
            yield from self._after(stop, stop.result, *self._before.pop(stop.thread))

    def _look(self, stop: Stop) -> tuple[int, bytes, int | None]:
        """Before a call: (position of a write, its bytes, inode of a file already there)."""
        if stop.name in {"write", "pwrite64"} and (stop.args[0] == 1 or self._watched(stop)):
            return stop.position(), stop.memory(stop.args[1], stop.args[2]), None
        if stop.name in _FLAGS_ARG:
            (path,) = stop.paths()
            return 0, b"", _inode(path) if path.exists() else None
        return 0, b"", None

    def _after(
        self, stop: Stop, result: int, at: int, data: bytes, there: int | None
    ) -> Iterator[Event]:
        if stop.name == "write" and stop.args[0] == 1:
            for line in data.decode().splitlines():
                if line.startswith("ack "):
                    yield Ack(line.removeprefix("ack "))
        elif not self._watched(stop):
            return
        elif stop.name in _FLAGS_ARG:
            yield from self._opened(stop, there)
        elif stop.name in {"unlink", "unlinkat"}:
            yield Name(str(stop.paths()[0]), None)
        elif stop.name in {"rename", "renameat", "renameat2"}:
            old, new = stop.paths()
            yield Name(str(new), self._number(_inode(new)), gone=str(old))
        elif stop.name in {"link", "linkat"}:
            new = stop.paths()[1]
            yield Name(str(new), self._number(_inode(new)))
        elif stop.name not in {"mkdir", "mkdirat"}:
            yield self._changed(stop, result, at, data)

    def _opened(self, stop: Stop, there: int | None) -> Iterator[Event]:
        (path,) = stop.paths()
        flags = stop.args[_FLAGS_ARG[stop.name]]
        if not flags & os.O_ACCMODE or path.is_dir():
            return
        if there is None:
            self._numbers.pop(_inode(path), None)  # an inode number used again is another file
            yield Name(str(path), self._number(_inode(path)))
        elif flags & os.O_TRUNC:
            yield Resize(self._number(there), 0)

    def _changed(self, stop: Stop, result: int, at: int, data: bytes) -> Event:
        """A call on an open watched file or folder."""
        (path,) = stop.paths()
        is_sync = stop.name in {"fsync", "fdatasync"}
        if is_sync and path.is_dir():
            return SyncFolder(str(path))
        file = self._number(_inode(stop.link(stop.descriptor())))
        if is_sync:
            return Sync(file)
        if stop.name in {"write", "pwrite64"}:
            return Write(file, at, data[:result])
        if stop.name == "ftruncate":
            return Resize(file, stop.args[1])
        raise UnknownCallError(f"the disk model does not know {stop.name} on {path}")

    def _watched(self, stop: Stop) -> bool:
        if stop.name == "mmap":
            writes = stop.args[2] & _PROT_WRITE and stop.args[3] & _MAP_SHARED
            if writes and self._root in stop.open_path(stop.args[4]).parents:
                raise UnknownCallError("the disk model does not know writing through memory")
            return False
        return any(path == self._root or self._root in path.parents for path in stop.paths())

    def _number(self, inode: int) -> int:
        if inode not in self._numbers:
            self._numbers[inode] = self._next
            self._next += 1
        return self._numbers[inode]


def _inode(path: Path) -> int:
    return path.stat().st_ino
