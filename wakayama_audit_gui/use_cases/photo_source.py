"""Where a photo comes from: a file on disk, or bytes that were pasted, dropped or just taken.

Whether the bytes are a photo is settled by the workshop; recording it is in import_photos.py.
"""

from __future__ import annotations

import stat
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.evidence import MAX_BYTES, captured_name, display_name, pasted_name
from wakayama_audit_gui.errors import UserError


class PhotoSource(NamedTuple):
    """A photo to be imported.

    Attributes:
        name: Name as the system gave it; shown only after cleaning.
        path: The file, or None for bytes in memory.
        data: The bytes when there is no file.
    """

    name: str
    path: Path | None = None
    data: bytes = b""

    @classmethod
    def from_path(cls, path: Path) -> PhotoSource:
        """A file; it is opened only when its turn comes."""
        return cls(path.name, path)

    @classmethod
    def pasted(cls, data: bytes, at: datetime) -> PhotoSource:
        """A picture from the clipboard or dropped as an image, named by the time."""
        return cls(pasted_name(at), None, data)

    @classmethod
    def captured(cls, data: bytes, at: datetime) -> PhotoSource:
        """A photo of the machine's own camera, named by the time."""
        return cls(captured_name(at), None, data)

    @property
    def shown(self) -> str:
        """The name fit to be shown and recorded."""
        return display_name(self.name)

    def read(self) -> bytes:
        """All bytes, read once.

        Raises:
            UserError: It cannot be read, is no ordinary file, or is larger than any photo.
        """
        if self.path is None:
            return self.data
        try:
            return _read_file(self.path)
        except FileNotFoundError as error:
            raise UserError(
                "ファイルが見つかりません。",
                "動かしたり消したりしていないか確かめて、選び直してください。",
                code="photo_missing",
            ) from error
        except PermissionError as error:
            raise UserError(
                "ファイルを開く権限がありません。",
                "読み取れる場所へコピーしてから取り込んでください。",
                code="photo_unreadable",
            ) from error
        except OSError as error:
            raise UserError(
                "ファイルを最後まで読めません。",
                "カードやUSBメモリの接続を確かめ、パソコンにコピーしてから取り込んでください。",
                code="photo_unreadable",
            ) from error


def _read_file(path: Path) -> bytes:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UserError(
            "フォルダーは取り込めません。", "中の写真を選んでください。", code="photo_kind"
        )
    if not stat.S_ISREG(status.st_mode):  # reading a pipe or a device may never end
        raise UserError(
            "ふつうのファイルではありません。",
            "写真のファイルを選んでください。",
            code="photo_kind",
        )
    with path.open("rb") as file:
        # One byte more than allowed: the workshop then refuses it in its own words, and a file
        # of many gigabytes is not read for that.
        return file.read(MAX_BYTES + 1)
