"""Salvaging: whatever of a damaged workspace is still whole goes to a new file.

The damaged file is never written to. What is whole is decided by hashes alone, so nothing altered
can slip in; entries whose chain is cut are held, not lost. How rows are reached is in carving.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.act import BLOB_FIELDS
from wakayama_audit_gui.record.commitment import (
    MalformedError,
    Value,
    check_value,
    load_json,
    named_blobs,
)
from wakayama_audit_gui.record.entry import Entry, NewerFormatError, entry_id, read_entry
from wakayama_audit_gui.record.merge import Bundle, LazyBlobs, Waiting
from wakayama_audit_gui.storage.carving import Carving
from wakayama_audit_gui.storage.failures import in_words_of_files
from wakayama_audit_gui.storage.restore import take_over
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import GROUND, Ground, build_workspace, open_file

_NOT_FOR_SQLITE: Final = frozenset(("not_a_workspace", "damaged", "io_error"))


class SalvageReport(NamedTuple):
    """What was saved.

    Attributes:
        entries: Number of entries that stand in the new file.
        held: Number of entries that wait for others that were lost.
        values_lost: Number of values that saved entries name and that are gone unerased.
        blobs: Number of photos and other files saved.
        blobs_lost: Number of those that saved entries name and that are gone.
    """

    entries: int
    held: int
    values_lost: int
    blobs: int
    blobs_lost: int


def salvage(path: Path, new_path: Path, ground: Ground = GROUND) -> SalvageReport:
    """Write what is whole of a workspace to a new one.

    Raises:
        UserError: The damaged file is not there, in use, or holds nothing that is whole; or no
            workspace can be made at ``new_path``. Nothing is left there.
    """
    with _held(path), closing(_carved(path)) as wreck:
        entries, raws = _whole_entries(wreck)
        if not raws:
            raise _nothing_left(path)
        fields = {fact.commitment: fact.field for entry in entries for fact in entry.facts}
        erased = {c: by for c, by in wreck.tombstones if by in raws}
        values = _whole_values(wreck, fields.keys() - erased.keys())
        named = {n for value in values.values() for n in named_blobs(load_json(value.body))}
        blobs = _whole_blobs(wreck, named)
        held: list[tuple[bytes, Waiting]] = []

        def fill(store: SqliteStore) -> None:
            held.extend(take_over(store, Bundle(raws, values, blobs, erased)).held)

        build_workspace(new_path, fill, ground)
    wanted = {
        name
        for commitment, value in values.items()
        if fields.get(commitment) in BLOB_FIELDS
        for name in named_blobs(load_json(value.body))
    }
    return SalvageReport(
        entries=len(raws) - len(held),
        held=len(held),
        values_lost=len(fields.keys() - values.keys() - erased.keys()),
        blobs=len(blobs),
        blobs_lost=len(wanted - set(blobs)),
    )


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep a file to ourselves, and let SQLite take back an act cut short, if it still can."""
    try:
        connection, _ = open_file(path)
    except UserError as error:
        if error.code not in _NOT_FOR_SQLITE:
            raise
        yield
    else:
        with closing(connection):
            yield


def _carved(path: Path) -> Carving:
    with in_words_of_files(path):
        return Carving(path)


def _nothing_left(path: Path) -> UserError:
    return UserError(
        f"「{path.name}」には、読み取れる記録が一件も残っていません。新しいファイルは作っていません。",
        "「控えから戻す」（restore）で、控えから作り直してください。"
        "同じファイルの写しがほかの媒体にあれば、その写しに"
        "「壊れていない記録を新しいファイルへ移す」（doctor --salvage）をお試しください。",
        code="nothing_left",
    )


def _whole_entries(wreck: Carving) -> tuple[list[Entry], dict[bytes, bytes]]:
    """Entries that can be read, and the exact bytes of those and of newer ones by id."""
    rows = wreck.entries
    entries: list[Entry] = []
    raws = {entry_id(raw): raw for _, raw in rows}
    # Altered bytes may still make an entry, of an id that nobody has heard of. So either the id
    # stored beside them vouches for the bytes, or another entry that names it.
    vouched = {id_ for id_, _ in rows}
    for raw in raws.values():
        with suppress(MalformedError):
            entry = read_entry(raw)
            entries.append(entry)
            vouched.update(() if entry.prev is None else (entry.prev,))
            vouched.update(base for fact in entry.facts for base in fact.based_on)
    whole = [entry for entry in entries if entry.id in vouched]
    newer = {id_: raw for id_, raw in raws.items() if id_ in vouched and _is_newer(raw)}
    return whole, {entry.id: entry.raw for entry in whole} | newer


def _is_newer(raw: bytes) -> bool:
    try:
        read_entry(raw)
    except NewerFormatError:
        return True
    except MalformedError:
        return False
    return False


def _whole_values(wreck: Carving, commitments: set[bytes]) -> dict[bytes, Value]:
    found = ((c, Value(salt, body)) for c, salt, body in wreck.values if c in commitments)
    return {c: value for c, value in found if _is_whole(c, value)}


def _whole_blobs(wreck: Carving, named: set[str]) -> LazyBlobs:
    """Blobs that some value names; altered ones bear a name nobody knows."""
    rows = {sha256(wreck.blob(row)).hexdigest(): row for row in wreck.blob_rows}
    return LazyBlobs(rows.keys() & named, lambda name: wreck.blob(rows[name]))


def _is_whole(commitment: bytes, value: Value) -> bool:
    try:
        check_value(commitment, value)
    except MalformedError:
        return False
    return True
