"""The 課 of the city on a day: of the definitions and an imported list, and what became of them.

Importing a list is in import_organisation.py, recording a 組織改正 in reorganise_sections.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.reorganisation import Reorganisation
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations

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
    def place(self) -> str:
        """局 and 部, as they are read."""
        return _apart(self.bureau, self.division)

    @property
    def title(self) -> str:
        """局, 部 and 課, as they are read."""
        return _apart(self.bureau, self.division, self.name)

    @property
    def full_name(self) -> str:
        """The same without blanks, as an id."""
        return self.title.replace(" ", "")


def _apart(*names: str) -> str:
    """Names with a blank between them; an office that is its own bureau stands once."""
    return " ".join(name for name in dict.fromkeys(names) if name)


def organised_on(fiscal_year: int, today: date | None = None) -> str:
    """The day whose 課 are those of a 年度, ISO: today; of one that is over its last day.

    Of one to come it is the end of June: 自己点検 goes to all 課 in June (report §2.1(3)③), after
    the changes of 1 April; so it is where no today is given.
    """
    if today is None or today < date(fiscal_year, 4, 1):
        return f"{fiscal_year}-06-30"
    return min(today, date(fiscal_year + 1, 3, 31)).isoformat()


def read_organisation(
    store: Store, catalogue: Catalogue, fiscal_year: int, *, gone: bool = False, day: str = ""
) -> tuple[Unit, ...]:
    """All 課 of a year: the order of the definitions first, then that of the list.

    Args:
        store: The open workspace.
        catalogue: The definitions.
        fiscal_year: 年度.
        gone: Also those taken off the list, merged, renamed or abolished.
        day: ISO date on which they stand; "" is `organised_on` the year.
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
    for change in read_reorganisations(store):
        if change.on <= (day or organised_on(fiscal_year)):
            _change(found, change)
    return tuple(unit for unit in found.values() if gone or not unit.removed)


def sections_of_year(store: Store, catalogue: Catalogue, fiscal_year: int) -> Mapping[str, str]:
    """Name → id of every 課 that stands at some time of a 年度, or did before it."""
    last = date(fiscal_year + 1, 3, 31).isoformat()
    units = read_organisation(store, catalogue, fiscal_year, gone=True, day=last)
    # Of two of a name the one that stands is meant.
    return {unit.name: unit.id for unit in sorted(units, key=lambda unit: not unit.removed)}


def find_unit(units: Iterable[Unit], said: str) -> Unit | None:
    """The one 課 of that name or full name; None where there is none, or several."""
    by_id = [unit for unit in units if said in (unit.id, unit.full_name)]
    found = by_id or [unit for unit in units if unit.name == said]
    return found[0] if len(found) == 1 else None


def _change(found: dict[str, Unit], change: Reorganisation) -> None:
    """Let the 課 be what they are after a change."""
    standing = [unit for unit in found.values() if not unit.removed]
    left = [unit for name in change.before if (unit := find_unit(standing, name)) is not None]
    for unit in left:
        if unit.id not in change.after:
            found[unit.id] = unit._replace(removed=True)
    places = {unit.name: unit for unit in change.placed}
    for name in change.after:
        if find_unit([unit for unit in found.values() if not unit.removed], name) is None:
            place = places.get(name) or (left[0] if left else Unit(name, "", "", name))
            found[name] = Unit(name, place.bureau, place.division, name)
