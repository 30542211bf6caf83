"""Projections: rows that lists, 前回 and search read, kept up with every write.

One subject is the unit: its rows are dropped and derived anew from its live heads, on writing and
on rebuilding alike. What they mean is decided in record/derive.py.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.record.derive import (
    WEIGHT,
    answer_name,
    counts_of,
    id_of,
    is_photo_shown,
    item_ids,
    kind_of,
    own_item_place,
    place_fields,
    place_of,
    searched_texts,
    verdict_of,
    visit_fields,
)
from wakayama_audit_gui.record.fact import Cell
from wakayama_audit_gui.record.heads import is_removed
from wakayama_audit_gui.record.sealing import Shown, below_seal, shown_of
from wakayama_audit_gui.record.view import FindingRow, PreviousResult, VisitRow
from wakayama_audit_gui.storage.blobs import Blobs
from wakayama_audit_gui.storage.cells import Reader
from wakayama_audit_gui.storage.failures import damaged
from wakayama_audit_gui.storage.finding_rows import (
    keep_finding,
    list_findings,
    stored_finding,
)
from wakayama_audit_gui.storage.search import Text, add_text, clear, drop_text, texts_of

VERSION: Final = 5
"""Raised with every change of what is projected or folded; then all is rebuilt once."""

_CLEAR_SUBJECT: Final = (
    "DELETE FROM place_row WHERE s = ?",
    "DELETE FROM answer_row WHERE s = ?",
    "DELETE FROM photo_row WHERE s = ?",
    "DELETE FROM own_item_row WHERE s = ?",
    "DELETE FROM removed_row WHERE s = ?",
)
_CLEAR_ALL: Final = (
    "DELETE FROM place_row",
    "DELETE FROM answer_row",
    "DELETE FROM photo_row",
    "DELETE FROM own_item_row",
    "DELETE FROM removed_row",
    "DELETE FROM finding_row",
    "DELETE FROM visit_row",
    "DELETE FROM visit_system",
)
_LAST_WRITTEN: Final = (
    "SELECT max(json_extract(CAST(bytes AS TEXT), '$.at'))"
    " FROM chain JOIN entry USING (k) WHERE b = ?"
)
_TOTAL: Final = (
    "SELECT (SELECT coalesce(sum(items), 0) FROM place_row WHERE b = ?1 AND NOT removed)"
    " + (SELECT count(*) FROM own_item_row o JOIN place_row p USING (b, place)"
    " WHERE o.b = ?1 AND NOT p.removed)"
)
# The answer to an item of the auditor's own counts only while that item stands.
_COUNTS: Final = (
    "SELECT verdict, count(*) FROM answer_row a JOIN place_row p USING (b, place)"
    " WHERE a.b = ?1 AND NOT p.removed AND (substr(a.item, 1, 4) <> 'own_'"
    " OR a.item IN (SELECT item FROM own_item_row WHERE b = ?1)) GROUP BY verdict"
)
# CROSS JOIN keeps the order: the system's visits, latest first, until one has the item.
_EARLIER: Final = (
    "WITH own AS (SELECT coalesce(max(scheduled), '') AS date FROM visit_row"
    " WHERE visit = ?3 AND NOT removed)"
    " SELECT v.visit, subject.name, a.verdict, v.scheduled"
    " FROM own CROSS JOIN visit_system vs CROSS JOIN visit_row v ON v.b = vs.b"
    " CROSS JOIN answer_row a ON a.b = vs.b AND a.item = ?1"
    " CROSS JOIN place_row p ON p.b = vs.b AND p.place = a.place"
    " CROSS JOIN subject ON subject.s = a.s"
    " WHERE vs.system = ?2 AND vs.scheduled > '' AND (own.date = '' OR vs.scheduled < own.date)"
    " AND v.visit <> ?3 AND NOT v.removed AND NOT p.removed AND a.verdict <> ''"
    " ORDER BY vs.scheduled DESC, instr(?4, a.verdict), subject.name DESC, v.visit DESC LIMIT 1"
)


class Projections:
    """Keeps the projections of one workspace.

    Args:
        connection: The workspace.
        path: Its path, for words.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._blobs = Blobs(connection, path)

    def update(self, book: int, name: str, subjects: Mapping[str, int], touched: str) -> None:
        """Derive anew what a write to a book touched.

        Args:
            book: Row of the book.
            name: Its name.
            subjects: Name → row of each subject written to.
            touched: The time the entry bears.
        """
        reader = Reader(self._connection, self._path)
        shown = shown_of(reader, name) if self._has_seal(book) else None
        if shown and any(subject.startswith("seal:") for subject in subjects):
            subjects = self._subjects(book)  # sealed or opened: all of it may be shown otherwise
        for subject, row in subjects.items():
            cells = shown.state.get(subject, {}) if shown else reader.subject_row(row)
            self._project(book, subject, row, cells)
        if kind_of(name) == "visit":
            cells = shown.state.get(name, {}) if shown else reader.subject(name, name)
            self._refresh(book, name, touched, cells, shown)

    def rebuild(self) -> None:
        """Drop every projection and derive it from the record."""
        for statement in _CLEAR_ALL:
            self._connection.execute(statement)
        clear(self._connection)
        books = self._connection.execute(
            "SELECT b, book.name, max(json_extract(CAST(bytes AS TEXT), '$.at'))"
            " FROM book JOIN chain USING (b) JOIN entry USING (k) GROUP BY b ORDER BY b"
        ).fetchall()
        for book, name, touched in books:
            self.refresh_book(book, name, touched)
        self._connection.execute(
            "INSERT OR REPLACE INTO install (key, value) VALUES ('projections', ?)", (str(VERSION),)
        )

    def refresh_book(self, book: int, name: str, touched: str) -> None:
        """Derive everything of one book anew."""
        self.update(book, name, self._subjects(book), touched)

    def _subjects(self, book: int) -> dict[str, int]:
        query = "SELECT name, s FROM subject WHERE b = ? ORDER BY s"
        return dict(self._connection.execute(query, (book,)).fetchall())

    def _has_seal(self, book: int) -> bool:
        query = "SELECT 1 FROM subject WHERE b = ? AND name >= 'seal:' AND name < 'seal;' LIMIT 1"
        return self._connection.execute(query, (book,)).fetchone() is not None

    def update_subjects(self, subjects: Mapping[int, Mapping[str, int]]) -> None:
        """Derive some subjects anew: row of book → name → row of subject."""
        for book, found in subjects.items():
            (name,) = self._connection.execute(
                "SELECT name FROM book WHERE b = ?", (book,)
            ).fetchone()
            self.update(book, name, found, "")

    def update_checklists(self, blobs: Iterable[str]) -> None:
        """Derive places anew whose checklist has only now arrived."""
        for blob in blobs:
            places = self._connection.execute(
                "SELECT b, name, s FROM place_row JOIN subject USING (s, b) WHERE checklist = ?",
                (blob,),
            ).fetchall()
            for book, name, row in places:
                self.update_subjects({book: {name: row}})

    def is_current(self) -> bool:
        """Whether the projections are of this program's version."""
        found = self._connection.execute(
            "SELECT value FROM install WHERE key = 'projections'"
        ).fetchone()
        return bool(found == (str(VERSION),))

    def visits(self) -> list[VisitRow]:
        """All visits, latest scheduled first."""
        rows = self._connection.execute(
            "SELECT visit, title, systems, state, revision, scheduled, fiscal_year, sheet_no,"
            " total, counts, photos, touched FROM visit_row WHERE NOT removed"
            " ORDER BY scheduled DESC, visit"
        ).fetchall()
        try:
            return [_row(row) for row in rows]
        except ValueError:
            raise damaged(self._path, "一覧") from None

    def previous(self, system: str, item: str, before_visit: str) -> PreviousResult | None:
        """Latest verdict for the same system and item in another visit scheduled before it."""
        found = self._connection.execute(
            _EARLIER, (item, system, before_visit, " ".join(WEIGHT))
        ).fetchone()
        return PreviousResult(*found) if found else None

    def findings(self) -> list[FindingRow]:
        """Every drafted and every filed finding, by id; a draft before what is filed of it."""
        try:
            return list_findings(self._connection)
        except (ValueError, TypeError):
            raise damaged(self._path, "指摘の一覧") from None

    def _project(self, book: int, subject: str, row: int, cells: Mapping[str, Cell]) -> None:
        for statement in _CLEAR_SUBJECT:
            self._connection.execute(statement, (row,))
        if is_removed(cells):
            self._connection.execute("INSERT INTO removed_row (s) VALUES (?)", (row,))
        # Of a subject that came after the seal nothing is shown.
        kind, answer = (kind_of(subject), answer_name(subject)) if cells else ("", None)
        if answer is not None:
            self._connection.execute(
                "INSERT INTO answer_row (s, b, place, item, verdict) VALUES (?, ?, ?, ?, ?)",
                (row, book, answer.place, answer.item, verdict_of(cells)),
            )
        elif kind == "place":
            removed, checklist = place_fields(cells)
            items = len(item_ids(self._blobs.get(checklist, b"")))
            self._connection.execute(
                "INSERT INTO place_row (s, b, place, removed, checklist, items)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (row, book, id_of(subject), removed, checklist, items),
            )
        elif kind == "photo" and is_photo_shown(cells):
            self._connection.execute("INSERT INTO photo_row (s, b) VALUES (?, ?)", (row, book))
        elif kind == "own_item" and (place := own_item_place(cells)):
            self._connection.execute(
                "INSERT INTO own_item_row (s, b, place, item) VALUES (?, ?, ?, ?)",
                (row, book, place, id_of(subject)),
            )
        found = stored_finding(subject, cells) if cells else None
        keep_finding(self._connection, book, row, found)
        self._index(book, subject, row, cells)

    def _index(self, book: int, subject: str, row: int, cells: Mapping[str, Cell]) -> None:
        place = place_of(subject, cells)
        wanted = {
            Text(self._fact(row, field, head.entry), row, book, place, search_key(text))
            for field, head, text in searched_texts(subject, cells)
        }
        indexed = set(texts_of(self._connection, row))
        for text in sorted(indexed - wanted):
            drop_text(self._connection, text)
        for text in sorted(wanted - indexed):
            add_text(self._connection, text)

    def _fact(self, subject: int, field: str, entry: bytes) -> int:
        (fact,) = self._connection.execute(
            "SELECT f FROM fact WHERE s = ? AND field = ?"
            " AND n = (SELECT n FROM entry WHERE id = ?)",
            (subject, field, entry),
        ).fetchone()
        return int(fact)

    def _refresh(
        self, book: int, name: str, touched: str, cells: Mapping[str, Cell], shown: Shown | None
    ) -> None:
        if not cells:
            return
        row = visit_fields(id_of(name), cells)._replace(
            total=self._number(_TOTAL, book),
            counts=counts_of(dict(self._connection.execute(_COUNTS, (book,)).fetchall())),
            photos=self._number("SELECT count(*) FROM photo_row WHERE b = ?", book),
            touched=max(touched, self._touched(book)),
        )
        row = below_seal(row, shown) if shown else row
        removed = is_removed(cells)
        systems, counts = json.dumps(row.systems), json.dumps(row.counts)
        self._connection.execute(
            "INSERT OR REPLACE INTO visit_row (b, removed, visit, title, systems, state, revision,"
            " scheduled, fiscal_year, sheet_no, total, counts, photos, touched)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (book, removed, row.visit, row.title, systems, *row[3:9], counts, *row[10:]),
        )
        self._connection.execute("DELETE FROM visit_system WHERE b = ?", (book,))
        self._connection.executemany(
            "INSERT INTO visit_system (system, scheduled, b) VALUES (?, ?, ?)",
            [] if removed else [(system, row.scheduled, book) for system in set(row.systems)],
        )

    def _touched(self, book: int) -> str:
        found = self._connection.execute(
            "SELECT touched FROM visit_row WHERE b = ?", (book,)
        ).fetchone()
        # No row yet: the book may have been written to before the visit itself was.
        touched = found or self._connection.execute(_LAST_WRITTEN, (book,)).fetchone()
        return str(touched[0])

    def _number(self, query: str, book: int) -> int:
        (number,) = self._connection.execute(query, (book,)).fetchone()
        return int(number or 0)


def _row(row: tuple[str, ...]) -> VisitRow:
    one, two, three, four, five, six = json.loads(row[9])
    counts = one, two, three, four, five, six
    return VisitRow._make((*row[:2], tuple(json.loads(row[2])), *row[3:9], counts, *row[10:]))
