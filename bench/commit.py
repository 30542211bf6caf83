"""A bare durable commit: one row into a one-table database, with the settings a workspace has.

What an answer costs beyond it is measured in answer.py and growth.py, always in the same run.
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

ROW_BYTES = 500
_SETTINGS = (
    "page_size = 16384",
    "locking_mode = EXCLUSIVE",
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "secure_delete = ON",
)


class BareCommit:
    """One connection on a new file of its own, to commit on again and again."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None)
        for setting in _SETTINGS:
            self._connection.execute(f"PRAGMA {setting}").close()
        self._connection.execute("CREATE TABLE row (n INTEGER PRIMARY KEY, body BLOB) STRICT")

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def measure_ms(self) -> float:
        """Milliseconds of one commit."""
        body = os.urandom(ROW_BYTES)
        begin = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO row (body) VALUES (?)", (body,))
        self._connection.execute("COMMIT")
        return (time.perf_counter() - begin) * 1000
