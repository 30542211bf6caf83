"""Checking projections: each row against the record, derived by another way than it was made.

Here a whole book is derived at once from its state; projections.py goes subject by subject.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.record.derive import (
    answer_name,
    id_of,
    is_photo_shown,
    item_ids,
    kind_of,
    own_item_place,
    place_fields,
    place_of,
    searched_texts,
    verdict_of,
    visit_row,
)
from wakayama_audit_gui.record.heads import is_removed
from wakayama_audit_gui.record.sealing import Shown, below_seal, shown_of
from wakayama_audit_gui.storage.blobs import Blobs
from wakayama_audit_gui.storage.cells import Reader
from wakayama_audit_gui.storage.finding_rows import stored_finding
from wakayama_audit_gui.storage.projections import VERSION, Projections

Rows = set[tuple[object, ...]]

_STORED: Final = {
    "visit_row": "SELECT visit, title, systems, state, revision, scheduled, fiscal_year, sheet_no,"
    " total, counts, photos, touched FROM visit_row WHERE b = ? AND NOT removed",
    "visit_system": "SELECT system, scheduled FROM visit_system WHERE b = ?",
    "place_row": "SELECT name, place, removed, checklist, items"
    " FROM place_row JOIN subject USING (s, b) WHERE b = ?",
    "answer_row": "SELECT name, place, item, verdict"
    " FROM answer_row JOIN subject USING (s, b) WHERE b = ?",
    "photo_row": "SELECT name FROM photo_row JOIN subject USING (s, b) WHERE b = ?",
    "own_item_row": "SELECT name, place, item"
    " FROM own_item_row JOIN subject USING (s, b) WHERE b = ?",
    "removed_row": "SELECT name FROM removed_row JOIN subject USING (s) WHERE b = ?",
    "finding_row": "SELECT name, finding, filed, finding_row.place, item, fields"
    " FROM finding_row JOIN subject USING (s, b) WHERE b = ?",
    "text_row": "SELECT name, field, entry.id, place, key FROM text_row JOIN subject USING (s, b)"
    " JOIN fact USING (f, s) JOIN entry USING (n) WHERE b = ?",
}
_SIZES: Final = {
    "visit_row": "SELECT count(*) FROM visit_row",
    "visit_system": "SELECT count(*) FROM visit_system",
    "place_row": "SELECT count(*) FROM place_row",
    "answer_row": "SELECT count(*) FROM answer_row",
    "photo_row": "SELECT count(*) FROM photo_row",
    "own_item_row": "SELECT count(*) FROM own_item_row",
    "removed_row": "SELECT count(*) FROM removed_row",
    "finding_row": "SELECT count(*) FROM finding_row",
    "text_row": "SELECT count(*) FROM text_row",
}
_WORDS: Final = {
    "visit_row": "視察の一覧",
    "visit_system": "システム別の視察の表",
    "place_row": "場所の表",
    "answer_row": "判定の表",
    "photo_row": "写真の表",
    "own_item_row": "加えた項目の表",
    "removed_row": "削除の表",
    "finding_row": "指摘の表",
    "text_row": "検索する文の表",
}


def derived_earlier(connection: sqlite3.Connection) -> bool:
    """Whether the projections are those of an earlier program; opening derives them anew."""
    found = connection.execute("SELECT value FROM install WHERE key = 'projections'").fetchone()
    return found in [(str(version),) for version in range(1, VERSION)]


def projection_problems(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    """Everything in which projections differ from the record."""
    if not Projections(connection, path).is_current():
        yield "一覧と検索の版が、この版の監査手帳のものと違います。"
    reader, blobs = Reader(connection, path), Blobs(connection, path)
    sizes = dict.fromkeys(_STORED, 0)
    books = connection.execute(
        "SELECT b, name, max(json_extract(CAST(bytes AS TEXT), '$.at'))"
        " FROM book JOIN chain USING (b) JOIN entry USING (k) GROUP BY b ORDER BY b"
    ).fetchall()
    for book, name, touched in books:
        wanted = _expected(name, shown_of(reader, name), touched, blobs)
        for table, query in _STORED.items():
            rows = connection.execute(query, (book,)).fetchall()
            sizes[table] += len(rows)
            if set(rows) != wanted[table]:
                yield f"「{name}」の{_WORDS[table]}が、記録と合いません。"
    removed = connection.execute("SELECT count(*) FROM visit_row WHERE removed").fetchone()[0]
    sizes["visit_row"] += removed
    for table, query in _SIZES.items():
        if connection.execute(query).fetchone() != (sizes[table],):
            yield f"{_WORDS[table]}に、記録にない行があります。"


def _expected(name: str, shown: Shown, touched: str, blobs: Blobs) -> dict[str, Rows]:
    state = shown.state
    rows: dict[str, Rows] = {table: set() for table in _STORED}
    for subject, cells in state.items():
        answer = answer_name(subject)
        if answer:
            verdict = verdict_of(cells)
            rows["answer_row"].add((subject, answer.place, answer.item, verdict))
        elif kind_of(subject) == "place":
            removed, checklist = place_fields(cells)
            items = len(item_ids(blobs.get(checklist, b"")))
            rows["place_row"].add((subject, id_of(subject), removed, checklist, items))
        elif kind_of(subject) == "photo" and is_photo_shown(cells):
            rows["photo_row"].add((subject,))
        elif kind_of(subject) == "own_item" and (place := own_item_place(cells)):
            rows["own_item_row"].add((subject, place, id_of(subject)))
        finding = stored_finding(subject, cells)
        if finding:
            rows["finding_row"].add((subject, *finding))
        if is_removed(cells):
            rows["removed_row"].add((subject,))
        place = place_of(subject, cells)
        for field, head, text in searched_texts(subject, cells):
            rows["text_row"].add((subject, field, head.entry, place, search_key(text)))
    row = visit_row(name, state, touched, lambda blob: len(item_ids(blobs.get(blob, b""))))
    if row:
        row = below_seal(row, shown)
        lists = json.dumps(row.systems), json.dumps(row.counts)
        rows["visit_row"].add((*row[:2], lists[0], *row[3:9], lists[1], *row[10:]))
        rows["visit_system"] = {(system, row.scheduled) for system in row.systems}
    return rows
