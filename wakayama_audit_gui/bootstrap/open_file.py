"""A workspace on its database thread, with its backups: what the window works with.

Opening and making files is storage's; when to back up is said by the session.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage.database_thread import DatabaseThread
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.use_cases.ports import Store

T = TypeVar("T")


def backup_folder(workspace: Path) -> Path:
    """Where the backups of a workspace lie: beside it, under the same name."""
    return workspace.with_name(f"{workspace.stem}の控え")


class OpenFile:
    """A workspace on its database thread; implements `gui.services.OpenedWorkspace`.

    Args:
        path: The file.
        opener: Opens or makes it; runs on the thread.
        told: Sentences about that; may be filled by ``opener``.

    Attributes:
        read_only: Whether nothing can be written; known once the first job came back.
        notices: What is to be said on opening; likewise.
    """

    def __init__(
        self, path: Path, opener: Callable[[], SqliteStore], told: Sequence[str] = ()
    ) -> None:
        self.path = path
        self.read_only = False
        self.notices: tuple[str, ...] = ()

        def open_and_look() -> SqliteStore:
            # Noted here and not asked for later: the window must never wait for an answer.
            store = opener()
            self.read_only = store.read_only
            self.notices = (*told, store.warning) if store.warning else tuple(told)
            return store

        self._thread = DatabaseThread(open_and_look)

    def call(self, job: Callable[[Store], T], /) -> Future[T]:
        """Queue a job on the database thread."""
        return self._thread.call(job)

    def proxy(self) -> Store:
        """A store for worker threads."""
        return self._thread.proxy()

    def backup(self) -> Path | None:
        """Make a verified backup beside the file, if anything changed since the last."""
        from wakayama_audit_gui.storage.backup import make_backup

        return make_backup(self._run, backup_folder(self.path)).file

    def backups_holding(self, commitments: frozenset[bytes]) -> list[tuple[str, str]]:
        """Name and time of each backup beside the file that still holds one of these values."""
        from wakayama_audit_gui.storage.backup import backups_holding

        found = backups_holding(backup_folder(self.path), commitments)
        return [(one.file.name, one.made) for one in found]

    def _run(self, job: Callable[[SqliteStore], T], /) -> T:
        return self._thread.call(job).result()

    def close(self) -> None:
        """Back up, close, let go."""
        with suppress(UserError):
            self.backup()
        self._thread.close()
