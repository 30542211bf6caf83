"""What was ever said of one field of a system in the register, beginning with the report.

The register as it stands is read in read_register.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.system_register import first_entries
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import ENTRY


class PastValue(NamedTuple):
    """A value a field had.

    Attributes:
        text: As kept; "" when it was cleared.
        at: ISO 8601 with offset; "" of what the report says.
        by: Person id; "" of the report, or unknown.
        erased: Whether it was lawfully erased.
        source: Where the report says so, with its words; "" where it is not known so closely.
    """

    text: str
    at: str
    by: str
    erased: bool = False
    source: str = ""


def read_entry_history(
    store: Store, catalogue: Catalogue, form: SurveyForm, entry: str, field: str
) -> tuple[PastValue, ...]:
    """Every value of a field, the latest first."""
    said = [
        PastValue(line.value if isinstance(line.value, str) else "", line.at, line.by, line.erased)
        for line in store.history(f"{ENTRY}{entry}")
        if line.field == field
    ]
    first = next((e for e in first_entries(catalogue, form) if e.id == entry), None)
    system = catalogue.systems.get(entry)
    stated = {one.question: one.source for one in system.answers} if system else {}
    begun = [PastValue(first.text(field), "", "", source=stated.get(field, ""))] if first else []
    return (*reversed(said), *begun)
