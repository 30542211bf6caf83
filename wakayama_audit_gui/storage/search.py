"""The search index: pairs of neighbouring characters, so that words of two are found.

Folding is domain/search_key.py's; which texts are indexed is decided in record/derive.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.record.commitment import Value, load_json
from wakayama_audit_gui.record.view import SearchHit
from wakayama_audit_gui.storage.failures import damaged

_SHOWN: Final = (
    " FROM text_row t JOIN fact USING (f) JOIN subject ON subject.s = t.s"
    " JOIN book ON book.b = t.b JOIN value ON value.c = fact.c"
    " WHERE NOT EXISTS (SELECT 1 FROM removed_row r WHERE r.s = t.s)"
    " AND NOT EXISTS (SELECT 1 FROM visit_row v WHERE v.b = t.b AND v.removed)"
    " AND NOT EXISTS"
    " (SELECT 1 FROM place_row p WHERE p.b = t.b AND p.place = t.place AND p.removed)"
)


class Text(NamedTuple):
    """A text to be found: row of its fact, subject, book, its place's id, and its folded form."""

    fact: int
    subject: int
    book: int
    place: str
    key: str


def add_text(connection: sqlite3.Connection, text: Text) -> None:
    """Index a text."""
    connection.execute("INSERT INTO text_row (f, s, b, place, key) VALUES (?, ?, ?, ?, ?)", text)
    connection.execute(
        "INSERT INTO text_index (rowid, grams) VALUES (?, ?)", (text.fact, grams(text.key))
    )


def drop_text(connection: sqlite3.Connection, text: Text) -> None:
    """Take a text out of the index."""
    connection.execute("DELETE FROM text_row WHERE f = ?", (text.fact,))
    connection.execute(
        "INSERT INTO text_index (text_index, rowid, grams) VALUES ('delete', ?, ?)",
        (text.fact, grams(text.key)),
    )


def texts_of(connection: sqlite3.Connection, subject: int) -> list[Text]:
    """The indexed texts of a subject."""
    rows = connection.execute("SELECT f, s, b, place, key FROM text_row WHERE s = ?", (subject,))
    return [Text(*row) for row in rows.fetchall()]


def forget_dropped(connection: sqlite3.Connection) -> None:
    """Rewrite the index without what was dropped; after an erasure nothing of it may remain."""
    connection.execute("INSERT INTO text_index (text_index) VALUES ('optimize')")


def clear(connection: sqlite3.Connection) -> None:
    """Empty the index, to rebuild it."""
    connection.execute("DELETE FROM text_row")
    connection.execute("INSERT INTO text_index (text_index) VALUES ('delete-all')")


def grams(key: str) -> str:
    """A folded text as pairs of neighbours: ``来訪 訪者``; a lone character stands by itself."""
    return " ".join(pair for run in key.split() for pair in _pairs(run))


def find(connection: sqlite3.Connection, path: Path, words: str, limit: int) -> list[SearchHit]:
    """Texts that hold every word, latest recorded first.

    Raises:
        UserError: A text is not what was recorded.
    """
    wanted = search_key(words).split()
    if not wanted:
        return []
    # The index narrows down; the text itself decides. One character alone is in no pair: scan.
    phrases = [_phrase(word) for word in wanted if len(word) > 1]
    narrowed = (
        " AND t.f IN (SELECT rowid FROM text_index WHERE text_index MATCH ?)" if phrases else ""
    )
    rows = connection.execute(
        "SELECT book.name, subject.name, fact.field, value.c, value.salt, value.body"
        + _SHOWN
        + narrowed
        + " AND instr(t.key, ?)" * len(wanted)
        + " ORDER BY t.f DESC LIMIT ?",
        [*([" AND ".join(phrases)] if phrases else []), *wanted, limit],
    )
    return [
        SearchHit(book, subject, field, _text(commitment, Value(salt, body), path))
        for book, subject, field, commitment, salt, body in rows.fetchall()
    ]


def _text(commitment: bytes, value: Value, path: Path) -> str:
    if value.commitment != commitment:
        raise damaged(path, "記録された値")
    return str(load_json(value.body))


def _phrase(word: str) -> str:
    return '"' + " ".join(_pairs(word)).replace('"', '""') + '"'


def _pairs(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    for start in range(len(run) - 1):
        yield run[start : start + 2]
