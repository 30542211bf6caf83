"""Checking the search index against the folded texts it was made of.

Whether those texts are right is checked in check_projections.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from typing import Final

from wakayama_audit_gui.storage.search import grams

_VOCABULARY: Final = (
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, text_index, instance)"
)
_FOUND: Final = "SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid"
_WORDS: Final = 'SELECT term, group_concat(doc || ":" || offset) FROM temp.vocabulary GROUP BY term'


def index_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Say so when the index is not what indexing all texts afresh would make."""
    (table,) = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE name = 'text_index'"
    ).fetchone()
    with closing(sqlite3.connect(":memory:")) as fresh:
        fresh.execute(table)
        fresh.executemany(
            "INSERT INTO text_index (rowid, grams) VALUES (?, ?)",
            ((f, grams(key)) for f, key in connection.execute("SELECT f, key FROM text_row")),
        )
        fresh.execute(_VOCABULARY)
        connection.execute(_VOCABULARY)
        try:
            pairs = zip_longest(connection.execute(_WORDS), fresh.execute(_WORDS))
            if any(
                stored != wanted or _misses(wanted[0], connection, fresh)
                for stored, wanted in pairs
            ):
                yield "検索の索引が、記録の文と合いません。"
        finally:
            connection.execute("DROP TABLE temp.vocabulary")


def _misses(word: str, *both: sqlite3.Connection) -> bool:
    """Whether looking a word up, which takes another way than listing all, finds other texts."""
    phrase = '"' + word.replace('"', '""') + '"'
    one, other = (connection.execute(_FOUND, (phrase,)).fetchall() for connection in both)
    return one != other
