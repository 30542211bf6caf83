"""F3: the disk fills up in the middle of anything that writes.

Every writing command is tried with no room, with 4 KiB more, and so on until it succeeds. Each
failure must say 空き容量 and how much is needed, leave everything as it was, and succeed once
that much was freed. The disk itself is small_disk.py's.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tests.faults.figures import Figures
from tests.faults.small_disk import BLOCK, SmallDisk, on_small_disk
from tests.faults.workload import (
    ANSWER,
    BOOK,
    BY,
    examine,
    ground_of,
    open_store,
    prepare,
    workspace_of,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.storage import failures
from wakayama_audit_gui.storage.backup import make_backup
from wakayama_audit_gui.storage.restore import restore_backup
from wakayama_audit_gui.storage.salvage import salvage
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import create_workspace

_NEEDED = re.compile(r"([\d,]+) KB")
_DICE = random.Random(5)
_SMALL, _LARGE = _DICE.randbytes(90_000), _DICE.randbytes(1_500_000)
_NEW, _OTHER, _KEPT = "new.kansa-db", "other.kansa-db", "kept"
_BACKUP = f"{_KEPT}/one.backup.zip"
_PHOTO = "photo:" + "9" * 32


class Command(NamedTuple):
    """Something that writes.

    Attributes:
        name: In the figures.
        act: Does it, with the open store and the folder; returns ids of the entries acked.
        leaves: Pattern of files below the folder that may exist only when it succeeded.
        makes: Folder that goes too when it did not, if the disk lets anything be taken away.
    """

    name: str
    act: Callable[[SqliteStore, Path], list[str]]
    leaves: str = ""
    makes: str = ""


def fill_disk(
    step: int, names: frozenset[str] | None = None, mounted: bool | None = None
) -> Figures:
    """Tries every command with more and more room.

    Args:
        step: Bytes of room more each time, a multiple of BLOCK.
        names: Of the commands; None: all.
        mounted: See `on_small_disk`.
    """
    chosen = [command for command in COMMANDS if names is None or command.name in names]
    return on_small_disk(lambda disk: _sweep_all(disk, step, chosen), mounted=mounted)


def fill_disk_with_the_wrong_words() -> Figures:
    """The control: a full disk is reported as damage. In a process of its own."""
    vars(failures)["disk_full"] = lambda _payload: failures.damaged(Path(), "表")
    return fill_disk(20 * BLOCK, frozenset(["answer"]))


def _sweep_all(disk: SmallDisk, step: int, commands: list[Command]) -> Figures:
    figures = Figures("F3", f"disk full ({disk.way}), {step // BLOCK} blocks more each time")
    template = disk.root / "template"
    lay_out(template)
    for command in commands:
        free = 0
        while _try(disk, template, command, free, figures):
            free += step
        figures.counts[f"needed by {command.name}"] = free
    return figures


def lay_out(folder: Path) -> None:
    """Makes a folder with a workspace, a copy of it that is nobody's, and a backup."""
    prepare(folder, random.Random(1))
    shutil.copy(workspace_of(folder), folder / _OTHER)
    with closing(open_store(folder)) as store:
        made = make_backup(lambda job: job(store), folder / _KEPT)
    made.file.rename(folder / _BACKUP)


