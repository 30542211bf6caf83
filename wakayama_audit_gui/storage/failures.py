"""Putting what SQLite reports into words: what happened and what to do.

Which bytes are wrong in a damaged workspace is for doctor.py to say.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wakayama_audit_gui.errors import WAYS_BACK, BugError, UserError
from wakayama_audit_gui.record.commitment import MalformedError

_PRIMARY: Final = 0xFF
_PAGES_OF_AN_ACT: Final = 2 << 20  # pages an act touches, in the file and again in its journal

_NO_SUCH_PLACE: Final = frozenset(
    (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP)
)
UNREADABLE: Final = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file may raise."""
STUMBLED: Final = (TypeError, ValueError, AttributeError, LookupError, MemoryError)
"""What a column of another type than its table admits leads to; or a mistake of ours."""


@contextmanager
def in_words(
    path: Path, payload: int = 0, connection: sqlite3.Connection | None = None
) -> Iterator[None]:
    """Turn errors of SQLite into UserErrors.

    Args:
        path: The workspace.
        payload: Bytes the statement was about to store, for the size to be freed.
        connection: Asked whether what we stumbled over is our mistake or the file's.

    Raises:
        UserError: Disk full, I/O error, in use, damaged, read-only.
        BugError: SQLite says that we use it wrongly.
    """
    try:
        yield
    except UNREADABLE as error:
        raise failure_of(error, path, payload) from error
    except MalformedError:
        raise
    except STUMBLED as error:
        if connection is None or _is_sound(connection):
            raise
        raise damaged(path, "表") from error


