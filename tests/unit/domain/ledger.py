"""A 指摘 of the ledger for tests: plain, but for what a test is about."""

from __future__ import annotations

from wakayama_audit_gui.domain.finding_life import INTERNAL, FindingState, LedgerFinding


def ledger_finding(id_: str, **fields: object) -> LedgerFinding:
    """A 指摘 of this 年度 by its id, which is its number too."""
    plain = LedgerFinding(
        id=id_,
        code=id_,
        kind="指摘",
        text="施錠すべきである。",
        text_summary="",
        page=0,
        systems=(),
        sections=(),
        clauses=(),
        fiscal_year=2026,
        audit_kind=INTERNAL,
        state=FindingState.DECIDED,
    )
    return plain._replace(**fields)  # type: ignore[arg-type]  # by name
