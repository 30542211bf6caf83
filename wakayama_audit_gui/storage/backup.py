"""Backups: the record in one file, and a folder of blobs of which only new ones are written.

A backup is read back before it counts, and only then are old ones dropped. Writes may go on
meanwhile: the record only grows, so what was there at the start is a whole. Restoring is in
restore.py; when to back up is decided above.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, Protocol, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import Value
from wakayama_audit_gui.record.entry import entry_id
from wakayama_audit_gui.storage.backup_file import (
    ENTRIES,
    VALUES,
    Manifest,
    in_words_of_a_backup,
    lines_of,
    open_backup,
    read_manifest,
    read_value_line,
    value_line,
    verify_sums,
    write_lines,
    write_manifest,
)
from wakayama_audit_gui.storage.blob_folder import BlobFolder
from wakayama_audit_gui.storage.durable import sync_file, sync_folder
from wakayama_audit_gui.storage.entries import last_row, raw_entries
from wakayama_audit_gui.storage.erasures import tombstones
from wakayama_audit_gui.storage.export import held_entries, values_after
from wakayama_audit_gui.storage.failures import damaged, in_words, in_words_of_files
from wakayama_audit_gui.storage.sqlite_store import SqliteStore

T = TypeVar("T")
SUFFIX: Final = ".backup.zip"
BLOBS: Final = "blobs"
KEEP: Final = 10
_ROWS: Final = 1_000  # at a time: an answer given meanwhile waits no longer than these take


class Run(Protocol):
    """Runs a job with the store on the thread that owns it, and waits for it."""

    def __call__(self, job: Callable[[SqliteStore], T], /) -> T:
        """The job's result."""


class BackupReport(NamedTuple):
    """What a backup did.

    Attributes:
        file: The backup; an earlier one when nothing was written since.
        blobs_written: How many blobs were new.
        dropped: Older backups that were dropped.
    """

    file: Path
    blobs_written: int
    dropped: tuple[Path, ...]


class _Start(NamedTuple):
    """What there was when the backup began."""

    path: Path
    made: str
    last: int
    mark: str
    held: list[bytes]
    blobs: dict[str, int]


def make_backup(run: Run, folder: Path, keep: int = KEEP) -> BackupReport:
    """Back a workspace up while it is in use.

    Args:
        run: Runs a short job with the store; called many times.
        folder: Of backups; made when missing. Several workspaces may share it.
        keep: How many backups of this workspace to keep, this one included.

    Raises:
        UserError: Disk full, I/O error, or the workspace itself is damaged; older backups stay.
    """
    start = run(_start)
    blobs = BlobFolder(folder / BLOBS)
    with in_words(start.path), in_words_of_files(folder, sum(start.blobs.values())):
        for latest in list_backups(folder, start.path)[:1]:
            if _is_current(latest, start, blobs):
                return BackupReport(latest, 0, ())
        made = [one for one in (folder, *folder.parents) if not one.exists()]
        part = folder / f".{os.urandom(4).hex()}.part"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            manifest = _write_record(run, part, start)
            written = _write_blobs(run, blobs, manifest)
            sync_file(part)
            file = _next_name(folder, start)
            _verify(part, file, blobs)
            part.rename(file)
            sync_folder(folder)
        except BaseException:
            _leave_nothing(part, made)
            raise
        return BackupReport(file, written, _drop_old(folder, start.path, keep, blobs))


def list_backups(folder: Path, workspace: Path) -> list[Path]:
    """The backups of a workspace, latest first."""
    # By number, not by date: clocks are set back.
    return sorted(folder.glob(f"{_escaped(workspace.stem)}.[0-9]*{SUFFIX}"), reverse=True)


class Holding(NamedTuple):
    """A backup that still holds what was erased, and when it was made; "" when it is unreadable."""

    file: Path
    made: str


def backups_holding(
    folder: Path, commitments: frozenset[bytes], blobs: frozenset[str] = frozenset()
) -> list[Holding]:
    """Backups that still hold any of these values or blobs, for whoever erased them.

    One that cannot be read may hold them, so it is told too.
    """
    found: list[Holding] = []
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            manifest = read_manifest(file)
            if blobs & manifest.blobs.keys() or commitments & set(_commitments(file)):
                found.append(Holding(file, manifest.made))
        except UserError:
            found.append(Holding(file, ""))
    return found


def _start(store: SqliteStore) -> _Start:
    with in_words(store.path):
        sizes = store.connection.execute("SELECT h, size FROM blob ORDER BY n").fetchall()
        return _Start(
            store.path,
            store.clock.now().at,
            last_row(store.connection),
            _mark(store),
            held_entries(store.connection),
            {bytes(name).hex(): int(size) for name, size in sizes},
        )


