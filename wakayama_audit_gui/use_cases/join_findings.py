"""Letting one finding stand for several of one place, and parting them again.

How the one that stands is shown with what is of the others is read_findings.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.step_finding import filing_facts


def join_findings(
    store: Store, into: LedgerFinding, others: Sequence[LedgerFinding], by: str
) -> Changes:
    """Let one finding stand for others, e.g. of several systems in one server room.

    What each says stays with it; read_findings.py shows the one that stands with the systems and
    対象課 of all.

    Raises:
        UserError: The one that is to stand for others is itself joined to another, is of another
            class, 年度, kind of audit or state, is among them, or some were published.
    """
    if into.joined or any(other.id == into.id for other in others):
        raise UserError(
            f"{into.code}は、ほかの指摘にまとめられています。",
            "まとめ先の指摘を選ぶか、先に分けてください。",
            code="joined_already",
        )
    if any(other.kind != into.kind for other in others):
        raise UserError(
            "指摘と意見は一つにまとめられません。",
            "区分の同じものだけを選んでください。",
            code="classes_differ",
        )
    _check_alike(into, others)
    # Filed with what is its own, before it is shown with what is of the others.
    facts = filing_facts(into)
    for other in others:
        facts += filing_facts(other, joined=into.id)
    return record(store, FINDINGS, by, f"{into.code}に{len(others)}件をまとめた", facts)


def split_finding(store: Store, finding: LedgerFinding, by: str) -> Changes:
    """Let a finding stand by itself again."""
    facts = filing_facts(finding, joined=None)
    return record(store, FINDINGS, by, f"{finding.code}を分けた", facts)


def _check_alike(into: LedgerFinding, others: Sequence[LedgerFinding]) -> None:
    if any(one.page for one in (into, *others)):
        raise UserError(
            "公表された報告書の指摘・意見は、まとめられません。",
            "視察や照合で見つけたものだけを選んでください。",
            code="published_joined",
        )
    whose = (into.fiscal_year, into.audit_kind, into.state)
    if any((one.fiscal_year, one.audit_kind, one.state) != whose for one in others):
        raise UserError(
            "年度、監査の種類、状態のどれかが違うものは、一つにまとめられません。",
            "同じ監査で同じ状態にあるものだけを選んでください。",
            code="joined_unlike",
        )
