"""One transaction, nestable: an inner one joins the outer.

What is done within it belongs to the caller; errors are put into words by failures.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def atomic(connection: sqlite3.Connection) -> Iterator[None]:
    """Do everything within or nothing; what was done is durable when it returns."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # After an I/O error SQLite may have rolled back by itself, or be unable to: then the next
        # use of the connection says so. What is reported is why it came to this.
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
