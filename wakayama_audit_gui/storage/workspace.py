"""Making, opening and moving up a workspace: one file, one connection, one lock.

Where a workspace may lie is location.py's, what is in it sqlite_store.py's.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from wakayama_audit_gui.errors import WAYS_BACK, UserError
from wakayama_audit_gui.record.clock import Clock, SystemClock
from wakayama_audit_gui.storage.anchor import Anchor, Mark
from wakayama_audit_gui.storage.connection import connect, is_writable, make_durable
from wakayama_audit_gui.storage.durable import sync_folder
from wakayama_audit_gui.storage.failures import in_words, in_words_of_files
from wakayama_audit_gui.storage.location import Place, place_of_path, refusal, warning
from wakayama_audit_gui.storage.projections import Projections
from wakayama_audit_gui.storage.schema import SCHEMA, Schema, climb, version_of
from wakayama_audit_gui.storage.sqlite_store import Opened, SqliteStore
from wakayama_audit_gui.storage.transaction import atomic
from wakayama_audit_gui.storage.whole_copy import copy_before_climb

_WITHOUT_BLOBS = ("install", "book", "chain", "entry", "value", "erased", "subject", "fact")


class Ground(NamedTuple):
    """What a workspace stands on; tests put in their own.

    Attributes:
        anchors: Folder in application data for chain heads; None keeps none.
        clock: Stamps entries.
        place_of: Tells what kind of place a path lies in.
        schema: The ladder of versions.
    """

    anchors: Path | None = None
    clock: Clock | None = None
    place_of: Callable[[Path], Place] = place_of_path
    schema: Schema = SCHEMA


GROUND: Final = Ground()


def create_workspace(
    path: Path, ground: Ground = GROUND, fill: Callable[[SqliteStore], object] | None = None
) -> SqliteStore:
    """Make a new workspace and open it; it is complete or not there at all.

    Args:
        path: Where; no file may be there.
        ground: What it stands on.
        fill: Writes what it holds from the start (its name, the first person). When that fails,
            no file is left behind.

    Raises:
        UserError: A file of that name exists, or the place is a network share, a cloud-synced
            folder or removable media, or cannot be written to.
    """
    build_workspace(path, fill or (lambda _store: None), ground)
    return open_workspace(path, ground)


def build_workspace(
    path: Path, fill: Callable[[SqliteStore], object], ground: Ground = GROUND
) -> None:
    """Make a new workspace, fill it, and only then give it its name.

    Args:
        path: Where; no file may be there.
        fill: Writes what it holds from the start.
        ground: What it stands on.

    Raises:
        UserError: As for `create_workspace`, or from ``fill``; nothing is left behind.
    """
    with in_words_of_files(path):
        refused = refusal(ground.place_of(path), path)
        if refused:
            raise refused
        if path.exists():
            raise _exists(path)
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        with in_words(path):
            _build(part, path, fill, ground)
        with in_words_of_files(path):
            _name(part, path)
            sync_folder(path.parent)
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            with suppress(OSError):
                left.unlink()


def _build(part: Path, path: Path, fill: Callable[[SqliteStore], object], ground: Ground) -> None:
    connection = connect(part, create=True)
    try:
        make_durable(connection)
        climb(connection, ground.schema, 0)
        with atomic(connection):
            Projections(connection, path).rebuild()
        anchor = Anchor(ground.anchors)
        opened = Opened(path, connection, _mint_actor(connection, anchor), False, "")
        fill(SqliteStore(opened, ground.clock or SystemClock(), anchor))
    finally:
        connection.close()


def open_workspace(path: Path, ground: Ground = GROUND) -> SqliteStore:
    """Open a workspace; on media that cannot be written, read-only.

    Raises:
        UserError: Missing, in use, not ours, from a newer program, damaged, or not readable.
    """
    anchor = Anchor(ground.anchors)
    connection, read_only = open_file(path)
    try:
        with in_words(path, 0, connection):
            actor = _settle(connection, path, anchor, ground.schema, read_only)
    except BaseException:
        connection.close()
        raise
    told = warning(ground.place_of(path))
    opened = Opened(path, connection, actor, read_only, told)
    return SqliteStore(opened, ground.clock or SystemClock(), anchor)


def read_workspace(path: Path, ground: Ground = GROUND) -> SqliteStore:
    """Open a workspace that was found whole, only to look at it: nothing in it is touched.

    Raises:
        UserError: Missing, in use, or not readable.
    """
    with in_words(path):
        opened = Opened(path, connect(path, read_only=True), "", True, "")
    return SqliteStore(opened, ground.clock or SystemClock(), Anchor(ground.anchors))


def open_file(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open a file with its lock, whatever it holds; also whether it can only be read.

    Raises:
        UserError: Missing, in use, no SQLite file, or not readable.
    """
    # False also for a name that is too long, or a medium that fails: is_file() would raise.
    if not os.path.isfile(path):  # noqa: PTH113
        raise UserError(
            f"監査ファイル「{path.name}」が見つかりません。",
            "移動や名前の変更をしていないか、媒体がつながっているかを確かめてください。",
            code="not_found",
        )
    if path.stat().st_size == 0:
        # SQLite takes an empty file for an empty database, and would begin to write one.
        raise UserError(
            f"「{path.name}」は空のファイルです。",
            "監査手帳で作ったファイルを選んでください。",
            code="not_a_workspace",
        )
    with in_words(path):
        if is_writable(path):
            try:
                return connect(path), False
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
                    raise
        return connect(path, read_only=True), True


