"""Backups: read back before they count, only new photos written, restored to a new file."""

import errno
import io
import os
import zipfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, TypeVar

import pytest

from tests.unit.storage.desk import ANSWER, BOOK, NAME, PHOTO, Desk
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage import backup, backup_file
from wakayama_audit_gui.storage.backup import Run, backups_holding, list_backups, make_backup
from wakayama_audit_gui.storage.backup_file import read_manifest
from wakayama_audit_gui.storage.blob_folder import BlobFolder
from wakayama_audit_gui.storage.doctor import doctor
from wakayama_audit_gui.storage.restore import restore_backup
from wakayama_audit_gui.storage.sqlite_store import SqliteStore

T = TypeVar("T")


def runner(store: SqliteStore) -> Run:
    def run(job: Callable[[SqliteStore], T], /) -> T:
        return job(store)

    return run


def say(store: SqliteStore, value: str) -> None:
    store.append(BOOK, "p", [NewFact(ANSWER, "remark", value)])


def seen(store: SqliteStore) -> tuple[object, ...]:
    return (
        *(store.state(BOOK), store.digest(BOOK), store.visits(), store.history(ANSWER)),
        *(store.search("来訪"), dict(store.export().blobs), store.export()[:2]),
    )


def test_what_is_restored_is_what_was_backed_up(desk: Desk) -> None:
    store = desk.filled()
    store.append(BOOK, "p", [NewFact(ANSWER, "interview", "個人名")])
    store.erase([Erasing([Cut(ANSWER, "interview")])], "p", "個人名", "q")
    report = make_backup(runner(store), desk.folder / "b")
    whole = seen(store)
    store.close()
    again = restore_backup(report.file, desk.folder / "restored.audit", desk.ground)
    assert seen(again) == whole
    assert again.actor != store.actor
    again.close()
    assert doctor(desk.folder / "restored.audit").ok


def test_only_new_photos_are_written(desk: Desk) -> None:
    store = desk.filled()
    assert make_backup(runner(store), desk.folder / "b").blobs_written == 1
    file = desk.folder / "b" / "blobs" / NAME[:2] / NAME
    before = file.stat().st_mtime_ns
    other = b"another photo"
    name = sha256(other).hexdigest()
    store.append(BOOK, "p", [NewFact("photo:2", "blob", name)], [other])
    assert make_backup(runner(store), desk.folder / "b").blobs_written == 1
    assert file.stat().st_mtime_ns == before
    assert file.read_bytes() == PHOTO
    store.close()


