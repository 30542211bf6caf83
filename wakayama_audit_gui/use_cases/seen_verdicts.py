"""What visits found: every verdict with its item, place, systems and year.

One visit with everything around it is read in read_visit.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wakayama_audit_gui.record.derive import answer_name, verdict_of
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.ports import Store


class SeenVerdict(NamedTuple):
    """A verdict of a visit, with where and when it was given."""

    item: str
    verdict: str
    subject: str
    visit: str
    year: int
    systems: tuple[str, ...]
    section: str
    place: str
    sheet_no: str


def seen_verdicts(store: Store, fiscal_year: int = 0) -> Iterator[SeenVerdict]:
    """Verdicts of every visit up to a year, or of all for 0, latest visit first."""
    for visit in store.visits():
        if not 0 < visit.fiscal_year <= (fiscal_year or visit.fiscal_year):
            continue
        state = store.state(f"visit:{visit.visit}")
        for subject, cells in state.items():
            name = answer_name(subject)
            verdict = verdict_of(cells) if name else ""
            if name and verdict:
                place = Fields(state.get(f"place:{name.place}"))
                if not place.removed():
                    yield SeenVerdict(
                        name.item,
                        verdict,
                        subject,
                        visit.visit,
                        visit.fiscal_year,
                        visit.systems,
                        place.text("section"),
                        place.text("name"),
                        visit.sheet_no,
                    )
