"""The projection of 指摘・意見: one row per finding drafted in a visit or filed in the ledger.

When it is brought up to date is decided in projections.py; what a row says, in record/derive.py.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Final

from wakayama_audit_gui.record.derive import finding_row
from wakayama_audit_gui.record.fact import Cell
from wakayama_audit_gui.record.view import FindingRow

StoredFinding = tuple[str, int, str, str, str]
"""finding, filed, place, item, the other fields as JSON."""

# A draft counts as its answer does: only while its visit, place and own item stand.
_SHOWN: Final = (
    "SELECT finding, filed, fields FROM finding_row f WHERE filed OR ("
    " EXISTS (SELECT 1 FROM visit_row v WHERE v.b = f.b AND NOT v.removed)"
    " AND EXISTS (SELECT 1 FROM place_row p WHERE p.b = f.b AND p.place = f.place"
    " AND NOT p.removed) AND (substr(f.item, 1, 4) <> 'own_'"
    " OR f.item IN (SELECT o.item FROM own_item_row o WHERE o.b = f.b)))"
    " ORDER BY finding, filed"
)


def stored_finding(subject: str, cells: Mapping[str, Cell]) -> StoredFinding | None:
    """The row to be stored of a subject; None when it is no finding or was removed."""
    row = finding_row(subject, cells)
    if row is None:
        return None
    _, place, item = ("", "", "") if row.filed else _parts(row.finding)
    return row.finding, row.filed, place, item, json.dumps(row[2:], ensure_ascii=False)


def keep_finding(
    connection: sqlite3.Connection, book: int, row: int, found: StoredFinding | None
) -> None:
    """Put the row of a subject in the place of the one there was."""
    connection.execute("DELETE FROM finding_row WHERE s = ?", (row,))
    if found is not None:
        connection.execute(
            "INSERT INTO finding_row (s, b, finding, filed, place, item, fields)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row, book, *found),
        )


def list_findings(connection: sqlite3.Connection) -> list[FindingRow]:
    """All findings that are shown, by id; a draft stands before what is filed of it.

    Raises:
        ValueError: A row cannot be read.
    """
    return [
        _row(finding, filed, json.loads(fields))
        for finding, filed, fields in connection.execute(_SHOWN)
    ]


def _row(finding: str, filed: int, fields: list[str]) -> FindingRow:
    visit, kind, text, systems, sections, clauses, year, *rest = fields
    return FindingRow(
        finding,
        bool(filed),
        visit,
        kind,
        text,
        tuple(systems),
        tuple(sections),
        tuple(clauses),
        int(year),
        *rest,
    )


def _parts(finding: str) -> tuple[str, str, str]:
    visit, _, rest = finding.partition("/")
    place, _, item = rest.partition("/")
    return visit, place, item
