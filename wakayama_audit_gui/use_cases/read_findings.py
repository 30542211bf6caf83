"""The ledger of 指摘・意見: those of earlier reports, those drafted in visits, and what is filed.

Leading a finding through its life is in step_finding.py; the findings of one visit are in
read_visit.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from wakayama_audit_gui.domain.calendar import era_initial, parse_fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_code import code_key, with_codes
from wakayama_audit_gui.domain.finding_life import (
    EXTERNAL,
    FindingState,
    LedgerFinding,
    Step,
    state_of_draft,
)
from wakayama_audit_gui.domain.prior_finding import PriorFinding
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.ports import FindingRow, Store, VisitRow

FINDINGS: Final = "findings"
"""The book of the ledger."""

_ORDER: Final = {state.value: place for place, state in enumerate(FindingState)}
_STATES: Final = {state.value: state for state in FindingState}


def read_findings(store: Store, catalogue: Catalogue) -> tuple[LedgerFinding, ...]:
    """Every finding: published ones in report order, then those of visits, earliest visit first.

    A finding of a visit counts from its draft on. One that was filed is shown as the ledger has it,
    also after its draft is gone.
    """
    rows = store.findings()
    filed = {row.finding: row for row in rows if row.filed}
    drafts = {row.finding: row for row in rows if not row.filed}
    visits = {row.visit: row for row in store.visits()}
    published = [_published(prior) for prior in catalogue.findings.values()]
    known = {finding.id for finding in published}
    own = [
        _as_filed(_of_visit(drafts.get(id_) or filed[id_], visits), filed.get(id_))
        for id_ in drafts.keys() | filed.keys()
        if id_ not in known
    ]
    kinds = {visit: _audit_kind(store, visit) for visit in {f.visit for f in own if not f.filed}}
    own = [
        finding._replace(audit_kind=kinds[finding.visit]) if finding.visit in kinds else finding
        for finding in own
    ]
    own = with_codes(own, {row.visit: row.sheet_no for row in visits.values()})
    own.sort(key=lambda finding: (finding.fiscal_year, code_key(finding.code), finding.id))
    told = [_as_filed(finding, filed.get(finding.id)) for finding in published]
    return _with_joined((*told, *own))


def _with_joined(findings: Sequence[LedgerFinding]) -> tuple[LedgerFinding, ...]:
    """A finding that stands for others is of their systems and 対象課 too."""
    into = {finding.id: finding.joined for finding in findings if finding.joined}
    if not into:
        return tuple(findings)
    whole: dict[str, list[LedgerFinding]] = {}
    for finding in findings:
        at, seen = finding.id, {finding.id}
        while (further := into.get(at, at)) not in seen:
            seen.add(further)
            whole.setdefault(further, []).append(finding)
            at = further
    return tuple(
        finding._replace(
            systems=_all_of(finding.systems, *(one.systems for one in whole[finding.id])),
            sections=_all_of(finding.sections, *(one.sections for one in whole[finding.id])),
        )
        if finding.id in whole
        else finding
        for finding in findings
    )


def _all_of(*names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(names)))


def read_steps(store: Store, finding: str) -> tuple[Step, ...]:
    """The steps of a finding's life, earliest date first; those of one day as they were recorded.

    Where the clock does not tell two of a day apart, the one stands first that leads to the other.
    """
    return read_all_steps(store).get(finding, ())


def read_all_steps(store: Store) -> Mapping[str, tuple[Step, ...]]:
    """The steps of every finding that has any, by its id; each as `read_steps` has them."""
    return steps_in(store.state(FINDINGS))


def steps_in(state: State) -> Mapping[str, tuple[Step, ...]]:
    """The same, of the book of the ledger as it was read."""
    found: dict[str, list[tuple[tuple[str, str, int], Step]]] = {}
    for subject, cells in state.items():
        fields = Fields(cells)
        if subject.startswith("step:") and not fields.removed():
            place = _ORDER.get(fields.text("state"), 0)
            when = (fields.text("date"), fields.touched(), place)
            found.setdefault(fields.text("finding"), []).append((when, _step(fields)))
    return {
        finding: tuple(step for _, step in sorted(ones, key=lambda one: one[0]))
        for finding, ones in found.items()
    }


def published_id(prior: PriorFinding) -> str:
    """Id of a published finding in the ledger, e.g. ``R4/3.3.2-3``."""
    return f"{era_initial(year_of(prior))}/{prior.code}"


def year_of(prior: PriorFinding) -> int:
    """年度 of a published finding, e.g. 2022; 0 when its year cannot be read."""
    return parse_fiscal_year(prior.year) or 0


def _published(prior: PriorFinding) -> LedgerFinding:
    return LedgerFinding(
        id=published_id(prior),
        code=prior.code,
        kind=prior.kind,
        text=prior.text_body,
        text_summary=prior.text_summary,
        page=prior.page,
        systems=(prior.system,) if prior.system else (),
        sections=prior.sections,
        clauses=prior.clauses,
        fiscal_year=year_of(prior),
        audit_kind=EXTERNAL,
        state=FindingState.NOTIFIED,
        theme=prior.theme,
    )


def _audit_kind(store: Store, visit: str) -> str:
    subject = f"visit:{visit}"
    return Fields({"audit_kind": store.cell(subject, "audit_kind")}).text("audit_kind")


def _of_visit(row: FindingRow, visits: Mapping[str, VisitRow]) -> LedgerFinding:
    visit_id, _, rest = row.finding.partition("/")
    visit = visits.get(visit_id)
    return LedgerFinding(
        id=row.finding,
        code=visit.sheet_no if visit else "",
        kind=row.kind,
        text=row.text,
        text_summary=row.text,
        page=0,
        systems=row.systems,
        sections=row.sections,
        clauses=row.clauses,
        fiscal_year=visit.fiscal_year if visit else 0,
        audit_kind=row.audit_kind,
        state=state_of_draft(visit.state if visit else ""),
        # One that was filed without a visit, e.g. after a count, has no place in its id.
        visit=visit_id if rest else "",
        item=rest.partition("/")[2],
    )


def _as_filed(finding: LedgerFinding, filed: FindingRow | None) -> LedgerFinding:
    if filed is None:
        return finding
    return finding._replace(
        code=filed.code or finding.code,
        kind=filed.kind or finding.kind,
        text=filed.text or finding.text,
        systems=filed.systems or finding.systems,
        sections=filed.sections or finding.sections,
        clauses=filed.clauses or finding.clauses,
        fiscal_year=filed.fiscal_year or finding.fiscal_year,
        audit_kind=filed.audit_kind or finding.audit_kind,
        state=_STATES.get(filed.state),
        deadline=filed.deadline,
        joined=filed.joined,
        filed=True,
        postponed=filed.postponed,
    )


def _step(fields: Fields) -> Step:
    return Step(
        state=_STATES.get(fields.text("state"), FindingState.DECIDED),
        date=fields.text("date"),
        person=fields.text("person"),
        post=fields.text("post"),
        document=fields.text("document"),
        note=fields.text("note"),
    )
