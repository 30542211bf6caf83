"""Composing the 対処マニュアル of a year from its findings and the items that would find them.

How it is laid out is in domain/manual.py; the report is composed in compose_report.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wakayama_audit_gui.domain.calendar import fiscal_year_label, long_date
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.improvement_table import COVERED_ELSEWHERE
from wakayama_audit_gui.domain.item import Item
from wakayama_audit_gui.domain.manual import Manual, ManualTheme
from wakayama_audit_gui.domain.report import Edition
from wakayama_audit_gui.domain.report_finding import ReportFinding
from wakayama_audit_gui.domain.same_wording import once
from wakayama_audit_gui.domain.withheld import covered, covers_of, map_texts
from wakayama_audit_gui.use_cases.cover_report import cover_findings
from wakayama_audit_gui.use_cases.report_grounds import grounds_of
from wakayama_audit_gui.use_cases.report_source import ReportSource
from wakayama_audit_gui.use_cases.report_tables import total_of

_UNNAMED = "その他"


def compose_manual(
    source: ReportSource, catalogue: Catalogue, edition: Edition = Edition.INTERNAL
) -> Manual:
    """Compose the manual: no persons and no 課, for what happened to one may happen to all.

    Args:
        source: What the report of the year is made of.
        catalogue: Clauses and items.
        edition: The 公表版 covers what the report covers.
    """
    public = edition is Edition.PUBLIC
    findings = cover_findings(source.findings, source.withheld) if public else source.findings
    themes: dict[str, list[ReportFinding]] = {}
    for finding in findings:
        themes.setdefault(finding.theme or _UNNAMED, []).append(finding)
    found = [_theme(name, theirs, catalogue) for name, theirs in themes.items()]
    manual = Manual(
        title=f"{fiscal_year_label(source.fiscal_year)}　情報セキュリティ監査　指摘対処マニュアル",
        office=source.office,
        issued=long_date(source.issued_on),
        themes=tuple(sorted(found, key=lambda theme: -theme.tally.total)),
        notes=(COVERED_ELSEWHERE,) if public and source.withheld else (),
    )
    covers = covers_of(source.withheld) if public else []
    return map_texts(manual, lambda text: covered(text, covers))


def _theme(name: str, findings: Sequence[ReportFinding], catalogue: Catalogue) -> ManualTheme:
    items = dict.fromkeys(item.id for finding in findings for item in _items(finding, catalogue))
    names = (*(system.name for system in catalogue.systems.values()), *catalogue.sections)
    return ManualTheme(
        tally=total_of(name, findings),
        duties=once(ground for f in findings for ground in grounds_of(f, catalogue)),
        seen=once((fact for f in findings for fact in f.facts), names),
        remedies=once((f"【{f.kind}】{f.text}" for f in findings), names),
        done=once((told.measure for f in findings for told in f.improvements), names),
        checks=once(line for id_ in items for line in _checks(catalogue.items[id_])),
        codes=once(f.code for f in findings),
    )


def _items(finding: ReportFinding, catalogue: Catalogue) -> Iterable[Item]:
    if finding.history:
        return catalogue.items_that_find(finding.code)
    item = catalogue.items.get(finding.id.rpartition("/")[2])
    return (item,) if item else ()


def _checks(item: Item) -> Iterable[str]:
    look = f"（見るところ：{'、'.join(item.look)}）" if item.look else ""
    yield f"{item.question}{look}"
    if item.machine:
        yield f"実機で：{item.machine}"
