"""Restoring a backup: always to a new file, complete or not at all.

Which backup, and what becomes of the damaged file, is the user's to say.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from wakayama_audit_gui.record.commitment import MalformedError, Value
from wakayama_audit_gui.record.entry import entry_id
from wakayama_audit_gui.record.merge import Bundle, LazyBlobs, MergeReport
from wakayama_audit_gui.storage.backup import BLOBS
from wakayama_audit_gui.storage.backup_file import (
    ENTRIES,
    VALUES,
    in_words_of_a_backup,
    lines_of,
    open_backup,
    read_value_line,
    unusable,
    verify_sums,
)
from wakayama_audit_gui.storage.blob_folder import BlobFolder
from wakayama_audit_gui.storage.erasures import add_tombstones
from wakayama_audit_gui.storage.failures import in_words
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.transaction import atomic
from wakayama_audit_gui.storage.workspace import GROUND, Ground, build_workspace, open_workspace


def restore_backup(backup: Path, path: Path, ground: Ground = GROUND) -> SqliteStore:
    """Make a new workspace of a backup and open it.

    Args:
        backup: The backup's file; its blobs lie in the folder beside it.
        path: The new workspace; no file may be there.
        ground: What it stands on.

    Raises:
        UserError: The backup cannot be used, or no workspace can be made there; nothing is left.
    """
    bundle = read_backup(backup)

    def fill(store: SqliteStore) -> None:
        try:
            take_over(store, bundle)
        except MalformedError:
            raise unusable(backup) from None

    build_workspace(path, fill, ground)
    return open_workspace(path, ground)


def read_backup(backup: Path) -> Bundle:
    """The record in a backup; blobs are read when they are asked for.

    Raises:
        UserError: The backup cannot be used.
    """
    manifest = verify_sums(backup)
    with open_backup(backup) as archive, in_words_of_a_backup(backup):
        entries = {entry_id(raw): raw for raw in lines_of(archive, ENTRIES)}
        values = _values(archive)
    return Bundle(
        entries,
        {c: value for c, value in values.items() if c not in manifest.erased},
        LazyBlobs(manifest.blobs, BlobFolder(backup.parent / BLOBS).read),
        manifest.erased,
    )


def take_over(store: SqliteStore, bundle: Bundle) -> MergeReport:
    """Merge one's own record, tombstones and all, into a new, empty workspace.

    Raises:
        MalformedError: Something in it is not what its name says.
        UserError: Disk full and the like.
    """
    with in_words(store.path), atomic(store.connection):
        add_tombstones(store.connection, bundle.erased)
        return store.absorb(bundle)


def _values(archive: ZipFile) -> dict[bytes, Value]:
    return dict(read_value_line(line) for line in lines_of(archive, VALUES))
