"""Making the 公表版: bars over what is withheld, in findings and in the whole report, and the list.

Which parts are withheld is recorded by withhold_part.py; how bars look is in outputs.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.domain.report import CoveredPlace, Report, WithheldPart
from wakayama_audit_gui.domain.report_finding import ReportFinding
from wakayama_audit_gui.domain.withheld import COVERED, all_texts, covered, covers_of, map_texts
from wakayama_audit_gui.use_cases.report_source import ReportSource


def cover_findings(
    findings: Sequence[ReportFinding], withheld: Sequence[WithheldPart]
) -> list[ReportFinding]:
    """Findings with bars over their own withheld words."""
    if not withheld:
        return list(findings)
    return [_cover_finding(finding, withheld) for finding in findings]


def _cover_finding(finding: ReportFinding, withheld: Sequence[WithheldPart]) -> ReportFinding:
    covers = covers_of(withheld, finding.id)
    if not covers:
        return finding

    def change(text: str) -> str:
        return covered(text, covers)

    # Where it stands and what it is stays as it is: only what is said can be withheld.
    return map_texts(finding, change)._replace(
        id=finding.id, kind=finding.kind, systems=finding.systems, chapter=finding.chapter
    )


def cover_report(report: Report, source: ReportSource) -> Report:
    """The report with bars over what is withheld everywhere, and with the list of reasons."""
    covers = covers_of(source.withheld)

    def change(text: str) -> str:
        return covered(text, covers)

    # All but what names the paper itself, so that a part a report gets later is covered too.
    done = map_texts(report, change)._replace(
        title=report.title, edition=report.edition, number=report.number, issued=report.issued
    )
    return done._replace(covered=_list(done, source))


def _list(report: Report, source: ReportSource) -> tuple[CoveredPlace, ...]:
    said = [int(number) for text in all_texts(report) for number in COVERED.findall(text)]
    codes = {finding.id: finding.code or finding.id for finding in source.findings}
    return tuple(
        CoveredPlace(number, codes.get(part.finding, "報告書全体"), said.count(number), part.reason)
        for number, part in enumerate(source.withheld, start=1)
    )
