"""Earlier findings as written in prior_findings_*.toml.

What a finding is used for is in domain/prior_finding.py.
"""

from __future__ import annotations

from wakayama_audit_gui.definitions.fields import Fields
from wakayama_audit_gui.domain.prior_finding import PriorFinding, PublishedReport

KINDS = ("指摘", "意見")
SCOPES = ("個別システム", "全庁ガバナンス", "デジタル化推進", "調達")


def read_source(head: Fields) -> PublishedReport:
    """The ``[report]`` that the findings of a file stand in."""
    return PublishedReport(head.text("year"), head.text("title"), head.text("subject"))


def read_finding(fields: Fields, report: PublishedReport) -> PriorFinding:
    """A ``[[finding]]``; ``text_summary`` is written only where it differs from the body."""
    body = fields.text("text_body")
    return PriorFinding(
        code=fields.text("code"),
        kind=fields.choice("class", KINDS),
        report=report,
        report_section=fields.text("report_section"),
        report_title=fields.text_or("report_title"),
        scope=fields.choice("scope", SCOPES),
        theme=fields.text("theme"),
        headings=fields.texts("headings"),
        text_body=body,
        text_summary=fields.text_or("text_summary", body),
        page=fields.whole("page"),
        system=fields.reference("system", "system", "情報システム"),
        sections=fields.references("sections", "section", "課", required=True),
        site=fields.reference("site", "place", "場所の型"),
        clauses=fields.references("clauses", "clause", "条項"),
        clauses_estimated=fields.references("clauses_estimated", "clause", "条項"),
        facts=fields.texts("facts"),
        note=fields.text_or("note"),
    )
