"""What a visit calls its systems: it follows the register until somebody signed or sealed it.

The names stand in the book of the visit, so that its papers bind them; planning a visit writes them
first (plan_visit.py), the register is kept by register_system.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.survey_form import SYSTEM_NAME
from wakayama_audit_gui.domain.system_register import is_nameless
from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.record.fact import JsonValue, NewFact, Receipt
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_register import ENTRY
from wakayama_audit_gui.use_cases.read_signing import read_visit_and_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book
from wakayama_audit_gui.use_cases.recording import record

_BETWEEN: Final = "・"


def naming_facts(
    visit: str, systems: Sequence[str], names: Mapping[str, str], title: str = ""
) -> list[NewFact]:
    """What a visit says of the names of its systems.

    Args:
        visit: Visit id.
        systems: System ids.
        names: System id → name.
        title: Of its own; "" names the visit after its systems.
    """
    called: dict[str, JsonValue] = {system: names[system] for system in systems}
    return [
        NewFact(f"visit:{visit}", "title", title or _title(systems, names)),
        NewFact(f"visit:{visit}", "system_names", called),
    ]


def present_naming(store: Store, visit: Visit, reported: Collection[str] = ()) -> list[NewFact]:
    """The facts that let a visit say the names of today; none where it says them already.

    Args:
        store: The workspace.
        visit: As read; it is neither signed nor sealed.
        reported: Ids of systems that keep the name the report gave them. Without the definitions at
            hand only those of no name take the one of the register.
    """
    former = {system: visit.system_names.get(system, system) for system in visit.systems}
    names = dict(former)
    for system, called in former.items():
        cell = store.cell(f"{ENTRY}{system}", SYSTEM_NAME)
        follows = is_nameless(called) if not reported else system not in reported
        if follows and (name := Fields({SYSTEM_NAME: cell}).text(SYSTEM_NAME)):
            names[system] = name
    if names == former:
        return []
    own = visit.title if visit.title != _title(visit.systems, former) else ""
    return naming_facts(visit.id, visit.systems, names, own)


def follow_names(store: Store, catalogue: Catalogue, changes: Changes, by: str) -> Changes:
    """An act on the register with every visit that says the names of today after it.

    What is sealed stays as it was sealed, and what somebody signed as it was signed.

    Args:
        store: The workspace.
        catalogue: The definitions; their systems are called as the report calls them.
        changes: What was said of systems.
        by: Who said it.
    """
    subjects = {subject for receipt in changes.receipts for subject, _ in receipt.after}
    named = {s.removeprefix(ENTRY) for s in subjects if s.startswith(ENTRY)}
    named -= catalogue.systems.keys()
    followed: list[Receipt] = []
    for row in store.visits() if named else ():
        if named.isdisjoint(row.systems) or _is_settled(store, row):
            continue
        facts = present_naming(store, read_visit(store, row.visit), catalogue.systems)
        followed += record(store, visit_book(row.visit), by, changes.label, facts).receipts
    return changes._replace(receipts=(*changes.receipts, *followed))


def _is_settled(store: Store, row: VisitRow) -> bool:
    """Whether a visit is sealed, or somebody signed it as it stands."""
    if row.state != VisitState.SIGNING.value:
        return row.state == VisitState.SEALED.value
    _, signing = read_visit_and_signing(store, row.visit)
    return bool(signing.signatures)


def _title(systems: Sequence[str], names: Mapping[str, str]) -> str:
    return _BETWEEN.join(names[system] for system in systems)
