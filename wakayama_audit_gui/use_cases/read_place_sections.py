"""The 課 whose places a visit goes to, without reading the whole visit.

The visit with its checklists and answers is read_visit.py's.
"""

from __future__ import annotations

from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import visit_book

_PLACE = "place:"


def read_place_sections(store: Store, visit: str) -> tuple[str, ...]:
    """Names of the 課 of its places, each once, in the order of the places."""
    found = [
        (fields.number("order"), fields.text("section"))
        for subject, cells in store.state(visit_book(visit)).items()
        if subject.startswith(_PLACE) and not (fields := Fields(cells)).removed()
    ]
    return tuple(dict.fromkeys(section for _, section in sorted(found) if section))