def _mark(store: SqliteStore) -> str:
    """Changes with everything that is written: entries come, values of erased ones go."""
    rows = store.connection.execute(
        "SELECT hex((SELECT id FROM entry ORDER BY n DESC LIMIT 1)), (SELECT max(n) FROM entry),"
        " (SELECT count(*) FROM held), (SELECT count(*) FROM erased), (SELECT count(h) FROM blob)"
    ).fetchone()
    return " ".join(map(str, rows))


def _is_current(latest: Path, start: _Start, blobs: BlobFolder) -> bool:
    """Whether the latest backup can be read back in full and holds all there is.

    Otherwise opening and closing an unchanged file would crowd out the older backups.
    """
    try:
        manifest = verify_sums(latest)
    except UserError:
        return False
    return manifest.mark == start.mark and all(
        blobs.has(name, size) for name, size in manifest.blobs.items()
    )


def _write_record(run: Run, part: Path, start: _Start) -> Manifest:
    with ZipFile(part, "w", ZIP_DEFLATED) as archive:
        sums = {
            ENTRIES: write_lines(archive, ENTRIES, _entries(run, start)),
            VALUES: write_lines(archive, VALUES, _values(run)),
        }
        # Asked last: what was erased meanwhile is not to come back on restoring.
        erased = run(lambda store: tombstones(store.connection))
        there = run(lambda store: set(store.blobs))
        needed = {name: size for name, size in start.blobs.items() if name in there}
        manifest = Manifest(start.made, start.mark, sums, needed, erased)
        write_manifest(archive, manifest)
    return manifest


def _entries(run: Run, start: _Start) -> Iterator[bytes]:
    after = 0
    while after < start.last:
        rows = run(partial(_entries_after, after=after))
        for after, id_, raw in rows:
            if entry_id(raw) != id_:
                raise damaged(start.path, "記録")
            if after <= start.last:
                yield raw
        if not rows:
            return
    yield from start.held


def _values(run: Run) -> Iterator[bytes]:
    after = b""
    while True:
        rows = run(partial(_values_after, after=after))
        if not rows:
            return
        for after, salt, body in rows:
            value = Value(salt, body)
            if value.commitment != after:
                raise run(lambda store: damaged(store.path, "記録された値"))
            yield value_line(after, value)


def _entries_after(store: SqliteStore, after: int) -> list[tuple[int, bytes, bytes]]:
    return list(raw_entries(store.connection, None, after, _ROWS))


def _values_after(store: SqliteStore, after: bytes) -> list[tuple[bytes, bytes, bytes]]:
    return values_after(store.connection, after, _ROWS)


def _blob(store: SqliteStore, name: str) -> bytes:
    return store.blob(name)


def _write_blobs(run: Run, blobs: BlobFolder, manifest: Manifest) -> int:
    new = [name for name, size in manifest.blobs.items() if not blobs.has(name, size)]
    for name in new:
        blobs.write(name, run(partial(_blob, name=name)))
    return len(new)


def _verify(part: Path, file: Path, blobs: BlobFolder) -> None:
    manifest = verify_sums(part, file)
    if not all(blobs.has(name, size) for name, size in manifest.blobs.items()):
        raise UserError(
            "バックアップの写真が書き込み中に失われました。",
            "媒体を確かめて、もう一度お試しください。前のバックアップは残っています。",
            code="backup_damaged",
        )


def _leave_nothing(part: Path, made: list[Path]) -> None:
    """Take away what a backup that failed has left: its part, blobs of no backup, its folders."""
    folder = part.parent
    with suppress(OSError):
        part.unlink(missing_ok=True)
        # Beside another backup blobs stay: it may need them, and the next try is spared them.
        if [one.name for one in folder.iterdir()] == [BLOBS]:
            shutil.rmtree(folder / BLOBS)
    for one in made:
        with suppress(OSError):
            one.rmdir()


def _next_name(folder: Path, start: _Start) -> Path:
    found = list_backups(folder, start.path)
    number = int(found[0].name[len(start.path.stem) + 1 :].partition(".")[0]) + 1 if found else 1
    day = start.made[:16].replace(":", "")
    return folder / f"{start.path.stem}.{number:06}.{day}{SUFFIX}"


def _drop_old(folder: Path, workspace: Path, keep: int, blobs: BlobFolder) -> tuple[Path, ...]:
    old = list_backups(folder, workspace)[keep:]
    for file in old:
        file.unlink()
    try:
        kept = [read_manifest(file) for file in folder.glob(f"*{SUFFIX}")]
    except UserError:
        return tuple(old)  # what it needs cannot be told, so every blob stays
    needed = {name for manifest in kept for name in manifest.blobs}
    for name in list(blobs.names()):
        if name not in needed:
            blobs.drop(name)
    return tuple(old)


def _commitments(file: Path) -> Iterator[bytes]:
    with open_backup(file) as archive, in_words_of_a_backup(file):
        for line in lines_of(archive, VALUES):
            yield read_value_line(line)[0]


def _escaped(stem: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in stem)
