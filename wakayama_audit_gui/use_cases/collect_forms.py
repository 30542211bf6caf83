"""Taking in many 自己点検票 at once: each file an act of its own, the bad ones refused in words.

What may be taken in is decided in take_form.py; reading a file is the reader's that is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from wakayama_audit_gui.domain.self_inspection import ReturnedForm, remarks_on
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import Receipt
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import read_form
from wakayama_audit_gui.use_cases.recording import new_id
from wakayama_audit_gui.use_cases.take_form import take_form

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".jikotenken")
"""Files of a folder that may be forms; those of them that are none are named."""

ReadReturned = Callable[[Path], ReturnedForm]
"""Reads a file that came back; raises UserError for whatever is no form."""


class FormOutcome(NamedTuple):
    """What became of one file.

    Attributes:
        file: As it was given.
        ok: Whether it was taken in.
        section: 課 or system it is of, "" when that cannot be read.
        reason: Why not; or what the office should know before it says 受付; "" for nothing.
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

    outcomes: tuple[FormOutcome, ...]
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
        """So many files are done."""

    def committed(self, changes: Changes) -> None:
        """A file was taken in."""


def files_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files themselves, and of a folder those that may be forms, by name."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        # ~$ is what Excel leaves beside a file that is open.
        found += [
            file
            for file in inside
            if file == path
            or (file.suffix.lower() in SUFFIXES and not file.name.startswith(("~$", ".")))
        ]
    return tuple(found)


def collect_forms(
    store: Store,
    files: Sequence[Path],
    read: ReadReturned,
    fiscal_year: int,
    day: str,
    by: str,
    watch: CollectWatch | None = None,
) -> Collecting:
    """Take in files that came back; what was taken in stays, whatever comes after.

    Args:
        store: A store usable on the calling thread.
        files: The files.
        read: Reads one.
        fiscal_year: The year that is being collected.
        day: Today, ISO.
        by: Who takes them in.
        watch: Is told of progress and asked whether to stop.
    """
    batch = new_id()
    outcomes: list[FormOutcome] = []
    receipts: list[Receipt] = []
    for number, file in enumerate(files):
        if watch and watch.cancelled:
            break
        if watch:
            watch.report(number, len(files), file.name)
        outcome, changes = _take(store, file, read, fiscal_year, day, by)
        outcomes.append(outcome)
        receipts += changes.receipts
        if watch and changes.receipts:
            watch.committed(changes._replace(batch=batch))
    if watch:
        watch.report(len(outcomes), len(files))
    label = f"自己点検票を {sum(o.ok for o in outcomes)} 件取り込んだ"
    everything = Changes(label, tuple(receipts), batch=batch)
    return Collecting(tuple(outcomes), everything, cancelled=len(outcomes) < len(files))


def _take(
    store: Store, file: Path, read: ReadReturned, fiscal_year: int, day: str, by: str
) -> tuple[FormOutcome, Changes]:
    section = ""
    try:
        returned = read(file)
        section = returned.title
        changes = take_form(store, returned, fiscal_year, day, by)
        remarks = remarks_on(read_form(store, returned.name).sent.questions, returned.replies)
    except UserError as error:
        told = error.what + error.remedy
        return FormOutcome(str(file), ok=False, section=section, reason=told, code=error.code), (
            Changes("", ())
        )
    except OSError:
        told = "ファイルを開けません。ほかのプログラムで開いていれば、閉じてください。"
        return FormOutcome(str(file), ok=False, reason=told, code="cannot_read"), Changes("", ())
    return FormOutcome(str(file), ok=True, section=section, reason=remarks), changes
