"""A finding (指摘 or 意見) of an earlier audit, as published.

A finding drafted in a visit is Finding in visit.py.
"""

from __future__ import annotations

from typing import NamedTuple


class PublishedReport(NamedTuple):
    """The report that findings stand in.

    Attributes:
        year: e.g. ``令和4年度``.
        title: Its kind, as it stands on its cover, e.g. ``包括外部監査結果報告書``.
        subject: What it was about, in the words of its cover.
    """

    year: str
    title: str
    subject: str


class PriorFinding(NamedTuple):
    """A published finding; the body is authoritative where body and summary differ.

    Attributes:
        code: Section and running number, e.g. ``3.3.2-3``.
        kind: ``指摘`` or ``意見``.
        report: Where it was published.
        report_section: e.g. ``3.3.2``.
        report_title: Title of that section.
        scope: ``個別システム``, ``全庁ガバナンス``, ``デジタル化推進`` or ``調達``.
        theme: e.g. ``来訪者区別``.
        headings: Headings above it in the body.
        text_body: Wording in the body.
        text_summary: Wording in the summary table of section 3.1.
        page: Page of the report.
        system: System id, "" where it concerns none.
        sections: 対象課.
        site: Id of the place template where the facts were, "" where they are not tied to one.
        clauses: Clauses quoted there.
        clauses_estimated: Clauses concluded by us; never shown as quoted.
        facts: Facts stated in the body, whole sentences in its words.
        note: What a reader must know.
    """

    code: str
    kind: str
    report: PublishedReport
    report_section: str
    report_title: str
    scope: str
    theme: str
    headings: tuple[str, ...]
    text_body: str
    text_summary: str
    page: int
    system: str
    sections: tuple[str, ...]
    site: str
    clauses: tuple[str, ...]
    clauses_estimated: tuple[str, ...]
    facts: tuple[str, ...]
    note: str

    @property
    def year(self) -> str:
        """年度 of the report, e.g. ``令和4年度``."""
        return self.report.year

    @property
    def wordings_differ(self) -> bool:
        """Whether body and summary differ in more than blanks."""
        return "".join(self.text_body.split()) != "".join(self.text_summary.split())
