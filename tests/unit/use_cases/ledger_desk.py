"""A ledger with findings of the internal track, as if their visits were sealed."""

from __future__ import annotations

from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.domain.finding_life import (
    INTERNAL,
    FindingState,
    ImprovementPlan,
    LedgerFinding,
)
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_findings

ME = "0" * 32


class LedgerDesk:
    """A store in memory."""

    def __init__(self) -> None:
        self.store = MemoryStore()

    def file(
        self,
        code: str,
        state: FindingState,
        *sections: str,
        kind: str = "指摘",
        deadline: str = "",
        text: str = "書庫を施錠すべきである。",
    ) -> LedgerFinding:
        told: dict[str, JsonValue] = {
            "state": state.value,
            "class": kind,
            "text": text,
            "code": code,
            "audit_kind": INTERNAL,
            "fiscal_year": 2026,
            "deadline": deadline or None,
            "clauses": ["4.2(2)ウ"],
            "sections": list(sections),
        }
        facts = [NewFact(f"filed:{code}", name, value) for name, value in told.items()]
        self.store.append("findings", ME, facts)
        return self.one(code)

    def one(self, id_: str) -> LedgerFinding:
        return next(f for f in read_findings(self.store, the_catalogue()) if f.id == id_)


def plan_of(store: Store, finding: str, section: str = "") -> ImprovementPlan:
    """The plan as it stands in the record: of a 課 of several, or of the only one."""
    subject = f"plan:{finding}@{section}" if section else f"plan:{finding}"
    cells = {name: store.cell(subject, name) for name in ImprovementPlan._fields}
    return ImprovementPlan(**{name: Fields(cells).text(name) for name in cells})