def _try(disk: SmallDisk, template: Path, command: Command, free: int, figures: Figures) -> bool:
    """Tries a command with so much room; returns whether the disk was too full for it."""
    folder = disk.root / "folder"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    case = f"{command.name} with {free // 1024} KiB"
    with closing(open_store(folder)) as store:
        before = store.export().entries.keys()
        disk.leave(free)
        try:
            acked = command.act(store, folder)
        except UserError as error:
            problems = list(_misnamed(error, free))
            problems += left_behind(command, folder)
            problems += ["half done"] if store.export().entries.keys() != before else []
            disk.leave(_needed(error) // BLOCK * BLOCK)
            acked, again = retry(command, store, folder)
            problems += again
            failed = True
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            acked, problems, failed = [], [f"crashed: {error!r}"], False
        else:
            problems, failed = [], False
    disk.release()
    problems += examine(folder).faults({entry.hex() for entry in before} | set(acked))
    if failed or problems:
        figures.judge(case, problems)
    return failed


def retry(command: Command, store: SqliteStore, folder: Path) -> tuple[list[str], list[str]]:
    """The command again: (acked entries, what was wrong)."""
    try:
        return command.act(store, folder), []
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        return [], [f"a retry failed: {error!r}"]


def left_behind(command: Command, folder: Path) -> list[str]:
    """Files that should be there only when the command succeeded."""
    found = (
        path
        for pattern in (command.leaves, command.makes)
        if pattern
        for path in folder.glob(pattern)
    )
    return [f"left {path.name}" for path in found]


def _misnamed(error: UserError, free: int) -> Iterator[str]:
    """What is wrong with the words of a failure."""
    if error.code != "disk_full" or "空き容量" not in error.what:
        yield f"misnamed: {error.code}: {error}"
    elif _needed(error) <= free:
        yield f"asks for {_needed(error)} bytes where {free} were free"
    if not error.remedy:
        yield "says nothing about what to do"


def _needed(error: UserError) -> int:
    found = _NEEDED.search(error.what)
    return int(found[1].replace(",", "")) * 1024 if found else 0


def _answer(store: SqliteStore, _folder: Path) -> list[str]:
    facts = [NewFact(ANSWER, "verdict", "指摘"), NewFact(ANSWER, "remark", "見本の所見。" * 200)]
    return [store.append(BOOK, BY, facts).entry.hex()]


def _photo(data: bytes) -> Callable[[SqliteStore, Path], list[str]]:
    def act(store: SqliteStore, _folder: Path) -> list[str]:
        fact = NewFact(_PHOTO, "blob", sha256(data).hexdigest())
        return [store.append(BOOK, BY, [fact], [data]).entry.hex()]

    return act


def _derivative(store: SqliteStore, _folder: Path) -> list[str]:
    name = next(iter(store.blobs))
    store.keep_derivatives(name, {"print": _SMALL})
    return []


def _erase(store: SqliteStore, _folder: Path) -> list[str]:
    return [store.erase([Erasing([Cut(BOOK, "title")])], BY, "誤記", BY)[0].entry.hex()]


def _absorb(store: SqliteStore, _folder: Path) -> list[str]:
    other = MemoryStore()
    other.absorb(store.export())
    fact = NewFact(_PHOTO, "blob", sha256(_SMALL).hexdigest())
    entry = other.append(BOOK, BY, [fact], [_SMALL]).entry
    store.absorb(other.export())
    return [entry.hex()]


def _create(_store: SqliteStore, folder: Path) -> list[str]:
    create_workspace(folder / _NEW, ground_of(folder)).close()
    return []


def _back_up(store: SqliteStore, folder: Path) -> list[str]:
    make_backup(lambda job: job(store), folder / "backups")
    return []


def _restore(_store: SqliteStore, folder: Path) -> list[str]:
    restore_backup(folder / _BACKUP, folder / _NEW, ground_of(folder)).close()
    return []


def _salvage(_store: SqliteStore, folder: Path) -> list[str]:
    salvage(folder / _OTHER, folder / _NEW, ground_of(folder))
    return []


COMMANDS = (
    Command("answer", _answer),
    Command("small photo", _photo(_SMALL)),
    Command("large photo", _photo(_LARGE)),
    Command("print picture", _derivative),
    Command("erasure", _erase),
    Command("merge", _absorb),
    Command("new workspace", _create, _NEW),
    Command("backup", _back_up, "backups/*.zip", "backups"),
    Command("restoring", _restore, _NEW),
    Command("salvaging", _salvage, _NEW),
)
