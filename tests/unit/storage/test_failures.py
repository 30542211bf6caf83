"""What SQLite reports, in words; nothing misnamed."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from tests.unit.storage.desk import BOOK, Desk
from wakayama_audit_gui.errors import BugError, UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage import failures
from wakayama_audit_gui.storage.failures import failure_of, in_words, in_words_of_files
from wakayama_audit_gui.storage.workspace import create_workspace, open_workspace


def sqlite_error(code: int, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> sqlite3.Error:
    error = kind("made up")
    error.sqlite_errorcode = code
    error.sqlite_errorname = "MADE_UP"
    return error


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_BUSY, "in_use"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "in_use"),
        (sqlite3.SQLITE_IOERR_WRITE, "io_error"),
        (sqlite3.SQLITE_IOERR_FSYNC, "io_error"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "damaged"),
        (sqlite3.SQLITE_NOTADB, "not_a_workspace"),
        (sqlite3.SQLITE_READONLY, "read_only"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "moved"),
        (sqlite3.SQLITE_CANTOPEN, "cannot_open"),
        (sqlite3.SQLITE_TOOBIG, "too_big"),
    ],
)
def test_each_code_has_its_words(tmp_path: Path, code: int, name: str) -> None:
    (tmp_path / "監査.audit").touch()
    failure = failure_of(sqlite_error(code), tmp_path / "監査.audit")
    assert isinstance(failure, UserError)
    assert failure.code == name
    assert failure.what.endswith("。")
    assert failure.remedy.endswith("。")


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.ProgrammingError("closed"),
        sqlite_error(sqlite3.SQLITE_MISUSE),
        sqlite_error(9999 << 8),
    ],
)
def test_our_own_mistakes_are_bugs(tmp_path: Path, error: sqlite3.Error) -> None:
    assert isinstance(failure_of(error, tmp_path), BugError)


def test_a_full_disk_names_the_bytes_needed(tmp_path: Path) -> None:
    failure = failure_of(sqlite_error(sqlite3.SQLITE_FULL), tmp_path, 5_000_000)
    assert isinstance(failure, UserError)
    assert "7,542 KB" in failure.what


def test_an_io_error_on_a_full_disk_is_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "_is_full", lambda _path: True)
    for code in (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_CANTOPEN):
        failure = failure_of(sqlite_error(code), tmp_path)
        assert isinstance(failure, UserError)
        assert failure.code == "disk_full"
    failure = failure_of(sqlite_error(sqlite3.SQLITE_CORRUPT), tmp_path)
    assert isinstance(failure, UserError)
    assert failure.code == "damaged"


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EIO, "io_error"),
        (errno.ENAMETOOLONG, "cannot_make"),
    ],
)
def test_plain_files_fail_in_words_too(tmp_path: Path, number: int, name: str) -> None:
    with pytest.raises(UserError) as caught, in_words_of_files(tmp_path):
        raise OSError(number, "made up")
    assert caught.value.code == name


@pytest.mark.parametrize(
    "path", [Path("/proc/新しい.audit"), Path("/proc/none/a.audit"), Path("/tmp") / ("長" * 100)]
)
def test_where_no_file_can_be_made_it_is_said_so(desk: Desk, path: Path) -> None:
    with pytest.raises(UserError) as caught:
        create_workspace(path, desk.ground)
    assert caught.value.code == "cannot_make"


@pytest.mark.parametrize(
    ("blocks", "names", "full"),
    [
        ((0, 0), (0, 0), False),
        ((9, 9), (0, 0), False),
        ((9, 0), (9, 9), True),
        ((9, 9), (9, 0), True),
    ],
)
def test_a_disk_that_counts_nothing_is_not_full(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    blocks: tuple[int, int],
    names: tuple[int, int],
    full: bool,
) -> None:
    size = 1 << 20
    found = os.statvfs_result((size, size, *blocks, blocks[1], *names, names[1], 0, 255))
    monkeypatch.setattr("os.statvfs", lambda _path: found)
    failure = failure_of(sqlite_error(sqlite3.SQLITE_IOERR), tmp_path / "a")
    assert isinstance(failure, UserError)
    assert (failure.code == "disk_full") is full


def test_a_name_that_is_too_long_is_not_found(desk: Desk) -> None:
    with pytest.raises(UserError) as caught:
        open_workspace(desk.folder / ("長" * 100), desk.ground)
    assert caught.value.code == "not_found"


def test_a_stumble_over_a_sound_file_stays_a_bug(desk: Desk) -> None:
    store = desk.create()
    with pytest.raises(TypeError), in_words(desk.path, 0, store.connection):
        raise TypeError
    store.close()


def test_a_stumble_over_a_damaged_file_is_damage(desk: Desk) -> None:
    desk.filled().close()

    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'title TEXT', 'title ANY')")
        connection.execute("PRAGMA writable_schema = RESET")
        connection.execute("UPDATE visit_row SET title = 5")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'title ANY', 'title TEXT')")

    desk.tamper(spoil)
    store = desk.open()
    with pytest.raises(UserError) as caught, in_words(desk.path, 0, store.connection):
        raise TypeError
    assert caught.value.code == "damaged"
    store.close()


def test_a_failed_write_leaves_nothing_and_a_retry_works(desk: Desk) -> None:
    store = desk.create()
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError) as caught:
        store.append(BOOK, "p", [NewFact(BOOK, "title", "x" * 500_000)])
    assert caught.value.code == "disk_full"
    assert store.state(BOOK) == {}
    assert not store.connection.in_transaction
    store.connection.execute("PRAGMA max_page_count = 100000")
    store.append(BOOK, "p", [NewFact(BOOK, "title", "x" * 500_000)])
    store.close()
