"""根拠 in words: each clause as it was quoted, an estimated one never as a quotation.

What clauses there are is in the definitions.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.clause import Clause
from wakayama_audit_gui.domain.report_finding import ReportFinding

_DOCUMENTS = {"対策基準": "情報セキュリティ対策基準", "基本方針": "情報セキュリティ基本方針"}


def grounds_of(finding: ReportFinding, catalogue: Catalogue) -> tuple[str, ...]:
    """One sentence for each clause, quoted ones first."""
    return (
        *(_quoted(id_, catalogue.clauses.get(id_)) for id_ in finding.clauses),
        *(
            f"根拠と考えられる条項（推定）：{_name(id_, catalogue.clauses.get(id_))}"
            for id_ in finding.clauses_estimated
        ),
    )


def _quoted(id_: str, clause: Clause | None) -> str:
    name = _name(id_, clause)
    if clause is None or not clause.quote:
        return f"{name}による。"
    if not clause.complete:
        return f"{name}に「{clause.quote}」とある（一部の引用）。"
    return f"{name}において、「{clause.quote}」としている。"


def _name(id_: str, clause: Clause | None) -> str:
    if clause is None:
        return f"{_DOCUMENTS['対策基準']} {id_}"
    document = _DOCUMENTS.get(clause.document, clause.document)
    return f"{document} {clause.id if clause.estimated else clause.number}"
