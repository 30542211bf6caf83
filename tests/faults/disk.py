"""A disk that keeps only what was synced: what a folder may hold after the power fails.

The model is strict on purpose: writes, changes of size and names of files reach the disk only by
a sync of that very file or folder; what was not synced may be there, be missing, or be there in
part, each on its own. Recording real calls is in recording.py, judging a state in power_loss.py.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

SECTOR = 512
"""Bytes a disk writes as a whole."""


class Write(NamedTuple):
    """Bytes put into a file."""

    file: int
    offset: int
    data: bytes


class Resize(NamedTuple):
    """A file cut or lengthened to a size."""

    file: int
    size: int


class Sync(NamedTuple):
    """Everything done to this file so far is on the disk."""

    file: int


class Name(NamedTuple):
    """A path now names a file (None: nothing); `gone` is the old path of a renamed file."""

    path: str
    file: int | None
    gone: str = ""


class SyncFolder(NamedTuple):
    """All names in this folder are on the disk."""

    folder: str


class Ack(NamedTuple):
    """The person was told that this entry is saved."""

    entry: str


Event: TypeAlias = "Write | Resize | Sync | Name | SyncFolder | Ack"
Folder: TypeAlias = "dict[str, bytes]"
"""Path → bytes."""


class Crash(NamedTuple):
    """One thing the disk may hold.

    Attributes:
        key: Equal for crashes that hold the same bytes.
        names: Path → file.
        arrived: File → its unsynced changes that arrived.
        synced: File → its synced bytes.
    """

    key: str
    names: dict[str, int]
    arrived: dict[int, list[Write | Resize]]
    synced: dict[int, bytes]

    def folder(self) -> Folder:
        """The folder as it is found afterwards."""
        found = {}
        for path, file in self.names.items():
            data = bytearray(self.synced.get(file, b""))
            for change in self.arrived.get(file, ()):
                _apply(data, change)
            found[path] = bytes(data)
        return found


class Disk:
    """What is surely on the disk, and what is only on its way."""

    def __init__(self, folder: Folder) -> None:
        self._synced = dict(enumerate(folder.values()))
        self._names: dict[str, int] = {path: number for number, path in enumerate(folder)}
        self._waiting: dict[int, list[Write | Resize]] = {}
        self._waiting_names: list[Name] = []
        self._version = 0

    def take(self, event: Event) -> None:
        """Moves on by one event."""
        match event:
            case Write() | Resize():
                self._waiting.setdefault(event.file, []).append(event)
            case Sync():
                data = bytearray(self._synced.get(event.file, b""))
                for change in self._waiting.pop(event.file, ()):
                    _apply(data, change)
                self._synced = {**self._synced, event.file: bytes(data)}
                self._version += 1
            case Name():
                self._waiting_names.append(event)
            case SyncFolder():
                there = [n for n in self._waiting_names if _folder(n.path) == event.folder]
                for name in there:
                    _rename(self._names, name)
                self._waiting_names = [n for n in self._waiting_names if n not in there]
                self._version += 1
            case Ack():
                pass

    def kept_nothing(self) -> Crash:
        """Everything unsynced is lost."""
        return self._crash([], {})

    def kept_all(self) -> Crash:
        """Everything unsynced arrived by luck."""
        return self._crash(self._waiting_names, self._waiting)

    def kept_some(self, dice: random.Random) -> Crash:
        """Each unsynced change arrived or not, on its own."""
        return self._crash(
            [name for name in self._waiting_names if dice.random() < 0.5],
            {
                file: [change for change in changes if dice.random() < 0.5]
                for file, changes in self._waiting.items()
            },
        )

    def kept_torn(self, dice: random.Random) -> Crash:
        """Single sectors of unsynced changes arrived, some as rubbish."""
        return self._crash(
            [name for name in self._waiting_names if dice.random() < 0.5],
            {
                file: [piece for change in changes for piece in _tear(change, dice)]
                for file, changes in self._waiting.items()
            },
        )

    def _crash(self, names: list[Name], arrived: dict[int, list[Write | Resize]]) -> Crash:
        named = dict(self._names)
        for name in names:
            _rename(named, name)
        digest = sha256(f"{self._version} {sorted(named.items())}".encode())
        for file, changes in sorted(arrived.items()):
            for change in changes:
                digest.update(f"{file} {change!r}".encode())
        return Crash(digest.hexdigest(), named, arrived, self._synced)


def _apply(data: bytearray, change: Write | Resize) -> None:
    if isinstance(change, Resize):
        del data[change.size :]
        data.extend(bytes(change.size - len(data)))
        return
    data.extend(bytes(max(0, change.offset - len(data))))
    data[change.offset : change.offset + len(change.data)] = change.data


def _rename(names: dict[str, int], name: Name) -> None:
    names.pop(name.gone, None)
    if name.file is None:
        names.pop(name.path, None)
    else:
        names[name.path] = name.file


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _tear(change: Write | Resize, dice: random.Random) -> Iterator[Write | Resize]:
    """The sectors of one change that arrived; now and then as rubbish."""
    if isinstance(change, Resize):
        if dice.random() < 0.5:
            yield change
        return
    start, end = change.offset, change.offset + len(change.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        piece = change.data[start - change.offset : stop - change.offset]
        luck = dice.random()
        if luck < 0.5:
            yield Write(change.file, start, piece)
        elif luck < 0.55:
            yield Write(change.file, start, dice.randbytes(len(piece)))
        start = stop
