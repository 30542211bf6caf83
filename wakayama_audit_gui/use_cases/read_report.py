"""Reading what the report of a year is made of: published findings, visits, what the office writes.

Composing it is compose_report.py's.
"""

from __future__ import annotations

from collections.abc import Iterable

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.prior_finding import PriorFinding
from wakayama_audit_gui.domain.report_finding import ReportFinding


def published_findings(catalogue: Catalogue, fiscal_year: int) -> tuple[ReportFinding, ...]:
    """Findings of the definitions that were published for a year, in the order of their report."""
    label = fiscal_year_label(fiscal_year)
    return tuple(
        published_finding(found) for found in catalogue.findings.values() if found.year == label
    )


def published_finding(found: PriorFinding) -> ReportFinding:
    """A published finding as the report takes it in."""
    return ReportFinding(
        id=f"{_initial(found.year)}/{found.code}",
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


def _initial(label: str) -> str:
    """``R4`` for 令和4年度."""
    initials = {"令和": "R", "平成": "H", "昭和": "S"}
    number = label[2:].removesuffix("年度").replace("元", "1")
    return f"{initials.get(label[:2], label[:2])}{number}"


def fiscal_year_of(label: str, years: Iterable[int]) -> int | None:
    """The 年度 a text names, of those there are: ``令和4年度``, ``R4`` or ``2022``."""
    plain = label.strip().removesuffix("年度")
    for year in years:
        name = fiscal_year_label(year)
        if plain in (name.removesuffix("年度"), _initial(name), str(year)):
            return year
    return None
