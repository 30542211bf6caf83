"""The ledger of 指摘・意見 as it stood at the end of a 年度, by the dates of the steps.

The ledger of today is read_findings.py's. Joining two findings has no date of its own: what is one
today was one then.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding, Step
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_all_steps, read_findings


def read_findings_of(
    store: Store, catalogue: Catalogue, fiscal_year: int
) -> tuple[LedgerFinding, ...]:
    """Every finding there was by 31 March of a 年度, with its state of that day.

    Args:
        store: The workspace.
        catalogue: The definitions.
        fiscal_year: e.g. 2025; of this year or a coming one it is the ledger of today.
    """
    last, steps = f"{fiscal_year + 1}-03-31", read_all_steps(store)
    return tuple(
        _as_of(finding, steps.get(finding.id, ()), last)
        for finding in read_findings(store, catalogue)
        if finding.fiscal_year <= fiscal_year
    )


def _as_of(finding: LedgerFinding, steps: Sequence[Step], last: str) -> LedgerFinding:
    """Its state of a day, where a step of a later day has led on."""
    before = [step for step in steps if step.date <= last]
    if len(before) == len(steps):
        return finding
    first = FindingState.NOTIFIED if finding.page else FindingState.DRAFTED
    return finding._replace(state=before[-1].state if before else first)
