"""Which 課 there are or were: whoever enters one by hand is held against them.

The organisation itself is read_organisation.py's; successors are in domain/reorganisation.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_organisation import read_organisation

_TOLD = 3


def known_sections(store: Store, catalogue: Catalogue, today: date) -> frozenset[str]:
    """Every name a 課 has or had, short and in full: what is entered may be of an earlier day."""
    units = read_organisation(
        store, catalogue, fiscal_year(today), gone=True, day=today.isoformat()
    )
    named = {name for unit in units for name in (unit.id, unit.name, unit.full_name)}
    return frozenset(named | {section.name for section in catalogue.sections.values()})


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
