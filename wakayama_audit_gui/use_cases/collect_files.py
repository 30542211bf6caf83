"""Taking in many files at once: each an act of its own, the bad ones refused in words.

What may be taken in is decided by who takes a file: take_form.py, take_improvement.py,
take_survey.py; reading a file is the reader's that is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import Receipt
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.recording import new_id

R = TypeVar("R")

WORKBOOKS = (".xlsx", ".xlsm", ".xls")
"""Files that may be spreadsheets; others are said to be none."""
_LITTER = frozenset(("thumbs.db", "desktop.ini"))
"""What Windows leaves in a folder."""


class FileOutcome(NamedTuple):
    """What became of one file.

    Attributes:
        file: As it was given.
        ok: Whether it was taken in.
        section: 課 or system it is of, "" when that cannot be read.
        reason: Why not; or what the office should know of it; "" for nothing.
        code: Stable short code of a refusal, "" when taken in.
    """

    file: str
    ok: bool
    section: str = ""
    reason: str = ""
    code: str = ""


class Collecting(NamedTuple):
    """What became of all of them.

    Attributes:
        outcomes: One for each file that was reached, in their order.
        changes: Everything taken in, as one act for 元に戻す.
        cancelled: Whether the user stopped it.
    """

    outcomes: tuple[FileOutcome, ...]
    changes: Changes
    cancelled: bool = False

    @property
    def taken(self) -> int:
        """How many were taken in."""
        return sum(outcome.ok for outcome in self.outcomes)


class CollectWatch(Protocol):
    """Is told of progress and asked whether to stop."""

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""

    def report(self, done: int, total: int, label: str = "") -> None:
        """So many are done."""

    def committed(self, changes: Changes) -> None:
        """Something was taken in."""


class Way(NamedTuple, Generic[R]):
    """How one kind of file is taken in.

    Attributes:
        kind: What such a file is, e.g. 自己点検票.
        suffixes: How its files are called.
        read: Reads a file; raises UserError for whatever is none.
        title: The 課 or system that stands in it.
        take: Records it; returns that and what the office should know of it, "" for nothing.
        label: So many taken in, in words.
    """

    kind: str
    suffixes: Sequence[str]
    read: Callable[[Path], R]
    title: Callable[[R], str]
    take: Callable[[R], tuple[Changes, str]]
    label: Callable[[int], str]


def files_in(paths: Sequence[Path], left: Sequence[str] = ()) -> tuple[Path, ...]:
    """The files themselves, and everything that lies in a folder, by name; so nothing goes unseen.

    Left out without a word is only what systems and offices leave behind themselves.

    Args:
        paths: Files and folders.
        left: Names of folders in which nothing that came back is expected.
    """
    found: list[Path] = []
    for path in paths:
        inside = [file for file in _inside(path) if file.name not in left]
        # A folder with nothing in it is told of itself.
        found += inside or [path]
    return tuple(found)


def _inside(path: Path) -> list[Path]:
    try:
        inside = [file for file in sorted(path.iterdir()) if not _is_litter(file.name)]
    except OSError:  # a file, or a folder that may not be opened: told when its turn comes
        return []
    # The paper that was handed out beside a spreadsheet of the same name.
    papers = {file.with_suffix(".pdf") for file in inside if file.suffix == WORKBOOKS[0]}
    return [file for file in inside if file not in papers]


def _is_litter(name: str) -> bool:
    # ~$ is what Excel leaves beside a file that is open.
    return name.startswith(("~$", ".")) or name.casefold() in _LITTER


def collect_files(
    files: Sequence[Path], way: Way[R], watch: CollectWatch | None = None
) -> Collecting:
    """Take in files that came back; what was taken in stays, whatever comes after.

    Args:
        files: The files.
        way: How one is taken in.
        watch: Is told of progress and asked whether to stop.
    """
    batch = new_id()
    outcomes: list[FileOutcome] = []
    receipts: list[Receipt] = []
    for number, file in enumerate(files):
        if watch and watch.cancelled:
            break
        if watch:
            watch.report(number, len(files), file.name)
        outcome, fresh = _take(file, way)
        outcomes.append(outcome)
        receipts += fresh
        if watch and fresh:
            # 元に戻す takes all of them back, and says so.
            label = way.label(sum(one.ok for one in outcomes))
            watch.committed(Changes(label, fresh, batch=batch))
    if watch:
        watch.report(len(outcomes), len(files))
    label = way.label(sum(one.ok for one in outcomes))
    everything = Changes(label, tuple(receipts), batch=batch)
    return Collecting(tuple(outcomes), everything, cancelled=len(outcomes) < len(files))


def _take(file: Path, way: Way[R]) -> tuple[FileOutcome, tuple[Receipt, ...]]:
    section = ""
    try:
        _require_no_folder(file)
        returned = _read(file, way)
        section = way.title(returned)
        changes, remarks = way.take(returned)
    except UserError as error:
        told = error.what + error.remedy
        return FileOutcome(str(file), False, section, told, error.code), ()
    except FileNotFoundError:
        lost = "リンクの先のファイルが" if file.is_symlink() else "ファイルが"
        told = f"{lost}見つかりません。名前と場所を確かめてください。"
        return FileOutcome(str(file), False, section, told, "cannot_read"), ()
    except OSError:
        told = "ファイルを開けません。ほかのプログラムで開いていれば、閉じてください。"
        return FileOutcome(str(file), False, section, told, "cannot_read"), ()
    return FileOutcome(str(file), True, section, remarks), changes.receipts


def _read(file: Path, way: Way[R]) -> R:
    """What a file says; one that is not even called like a form is said to be none."""
    try:
        return way.read(file)
    except UserError as error:
        if file.suffix.strip().lower() in way.suffixes:
            raise
        raise UserError(
            f"{way.kind}のファイルではありません。",
            "写真や紙で返ったものは、ここでは取り込めません。",
            code="other_file",
        ) from error


def _require_no_folder(path: Path) -> None:
    """Refuse a folder; what lies in one that was chosen is gone through by `files_in`."""
    if not path.is_dir():
        return
    if _inside(path):
        raise UserError(
            "フォルダーの中は見ていません。",
            "中のファイルも取り込むときは、このフォルダーを選んでください。",
            code="is_a_folder",
        )
    raise UserError(
        "フォルダーに、取り込むファイルがありません。",
        "返ってきたファイルのあるフォルダーかを確かめてください。",
        code="folder_empty",
    )