def test_an_unchanged_workspace_is_not_backed_up_again(desk: Desk) -> None:
    store = desk.filled()
    first = make_backup(runner(store), desk.folder / "b")
    assert make_backup(runner(store), desk.folder / "b").file == first.file
    data = bytearray(first.file.read_bytes())
    data[len(data) // 2] ^= 1
    first.file.write_bytes(data)
    assert make_backup(runner(store), desk.folder / "b").file != first.file
    store.close()


def test_old_ones_are_dropped_with_photos_nobody_needs(desk: Desk) -> None:
    store = desk.filled()
    folder = desk.folder / "b"
    make_backup(runner(store), folder)
    store.erase([Erasing([Cut("photo:1", "blob")])], "p", "写り込み", "q")
    made = []
    for number in range(3):
        say(store, f"{number}")
        made.append(make_backup(runner(store), folder, keep=2).file)
    assert list_backups(folder, desk.path) == [made[2], made[1]]
    assert not BlobFolder(folder / "blobs").has(NAME, len(PHOTO))
    store.close()


def test_the_latest_is_told_by_number_not_by_the_clock(desk: Desk) -> None:
    store = desk.filled()
    files = []
    for number in range(11):
        say(store, f"{number}")
        files.append(make_backup(runner(store), desk.folder / "b", keep=99).file)
    (desk.folder / "b" / f"{desk.path.stem}.000005.2099-01-01T0000.backup.zip").touch()
    assert list_backups(desk.folder / "b", desk.path)[0] == files[-1]
    store.close()


def test_writes_go_on_while_it_is_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_ROWS", 2)
    store = desk.filled()
    before = store.state(BOOK)
    calls = 0

    def run(job: Callable[[SqliteStore], T], /) -> T:
        nonlocal calls
        calls += 1
        result = job(store)
        say(store, f"書き込み {calls}")
        if calls == 4:
            store.erase([Erasing([Cut(ANSWER, "verdict")])], "p", "x", "q")
        return result

    report = make_backup(run, desk.folder / "b")
    store.close()
    again = restore_backup(report.file, desk.folder / "restored.audit", desk.ground)
    restored = again.state(BOOK)
    assert calls > 5
    assert {s: f for s, f in restored.items() if s != ANSWER} == {
        s: f for s, f in before.items() if s != ANSWER
    }
    assert restored[ANSWER]["remark"] == before[ANSWER]["remark"]
    # What was erased meanwhile does not come back.
    assert [head.value for head in restored[ANSWER]["verdict"]] == [None]
    again.close()


def test_one_that_cannot_be_read_back_is_none_and_the_old_stay(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = desk.filled()
    first = make_backup(runner(store), desk.folder / "b", keep=1)
    say(store, "新しい")

    def rot(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[len(data) // 3] ^= 0xFF
        path.write_bytes(data)

    monkeypatch.setattr(backup, "sync_file", rot)
    with pytest.raises(UserError) as caught:
        make_backup(runner(store), desk.folder / "b", keep=1)
    assert caught.value.code == "backup_damaged"
    assert [path for path in (desk.folder / "b").iterdir() if path.is_file()] == [first.file]
    store.close()


def test_one_that_failed_leaves_nothing_of_itself(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = desk.filled()
    (desk.folder / "mine").mkdir()
    folder = desk.folder / "mine" / "of-the-year" / "b"

    def full(path: Path) -> None:
        assert path.exists()
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "sync_file", full)
        with pytest.raises(UserError) as caught:
            make_backup(runner(store), folder)
        assert caught.value.code == "disk_full"
        assert list((desk.folder / "mine").iterdir()) == []
    first = make_backup(runner(store), folder)
    say(store, "新しい")
    monkeypatch.setattr(backup, "sync_file", full)
    with pytest.raises(UserError):
        make_backup(runner(store), folder)
    assert [path for path in folder.iterdir() if path.is_file()] == [first.file]
    restore_backup(first.file, desk.folder / "again.kansafile", desk.ground).close()
    store.close()


def test_a_photo_that_cannot_be_read_back_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = desk.filled()
    monkeypatch.setattr(
        "wakayama_audit_gui.storage.blob_folder.sync_file", lambda path: path.write_bytes(b"rot")
    )
    with pytest.raises(UserError) as caught:
        make_backup(runner(store), desk.folder / "b")
    assert caught.value.code == "backup_damaged"
    assert list_backups(desk.folder / "b", desk.path) == []
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET bytes = CAST(replace(bytes, 'person', 'x') || ' ' AS BLOB)",
        "UPDATE value SET body = CAST(body || ' ' AS BLOB)",
        "UPDATE blob SET body = CAST(body || 'x' AS BLOB)",
    ],
)
def test_a_damaged_workspace_is_not_backed_up_over_good_ones(desk: Desk, statement: str) -> None:
    desk.filled().close()
    desk.tamper(lambda connection: connection.execute(statement))
    store = desk.open()
    with pytest.raises(UserError) as caught:
        make_backup(runner(store), desk.folder / "b")
    assert caught.value.code == "damaged"
    assert list_backups(desk.folder / "b", desk.path) == []
    store.close()


def test_every_flipped_byte_of_a_backup_is_refused_or_harmless(desk: Desk) -> None:
    store = desk.filled()
    report = make_backup(runner(store), desk.folder / "b")
    store.close()
    whole = report.file.read_bytes()
    entries, values = contents(report.file)
    for place in range(0, len(whole), 7):
        data = bytearray(whole)
        data[place] ^= 0x10
        report.file.write_bytes(data)
        if is_usable(report.file):
            assert contents(report.file) == (entries, values)


def is_usable(file: Path) -> bool:
    try:
        backup_file.verify_sums(file)
    except UserError:
        return False
    return True


def contents(file: Path) -> tuple[bytes, bytes]:
    with zipfile.ZipFile(file) as archive:
        return archive.read("entries.jsonl"), archive.read("values.jsonl")


class _Broken(io.BytesIO):
    """A file on a broken disk: it can be opened, but not read."""

    def read(self, _size: int | None = -1, /) -> bytes:
        """Fail."""
        raise OSError(errno.EIO, "made up")


@contextmanager
def failing_reads(suffix: str) -> Generator[None]:
    """Every read of a file that is so named fails, as on a broken disk."""
    plain: Callable[..., IO[Any]] = io.open

    def opened(file: str | Path, mode: str = "r", *others: int) -> IO[Any]:
        if str(file).endswith(suffix) and mode == "rb":
            return _Broken(Path(file).stat().st_size * b"x")
        return plain(file, mode, *others)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("io.open", opened)
        yield


def test_a_backup_the_disk_cannot_read_back_is_called_by_its_real_name(desk: Desk) -> None:
    store = desk.filled()
    with failing_reads(".part"), pytest.raises(UserError) as caught:
        make_backup(runner(store), desk.folder / "b")
    assert caught.value.code == "io_error"
    assert f"{desk.path.stem}.000001." in caught.value.what
    assert list_backups(desk.folder / "b", desk.path) == []
    store.close()


@pytest.mark.parametrize("suffix", [".zip", NAME])
def test_a_backup_the_disk_cannot_read_is_not_called_damaged(desk: Desk, suffix: str) -> None:
    store = desk.filled()
    report = make_backup(runner(store), desk.folder / "b")
    store.close()
    with failing_reads(suffix), pytest.raises(UserError) as caught:
        restore_backup(report.file, desk.folder / "new.audit", desk.ground)
    assert caught.value.code == "io_error"
    assert not [path for path in desk.folder.iterdir() if "new" in path.name]


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "pipe as a photo"])
def test_what_is_no_plain_file_is_refused_and_not_waited_for(desk: Desk, kind: str) -> None:
    store = desk.filled()
    file = make_backup(runner(store), desk.folder / "b").file
    store.close()
    photo = desk.folder / "b" / "blobs" / NAME[:2] / NAME
    (photo if kind == "pipe as a photo" else file).unlink()
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case "folder":
            file.mkdir()
        case _:
            os.mkfifo(photo)
    with pytest.raises(UserError) as caught:
        restore_backup(file, desk.folder / "new.audit", desk.ground)
    assert caught.value.code == "backup_damaged"


