"""Published findings of the definitions as the report of their year takes them in.

Everything else a report is made of is read in read_report.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.calendar import era_initial, fiscal_year_label
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.prior_finding import PriorFinding
from wakayama_audit_gui.domain.report_finding import ReportFinding


def published_findings(catalogue: Catalogue, fiscal_year: int) -> tuple[ReportFinding, ...]:
    """Findings of the definitions that were published for a year, in the order of their report."""
    label = fiscal_year_label(fiscal_year)
    return tuple(
        _published(found, fiscal_year)
        for found in catalogue.findings.values()
        if found.year == label
    )


def _published(found: PriorFinding, fiscal_year: int) -> ReportFinding:
    """A published finding as the report takes it in."""
    return ReportFinding(
        id=f"{era_initial(fiscal_year)}/{found.code}",
        code=found.code,
        kind=found.kind,
        text=found.text_body,
        summary=found.text_summary,
        systems=(found.system,) if found.system else (),
        sections=found.sections,
        chapter=found.report_section,
        chapter_title=found.report_title,
        theme=found.theme,
        headings=found.headings,
        clauses=found.clauses,
        clauses_estimated=found.clauses_estimated,
        facts=found.facts,
        history=True,
    )
