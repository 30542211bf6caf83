"""A follow-up visit made from open findings: the items they were found by, at the same places.

What was found there, and deciding what became of each, is read_follow_up.py and
decide_follow_up.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import ResolvedPlace, default_places, resolve_place
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding
from wakayama_audit_gui.domain.precedent import Precedent
from wakayama_audit_gui.domain.visit import Permission, Visit, VisitItem
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace, resolved_place_facts
from wakayama_audit_gui.use_cases.known_systems import with_register
from wakayama_audit_gui.use_cases.plan_visit import (
    SelfAudit,
    VisitPlan,
    find_self_audits,
    require_complete,
    visit_facts,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Person
from wakayama_audit_gui.use_cases.read_visit import FOLLOWED, read_visit, visit_book
from wakayama_audit_gui.use_cases.recording import new_id, record

FOLLOWS = "follows"
"""Field of a visit: ids of the findings that it follows."""

_Spot = tuple[str, str, str]
"""A place by name, template and 課."""


class Asked(NamedTuple):
    """One item of the follow-up, and the finding it was found by."""

    spot: _Spot
    item: VisitItem
    finding: LedgerFinding


def propose_follow_up(findings: Iterable[LedgerFinding]) -> tuple[LedgerFinding, ...]:
    """Those of some findings that a follow-up would look at: told to a 課, open, not joined."""
    early = (FindingState.DRAFTED, FindingState.CONFIRMING, FindingState.DECIDED)
    return tuple(
        finding
        for finding in findings
        if finding.state and finding.state.is_open and finding.state not in early
        if not finding.joined
    )


def follow_up_items(
    store: Store, catalogue: Catalogue, findings: Sequence[LedgerFinding]
) -> tuple[Asked, ...]:
    """The items of a follow-up, those of one place together.

    Raises:
        UserError: No item is known by which a finding was found.
    """
    found = _found_by(store, with_register(store, catalogue), findings)
    asked = [one for one in found.values() if one is not None]
    lost = next((finding for finding in findings if found[finding.id] is None), None)
    if lost is not None:
        raise UserError(
            f"{lost.code}を見つけた確認項目が分かりません。",
            "この指摘・意見を除いて選び直すか、視察を用意して確かめてください。",
            code="no_item",
        )
    spots = list(dict.fromkeys(one.spot for one in asked))
    return tuple(sorted(asked, key=lambda one: spots.index(one.spot)))


def followable(
    store: Store, catalogue: Catalogue, findings: Iterable[LedgerFinding]
) -> tuple[LedgerFinding, ...]:
    """Those of some findings that a follow-up can be made of; the item of each is known."""
    wanted = propose_follow_up(findings)
    found = _found_by(store, with_register(store, catalogue), wanted)
    return tuple(finding for finding in wanted if found[finding.id] is not None)


def plan_follow_up(
    store: Store,
    catalogue: Catalogue,
    findings: Sequence[LedgerFinding],
    plan: VisitPlan,
    persons: Sequence[Person],
    by: str,
) -> Changes:
    """Make the visit as one act.

    Args:
        store: The workspace.
        catalogue: The definitions.
        findings: Open ones, as `propose_follow_up` gives them.
        plan: When and who; its systems and places follow from the findings.
        persons: Persons of the workspace.
        by: Person id of who plans it.

    Raises:
        UserError: No finding, no item of one, or the plan lacks something, as `plan_visit`.
    """
    if not findings:
        raise UserError(
            "フォローアップする指摘・意見が選ばれていません。",
            "通知済みで、まだ終わっていないものを選んでください。",
            code="nothing_chosen",
        )
    catalogue = with_register(store, catalogue)
    asked = follow_up_items(store, catalogue, findings)
    spots = list(dict.fromkeys(one.spot for one in asked))
    whole = plan._replace(
        systems=_systems(catalogue, asked),
        places=_places(spots),
        title=plan.title or _title(findings),
        audit_kind=findings[0].audit_kind,
    )
    require_complete(catalogue, whole, persons)
    visit = new_id()
    facts = visit_facts(store, catalogue, whole, visit)
    # So that lists need not read every visit to know which of them follow a finding.
    facts.append(NewFact(f"visit:{visit}", FOLLOWS, [finding.id for finding in findings]))
    blobs: list[bytes] = []
    for order, (spot, planned) in enumerate(zip(spots, whole.places, strict=True)):
        here = [one for one in asked if one.spot == spot]
        resolved = ResolvedPlace(spot[1], planned.name, _items(here))
        place, place_facts, blob = resolved_place_facts(resolved, planned, order)
        facts += place_facts
        blobs.append(blob)
        for one in here:
            facts += _followed(f"answer:{visit}/{place}/{one.item.id}", one.finding)
    label = "フォローアップの視察を用意した"
    return record(store, visit_book(visit), by, label, facts, blobs=blobs, made=visit)


def self_audits_of(
    store: Store,
    catalogue: Catalogue,
    findings: Sequence[LedgerFinding],
    auditors: Sequence[Person],
) -> tuple[SelfAudit, ...]:
    """Auditors who would look at their own 課 in the follow-up of some findings.

    Raises:
        UserError: No item is known by which a finding was found.
    """
    catalogue = with_register(store, catalogue)
    asked = follow_up_items(store, catalogue, findings)
    places = _places(list(dict.fromkeys(one.spot for one in asked)))
    return find_self_audits(catalogue, _systems(catalogue, asked), places, auditors)


def _systems(catalogue: Catalogue, asked: Sequence[Asked]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(s for one in asked for s in one.item.systems if s in catalogue.systems)
    )


def _places(spots: Sequence[_Spot]) -> tuple[PlannedPlace, ...]:
    names = _names(spots)
    return tuple(PlannedPlace(names[spot], spot[1], spot[2], Permission()) for spot in spots)


def _followed(answer: str, finding: LedgerFinding) -> list[NewFact]:
    subject = FOLLOWED + new_id()
    return [NewFact(subject, "finding", finding.id), NewFact(subject, "answer", answer)]


def _items(asked: Sequence[Asked]) -> tuple[VisitItem, ...]:
    """Each item once, with every finding it was found by beside it."""
    found: dict[str, VisitItem] = {}
    for one in asked:
        item = found.get(one.item.id, one.item)
        told = _told(one.finding)
        if told.code not in {precedent.code for precedent in item.precedents}:
            item = item._replace(precedents=(told, *item.precedents))
        prior = (*(code for code in item.prior if code != told.code), told.code)
        found[item.id] = item._replace(prior=prior)
    return tuple(found.values())


def _told(finding: LedgerFinding) -> Precedent:
    return Precedent(
        code=finding.code,
        kind=finding.kind,
        text=finding.text,
        page=finding.page,
        system=finding.systems[0] if finding.systems else "",
        sections=finding.sections,
        year=fiscal_year_label(finding.fiscal_year),
    )


def _found_by(
    store: Store, catalogue: Catalogue, findings: Sequence[LedgerFinding]
) -> dict[str, Asked | None]:
    """Finding id → the item it was found by, None where it is not known."""
    visits: dict[str, Visit] = {}
    found: dict[str, Asked | None] = {}
    for finding in findings:
        if not finding.visit:
            found[finding.id] = _of_library(catalogue, finding)
            continue
        if finding.visit not in visits:
            visits[finding.visit] = read_visit(store, finding.visit)
        found[finding.id] = _of_visit(visits[finding.visit], catalogue, finding)
    return found


def _of_visit(visit: Visit, catalogue: Catalogue, finding: LedgerFinding) -> Asked | None:
    """The item as it is asked now, else as it was asked then."""
    subject = f"answer:{finding.id}"
    row = next((row for row in visit.rows() if row.answer.subject == subject), None)
    if row is None:
        return None
    spot = (row.place.name, row.place.template, row.place.section)
    now = None
    systems = tuple(s for s in visit.systems if s in catalogue.systems)
    if row.place.template in catalogue.places and systems:
        resolved = resolve_place(catalogue, systems, spot[1], spot[0], spot[2])
        now = next((item for item in resolved.items if item.id == row.item.id), None)
    # Only what is followed up is to be disposed of, not all that is open elsewhere.
    item = (now or row.item)._replace(prior=())
    if item.id.startswith("own_"):
        # An item of the auditor's own belongs to the visit it was added to.
        item = item._replace(id=f"again_{item.id}", systems=item.systems or visit.systems)
    return Asked(spot, item, finding)


def _of_library(catalogue: Catalogue, finding: LedgerFinding) -> Asked | None:
    systems = [s for s in finding.systems if s in catalogue.systems] or list(catalogue.systems)[:1]
    places = sorted(
        default_places(catalogue, systems),
        key=lambda place: place.section not in finding.sections,
    )
    for place in places:
        resolved = resolve_place(catalogue, systems, place.template, place.name, place.section)
        for item in resolved.items:
            if any(precedent.code == finding.code for precedent in item.precedents):
                spot = (place.name, place.template, place.section)
                return Asked(spot, item._replace(prior=()), finding)
    return None


def _names(spots: Sequence[_Spot]) -> dict[_Spot, str]:
    """A name for each place that no other of the visit has."""
    found: dict[_Spot, str] = {}
    for spot in spots:
        number, name = 1, spot[0]
        while name in found.values():
            number += 1
            name = f"{spot[0]}（{number}）"
        found[spot] = name
    return found


def _title(findings: Sequence[LedgerFinding]) -> str:
    sections = list(dict.fromkeys(s for finding in findings for s in finding.sections))
    more = f" ほか{len(sections) - 1}課" if len(sections) > 1 else ""
    return f"フォローアップ監査　{sections[0] if sections else '全庁'}{more}"
