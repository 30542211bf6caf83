"""Reading what stands, and what was ever said, straight from facts, entries and values.

Every value and entry is checked against its hash on the way: bit rot is an error, never a wrong
word on the screen. Rows for lists are in projections.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.act import head_of
from wakayama_audit_gui.record.commitment import MalformedError, Value, load_json
from wakayama_audit_gui.record.entry import Entry, EntryFact, read_entry
from wakayama_audit_gui.record.fact import Cell, Head, HistoryLine
from wakayama_audit_gui.record.past import Past, past_of
from wakayama_audit_gui.storage.entries import raw_entries
from wakayama_audit_gui.storage.failures import as_bytes, damaged

Row = tuple[str, str, bytes, bytes, bytes | None, bytes | None]

_PART: Final = "記録"
_VALUE: Final = "記録された値"
# Without the entry's bytes: they would come anew with each of its facts, a megabyte for 5,000.
_SELECT: Final = (
    "SELECT subject.name, fact.field, fact.c, entry.id, value.salt, value.body"
    " FROM {} JOIN fact USING (s) JOIN entry USING (n) LEFT JOIN value ON value.c = fact.c WHERE "
)
_OF_BOOK: Final = (
    _SELECT.format("book JOIN subject USING (b)") + "book.name = ? AND live = 1 ORDER BY entry.id"
)
_VALUES_OF_BOOK: Final = (
    "SELECT value.c, salt, value.body FROM book JOIN subject USING (b) JOIN fact USING (s)"
    " JOIN value ON value.c = fact.c WHERE book.name = ?"
)
_BYTES: Final = "SELECT bytes FROM entry WHERE id = ?"
_OF_SUBJECT: Final = _SELECT.format("subject")
_LIVE: Final = "subject.name = ? AND live = 1"


class Reader:
    """Reads cells; reads each entry once, however many facts of it stand, and remembers it.

    Args:
        connection: The workspace.
        path: Its path, for words.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._facts: dict[bytes, tuple[Entry, dict[tuple[str, str], EntryFact]]] = {}

    def state(self, book: str) -> dict[str, dict[str, Cell]]:
        """Live heads of every subject of a book."""
        return self._grouped(self._connection.execute(_OF_BOOK, (book,)))

    def subject(
        self, name: str, book: str | None = None, field: str | None = None
    ) -> dict[str, Cell]:
        """Live heads of one subject by field, of one book or all, of one field or all."""
        where, values = _LIVE, [name]
        if book is not None:
            where += " AND subject.b = (SELECT b FROM book WHERE book.name = ?)"
            values.append(book)
        if field is not None:
            where += " AND field = ?"
            values.append(field)
        rows = self._connection.execute(_OF_SUBJECT + where + " ORDER BY entry.id", values)
        return self._grouped(rows).get(name, {})

    def past(self, book: str, heads: Sequence[bytes] | None) -> Past:
        """A book as of some entries, straight from the entries themselves."""
        entries = [
            checked_entry(name, as_bytes(raw, self._path, _PART), self._path)
            for _, name, raw in raw_entries(self._connection, book)
        ]
        values = {
            bytes(c): Value(*(as_bytes(part, self._path, _VALUE) for part in (salt, body)))
            for c, salt, body in self._connection.execute(_VALUES_OF_BOOK, (book,)).fetchall()
        }
        if any(value.commitment != commitment for commitment, value in values.items()):
            raise damaged(self._path, _VALUE)
        return past_of(entries, heads, values.get)

    def subject_row(self, subject: int) -> dict[str, Cell]:
        """Live heads of one subject by field."""
        rows = self._connection.execute(
            _OF_SUBJECT + "fact.s = ? AND live = 1 ORDER BY entry.id", (subject,)
        )
        (cells,) = self._grouped(rows).values() or ({},)
        return cells

    def history(self, subject: str) -> list[HistoryLine]:
        """Everything ever said of a subject, in the order it was applied."""
        rows = self._connection.execute(
            _OF_SUBJECT + "subject.name = ? ORDER BY fact.f", (subject,)
        ).fetchall()
        heads = [(row[1], self._head(row)) for row in rows]
        return [
            HistoryLine(head.entry, head.at, head.by, field, head.value, head.erased)
            for field, head in heads
        ]

    def _grouped(self, rows: sqlite3.Cursor) -> dict[str, dict[str, Cell]]:
        found: dict[str, dict[str, Cell]] = {}
        for row in rows.fetchall():
            fields = found.setdefault(row[0], {})
            fields[row[1]] = (*fields.get(row[1], ()), self._head(row))
        return found

    def _head(self, row: Row) -> Head:
        subject, field, commitment, entry_id, salt, body = row
        entry, facts = self._facts.get(entry_id) or self._entry(entry_id)
        fact = facts.get((subject, field))
        if fact is None or fact.commitment != commitment:
            raise damaged(self._path, "索引")
        if salt is None or body is None:
            return head_of(entry, fact, None, erased=True)
        value = Value(*(as_bytes(part, self._path, _VALUE) for part in (salt, body)))
        if value.commitment != commitment:
            raise damaged(self._path, _VALUE)
        return head_of(entry, fact, load_json(value.body))

    def _entry(self, entry_id: bytes) -> tuple[Entry, dict[tuple[str, str], EntryFact]]:
        row = self._connection.execute(_BYTES, (entry_id,)).fetchone()
        if row is None:  # the index of the entries no longer leads where the table has it
            raise damaged(self._path, "索引")
        entry = checked_entry(entry_id, as_bytes(row[0], self._path, _PART), self._path)
        found = entry, {(fact.subject, fact.field): fact for fact in entry.facts}
        self._facts[entry_id] = found
        return found


def checked_entry(entry_id: bytes, raw: bytes, path: Path) -> Entry:
    """An entry as stored.

    Raises:
        UserError: Its bytes are not those of its id.
    """
    try:
        entry = read_entry(raw)
    except MalformedError:
        raise _entry_damaged(path) from None
    if entry.id != entry_id:
        raise _entry_damaged(path)
    return entry


def live_facts(connection: sqlite3.Connection, book: str) -> list[tuple[str, str, bytes]]:
    """(subject, field, commitment) of every live fact of a book, for its digest."""
    return connection.execute(
        "SELECT subject.name, field, c FROM book JOIN subject USING (b) JOIN fact USING (s)"
        " WHERE book.name = ? AND live = 1",
        (book,),
    ).fetchall()


def _entry_damaged(path: Path) -> UserError:
    return damaged(path, _PART)
