"""Recording the deadline that a letter or a form tells a 課, where none is recorded yet.

The day itself is proposed by compose_notice.py; one is set by hand in step_finding.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wakayama_audit_gui.domain.deadline import Holidays
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.compose_notice import ANSWER_AWAITED, awaited_until
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.step_finding import filing_facts


def carry_deadlines(
    store: Store, findings: Sequence[LedgerFinding], holidays: Holidays, today: date, by: str
) -> Changes:
    """Record until when the 課 are asked to answer, so that letter, form, board and 督促 agree.

    Nothing is recorded of findings that have a deadline, or of which no answer is awaited.
    """
    bare = [
        one for one in findings if one.state in ANSWER_AWAITED and one.sections and not one.deadline
    ]
    facts: list[NewFact] = []
    for finding in bare:
        due = awaited_until(store, finding, holidays, today)
        facts += filing_facts(finding, deadline=due.isoformat() if due else None)
    return record(store, FINDINGS, by, f"{len(bare)} 件の提出期限を決めた", facts)
