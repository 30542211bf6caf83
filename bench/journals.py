"""What a durable commit costs under each journal SQLite offers: ``python -m bench.journals``.

Which of them lose nothing is found by tests/faults/power_loss.py; both together choose.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import NamedTuple

_ROUNDS = 40
_ANSWER_BYTES, _PHOTO_BYTES = 500, 3_000_000


class Journal(NamedTuple):
    """A way to keep a commit."""

    locking: str
    mode: str
    synchronous: str


JOURNALS = (
    Journal("EXCLUSIVE", "TRUNCATE", "FULL"),
    Journal("EXCLUSIVE", "PERSIST", "FULL"),
    Journal("EXCLUSIVE", "WAL", "FULL"),
    Journal("NORMAL", "DELETE", "FULL"),
    Journal("NORMAL", "DELETE", "EXTRA"),
)


def measure_journals(folder: Path) -> dict[str, dict[str, float]]:
    """Median milliseconds of a small and of a large commit, the journals taken in turns."""
    open_ones = {journal: _connect(folder, journal) for journal in JOURNALS}
    small: dict[Journal, list[float]] = {journal: [] for journal in JOURNALS}
    large: dict[Journal, list[float]] = {journal: [] for journal in JOURNALS}
    for turn in range(_ROUNDS):
        for journal, connection in open_ones.items():
            small[journal].append(_commit_ms(connection, _ANSWER_BYTES))
            if turn % 4 == 0:
                large[journal].append(_commit_ms(connection, _PHOTO_BYTES))
    for connection in open_ones.values():
        connection.close()
    return {
        f"{journal.mode} + {journal.synchronous}, {journal.locking} locking": {
            "answer_ms": median(small[journal]),
            "photo_ms": median(large[journal]),
        }
        for journal in JOURNALS
    }


def _connect(folder: Path, journal: Journal) -> sqlite3.Connection:
    name = "-".join(journal) + ".db"
    connection = sqlite3.connect(folder / name, isolation_level=None)
    for setting in (
        "page_size = 16384",
        f"locking_mode = {journal.locking}",
        f"journal_mode = {journal.mode}",
        f"synchronous = {journal.synchronous}",
        "secure_delete = ON",
    ):
        with closing(connection.execute(f"PRAGMA {setting}")):
            pass
    connection.execute("CREATE TABLE row (n INTEGER PRIMARY KEY, body BLOB) STRICT")
    return connection


def _commit_ms(connection: sqlite3.Connection, size: int) -> float:
    body = os.urandom(size)
    begin = time.perf_counter()
    connection.execute("INSERT INTO row (body) VALUES (?)", (body,))
    return (time.perf_counter() - begin) * 1000


def main() -> None:
    """Measures on the disk of the present folder, and prints."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        for name, figures in measure_journals(Path(folder)).items():
            line = "".join(f"{kind} {ms:7.2f}   " for kind, ms in figures.items())
            sys.stdout.write(f"{name:36} {line}\n")


if __name__ == "__main__":
    main()
