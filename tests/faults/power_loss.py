"""F2: the power goes; what was called saved is on the disk, whatever else is not.

Records the real system calls of a working child, replays every prefix of them on the model of
disk.py, and opens what each crash leaves with the real store.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.disk import Ack, Crash, Disk, Folder
from tests.faults.figures import Figures
from tests.faults.recording import folder_of, record
from tests.faults.workload import (
    Examination,
    Settings,
    examine,
    prepare,
    work_under,
)

_ACTS = 6
_LUCKS = 4
"""Random and torn states for each prefix, of each kind."""
_OF_A_PREFIX = 2 + 2 * _LUCKS
AS_SHIPPED = Settings("EXCLUSIVE", "TRUNCATE", "FULL")
PYTHON_DEFAULT = Settings("NORMAL", "DELETE", "FULL")
"""What the sqlite3 module does when nothing is said: the control, which must lose."""
COMPARED = (
    AS_SHIPPED,
    Settings("EXCLUSIVE", "TRUNCATE", "EXTRA"),
    Settings("EXCLUSIVE", "TRUNCATE", "NORMAL"),
    Settings("EXCLUSIVE", "PERSIST", "FULL"),
    Settings("EXCLUSIVE", "WAL", "FULL"),
    Settings("EXCLUSIVE", "WAL", "NORMAL"),
    PYTHON_DEFAULT,
    Settings("NORMAL", "DELETE", "EXTRA"),
)


def lose_power(states: int, seed: int, settings: Settings = AS_SHIPPED) -> Figures:
    """Opens crash states until so many were looked at.

    Args:
        states: How many crash states; several may hold the same bytes, which are opened once.
        seed: For the work and for what arrives.
        settings: Of the workspace while it is worked in; it is opened again as shipped.
    """
    figures = Figures("F2", str(settings))
    dice = random.Random(seed)
    while figures.tried < states:
        with tempfile.TemporaryDirectory(dir=fast_folder()) as base:
            root = Path(base) / "folder"
            prepare(root, dice)
            _one_recording(root, dice, settings, figures, states)
    return figures


def _one_recording(
    root: Path, dice: random.Random, settings: Settings, figures: Figures, states: int
) -> None:
    rounds = dice.getrandbits(64)
    crash_everywhere(
        root,
        lambda: work_under(settings, root, random.Random(rounds), _ACTS),
        examine,
        dice,
        figures,
        states - figures.tried,
    )


def crash_everywhere(
    root: Path,
    work: Callable[[], None],
    look: Callable[[Path], Examination],
    dice: random.Random,
    figures: Figures,
    states: int,
) -> None:
    """Records what work does below a folder, and looks at about so many crashes of it.

    Args:
        root: The folder; what is in it now is on the disk.
        work: Done in a traced child, once.
        look: What is found in a folder that a crash has left.
        dice: Which crashes, and what arrives.
        figures: Where they are judged.
        states: How many crash states, spread over the whole work.
    """
    before = folder_of(root)
    events = record(work, root)
    share = states / (len(events) * _OF_A_PREFIX)
    disk, acked = Disk(before), set[str]()
    seen: dict[str, Examination] = {}
    for number, event in enumerate(events):
        disk.take(event)
        figures.counts[type(event).__name__] += 1
        if isinstance(event, Ack):
            acked.add(event.entry)
        for kind, crash in _crashes(disk, dice):
            if dice.random() >= share:
                continue
            if crash.key not in seen:
                seen[crash.key] = look(_lay_out(crash.folder(), root))
            figures.judge(f"{kind} after call {number}", seen[crash.key].faults(acked))
    figures.counts["distinct"] += len(seen)
    figures.counts["recordings"] += 1
    if disk.kept_all().folder() != folder_of(root):
        raise AssertionError("the recording missed a change")


def _crashes(disk: Disk, dice: random.Random) -> Iterator[tuple[str, Crash]]:
    yield "nothing unsynced kept", disk.kept_nothing()
    yield "all kept", disk.kept_all()
    for _ in range(_LUCKS):
        yield "some kept", disk.kept_some(dice)
        yield "torn", disk.kept_torn(dice)


def _lay_out(state: Folder, root: Path) -> Path:
    """A folder with what a crash has left."""
    place = root.with_name("state")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for path, data in state.items():
        file = place / Path(path).relative_to(root)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return place


def fast_folder() -> str | None:
    """Memory to write crash states to, where there is some: their own syncs are not the matter."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
