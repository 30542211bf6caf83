"""F10: moving a file up to a newer version is interrupted.

The old file is whole or the new one complete, and a copy that has its name is whole. Files are
those of every released version; the newer one is made up. Kills are killed.py's, power cuts
power_loss.py's.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import NamedTuple

from tests.faults.figures import Figures
from tests.faults.killed import run_until
from tests.faults.power_loss import crash_everywhere, fast_folder
from tests.faults.workload import BY, Examination, ground_of, workspace_of
from tests.unit.storage.released import BOOK, RELEASED, Released, schema_with
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage import doctor, schema, workspace
from wakayama_audit_gui.storage.schema import SCHEMA, Schema
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import open_workspace

_STEP = """
CREATE TABLE later (n INTEGER PRIMARY KEY, x TEXT NOT NULL) STRICT;
INSERT INTO later SELECT n, hex(id) FROM entry;
CREATE INDEX later_x ON later (x);
UPDATE install SET value = value WHERE key = 'actor';
"""


class _Case(NamedTuple):
    """A released file in a folder, and the ladder it is to climb."""

    released: Released
    folder: Path
    ladder: Schema

    def climb(self) -> None:
        """Opens the file with the newer program."""
        self.open(self.ladder).close()

    def open(self, ladder: Schema) -> SqliteStore:
        """Opens the file with a program that knows this ladder."""
        return open_workspace(
            workspace_of(self.folder), ground_of(self.folder)._replace(schema=ladder)
        )


def kill_upgrades(times: int, seed: int) -> Figures:
    """Kills the move before one system call or another, over every released version."""
    figures = Figures("F10", "killed while moving up to a newer version")
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=fast_folder()) as base:
        for case in _cases(Path(base), times, figures):
            template = case.folder.with_name("template")
            shutil.copytree(case.folder, template, dirs_exist_ok=True)
            _, calls = run_until(case.folder, case.climb, None)
            figures.counts["calls"] += calls
            for call in sorted(dice.sample(range(calls), min(calls, times - figures.tried))):
                shutil.rmtree(case.folder)
                shutil.copytree(template, case.folder)
                run_until(case.folder, case.climb, call)
                look = _look(case, dice.random() < 0.5, figures)
                figures.judge(f"call {call} of {calls}", look.faults(set()))
    return figures


def kill_upgrades_in_pieces(times: int, seed: int) -> Figures:
    """The control: a move that is no one transaction. In a process of its own."""
    vars(schema)["atomic"] = vars(workspace)["atomic"] = nullcontext
    return kill_upgrades(times, seed)


def cut_upgrades(states: int, seed: int) -> Figures:
    """Cuts the power at every point of the move, over every released version."""
    figures = Figures("F10", "power lost while moving up to a newer version")
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=fast_folder()) as base:
        for case in _cases(Path(base), states, figures):
            crash_everywhere(
                case.folder,
                case.climb,
                _looker(case, dice, figures),
                dice,
                figures,
                states // len(RELEASED),
            )
    return figures


def _cases(base: Path, times: int, figures: Figures) -> Iterator[_Case]:
    """Every released version in turn, until so much was tried."""
    number = 0
    while figures.tried < times:
        for released in RELEASED:
            place = base / str(number)
            folder = place / "folder"
            folder.mkdir(parents=True)
            released.unpack(workspace_of(folder))
            yield _Case(released, folder, schema_with(place / "sql", _STEP))
            shutil.rmtree(place)
            number += 1


def _looker(case: _Case, dice: random.Random, figures: Figures) -> Callable[[Path], Examination]:
    return lambda folder: _look(case._replace(folder=folder), dice.random() < 0.5, figures)


def _look(case: _Case, old_first: bool, figures: Figures) -> Examination:
    """What the old program, if asked first, and then the new one find after an interruption."""
    try:
        problems = list(_copies(case))
        if old_first:
            problems += _ask_the_old(case, figures)
        with closing(case.open(case.ladder)) as store:
            problems += _compare(store, case.released)
            problems += doctor.examine(store.connection, store.path).problems
            moved = store.connection.execute("SELECT count(*) FROM later").fetchone()
            problems += [] if moved == (case.released.entries,) else [f"moved {moved}"]
            store.append(BOOK, BY, [NewFact(BOOK, "title", "続き")])
    except UserError as error:
        return Examination(frozenset(), (f"refused: {error}",))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        return Examination(frozenset(), (f"crashed: {error!r}",))
    return Examination(frozenset(), tuple(problems))


def _ask_the_old(case: _Case, figures: Figures) -> Iterator[str]:
    try:
        with closing(case.open(SCHEMA)) as store:
            figures.counts["still old"] += 1
            yield from _compare(store, case.released)
    except UserError as error:
        if error.code != "newer_workspace":
            raise
        figures.counts["already new"] += 1


def _copies(case: _Case) -> Iterator[str]:
    """What is wrong with the copies that have got their names."""
    for copy in case.folder.glob("*.bak"):
        yield from (f"copy: {problem}" for problem in doctor.doctor(copy).problems)


def _compare(store: SqliteStore, released: Released) -> Iterator[str]:
    if len(store.export().entries) != released.entries:
        yield "entries are missing"
    if store.digest(BOOK).hex() != released.digest:
        yield "the digest is another"