@pytest.mark.parametrize("lack", ["photo", "altered photo", "extra name", "no file", "no zip"])
def test_an_unusable_backup_is_refused_and_leaves_nothing(desk: Desk, lack: str) -> None:
    store = desk.filled()
    report = make_backup(runner(store), desk.folder / "b")
    store.close()
    photo = desk.folder / "b" / "blobs" / NAME[:2] / NAME
    if lack == "photo":
        photo.unlink()
    if lack == "altered photo":
        photo.write_bytes(PHOTO[:-1] + b"x")
    if lack == "extra name":
        with zipfile.ZipFile(report.file, "a") as archive:
            archive.writestr("../x", "y")
    if lack == "no file":
        report.file.unlink()
    if lack == "no zip":
        report.file.write_bytes(b"x" * 500)
    with pytest.raises(UserError) as caught:
        restore_backup(report.file, desk.folder / "new.audit", desk.ground)
    assert caught.value.code == ("not_found" if lack == "no file" else "backup_damaged")
    assert not [path for path in desk.folder.iterdir() if "new" in path.name]


def test_restoring_never_replaces_a_file(desk: Desk) -> None:
    store = desk.filled()
    report = make_backup(runner(store), desk.folder / "b")
    store.close()
    before = desk.path.read_bytes()
    with pytest.raises(UserError) as caught:
        restore_backup(report.file, desk.path, desk.ground)
    assert caught.value.code == "exists"
    assert desk.path.read_bytes() == before


def test_backups_that_still_hold_what_was_erased_are_named(desk: Desk) -> None:
    store = desk.filled()
    folder = desk.folder / "b"
    first = make_backup(runner(store), folder).file
    gone = frozenset(head.commitment for head in store.cell(ANSWER, "verdict"))
    store.erase([Erasing([Cut(ANSWER, "verdict")])], "p", "x", "q")
    second = make_backup(runner(store), folder).file
    made = [read_manifest(file).made for file in (first, second)]
    assert backups_holding(folder, gone) == [(first, made[0])]
    named = backups_holding(folder, frozenset(), frozenset([NAME]))
    assert named == [(first, made[0]), (second, made[1])]
    second.write_bytes(b"x")
    assert backups_holding(folder, gone) == [(first, made[0]), (second, "")], "it may hold it"
    store.close()
