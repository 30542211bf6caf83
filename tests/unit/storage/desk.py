"""A folder with a workspace, for tests of storage."""

import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.record.clock import SteppingClock
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage.location import Place
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import Ground, create_workspace, open_workspace

BOOK = "visit:1"
ANSWER = "answer:1/9/a"
PHOTO = b"\xff\xd8 a photo" * 3000
NAME = sha256(PHOTO).hexdigest()


class Desk(NamedTuple):
    """A folder, and what workspaces in it stand on."""

    folder: Path
    ground: Ground

    @property
    def path(self) -> Path:
        """The workspace."""
        return self.folder / "監査 100% #1.audit"

    def create(self) -> SqliteStore:
        """Make the workspace."""
        return create_workspace(self.path, self.ground)

    def open(self) -> SqliteStore:
        """Open the workspace."""
        return open_workspace(self.path, self.ground)

    def filled(self) -> SqliteStore:
        """Make the workspace with a visit, an answer that was changed, and a photo."""
        store = self.create()
        store.append(
            BOOK, "p", [NewFact(BOOK, "title", "見本の視察"), NewFact("place:9", "name", "室")]
        )
        store.append(BOOK, "p", [NewFact(ANSWER, "verdict", "適合")])
        store.append(
            BOOK, "p", [NewFact(ANSWER, "verdict", "指摘"), NewFact(ANSWER, "remark", "来訪者")]
        )
        store.append(BOOK, "p", [NewFact("photo:1", "blob", NAME)], [PHOTO])
        return store

    def tamper(self, job: Callable[[sqlite3.Connection], object]) -> None:
        """Change the closed file behind the program's back."""
        connection = sqlite3.connect(self.path, isolation_level=None)
        job(connection)
        connection.close()


def desk_in(folder: Path) -> Desk:
    """A desk whose disk is local and whose clock is made up."""
    return Desk(folder, Ground(folder / "anchors", SteppingClock(), lambda _path: Place.LOCAL))
