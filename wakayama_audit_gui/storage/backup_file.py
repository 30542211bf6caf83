"""The file of one backup: a ZIP of entries, values and a manifest with the sums of both.

Blobs lie beside it (blob_folder.py). Making one is backup.py's, taking one in restore.py's.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import BadZipFile, ZipFile

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import MalformedError, Value, load_json
from wakayama_audit_gui.record.fact import JsonValue

FORMAT: Final = 1
ENTRIES: Final = "entries.jsonl"
VALUES: Final = "values.jsonl"
MANIFEST: Final = "manifest.json"
_CHUNK: Final = 1 << 20
UNUSABLE: Final = (
    *(BadZipFile, zlib.error, struct.error),
    *(OSError, EOFError, ValueError, LookupError, RuntimeError),
)
"""What zipfile raises over a file that was altered."""


class Manifest(NamedTuple):
    """What a backup holds.

    Attributes:
        made: When, ISO 8601.
        mark: Changes with everything that is written to the record.
        sums: Name within the ZIP → SHA-256 of its bytes.
        blobs: Name → size in bytes of every blob it needs.
        erased: commitment → entry, for values taken away.
    """

    made: str
    mark: str
    sums: Mapping[str, str]
    blobs: Mapping[str, int]
    erased: Mapping[bytes, bytes]


def write_lines(archive: ZipFile, name: str, lines: Iterable[bytes]) -> str:
    """Write lines under a name; their SHA-256."""
    hashed = sha256()
    with archive.open(name, "w", force_zip64=True) as opened:
        for line in lines:
            opened.write(line + b"\n")
            hashed.update(line + b"\n")
    return hashed.hexdigest()


def write_manifest(archive: ZipFile, manifest: Manifest) -> None:
    """Write the manifest, last of all."""
    found: JsonValue = {
        "v": FORMAT,
        "made": manifest.made,
        "mark": manifest.mark,
        "sums": dict(manifest.sums),
        "blobs": dict(manifest.blobs),
        "erased": {c.hex(): entry.hex() for c, entry in manifest.erased.items()},
    }
    archive.writestr(MANIFEST, json.dumps(found, ensure_ascii=False, sort_keys=True))


def value_line(commitment: bytes, value: Value) -> bytes:
    """One line of values."""
    parts = [commitment.hex(), value.salt.hex(), value.body.decode()]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def read_value_line(line: bytes) -> tuple[bytes, Value]:
    """The value of a line; whether it matches is checked on merging.

    Raises:
        MalformedError: It is no such line.
    """
    match load_json(line):
        case [str(commitment), str(salt), str(body)]:
            try:
                return bytes.fromhex(commitment), Value(bytes.fromhex(salt), body.encode())
            except ValueError:
                raise MalformedError("backup: no hex digits") from None
        case _:
            raise MalformedError("backup: shape of a value")


def open_backup(path: Path) -> ZipFile:
    """Open a backup for reading.

    Raises:
        UserError: It is missing or no backup of ours.
    """
    try:
        archive = ZipFile(path)
    except UNUSABLE:
        raise unusable(path) from None
    if sorted(archive.namelist()) != sorted((ENTRIES, VALUES, MANIFEST)):
        archive.close()
        raise unusable(path)
    return archive


def read_manifest(path: Path) -> Manifest:
    """The manifest of a backup.

    Raises:
        UserError: The backup cannot be used.
    """
    with open_backup(path) as archive:
        try:
            return _manifest(load_json(archive.read(MANIFEST)))
        except UNUSABLE:
            raise unusable(path) from None


def verify_sums(path: Path) -> Manifest:
    """Read a backup's file back in full and compare it with its manifest.

    Raises:
        UserError: It is not what was written.
    """
    manifest = read_manifest(path)
    with open_backup(path) as archive:
        try:
            sums = {name: _sum(archive, name) for name in (ENTRIES, VALUES)}
        except UNUSABLE:
            raise unusable(path) from None
    if sums != manifest.sums:
        raise unusable(path)
    return manifest


def lines_of(archive: ZipFile, name: str) -> Iterator[bytes]:
    """The lines under a name, without their line feeds."""
    with archive.open(name) as opened:
        for line in opened:
            yield line.rstrip(b"\n")


def unusable(path: Path) -> UserError:
    """A backup that cannot be used."""
    return UserError(
        f"バックアップ「{path.name}」は使えません（壊れているか、別のファイルです）。",
        "別の日のバックアップを選んでください。",
        code="backup_damaged",
    )


def _sum(archive: ZipFile, name: str) -> str:
    hashed = sha256()
    with archive.open(name) as opened:
        while piece := opened.read(_CHUNK):
            hashed.update(piece)
    return hashed.hexdigest()


def _manifest(found: JsonValue) -> Manifest:
    match found:
        case {
            "v": 1,
            "made": str(made),
            "mark": str(mark),
            "sums": dict(sums),
            "blobs": dict(blobs),
            "erased": dict(erased),
        }:
            return Manifest(
                made,
                mark,
                {name: str(value) for name, value in sums.items()},
                {name: size for name, size in blobs.items() if isinstance(size, int)},
                {bytes.fromhex(c): bytes.fromhex(str(entry)) for c, entry in erased.items()},
            )
        case _:
            raise MalformedError("backup: shape of the manifest")
