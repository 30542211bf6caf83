"""F4: the disk reports an error, or is pulled out, in the middle of anything that writes.

One system call that reads or changes a file fails with EIO; what follows works again, or fails
too until the stick is back. The commands are those of disk_full.py.
"""

from __future__ import annotations

import errno
import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tests.faults.disk_full import COMMANDS, Command, lay_out, retry
from tests.faults.figures import Figures
from tests.faults.tracer import READS_FROM, Stop, answer, refuse, start_traced, watch
from tests.faults.workload import examine, open_store
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage import failures
from wakayama_audit_gui.storage.doctor import doctor
from wakayama_audit_gui.storage.restore import read_backup

_CODES = frozenset({"io_error", "cannot_open", "cannot_make", "not_found", "read_only"})


class Outcome(NamedTuple):
    """What the child saw of one failure.

    Attributes:
        failed: Whether the command failed.
        saved: Whether it was recorded or made all the same, whole: the very last sync failed, and
            no program can know then what the disk has.
        acked: Entries acknowledged, before and after the failure.
        problems: What broke the promise.
    """

    failed: bool
    saved: bool
    acked: set[str]
    problems: list[str]


def fail_calls(every: int, lasting: bool, names: frozenset[str] | None = None) -> Figures:
    """Lets each command meet a failure at its first call, at the next, and so on.

    Args:
        every: Only every so many calls.
        lasting: The disk stays away until the command has given up, as a pulled stick does.
        names: Of the commands; None: all.
    """
    about = "every call fails from one on" if lasting else "one call fails"
    figures = Figures("F4", f"EIO: {about}")
    with tempfile.TemporaryDirectory() as base:
        template, folder = Path(base) / "template", Path(base) / "folder"
        lay_out(template)
        for command in COMMANDS:
            call = 0
            while (names is None or command.name in names) and _try(
                command, template, folder, (call, lasting), figures
            ):
                call += every
            figures.counts[f"calls of {command.name}"] = call
    return figures


def fail_calls_with_the_wrong_words() -> Figures:
    """The control: an error of the disk is reported as damage. In a process of its own."""
    vars(failures)["failure_of"] = lambda _error, path, _payload=0: failures.damaged(path, "表")
    return fail_calls(20, False, frozenset(["answer"]))


def _try(
    command: Command, template: Path, folder: Path, failure: tuple[int, bool], figures: Figures
) -> bool:
    """One failure; returns whether the command had so many calls at all."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    disk = _FailingDisk(folder, *failure)
    with tempfile.TemporaryFile() as told:

        def work() -> None:
            pickle.dump(_meet(command, folder), told)
            told.flush()

        for stop in watch(start_traced(work)):
            disk.look(stop)
        told.seek(0)
        outcome: Outcome = pickle.load(told)
    if not disk.struck:
        return False
    problems = outcome.problems + examine(folder).faults(outcome.acked)
    figures.counts["failures said"] += outcome.failed
    figures.counts["saved all the same"] += outcome.saved
    figures.judge(f"{command.name} at call {failure[0]}", problems)
    return True


def _meet(command: Command, folder: Path) -> Outcome:
    """The command in the child, first on the failing disk, then on a sound one."""
    with closing(open_store(folder)) as store:
        before = {entry.hex() for entry in store.export().entries}
        _tell(b"begin")
        try:
            acked = command.act(store, folder)
            _tell(b"end")
            return Outcome(False, False, before | set(acked), [])
        except UserError as error:
            _tell(b"end")
            problems = list(_misnamed(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            _tell(b"end")
            problems = [f"crashed: {error!r}"]
        problems += [f"left in part: {file.name}" for file in _left_in_part(command, folder)]
    # Whoever is told to plug the stick in again opens the file again.
    with closing(open_store(folder)) as store:
        now = {entry.hex() for entry in store.export().entries}
        if not before <= now or len(now - before) > 1:
            problems.append("half done")
        made = bool(command.leaves and list(folder.glob(command.leaves)))
        acked, again = ([], []) if made else retry(command, store, folder)
        return Outcome(True, made or now > before, now | set(acked), problems + again)


def _left_in_part(command: Command, folder: Path) -> Iterator[Path]:
    """Files under their final names that are not whole; after the last sync they may be whole."""
    for file in folder.glob(command.leaves) if command.leaves else ():
        try:
            if file.suffix == ".zip":
                read_backup(file)
            elif not doctor(file).ok:
                yield file
        except UserError:
            yield file


def _misnamed(error: UserError) -> Iterator[str]:
    if error.code not in _CODES:
        yield f"misnamed: {error.code}: {error}"
    if ".part" in error.what:
        yield f"names a file nobody knows: {error.what}"
    if not error.remedy:
        yield "says nothing about what to do"


def _tell(words: bytes) -> None:
    teller = os.open(os.devnull, os.O_WRONLY)
    os.write(teller, words)
    os.close(teller)


class _FailingDisk:
    """The tracing side: makes calls that touch files of a folder fail."""

    def __init__(self, folder: Path, call: int, lasting: bool) -> None:
        self._folder = folder
        self._left = call
        self._lasting = lasting
        self._begun = False
        self._refused: set[int] = set()
        self.struck = False

    def look(self, stop: Stop) -> None:
        """Refuses the call whose turn it is."""
        if stop.thread in self._refused and stop.result is not None:
            self._refused.discard(stop.thread)
            answer(stop, -errno.EIO)
        elif stop.result is None and stop.name == "write" and _is_telling(stop):
            self._begun = stop.memory(stop.args[1], stop.args[2]) == b"begin"
        elif stop.result is None and self._begun and self._touches(stop):
            self._left -= 1
            if self._left == -1 or (self._left < 0 and self._lasting):
                self.struck = True
                refuse(stop)
                self._refused.add(stop.thread)

    def _touches(self, stop: Stop) -> bool:
        if stop.name in READS_FROM:
            paths: tuple[Path, ...] = (stop.open_path(stop.args[READS_FROM[stop.name]]),)
        else:
            paths = stop.paths()
        return any(path == self._folder or self._folder in path.parents for path in paths)


def _is_telling(stop: Stop) -> bool:
    return stop.open_path(stop.args[0]) == Path(os.devnull)
