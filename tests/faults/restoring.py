"""F11: every backup of a history can be restored, and says what was there when it was made.

That a backup is read back before it counts is held in tests/unit/storage/test_backup.py.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.faults.figures import Figures
from tests.faults.power_loss import fast_folder
from tests.faults.workload import (
    ANSWER,
    BOOK,
    BY,
    acts,
    ground_of,
    open_store,
    prepare,
    view,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.storage import backup
from wakayama_audit_gui.storage.backup import make_backup
from wakayama_audit_gui.storage.doctor import doctor
from wakayama_audit_gui.storage.restore import restore_backup
from wakayama_audit_gui.storage.sqlite_store import SqliteStore

_BACKUPS = 5
"""Of one history."""
Seen = list[tuple[str, object]]


def restore_all(backups: int, seed: int) -> Figures:
    """Restores every backup of random histories until so many were restored."""
    figures = Figures("F11", "every backup of a history is restored")
    dice = random.Random(seed)
    while figures.tried < backups:
        with tempfile.TemporaryDirectory(dir=fast_folder()) as base:
            folder = Path(base) / "folder"
            prepare(folder, dice)
            made = _live(folder, dice)
            figures.counts["histories"] += 1
            for number, (file, seen) in enumerate(made):
                new = folder / f"restored-{number}.kansa-db"
                figures.judge(file.name, list(_problems(file, new, folder, seen)))
    return figures


def restore_from_forgetful_backups(backups: int, seed: int) -> Figures:
    """The control: backups that hold no values. In a process of their own."""
    vars(backup)["_values"] = lambda _run: iter(())
    return restore_all(backups, seed)


def _live(folder: Path, dice: random.Random) -> list[tuple[Path, Seen]]:
    """A history with a backup now and then: each, and what a person saw at that moment."""
    made = []
    with closing(open_store(folder)) as store:
        for _ in range(_BACKUPS):
            _work(store, dice)
            file = make_backup(lambda job: job(store), folder / "kept", keep=99).file
            made.append((file, list(view(store))))
    return made


def _work(store: SqliteStore, dice: random.Random) -> None:
    for facts, blobs in acts(dice, dice.randint(1, 4)):
        store.append(BOOK, BY, facts, blobs)
    if dice.random() < 0.4:
        fields = store.state(BOOK).get(ANSWER, {})
        if fields:
            store.erase([Erasing([Cut(ANSWER, dice.choice(sorted(fields)))])], BY, "写り込み", BY)


def _problems(file: Path, new: Path, folder: Path, seen: Seen) -> Iterator[str]:
    try:
        with closing(restore_backup(file, new, ground_of(folder))) as store:
            for (part, then), (_, now) in zip(seen, view(store), strict=True):
                if then != now:
                    yield f"{part} is another than when it was made"
        yield from doctor(new).problems
    except UserError as error:
        yield f"refused: {error}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        yield f"crashed: {error!r}"
