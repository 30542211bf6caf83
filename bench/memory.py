"""How much memory a process and its children take together, looked at again and again.

Linux only: what is shared counts for each its part (PSS).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

_EVERY_S = 0.01


class MemoryWatch:
    """Looks at a process and all that it started until told to stop."""

    def __init__(self, process: int) -> None:
        self.most_mb = 0.0
        self.looks = 0
        self._process = process
        self._stop = Event()
        self._thread = Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(_EVERY_S):
            tree = family(self._process, _parents())
            self.most_mb = max(self.most_mb, sum(map(_pss_mb, tree)))
            self.looks += 1


def family(process: int, parents: Mapping[int, int]) -> set[int]:
    """A process and everything that descends from it; ``parents`` is process → parent."""
    found = {process}
    while True:
        more = {child for child, parent in parents.items() if parent in found} - found
        if not more:
            return found
        found |= more


def _parents() -> dict[int, int]:
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended between the two
            told = stat.read_text(errors="replace")
            parents[int(stat.parent.name)] = int(told.rpartition(")")[2].split()[1])
    return parents


def _pss_mb(process: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0
