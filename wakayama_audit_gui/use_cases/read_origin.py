"""What became of a finding before the ledger took it up: drafted in a visit, then sealed with it.

The steps after that are recorded by step_finding.py and read in read_findings.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding, Step
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_signing import read_visit_and_signing


def read_origin(store: Store, finding: LedgerFinding) -> tuple[Step, ...]:
    """起案 on the day of the visit, and 確定 with each of its revisions; () of a published one."""
    if finding.visit not in {row.visit for row in store.visits()}:
        return ()
    visit, signing = read_visit_and_signing(store, finding.visit)
    office = read_office(store)
    people = "・".join(filter(None, map(office.name_of, visit.auditors)))
    drafted = Step(FindingState.DRAFTED, visit.scheduled, people, "監査人", visit.sheet_no)
    sealed = [
        Step(
            FindingState.DECIDED,
            seal.at[:10],
            office.name_of(seal.by),
            "監査人",
            f"{visit.sheet_no} 第{seal.revision}版",
            f"署名 {len(signing.signatures)} 名" if seal is signing.seals[-1] else "",
        )
        for seal in signing.seals
    ]
    return (drafted, *sealed)