def _is_sound(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except UNREADABLE:
        return False


@contextmanager
def in_words_of_files(path: Path, payload: int = 0) -> Iterator[None]:
    """Turn errors of plain files (backups, naming a new workspace) into UserErrors.

    Args:
        path: The file meant.
        payload: Bytes about to be written.

    Raises:
        UserError: Disk full, read-only, or another failure of the medium.
    """
    try:
        yield
    except OSError as error:
        raise failure_of_file(error, path, payload) from error


def failure_of_file(error: OSError, path: Path, payload: int = 0) -> UserError:
    """The failure an error of a plain file stands for; see `in_words_of_files`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(payload)
    if error.errno in _NO_SUCH_PLACE:
        return cannot_make(path)
    denied = error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
    known = sqlite3.SQLITE_READONLY if denied else sqlite3.SQLITE_IOERR
    name, what, remedy = _BY_PRIMARY[known]
    return UserError(what.format(path.name), remedy, code=name)


def failure_of(error: Exception, path: Path, payload: int = 0) -> Exception:
    """The failure an error of SQLite stands for; see `in_words`."""
    # A text that is no UTF-8, in a column or in SQLite's own message about one, has no code.
    undecodable = isinstance(error, UnicodeDecodeError | sqlite3.OperationalError)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT if undecodable else 0)
    primary = code & _PRIMARY
    # A full disk also shows as a journal that cannot be made or grown.
    starved = primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _is_full(path)
    if primary == sqlite3.SQLITE_FULL or starved:
        return disk_full(payload)
    if primary == sqlite3.SQLITE_CANTOPEN:
        if not path.parent.is_dir():
            return cannot_make(path)
        if not os.access(path.parent, os.W_OK):
            primary = sqlite3.SQLITE_READONLY
        elif not path.exists():
            return cannot_make(path)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return UserError(
            f"開いている監査ファイル「{path.name}」が、移動されたか削除されました。",
            "元の場所に戻してから開き直してください。直前の内容は保存されていません。",
            code="moved",
        )
    known = _BY_PRIMARY.get(primary)
    if known is None:
        return BugError(f"{getattr(error, 'sqlite_errorname', type(error).__name__)}: {error}")
    name, what, remedy = known
    return UserError(what.format(path.name), remedy, code=name)


def form_in_use() -> UserError:
    """A 自己点検票 is being answered in another window; as a workspace in use is told."""
    name, _what, remedy = _BY_PRIMARY[sqlite3.SQLITE_BUSY]
    return UserError("この自己点検票は使用中です。", remedy, code=name)


def disk_full(payload: int) -> UserError:
    """The disk is full; names the bytes needed (an upper bound)."""
    needed = payload + payload // 8 + _PAGES_OF_AN_ACT
    return UserError(
        f"空き容量が足りません（保存には {(needed + 1023) // 1024:,} KB の空きが必要です）。",
        "不要なファイルを片付けてから、もう一度お試しください。これまでに保存したものは失われていません。",
        code="disk_full",
    )


def cannot_make(path: Path) -> UserError:
    """No file can be made there: no such folder or name, no place for files, or a failing medium.

    SQLite does not say which.
    """
    return UserError(
        f"「{path.parent}」に「{path.name}」を作れません。",
        "フォルダがあること、名前が長すぎないこと、媒体が抜けていないことを確かめるか、"
        "別の場所を選んでください。",
        code="cannot_make",
    )


def damaged(path: Path, part: str) -> UserError:
    """Stored bytes are not what their hash says; ``part`` names them in Japanese."""
    return UserError(
        f"監査ファイル「{path.name}」の{part}が壊れています。", WAYS_BACK, code="damaged"
    )


def as_bytes(found: object, path: Path, part: str) -> bytes:
    """A column that must hold bytes; a flipped bit in a row's header makes it another type.

    Raises:
        UserError: It holds something else.
    """
    if not isinstance(found, bytes):
        raise damaged(path, part)
    return found


def _is_full(path: Path) -> bool:
    try:
        found = os.statvfs(path.parent)
    except (OSError, AttributeError):
        return False
    # What holds no files of ours (/proc) counts no blocks, and some (Btrfs) count no names.
    few_blocks = found.f_blocks > 0 and found.f_bavail * found.f_frsize < _PAGES_OF_AN_ACT
    return few_blocks or (found.f_files > 0 and found.f_favail == 0)


_BY_PRIMARY: Final = {
    sqlite3.SQLITE_BUSY: (
        "in_use",
        "監査ファイル「{}」は使用中です。",
        "ほかのウィンドウや、実行中のコマンドを閉じてから、もう一度開いてください。",
    ),
    sqlite3.SQLITE_IOERR: (
        "io_error",
        "「{}」の読み書きに失敗しました。この操作は保存されていません。",
        "媒体が抜けていないか、故障していないかを確かめて、もう一度お試しください。",
    ),
    sqlite3.SQLITE_READONLY: (
        "read_only",
        "「{}」は書き込みのできない場所にあります。",
        "書き込める場所に写しを作り、そちらを開いてください。",
    ),
    # Our statements are fixed, and tests run each: what fails here is the file's.
    sqlite3.SQLITE_ERROR: ("damaged", "監査ファイル「{}」の表が壊れています。", WAYS_BACK),
    sqlite3.SQLITE_CORRUPT: ("damaged", "監査ファイル「{}」が壊れています。", WAYS_BACK),
    sqlite3.SQLITE_CONSTRAINT: ("damaged", "監査ファイル「{}」の索引が壊れています。", WAYS_BACK),
    sqlite3.SQLITE_NOTADB: (
        "not_a_workspace",
        "「{}」は監査ファイルではないか、先頭が壊れています。",
        f"監査手帳で作ったファイルを選んでください。壊れたときは、{WAYS_BACK}",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot_open",
        "監査ファイル「{}」を開けません。",
        "ファイルとフォルダがあること、読み書きの権限があることを確かめてください。",
    ),
    sqlite3.SQLITE_PERM: (
        "cannot_open",
        "監査ファイル「{}」を開く権限がありません。",
        "ファイルの権限を確かめてください。",
    ),
    sqlite3.SQLITE_AUTH: (
        "cannot_open",
        "監査ファイル「{}」を開く権限がありません。",
        "ファイルの権限を確かめてください。",
    ),
    sqlite3.SQLITE_TOOBIG: (
        "too_big",
        "大きすぎて「{}」に保存できません。",
        "ファイルを小さくするか分けてから、もう一度お試しください。",
    ),
    sqlite3.SQLITE_NOLFS: (
        "too_big",
        "「{}」のある場所には、これ以上大きなファイルを置けません。",
        "別の場所に写しを作り、そちらを開いてください。",
    ),
    sqlite3.SQLITE_PROTOCOL: (
        "in_use",
        "監査ファイル「{}」は使用中です。",
        "少し待ってから、もう一度開いてください。",
    ),
}
