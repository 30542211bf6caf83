"""Opening the one connection to a workspace's file, with its settings; nothing else opens the file.

On POSIX a plain open and close of the path in this process drops SQLite's lock; file_lock.py's
stays.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from typing import Final
from urllib.parse import quote

from wakayama_audit_gui.storage.file_lock import FileLock

PAGE_SIZE: Final = 16384
_WAIT_S: Final = 1.0  # another instance may just be closing
_STATEMENTS: Final = 256

# Nothing is read from the file before these.
_WARY: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -32000",
    "PRAGMA temp_store = MEMORY",
)

# Locks are not let go of before the close.
_KEEP: Final = "PRAGMA locking_mode = EXCLUSIVE"

# A crash replay lost nothing under TRUNCATE with FULL, nor under WAL with FULL; under DELETE, the
# default, it did. Measured on a busy disk (ms, median): an answer takes 15 under TRUNCATE, 10 under
# PERSIST, 2.5 under WAL; a photo of 3.7 MB 38 to 48 under each. Nobody waits for the 15: it passes
# on the database thread. And between commits the one file is whole wherever it is copied to, while
# under WAL a file carried off while open would lack what was last saved.
_DURABLE: Final = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
)


class LockedConnection(sqlite3.Connection):
    """A connection that keeps our own lock on its file for as long as it is open."""

    lock: FileLock | None = None

    def close(self) -> None:
        """Close the file, then let go of the lock."""
        super().close()
        if self.lock is not None:
            self.lock.release()
            self.lock = None


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """Open the connection, with our own lock on the file and SQLite's.

    Args:
        path: The file.
        create: Make a new, empty one.
        read_only: Never write, and take only a shared lock.

    Raises:
        sqlite3.Error: To be put into words by the caller.
    """
    mode = "rwc" if create else "ro" if read_only else "rw"
    # Before SQLite opens it: closing a descriptor afterwards would drop SQLite's lock. A file that
    # is only being made has no name that anybody else could ask for.
    lock = None if create else _lock(path, shared=read_only)
    try:
        connection = sqlite3.connect(
            f"{_uri(path)}?mode={mode}",
            uri=True,
            timeout=_WAIT_S,
            isolation_level=None,
            cached_statements=_STATEMENTS,
            factory=LockedConnection,
        )
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    connection.lock = lock
    try:
        for pragma in _WARY:
            connection.execute(pragma).close()
        if create:
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        if read_only:
            connection.execute(_KEEP).close()
        else:
            # Who waits for the lock must hold none meanwhile: two that each kept the shared one
            # would refuse each other, and nobody got the file. So it is kept once it is had.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute(_KEEP).close()
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _lock(path: Path, *, shared: bool) -> FileLock:
    try:
        return FileLock(path, shared=shared, wait_s=_WAIT_S)
    except BlockingIOError:
        raise _as_sqlite(sqlite3.SQLITE_BUSY, "SQLITE_BUSY") from None
    except OSError as error:
        if error.errno == errno.EIO:
            raise _as_sqlite(sqlite3.SQLITE_IOERR, "SQLITE_IOERR") from error
        raise _as_sqlite(sqlite3.SQLITE_CANTOPEN, "SQLITE_CANTOPEN") from error


def _as_sqlite(code: int, name: str) -> sqlite3.OperationalError:
    """What SQLite would say itself, so that it is put into words in one place."""
    error = sqlite3.OperationalError(name)
    error.sqlite_errorcode = code
    error.sqlite_errorname = name
    return error


def make_durable(connection: sqlite3.Connection) -> None:
    """Make what is committed from here on last; the first thing done to a file that is ours."""
    for pragma in _DURABLE:
        connection.execute(pragma).close()


def is_writable(path: Path) -> bool:
    """Whether the file and its folder (for the journal) can be written, as far as can be told."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _uri(path: Path) -> str:
    name = path.absolute().as_posix()
    return "file://" + quote(name if name.startswith("/") else "/" + name, errors="surrogateescape")
