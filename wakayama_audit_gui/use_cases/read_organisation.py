"""The 課 of the city: those of the definitions and those of an imported list.

Importing a list is in import_organisation.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE

SECTION = "section:"
"""How the subject of an imported 課 begins."""


class Unit(NamedTuple):
    """A 課 to which forms go.

    Attributes:
        id: Owner of its forms: its name, or its full name where two 課 are called the same.
        bureau: 局.
        division: 部, "" where there is none.
        name: 課.
        removed: Whether it was taken off the list; forms of earlier years keep their name.
    """

    id: str
    bureau: str
    division: str
    name: str
    removed: bool = False

    @property
    def full_name(self) -> str:
        """局, 部 and 課 without blanks; an office that is its own bureau stands once."""
        return "".join(dict.fromkeys((self.bureau, self.division, self.name)))


def read_organisation(
    store: Store, catalogue: Catalogue, fiscal_year: int, *, gone: bool = False
) -> tuple[Unit, ...]:
    """All 課 of a year: the order of the definitions first, then that of the list.

    Args:
        store: The open workspace.
        catalogue: The definitions.
        fiscal_year: 年度.
        gone: Also those taken off the list.
    """
    found = {
        s.name: Unit(s.name, s.bureau, s.division, s.name)
        for s in catalogue.sections.values()
        if s.stands_in(fiscal_year)
    }
    listed: list[tuple[int, Unit]] = []
    for subject, cells in store.state(OFFICE).items():
        if subject.startswith(SECTION):
            fields = Fields(cells)
            unit = Unit(
                subject.removeprefix(SECTION),
                fields.text("bureau"),
                fields.text("division"),
                fields.text("name"),
                fields.removed(),
            )
            if unit.name:  # a list that was taken back leaves none
                listed.append((fields.number("order"), unit))
    found |= {unit.id: unit for _, unit in sorted(listed)}
    return tuple(unit for unit in found.values() if gone or not unit.removed)
