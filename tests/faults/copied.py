"""F13: a workspace is copied, worked on in both places, and merged again.

Copied with its mark (a whole disk, a virtual machine), both go on under one name: a fork, which
is shown. Copied alone, the second goes on under a name of its own. Either way both are kept.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from tests.faults.figures import Figures
from tests.faults.power_loss import fast_folder
from tests.faults.workload import BOOK, BY, acts, examine, open_store, prepare, view
from wakayama_audit_gui.record.merge import MergeReport
from wakayama_audit_gui.storage import absorb
from wakayama_audit_gui.storage.sqlite_store import SqliteStore

_SIDES = ("one", "other")


def copy_and_meet(histories: int, seed: int) -> Figures:
    """Copies, works on both sides and merges in any order, so many times."""
    figures = Figures("F13", "a copied workspace, worked on in both places")
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=fast_folder()) as base:
        first = Path(base) / "first"
        prepare(first, dice)
        while figures.tried < histories:
            _one_history(Path(base), first, dice, figures)
    return figures


def copy_and_see_no_fork(histories: int, seed: int) -> Figures:
    """The control: a merge that looks for no forks. In a process of its own."""
    setattr(absorb.Absorber, "_forks", lambda _self, _book: [])  # noqa: B010 - mypy forbids it
    return copy_and_meet(histories, seed)


def _one_history(base: Path, first: Path, dice: random.Random, figures: Figures) -> None:
    with_mark = dice.random() < 0.7
    acked: set[str] = set()
    for side in _SIDES:
        folder = base / side
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(first, folder)
        if not with_mark and side == _SIDES[1]:
            shutil.rmtree(folder / "anchors")
        with closing(open_store(folder)) as store:
            for facts, blobs in acts(dice, dice.randint(1, 3)):
                acked.add(store.append(BOOK, BY, facts, blobs).entry.hex())
    problems = _meet(base, with_mark=with_mark, other_first=dice.random() < 0.5)
    for side in _SIDES:
        problems += examine(base / side).faults(acked)
    figures.counts["copied with its mark"] += with_mark
    figures.judge(f"history {figures.tried}", problems)


def _meet(base: Path, *, with_mark: bool, other_first: bool) -> list[str]:
    """Both take what the other has, in this order or that; what is wrong then."""
    with (
        closing(open_store(base / _SIDES[0])) as one,
        closing(open_store(base / _SIDES[1])) as other,
    ):
        first, second = (other, one) if other_first else (one, other)
        reports = [_take(first, second), _take(second, first)]
        seen = [dict(view(store)) for store in (one, other)]
    problems = [f"{part} differs" for part in seen[0] if seen[0][part] != seen[1][part]]
    # The second merge brings what is already here of the first: it, too, must show the fork.
    odd = [report for report in reports if bool(report.forks) != with_mark]
    problems += [f"{len(report.forks)} forks shown" for report in odd]
    problems += [f"held: {entry.hex()}" for report in reports for entry, _ in report.held]
    return problems


def _take(taker: SqliteStore, giver: SqliteStore) -> MergeReport:
    return taker.absorb(giver.export())
