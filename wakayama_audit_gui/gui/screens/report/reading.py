"""What the report screen shows of a year, read off the GUI thread.

What a report is made of is read in use_cases/read_report.py; the wording is checked in
check_report.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.report import Passages
from wakayama_audit_gui.domain.standard_passages import standard_passages
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.use_cases.check_report import ReportNotice, check_report
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_report import read_report, report_years
from wakayama_audit_gui.use_cases.report_source import ReportSource
from wakayama_audit_gui.use_cases.write_report import Cover, read_cover


class ReportPage(NamedTuple):
    """A year with what its report is made of.

    Attributes:
        years: This one, and those of which there is anything to report; latest first.
        source: Findings, texts of the office, withheld parts.
        notices: What the wording check points at.
        cover: 文書番号, 発行日, 発行者 as decided.
        standard: What is printed where the office wrote nothing.
    """

    years: tuple[int, ...]
    source: ReportSource
    notices: tuple[ReportNotice, ...]
    cover: Cover
    standard: Passages


def read_page(services: Services, year: int, store: Store, progress: Progress) -> ReportPage:
    """Read a year; this year for 0."""
    catalogue = services.catalogue()
    this = fiscal_year(services.now().date())
    wanted = year or this
    years = report_years(store, catalogue)
    source = read_report(store, catalogue, wanted, services.now(), progress)
    notices = check_report(source, catalogue)
    external = any(finding.history for finding in source.findings)
    return ReportPage(
        tuple(sorted({*years, wanted, this}, reverse=True)),
        source,
        notices,
        read_cover(store, wanted),
        standard_passages(wanted, external=external),
    )
