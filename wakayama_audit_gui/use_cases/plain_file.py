"""Looks at a file from elsewhere before it is opened: a pipe or a device may never end.

What is in a file is read by outputs and by the other use cases; photos are in photo_source.py.
"""

from __future__ import annotations

import stat
from pathlib import Path

from wakayama_audit_gui.errors import UserError


def plain_size(path: Path) -> int:
    """How many bytes an ordinary file has.

    Raises:
        UserError: It is a folder, a pipe, a socket or a device.
        OSError: It is not there, or may not be looked at.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UserError("フォルダーです。", "中のファイルを選んでください。", code="is_a_folder")
    if not stat.S_ISREG(status.st_mode):
        raise UserError(
            "ふつうのファイルではありません。",
            "ディスクやUSBメモリに保存したファイルを選んでください。",
            code="no_plain_file",
        )
    return status.st_size
