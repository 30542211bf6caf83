"""A folder of blobs, each in a file named by its SHA-256: written once, shared by all backups.

Which of them a backup needs is in its manifest (backup_file.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import is_blob_name
from wakayama_audit_gui.storage.durable import sync_file, sync_folder


class BlobFolder:
    """Blobs in ``<folder>/<first two digits>/<64 digits>``.

    Args:
        folder: Made when there is something to write.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, name: str, size: int) -> bool:
        """Whether a file of that name and size is there; it was read back when it was written."""
        try:
            return self._file(name).stat().st_size == size
        except OSError:
            return False

    def read(self, name: str) -> bytes:
        """The bytes of a blob.

        Raises:
            UserError: It is missing, its bytes are not those of its name, or the medium failed.
        """
        file = self._file(name)
        try:
            # A pipe under the name would never end.
            data = file.read_bytes() if file.is_file() else b""
        except OSError as error:
            raise UserError(
                f"バックアップの写真または資料 {name[:8]} を読めません。",
                "媒体が抜けていないか、故障していないか、読む権限があるかを確かめて、"
                "もう一度お試しください。",
                code="io_error",
            ) from error
        if sha256(data).hexdigest() != name:
            raise UserError(
                f"バックアップの写真または資料 {name[:8]} が失われたか、壊れています。",
                "別の日のバックアップを選んでください。",
                code="backup_damaged",
            )
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a blob so that it lasts, and read it back.

        Raises:
            OSError: The medium is full or failed; nothing is left under the name.
            UserError: What is read back differs.
        """
        file = self._file(name)
        part = file.with_suffix(".part")
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(data)
            sync_file(part)
            part.replace(file)
            sync_folder(file.parent)
        finally:
            with suppress(OSError):
                part.unlink()
        self.read(name)

    def names(self) -> Iterator[str]:
        """Names of all files there."""
        return (file.name for file in self._folder.glob("??/*") if is_blob_name(file.name))

    def drop(self, name: str) -> None:
        """Delete a blob no backup needs any more."""
        with suppress(OSError):
            self._file(name).unlink()

    def _file(self, name: str) -> Path:
        return self._folder / name[:2] / name
