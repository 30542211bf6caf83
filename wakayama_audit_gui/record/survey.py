"""Looking over a book after a merge: what differs, what agrees, what was kept, what is missing.

The merge itself is in merge.py; what the user decides about it is an entry like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping
from typing import NamedTuple

from wakayama_audit_gui.record.act import BLOB_FIELDS
from wakayama_audit_gui.record.commitment import is_blob_name
from wakayama_audit_gui.record.derive import (
    answer_name,
    id_of,
    kind_of,
    own_item_place,
    place_fields,
)
from wakayama_audit_gui.record.entry import Entry
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.record.heads import is_contested, kept_fields
from wakayama_audit_gui.record.merge import CellName, SubjectName


class Survey(NamedTuple):
    """What a look over one book found; sorted. Meanings as in `MergeReport`."""

    conflicts: tuple[CellName, ...]
    agreed: tuple[CellName, ...]
    kept: tuple[SubjectName, ...]
    quarantined: tuple[SubjectName, ...]
    blobs_missing: tuple[str, ...]


def touched_cells(entries: Iterable[Entry]) -> dict[str, set[tuple[str, str]]]:
    """Book → (subject, field) of every fact in the entries."""
    found: dict[str, set[tuple[str, str]]] = {}
    for entry in entries:
        cells = found.setdefault(entry.book, set())
        cells.update((fact.subject, fact.field) for fact in entry.facts)
    return found


def survey_books(
    touched: Mapping[str, Container[tuple[str, str]]],
    state_of: Callable[[str], State],
    items_of: Callable[[str], Collection[str]],
    stored: Container[str],
) -> Survey:
    """Look over books.

    Args:
        touched: book → the (subject, field) to report conflicts of.
        state_of: Live heads of a book.
        items_of: Item ids of the checklist stored under a blob name.
        stored: Names of the blobs that are stored.
    """
    found = [
        _survey_book(book, state_of(book), touched[book], items_of, stored)
        for book in sorted(touched)
    ]
    return Survey(
        conflicts=tuple(name for part in found for name in part.conflicts),
        agreed=tuple(name for part in found for name in part.agreed),
        kept=tuple(name for part in found for name in part.kept),
        quarantined=tuple(name for part in found for name in part.quarantined),
        blobs_missing=tuple(sorted({name for part in found for name in part.blobs_missing})),
    )


def _survey_book(
    book: str,
    state: State,
    cells: Container[tuple[str, str]],
    items_of: Callable[[str], Collection[str]],
    stored: Container[str],
) -> Survey:
    several = [
        (CellName(book, subject, field), cell)
        for subject, fields in state.items()
        for field, cell in fields.items()
        if len(cell) > 1 and (subject, field) in cells
    ]
    return Survey(
        conflicts=tuple(sorted(name for name, cell in several if is_contested(cell))),
        agreed=tuple(sorted(name for name, cell in several if not is_contested(cell))),
        kept=tuple(
            sorted(SubjectName(book, name) for name, fields in state.items() if kept_fields(fields))
        ),
        quarantined=tuple(sorted(_quarantined(book, state, items_of))),
        blobs_missing=tuple(sorted(_missing(state, stored))),
    )


def _quarantined(
    book: str, state: State, items_of: Callable[[str], Collection[str]]
) -> Iterable[SubjectName]:
    asked = {
        id_of(subject): items_of(place_fields(cells).checklist)
        for subject, cells in state.items()
        if kind_of(subject) == "place"
    }
    own = {(own_item_place(c), id_of(s)) for s, c in state.items() if kind_of(s) == "own_item"}
    for subject in state:
        name = answer_name(subject)
        if name and name.item not in asked.get(name.place, ()) and name[1:] not in own:
            yield SubjectName(book, subject)


def _missing(state: State, stored: Container[str]) -> set[str]:
    return {
        head.value
        for fields in state.values()
        for field in BLOB_FIELDS & fields.keys()
        for head in fields[field]
        if isinstance(head.value, str) and is_blob_name(head.value) and head.value not in stored
    }
