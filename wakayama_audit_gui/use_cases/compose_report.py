"""Composing the 監査報告書 of a year from its findings: summary, chapters, counts, improvement.

Reading them is read_report.py's; headings, tables and bars are set by domain/report_layout.py; how
it looks is in outputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from wakayama_audit_gui.domain.calendar import fiscal_year_label, long_date
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.report import (
    Chapter,
    Edition,
    Report,
    ReportedFinding,
    ReportEntry,
    ReportPart,
    SummaryGroup,
)
from wakayama_audit_gui.domain.report_chapters import (
    chapter_key,
    name_chapters,
    part_of,
    part_title,
)
from wakayama_audit_gui.domain.report_finding import ReportFinding
from wakayama_audit_gui.domain.standard_passages import (
    EXTERNAL_APPROACH,
    METHODS,
    filled,
    standard_passages,
)
from wakayama_audit_gui.domain.system import CITYWIDE, System
from wakayama_audit_gui.use_cases.cover_report import cover_findings, cover_report
from wakayama_audit_gui.use_cases.report_grounds import grounds_of
from wakayama_audit_gui.use_cases.report_source import ReportSource
from wakayama_audit_gui.use_cases.report_tables import (
    count_tables,
    improvement_rows,
    omissions_of,
    say_omitted,
    total_of,
)
from wakayama_audit_gui.use_cases.watch import Unwatched, Watch

_HISTORY = (
    "本書の指摘・意見は、公表された報告書から転記した。要約の表と本文で文言が異なるものは、"
    "要約の表には表の、各章には本文の文言を示す（本文を正とする）。"
)


def compose_report(
    source: ReportSource, catalogue: Catalogue, edition: Edition, watch: Watch | None = None
) -> Report:
    """Compose the report.

    Args:
        source: What it is made of.
        catalogue: Systems, sections and clauses.
        edition: The 公表版 has bars over what is withheld, and neither persons nor sheets.
        watch: Who waits.
    """
    watch = watch or Unwatched()
    watch.report(0, 3, "指摘・意見をまとめています")
    findings, chapters = name_chapters(source.findings, catalogue.systems, source.audited)
    public = edition is Edition.PUBLIC
    if public:
        findings = cover_findings(findings, source.withheld)
    watch.stop_if_cancelled()
    watch.report(1, 3, "章に分けています")
    anchored = {finding.id: f"f{n}" for n, finding in enumerate(findings, start=1)}
    year = fiscal_year_label(source.fiscal_year)
    external = any(finding.history for finding in findings)
    omitted = omissions_of(findings, source.sheets) if public else ()
    report = Report(
        title=_title(year, findings, catalogue),
        edition=edition,
        number=source.number,
        issued=long_date(source.issued_on),
        office=source.office,
        systems=tuple(
            _system_line(id_, catalogue) for id_ in _targets(source, chapters, catalogue)
        ),
        visits=source.visits,
        passages=filled(source.passages, standard_passages(source.fiscal_year, external=external)),
        approach=EXTERNAL_APPROACH if external else "",
        methods=() if external else METHODS,
        total=total_of(year, findings),
        tables=count_tables(findings),
        parts=tuple(_parts(findings, chapters, catalogue, anchored)),
        improvements=improvement_rows(findings, anchored, public=public),
        sheets=() if public else source.sheets,
        notes=(*((_HISTORY,) if external else ()), *source.notes, *say_omitted(omitted)),
        omitted=omitted,
    )
    watch.stop_if_cancelled()
    watch.report(2, 3, "文章を整えています")
    return cover_report(report, source) if public else report


def _title(year: str, findings: Sequence[ReportFinding], catalogue: Catalogue) -> str:
    """That of the published report, as long as all that is told stands in it; else our own."""
    reports = {prior.report for prior in catalogue.findings.values() if prior.year == year}
    if len(reports) == 1 and findings and all(finding.history for finding in findings):
        published = reports.pop()
        return f"{year}　{published.title}　「{published.subject}」"
    return f"{year}　情報セキュリティ監査報告書"


def _targets(source: ReportSource, chapters: Mapping[str, str], catalogue: Catalogue) -> list[str]:
    """Systems in the order of the definitions, others behind them."""
    wanted = dict.fromkeys((*source.targets, *chapters))
    known = [id_ for id_ in catalogue.systems if id_ in wanted]
    return [*known, *(id_ for id_ in wanted if id_ not in catalogue.systems)]


def reported(finding: ReportFinding, anchored: Mapping[str, str], text: str) -> ReportedFinding:
    """A finding where it stands, in the wording of that place."""
    return ReportedFinding(anchored[finding.id], finding.code, finding.kind, text, finding.sections)


def _parts(
    findings: Sequence[ReportFinding],
    chapters: Mapping[str, str],
    catalogue: Catalogue,
    anchored: Mapping[str, str],
) -> Iterable[ReportPart]:
    by_chapter = {
        number: list(found) for number, found in groupby(findings, key=lambda f: f.chapter)
    }
    systems = {number: catalogue.systems.get(id_) for id_, number in chapters.items()}
    numbers = sorted({*by_chapter, *systems}, key=chapter_key)
    for part, theirs in groupby(numbers, key=part_of):
        found = [(number, by_chapter.get(number, [])) for number in theirs]
        yield ReportPart(
            part,
            part_title(part),
            tuple(
                _chapter(number, their, systems.get(number), catalogue, anchored)
                for number, their in found
            ),
            tuple(
                SummaryGroup(
                    number,
                    their[0].chapter_title,
                    tuple(reported(f, anchored, f.in_summary) for f in their),
                )
                for number, their in found
                if their
            ),
        )


def _chapter(
    number: str,
    findings: Sequence[ReportFinding],
    system: System | None,
    catalogue: Catalogue,
    anchored: Mapping[str, str],
) -> Chapter:
    title = findings[0].chapter_title if findings else ""
    return Chapter(
        number,
        title or (system.name if system else number),
        _particulars(system, catalogue) if system else (),
        tuple(_entries(findings, catalogue, anchored)),
    )


def _entries(
    findings: Sequence[ReportFinding], catalogue: Catalogue, anchored: Mapping[str, str]
) -> Iterable[ReportEntry]:
    above: tuple[str, ...] = ()
    shared = groupby(findings, key=lambda f: (f.headings, f.clauses, f.clauses_estimated))
    for (headings, _, _), group in shared:
        theirs = list(group)
        yield ReportEntry(
            _fresh(headings, above),
            grounds_of(theirs[0], catalogue),
            _facts(theirs),
            tuple(reported(finding, anchored, finding.text) for finding in theirs),
        )
        above = headings


def _facts(findings: Sequence[ReportFinding]) -> tuple[str, ...]:
    """Each once, and none that the findings below say themselves."""
    said = "\n".join(finding.text for finding in findings)
    facts = dict.fromkeys(_sentence(fact) for finding in findings for fact in finding.facts)
    return tuple(fact for fact in facts if fact not in said)


def _sentence(fact: str) -> str:
    return fact if fact.endswith(("。", "）", ")")) else f"{fact}。"


def _fresh(headings: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """Headings from the first that differs."""
    same = 0
    while same < min(len(headings), len(above)) and headings[same] == above[same]:
        same += 1
    return headings[same:]


def _particulars(system: System, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    def full(name: str) -> str:
        section = catalogue.sections.get(name)
        return section.full_name if section else name

    operating = system.operating_sections
    one = operating == (system.contract_section,)
    names = system.operating_printed or tuple(
        name if name == CITYWIDE else full(name) for name in operating
    )
    numbered = (f"{number}. {name}" for number, name in enumerate(names, start=1))
    listed = "\n".join(numbered if len(names) > 1 else names)
    pairs = (
        ("システム名", system.name),
        ("契約課", full(system.contract_section)),
        ("運用課", "同上" if one else listed),
        ("目的と主な機能", system.purpose),
        ("システム形態", system.form),
        ("ユーザー数", system.users_text),
    )
    return tuple(pair for pair in pairs if pair[1])


def _system_line(id_: str, catalogue: Catalogue) -> tuple[str, str]:
    system = catalogue.systems.get(id_)
    if system is None:
        return id_, ""
    return system.name, "、".join((*system.sections, *([CITYWIDE] if system.citywide else [])))
