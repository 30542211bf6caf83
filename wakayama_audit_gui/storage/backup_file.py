"""The file of one backup: a ZIP of entries, values and a manifest with the sums of both.

Blobs lie beside it (blob_folder.py). Making one is backup.py's, taking one in restore.py's.
"""

from __future__ import annotations

import errno
import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
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


@contextmanager
def in_words_of_a_backup(path: Path) -> Iterator[None]:
    """Turn whatever comes of reading a backup into a UserError.

    Args:
        path: What the backup is, or will be, called.

    Raises:
        UserError: It is missing, altered, or the medium failed.
    """
    try:
        yield
    except UNUSABLE as error:
        failed = _failure_of_medium(error)
        raise unreadable(failed, path) if failed else unusable(path) from error


def open_backup(path: Path, called: Path | None = None) -> ZipFile:
    """Open a backup for reading.

    Args:
        path: Its file.
        called: What it will be called, while it has no name yet.

    Raises:
        UserError: It is missing or no backup of ours, or the medium failed.
    """
    with in_words_of_a_backup(called or path):
        # Opening a pipe would wait for somebody to write into it.
        if not S_ISREG(path.stat().st_mode):
            raise unusable(called or path)
        archive = ZipFile(path)
    if sorted(archive.namelist()) != sorted((ENTRIES, VALUES, MANIFEST)):
        archive.close()
        raise unusable(called or path)
    return archive


def read_manifest(path: Path, called: Path | None = None) -> Manifest:
    """The manifest of a backup; see `open_backup`.

    Raises:
        UserError: The backup cannot be used.
    """
    with open_backup(path, called) as archive, in_words_of_a_backup(called or path):
        return _manifest(load_json(archive.read(MANIFEST)))


def verify_sums(path: Path, called: Path | None = None) -> Manifest:
    """Read a backup's file back in full and compare it with its manifest; see `open_backup`.

    Raises:
        UserError: It is not what was written, or cannot be read.
    """
    manifest = read_manifest(path, called)
    with open_backup(path, called) as archive, in_words_of_a_backup(called or path):
        sums = {name: _sum(archive, name) for name in (ENTRIES, VALUES)}
    if sums != manifest.sums:
        raise unusable(called or path)
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


def unreadable(error: OSError, path: Path) -> UserError:
    """A backup that cannot be read; whether it is whole cannot be told."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UserError(
            f"バックアップ「{path.name}」が見つかりません。",
            "場所と名前を確かめてください。",
            code="not_found",
        )
    return UserError(
        f"バックアップ「{path.name}」を読めません。",
        "媒体が抜けていないか、故障していないか、読む権限があるかを確かめて、もう一度お試しください。",
        code="io_error",
    )


def _failure_of_medium(error: BaseException | None) -> OSError | None:
    """The error of the system behind what zipfile says; None when the bytes themselves are odd."""
    while error is not None:
        # EINVAL: places read from an altered file, before its beginning.
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
            return error
        error = error.__context__
    return None


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
