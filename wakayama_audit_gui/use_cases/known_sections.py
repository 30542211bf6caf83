"""Which 課 there are or were: whoever enters one by hand is held against them.

The organisation itself is read_organisation.py's; successors are in domain/reorganisation.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.reorganisation import Reorganisation, present_sections
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_organisation import read_organisation
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations

_TOLD = 3


def known_sections(store: Store, catalogue: Catalogue, today: date) -> frozenset[str]:
    """Every name a 課 has or had, short and in full: what is entered may be of an earlier day."""
    units = read_organisation(
        store, catalogue, fiscal_year(today), gone=True, day=today.isoformat()
    )
    named = {name for unit in units for name in (unit.id, unit.name, unit.full_name)}
    return frozenset(named | {section.name for section in catalogue.sections.values()})


def standing_sections(store: Store, catalogue: Catalogue, today: date) -> tuple[str, ...]:
    """The 課 of today by name, in the order of the organisation: what is offered to choose from."""
    units = read_organisation(store, catalogue, fiscal_year(today), day=today.isoformat())
    return tuple(dict.fromkeys(unit.name for unit in units))


class Sections(NamedTuple):
    """The 課 of the city, to hold against them what somebody enters.

    Attributes:
        names: Every name a 課 has or had.
        standing: The names of today.
        changes: Every 組織改正.
        day: Today, ISO.
    """

    names: Collection[str]
    standing: Collection[str]
    changes: tuple[Reorganisation, ...]
    day: str

    def present(self, name: str) -> tuple[str, ...]:
        """What a 課 is called today; a name that was, whoever succeeded it.

        Raises:
            UserError: There is no such 課, and never was.
        """
        require_sections([name], self.names)
        if not name or name in self.standing:
            return (name,)
        return present_sections((name,), self.changes, "", self.day)

    def single(self, name: str) -> str:
        """The same where there can be only one.

        Raises:
            UserError: There is no such 課, or several succeeded it.
        """
        found = self.present(name)
        if len(found) > 1:
            raise UserError(
                f"{name}は、組織改正で{'・'.join(found)}に分かれました。",
                "そのうちの一つを書いてください。",
                code="divided_section",
            )
        return found[0]


def read_sections(store: Store, catalogue: Catalogue, today: date) -> Sections:
    """The 課 as they are called today, and every name they had."""
    day = today.isoformat()
    units = read_organisation(store, catalogue, fiscal_year(today), day=day)
    standing = frozenset(name for unit in units for name in (unit.id, unit.name, unit.full_name))
    names = known_sections(store, catalogue, today)
    return Sections(names, standing, read_reorganisations(store), day)


def require_sections(names: Iterable[str], known: Collection[str]) -> None:
    """See that 課 are known; an empty name is somebody else's to refuse.

    Raises:
        UserError: Some are not; the first of them are named.
    """
    strange = [
        name for name in dict.fromkeys(n.strip() for n in names) if name and name not in known
    ]
    if strange:
        more = f"ほか {len(strange) - _TOLD} 件" if len(strange) > _TOLD else ""
        raise UserError(
            "、".join(f"「{name}」" for name in strange[:_TOLD]) + f"{more}という課はありません。",
            "課の名前を確かめてください。新しい課は、組織一覧を取り込むか組織改正で加えます。",
            code="no_such_section",
        )
