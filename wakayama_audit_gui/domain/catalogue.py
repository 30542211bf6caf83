"""Everything the definitions say: systems, sections, clauses, items, findings, places, roles.

Reading it from files is the work of definitions/; choosing items for a place is in checklist.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.clause import Clause, Control, Heading
from wakayama_audit_gui.domain.item import Checklist, Item, fingerprint
from wakayama_audit_gui.domain.place import PlaceTemplate
from wakayama_audit_gui.domain.prior_finding import PriorFinding
from wakayama_audit_gui.domain.role import Role
from wakayama_audit_gui.domain.section import Section
from wakayama_audit_gui.domain.self_inspection import InspectionQuestion
from wakayama_audit_gui.domain.system import System
from wakayama_audit_gui.domain.visit import Criterion


class Catalogue(NamedTuple):
    """The definitions, each kind by its key and in the order in which it is shown.

    Attributes:
        systems: By id.
        sections: By name (課).
        clauses: By id, estimated ones last.
        headings: By ``章／見出し``.
        controls: By number.
        checklists: By id.
        items: By id, in checklist order.
        findings: By code.
        places: Place templates by id.
        roles: By name.
        questions: Of the 自己点検, by id.
    """

    systems: Mapping[str, System]
    sections: Mapping[str, Section]
    clauses: Mapping[str, Clause]
    headings: Mapping[str, Heading]
    controls: Mapping[str, Control]
    checklists: Mapping[str, Checklist]
    items: Mapping[str, Item]
    findings: Mapping[str, PriorFinding]
    places: Mapping[str, PlaceTemplate]
    roles: Mapping[str, Role]
    questions: Mapping[str, InspectionQuestion] = {}

    def criteria_of(self, item: Item) -> tuple[Criterion, ...]:
        """What the item is held against: quoted clauses, estimated ones, and bare headings.

        A heading stands with its title for a number and without a quote: only the title of that
        part of the 対策基準 is published, so it is estimated.
        """
        quoted = tuple(_criterion(self.clauses[id_]) for id_ in item.clauses)
        return quoted + tuple(
            Criterion(self.headings[key].title, "対策基準", "", "", "", estimated=True)
            for key in item.headings
        )

    def fingerprint_of(self, item: Item) -> str:
        """Hash of the item's question and criteria, 64 hex digits."""
        return fingerprint(item.question, self.criteria_of(item))

    def items_that_find(self, code: str) -> tuple[Item, ...]:
        """Items that would have found an earlier finding."""
        return tuple(item for item in self.items.values() if code in item.findings)

    def findings_of(self, system: str) -> tuple[PriorFinding, ...]:
        """Earlier findings on a system, in report order."""
        return tuple(f for f in self.findings.values() if f.system == system)


def _criterion(clause: Clause) -> Criterion:
    return Criterion(
        no=clause.id,
        document=clause.document,
        quote=clause.quote,
        subject=clause.subject,
        modality=clause.modality,
        estimated=clause.estimated,
    )
