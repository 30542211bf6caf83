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
"""Files of a folder that may be spreadsheets; those of them that are none are named."""


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
        read: Reads a file; raises UserError for whatever is none.
        title: The 課 or system that stands in it.
        take: Records it; returns that and what the office should know of it, "" for nothing.
        label: So many taken in, in words.
    """

    read: Callable[[Path], R]
    title: Callable[[R], str]
    take: Callable[[R], tuple[Changes, str]]
    label: Callable[[int], str]


def files_in(paths: Sequence[Path], suffixes: Sequence[str] = WORKBOOKS) -> tuple[Path, ...]:
    """The files themselves, and of a folder those that may be forms, by name."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        # ~$ is what Excel leaves beside a file that is open.
        found += [
            file
            for file in inside
            if file == path
            or (file.suffix.lower() in suffixes and not file.name.startswith(("~$", ".")))
        ]
    return tuple(found)


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
        returned = way.read(file)
        section = way.title(returned)
        changes, remarks = way.take(returned)
    except UserError as error:
        told = error.what + error.remedy
        return FileOutcome(str(file), False, section, told, error.code), ()
    except OSError:
        told = "ファイルを開けません。ほかのプログラムで開いていれば、閉じてください。"
        return FileOutcome(str(file), False, section, told, "cannot_read"), ()
    return FileOutcome(str(file), True, section, remarks), changes.receipts