def _settle(
    connection: sqlite3.Connection, path: Path, anchor: Anchor, schema: Schema, read_only: bool
) -> str:
    """Check the file, bring it up to date, and find under whose name to write."""
    version = version_of(connection, schema, path.name)
    if not read_only:
        make_durable(connection)
    actor = _known_actor(connection, anchor)
    if actor is None:
        _check_tables(connection, path)
    if version < schema.latest or not Projections(connection, path).is_current():
        if read_only:
            raise UserError(
                f"「{path.name}」は前の版の形式で、ここでは書き込めないため開けません。",
                "書き込める場所に写しを作り、そちらを開いてください。",
                code="read_only_old",
            )
        _move_up(connection, path, schema, version)
    if actor is None:
        actor = _new_actor() if read_only else _mint_actor(connection, anchor)
    return actor


def _known_actor(connection: sqlite3.Connection, anchor: Anchor) -> str | None:
    """The actor of this copy; None when the file and the anchor outside it disagree."""
    found = connection.execute("SELECT value FROM install WHERE key = 'actor'").fetchone()
    if found is None:
        return None
    actor = str(found[0])
    mark = anchor.recall(actor)
    if mark is None:
        return None
    at_mark = connection.execute("SELECT id FROM entry WHERE n = ?", (mark.row,)).fetchone()
    later = connection.execute(
        "SELECT 1 FROM entry JOIN chain USING (k) WHERE n > ? AND actor = ? LIMIT 1",
        (mark.row, actor),
    ).fetchone()
    agrees = (at_mark or (b"",))[0] == mark.entry and later is None
    return actor if agrees else None


def _new_actor() -> str:
    return os.urandom(16).hex()


def _mint_actor(connection: sqlite3.Connection, anchor: Anchor) -> str:
    actor = _new_actor()
    with atomic(connection):
        connection.execute(
            "INSERT OR REPLACE INTO install (key, value) VALUES ('actor', ?)", (actor,)
        )
    anchor.prepare()
    anchor.keep(actor, Mark(0, b""))
    return actor


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """A file this install did not write last is looked over, but for its photos."""
    for table in _WITHOUT_BLOBS:
        (found,) = connection.execute(f"PRAGMA quick_check({table})").fetchone()
        if found != "ok":
            raise UserError(
                f"監査ファイル「{path.name}」の表が壊れています。",
                WAYS_BACK,
                code="damaged",
            )


def _move_up(connection: sqlite3.Connection, path: Path, schema: Schema, version: int) -> None:
    if version < schema.latest:
        copy_before_climb(connection, path, version)
    with atomic(connection):
        climb(connection, schema, version)
        Projections(connection, path).rebuild()


def _name(part: Path, path: Path) -> None:
    """Give a finished file its name, never over another that came there meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:
        # FAT knows no links; Windows' rename refuses by itself to replace.
        if path.exists():
            raise _exists(path) from None
        part.rename(path)


def _exists(path: Path) -> UserError:
    return UserError(
        f"「{path.name}」はすでにあります。",
        "別の名前を付けるか、その監査ファイルを開いてください。",
        code="exists",
    )
