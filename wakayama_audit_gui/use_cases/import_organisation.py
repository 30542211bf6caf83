"""Taking in the full list of 課 (局, 部, 課), so that forms reach those without contracts too.

Reading the list from a spreadsheet is outputs/excel's; who is on the list is read_organisation.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.cells import standing
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.read_organisation import SECTION
from wakayama_audit_gui.use_cases.recording import record

MAX_UNITS = 2_000


def import_organisation(
    store: Store, catalogue: Catalogue, listed: Sequence[ListedUnit], by: str
) -> Changes:
    """Take in a list; 課 that are known already stay the same 課, none is taken away.

    Raises:
        UserError: The list is empty, too long, or names one 課 twice.
    """
    clean = [ListedUnit(*(part.strip() for part in unit)) for unit in listed]
    lines = [unit for unit in clean if unit.name]
    if not lines or len(lines) > MAX_UNITS:
        raise UserError(
            f"組織一覧に課が {len(lines)} 件あります。",
            f"局・部・課の列に、1件から{MAX_UNITS}件までを書いてください。",
            code="organisation_size",
        )
    twice = [unit for unit, count in Counter(lines).items() if count > 1]
    if twice:
        raise UserError(
            f"「{''.join(twice[0])}」が組織一覧に二度あります。",
            "一方を消してから取り込んでください。",
            code="organisation_twice",
        )
    names = Counter(unit.name for unit in lines)
    facts: list[NewFact] = []
    for order, unit in enumerate(lines):
        known = catalogue.sections.get(unit.name)
        alone = names[unit.name] == 1 and (known is None or known.bureau == unit.bureau)
        same = known is not None and known.bureau == unit.bureau
        subject = SECTION + (unit.name if alone or same else "".join(dict.fromkeys(unit)))
        facts += [
            NewFact(subject, "name", unit.name),
            NewFact(subject, "bureau", unit.bureau),
            NewFact(subject, "division", unit.division),
            NewFact(subject, "order", order),
        ]
        if standing(store.cell(subject, "removed")) is True:
            facts.append(NewFact(subject, "removed", value=False))
    return record(store, OFFICE, by, f"組織一覧（{len(lines)} 課）を取り込んだ", facts)
