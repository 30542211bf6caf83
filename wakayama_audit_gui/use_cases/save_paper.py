"""Saving a finished paper as a file: whole or not at all, and never over anything but its like.

Making papers is in print_sheet.py; reports are composed in compose_report.py.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from wakayama_audit_gui.errors import UserError

_CONTENTS = "[Content_Types].xml"
"""What every spreadsheet and every Word document holds, and no other archive of ours."""

_MARK = 4
"""So many bytes at the beginning of a file say of which kind it is: ``%PDF``, ``PK..``."""


PDF = b"%PDF"
"""How every PDF begins."""


def require_place(path: Path, mark: bytes = PDF) -> None:
    """See that a paper can be saved under a name, before anything is done for it.

    Args:
        path: The name.
        mark: How the paper will begin.

    Raises:
        UserError: As of `save_paper`.
    """
    _write_part(b"", mark, path).unlink()


def save_paper(data: bytes, path: Path) -> None:
    """Write a paper under a name, through a part file that is renamed when complete.

    Raises:
        UserError: Something of another kind already has this name (a workspace, a backup), or the
            place cannot be written to; whatever was there is untouched.
    """
    part = _write_part(data, data, path)
    try:
        part.replace(path)
    except (OSError, ValueError) as error:
        raise save_failure(error, path, len(data)) from error
    finally:
        with suppress(OSError, ValueError):
            part.unlink()


def _write_part(data: bytes, mark: bytes, path: Path) -> Path:
    """The complete part file beside a name; none is left where it cannot be written."""
    try:
        _refuse_other_kinds(mark, path)
        part = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    except (OSError, ValueError) as error:
        raise save_failure(error, path, len(data)) from error
    try:
        with part.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            part.unlink()
        raise save_failure(error, path, len(data)) from error
    return part


def _refuse_other_kinds(mark: bytes, path: Path) -> None:
    if path.is_dir():
        raise UserError(
            f"「{path}」はフォルダーなので、その名前では保存できません。",
            "ファイルの名前を付けてください。",
            code="is_a_folder",
        )
    if path.exists() and not _is_like(mark, path):
        raise UserError(
            f"「{path.name}」はほかの種類のファイルなので、上書きしません。",
            "別の名前を付けてください。",
            code="not_a_paper",
        )


def save_failure(error: OSError | ValueError, path: Path, size: int) -> UserError:
    """Why a file of so many bytes could not be written, in words."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(
            f"空き容量が足りないため、「{path.name}」を保存できません（{size:,} バイト必要です）。",
            "不要なファイルを片付けるか、別の場所に保存してください。",
            code="disk_full",
        )
    return UserError(
        f"「{path}」に保存できません。",
        "フォルダーがあるか、書き込める場所か、同じ名前のファイルを開いていないかを確かめてください。",
        code="cannot_write",
    )


def _is_like(mark: bytes, path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        if stream.read(_MARK) != mark[:_MARK]:
            return False
    # Backups are archives too, and begin as a spreadsheet does.
    return not is_zipfile(path) or _is_office(path)


def _is_office(path: Path) -> bool:
    try:
        with ZipFile(path) as archive:
            return _CONTENTS in archive.namelist()
    except BadZipFile:
        return False
