"""Planning a visit: systems, places, people, the clock check, and the checklist frozen for it.

Changing places afterwards is in edit_place.py, people and sessions in attend_visit.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import era_initial, fiscal_year, parse_day
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.selected_item import ALL_THAT_APPLY, Selected
from wakayama_audit_gui.domain.visit import ClockCheck, VisitState, Witness
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.attend_visit import witness_facts
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.choose_targets import read_selected
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace, place_facts
from wakayama_audit_gui.use_cases.follow_names import naming_facts
from wakayama_audit_gui.use_cases.known_systems import with_register
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Person
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import new_id, record

AUDIT_KINDS = ("情報セキュリティ監査", "包括外部監査", "USBメモリ運用管理監査")


class VisitPlan(NamedTuple):
    """Everything asked before a visit begins.

    Attributes:
        systems: System ids, at least one.
        scheduled: ISO date.
        places: At least one.
        lead: Person id of the 主任.
        auditors: Person ids beside the lead.
        self_audit: Person id → reason for auditing their own 課.
        witnesses: 立会者; empty ids are given fresh ones. Their places are names of planned places.
        clock: 時計合わせ, or None when not done yet.
        title: "" names the visit after its systems.
        audit_kind: One of AUDIT_KINDS.
        whole: Ask every item that applies, also where some were chosen with the target.
    """

    systems: tuple[str, ...]
    scheduled: str
    places: tuple[PlannedPlace, ...]
    lead: str
    auditors: tuple[str, ...] = ()
    self_audit: tuple[tuple[str, str], ...] = ()
    witnesses: tuple[Witness, ...] = ()
    clock: ClockCheck | None = None
    title: str = ""
    audit_kind: str = AUDIT_KINDS[0]
    whole: bool = False


class SelfAudit(NamedTuple):
    """An auditor who would audit their own 課."""

    person: Person
    section: str


def find_self_audits(
    catalogue: Catalogue,
    systems: Sequence[str],
    places: Iterable[PlannedPlace],
    auditors: Iterable[Person],
) -> tuple[SelfAudit, ...]:
    """Auditors whose own 課 holds, runs or houses what is visited."""
    visited = {place.section for place in places}
    for system in systems:
        visited.update(catalogue.systems[system].sections)
    return tuple(SelfAudit(p, p.section) for p in auditors if p.section and p.section in visited)


def plan_visit(
    store: Store, catalogue: Catalogue, plan: VisitPlan, persons: Sequence[Person], by: str
) -> Changes:
    """Make a visit with its checklist resolved and stored, as one act.

    Raises:
        UserError: No system, place, lead or readable date; a place twice; or an auditor of the
            visited 課 without a reason.
    """
    catalogue = with_register(store, catalogue, plan.scheduled)
    require_complete(catalogue, plan, persons)
    visit = new_id()
    selected = read_plan_selection(store, catalogue, plan)
    places = [
        place_facts(catalogue, plan.systems, planned, order, selected)
        for order, planned in enumerate(plan.places)
    ]
    facts = visit_facts(store, catalogue, plan, visit)
    ids = {}
    for planned, (place, place_fact, _) in zip(plan.places, places, strict=True):
        facts += place_fact
        ids[planned.name] = place
    for witness in plan.witnesses:
        where = tuple(ids[name] for name in witness.places if name in ids)
        facts += witness_facts(witness._replace(id=witness.id or new_id(), places=where))
    return record(
        store,
        visit_book(visit),
        by,
        "視察を用意した",
        facts,
        blobs=[blob for _, _, blob in places],
        made=visit,
    )


def read_plan_selection(store: Store, catalogue: Catalogue, plan: VisitPlan) -> Selected:
    """The items chosen with the targets of the year of a plan; none narrows a whole one."""
    day = parse_day(plan.scheduled)
    if plan.whole or day is None:
        return ALL_THAT_APPLY
    return read_selected(store, catalogue, fiscal_year(day))


def require_complete(catalogue: Catalogue, plan: VisitPlan, persons: Sequence[Person]) -> None:
    """Refuse a plan that lacks something; raises as `plan_visit`."""
    unknown = [system for system in plan.systems if system not in catalogue.systems]
    names = [place.name.strip() for place in plan.places]
    twice = next((name for name in names if names.count(name) > 1), "")
    problems = (
        (not plan.systems, "対象システムが選ばれていません。", "1つ以上選んでください。"),
        (
            bool(unknown),
            f"システム {'、'.join(unknown)} は登録にありません。",
            "選び直してください。",
        ),
        (not plan.places, "場所がありません。", "視察する場所を1つ以上加えてください。"),
        ("" in names, "名前のない場所があります。", "場所名を入れてください。"),
        (bool(twice), f"場所「{twice}」が2つあります。", "別の名前にしてください。"),
        (not plan.lead, "主任の監査人が選ばれていません。", "監査人を選んでください。"),
        (parse_day(plan.scheduled) is None, "視察日が読めません。", "日付を入れてください。"),
    )
    for wrong, what, remedy in problems:
        if wrong:
            raise UserError(what, remedy, code="visit_incomplete")
    team = {plan.lead, *plan.auditors}
    reasons = dict(plan.self_audit)
    auditors = [person for person in persons if person.id in team]
    for found in find_self_audits(catalogue, plan.systems, plan.places, auditors):
        if not reasons.get(found.person.id, "").strip():
            raise UserError(
                f"{found.person.name}は、所属する{found.section}を監査することになります。",
                "理由を書くか、別の監査人にしてください。",
                code="self_audit",
            )


def visit_facts(store: Store, catalogue: Catalogue, plan: VisitPlan, visit: str) -> list[NewFact]:
    """What is said of the visit itself, without its places and people."""
    day = parse_day(plan.scheduled)
    year = fiscal_year(day) if day else 0
    names = {system: catalogue.systems[system].name for system in plan.systems}
    team: list[JsonValue] = list(dict.fromkeys((plan.lead, *plan.auditors)))
    systems: list[JsonValue] = list(plan.systems)
    values: dict[str, JsonValue] = {
        "systems": systems,
        "fiscal_year": year,
        "audit_kind": plan.audit_kind,
        "scheduled": plan.scheduled,
        "state": VisitState.PLANNED.value,
        "revision": 0,
        "sheet_no": _next_sheet_no(store, year),
        "lead": plan.lead,
        "auditors": team,
        "self_audit": dict(plan.self_audit),
        "removed": False,
    }
    if plan.clock:
        values["clock"] = {
            "shown": plan.clock.shown,
            "actual": plan.clock.actual,
            "offset_s": plan.clock.offset,
        }
    said = [NewFact(f"visit:{visit}", field, value) for field, value in values.items()]
    return [*naming_facts(visit, plan.systems, names, plan.title.strip()), *said]


def _next_sheet_no(store: Store, year: int) -> str:
    """``R8-03`` after R8-02; numbers of removed visits are not given again."""
    initial = f"{era_initial(year)}-"
    taken = [row.sheet_no for row in store.visits() if row.sheet_no.startswith(initial)]
    last = max(
        (int(no.removeprefix(initial)) for no in taken if no[len(initial) :].isdigit()), default=0
    )
    return f"{initial}{last + 1:02d}"


def remove_visit(store: Store, visit: str, by: str) -> Changes:
    """Take a visit off the lists; the record keeps it and undo brings it back."""
    fact = NewFact(f"visit:{visit}", "removed", value=True)
    return record(store, visit_book(visit), by, "視察を一覧から外した", [fact])
