"""How opening, answering, searching, verifying and the file grow with the facts in it.

Filling is filled_workspace.py's; the answer through a real window is measured in answer.py.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from bench.commit import BareCommit
from bench.filled_workspace import ABSENT_WORD, COMMON_WORD, RARE_WORD, Filled, fill
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage.doctor import verify
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.transaction import atomic
from wakayama_audit_gui.storage.workspace import Ground, create_workspace, open_workspace
from wakayama_audit_gui.use_cases.read_visit import read_visit

_OPENINGS = 5
_ANSWERS = 200
_SEARCHES = 10
_BY = "f0" * 16


class Size(NamedTuple):
    """What was measured in one workspace.

    Attributes:
        filled: What was put in.
        fill_s: Seconds it took to fill it, many acts in one transaction.
        file_mb: Megabytes of the file.
        open_s: Median seconds to open it, list the visits and read one.
        commit_ms: Median milliseconds of a bare durable commit, measured alternately.
        answer_ms: Median milliseconds of one answer appended to it, committed.
        answer_p99_ms: 99th percentile of the same.
        search_ms: Word of two characters → median milliseconds.
        verify_s: Seconds to verify every entry, value and blob.
    """

    filled: Filled
    fill_s: float
    file_mb: float
    open_s: float
    commit_ms: float
    answer_ms: float
    answer_p99_ms: float
    search_ms: dict[str, float]
    verify_s: float


def ground_of(folder: Path) -> Ground:
    """What a measured workspace stands on: marks beside it, as an installed program keeps them."""
    return Ground(anchors=folder / "anchors")


def make_workspace(path: Path, catalogue: Catalogue, facts: int) -> tuple[Filled, float]:
    """Makes and fills a workspace; returns what is in it and the seconds it took."""
    begin = time.perf_counter()
    with closing(create_workspace(path, ground_of(path.parent))) as store:
        filled = fill(store, catalogue, facts, partial(atomic, store.connection))
    return filled, time.perf_counter() - begin


def measure_size(folder: Path, catalogue: Catalogue, facts: int) -> Size:
    """Fills a workspace in an empty folder and measures it."""
    path = folder / "workspace.db"
    filled, fill_s = make_workspace(path, catalogue, facts)
    file_mb = path.stat().st_size / 1e6
    open_s = median(_timed(lambda: _open_and_look(path, filled)) for _ in range(_OPENINGS))
    with closing(open_workspace(path, ground_of(folder))) as store:
        commits, answers = _answer(store, folder, filled)
        return Size(
            filled=filled,
            fill_s=fill_s,
            file_mb=file_mb,
            open_s=open_s,
            commit_ms=median(commits),
            answer_ms=median(answers),
            answer_p99_ms=quantiles(answers, n=100)[-1],
            search_ms=dict(_search(store)),
            verify_s=_timed(lambda: _verify(store)),
        )


def slope(sizes: list[Size], figure: Callable[[Size], float]) -> float:
    """Exponent of growth between the two largest sizes: 1 is linear, 0 constant."""
    one, other = sizes[-2:]
    return math.log(figure(other) / figure(one)) / math.log(other.filled.facts / one.filled.facts)


def _open_and_look(path: Path, filled: Filled) -> None:
    """What a start does before the first screen can be shown."""
    with closing(open_workspace(path, ground_of(path.parent))) as store:
        if len(store.visits()) != filled.visits:
            raise RuntimeError("visits are missing")
        read_visit(store, filled.last_visit)


def _answer(store: SqliteStore, folder: Path, filled: Filled) -> tuple[list[float], list[float]]:
    """Milliseconds of bare commits and of answers, taken in turns."""
    visit = read_visit(store, filled.last_visit)
    subjects = [row.answer.subject for row in visit.rows()]
    commits, answers = [], []
    with closing(BareCommit(folder / "bare.db")) as bare:
        for turn in range(_ANSWERS):
            verdict = ("適合", "指摘")[turn % 2]
            fact = NewFact(subjects[turn % len(subjects)], "verdict", verdict)
            commits.append(bare.measure_ms())
            book = f"visit:{filled.last_visit}"
            answers.append(1000 * _timed(partial(store.append, book, _BY, [fact])))
    return commits, answers


def _search(store: SqliteStore) -> Iterator[tuple[str, float]]:
    words = {"common": COMMON_WORD, "rare": RARE_WORD, "absent": ABSENT_WORD}
    for kind, word in words.items():
        yield kind, 1000 * median(_timed(partial(store.search, word)) for _ in range(_SEARCHES))


def _verify(store: SqliteStore) -> None:
    report = verify(store.connection, store.path)
    if not report.ok:
        raise RuntimeError(report.problems[0])


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin
