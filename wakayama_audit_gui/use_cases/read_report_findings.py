"""The findings of a year for its report: the published ones, and those decided in visits.

The ledger itself is read in read_findings.py; which chapter a finding stands in is decided in
domain/report_chapters.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import EXTERNAL, PROMISED, FindingState, LedgerFinding
from wakayama_audit_gui.domain.improvement_form import ImprovementKind
from wakayama_audit_gui.domain.report_finding import Improvement, ReportFinding
from wakayama_audit_gui.domain.section_plan import SectionPlan
from wakayama_audit_gui.domain.visit import Row, Visit
from wakayama_audit_gui.use_cases.compose_notice import ANSWER_AWAITED
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.published_findings import published_findings
from wakayama_audit_gui.use_cases.read_findings import FINDINGS, read_findings
from wakayama_audit_gui.use_cases.reorganise_sections import lineages_of
from wakayama_audit_gui.use_cases.section_plans import plans_by

_UNDECIDED = frozenset((FindingState.DRAFTED, FindingState.CONFIRMING))
_ESTIMATED = "（推定）"


class FoundFindings(NamedTuple):
    """Findings of a report, and what it leaves out, in words."""

    findings: tuple[ReportFinding, ...]
    notes: tuple[str, ...]


def read_report_findings(
    store: Store,
    catalogue: Catalogue,
    fiscal_year: int,
    visits: Mapping[str, Visit],
    today: date,
) -> FoundFindings:
    """Read the findings of a year: decided ones that stand by themselves.

    Args:
        store: The open workspace.
        catalogue: The definitions.
        fiscal_year: Which year.
        visits: Visit id → visit, for what was seen there.
        today: On which the 課 are called as they are in what they answered.
    """
    published = {found.id: found for found in published_findings(catalogue, fiscal_year)}
    said = store.state(FINDINGS)
    rows = {row.answer.subject: row for visit in visits.values() for row in visit.rows()}
    reported: list[ReportFinding] = []
    standing: dict[str, Improvement] = {}
    left: list[LedgerFinding] = []
    withdrawn: list[LedgerFinding] = []
    ledger = read_findings(store, catalogue)
    lineages = lineages_of(store, ledger, today)
    for found in ledger:
        if found.fiscal_year != fiscal_year or (found.joined and found.id not in published):
            continue
        if found.state is FindingState.WITHDRAWN:
            withdrawn.append(found)
            continue
        if not found.kind or found.state in _UNDECIDED:
            left.append(found)
            continue
        base = published.get(found.id) or _of_ledger(found, catalogue, rows)
        plans = plans_by(said.get, found, lineages[found.id])
        reported.append(base._replace(improvements=tuple(_improvements(found, plans))))
        standing[found.id] = Improvement(found.state.value if found.state else "未確定")
    if any(one.improvements for one in reported):
        # Of a year whose improvement is told, where each stands is told too.
        reported = [
            one if one.improvements else one._replace(improvements=(standing[one.id],))
            for one in reported
        ]
    return FoundFindings(tuple(reported), (*_left_out(left), *_withdrawn(withdrawn)))


def _of_ledger(
    found: LedgerFinding, catalogue: Catalogue, rows: Mapping[str, Row]
) -> ReportFinding:
    row = rows.get(f"answer:{found.id}")
    estimated = tuple(clause for clause in found.clauses if _is_estimated(clause, catalogue))
    title = row.item.title if row else ""
    return ReportFinding(
        id=found.id,
        code=found.code,
        kind=found.kind,
        text=found.text,
        summary=found.text_summary,
        systems=found.systems,
        sections=found.sections,
        theme=found.theme or title,
        headings=(title,) if title else (),
        clauses=tuple(clause for clause in found.clauses if clause not in estimated),
        clauses_estimated=tuple(clause.removesuffix(_ESTIMATED) for clause in estimated),
        facts=tuple(line for line in row.answer.remark.splitlines() if line) if row else (),
    )


def _is_estimated(clause: str, catalogue: Catalogue) -> bool:
    known = catalogue.clauses.get(clause)
    return known.estimated if known else clause.endswith(_ESTIMATED)


def _improvements(found: LedgerFinding, plans: Sequence[SectionPlan]) -> Iterator[Improvement]:
    """One for each 課 that wrote for itself, else one for all of them."""
    state = found.state.value if found.state else "未確定"
    apart = any(one.recorded for one in plans)
    for one in plans if apart else plans[:1]:
        section, recorded, plan = one
        asked = _asked(found, one)
        told = Improvement(
            state,
            plan.cause,
            plan.measure,
            plan.assignee,
            plan.due or (found.deadline if found.state in PROMISED else ""),
            plan.confirmed_by,
            plan.confirmed_on,
            (f"{section}（旧{recorded}）" if recorded not in ("", section) else section)
            if apart
            else "",
            plan.progress,
            plan.result,
            plan.done_on,
            asked,
            found.deadline if asked else "",
        )
        yield told


def _asked(found: LedgerFinding, one: SectionPlan) -> str:
    """What a 課 is to hand in until the deadline of a finding; "" where it is none of that."""
    if found.state not in ANSWER_AWAITED or one.plan.due:
        return ""
    if found.audit_kind == EXTERNAL:
        return "" if one.is_told else ImprovementKind.MEASURES.value
    return "計画"


def _left_out(left: list[LedgerFinding]) -> tuple[str, ...]:
    if not left:
        return ()
    return (f"起案・事実確認中又は区分が未確定の {len(left)} 件は、この報告書に含まない。",)


def _withdrawn(withdrawn: Sequence[LedgerFinding]) -> tuple[str, ...]:
    """They make the counts less than what the 課 were told of."""
    if not withdrawn:
        return ()
    codes = "、".join(filter(None, (found.code for found in withdrawn)))
    named = f"（{codes}）" if codes else ""
    return (f"取り下げた {len(withdrawn)} 件{named}は、この報告書の件数に含まない。",)
