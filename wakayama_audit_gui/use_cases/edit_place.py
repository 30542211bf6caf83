"""Places and items of a visit after it began: adding, renaming, permitting photos, own items.

Which items a place gets by its nature is resolved in domain.checklist; answering them is in
answer_item.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import ResolvedPlace, encode_checklist, resolve_place
from wakayama_audit_gui.domain.selected_item import ALL_THAT_APPLY, Selected, narrow
from wakayama_audit_gui.domain.visit import Permission, Place, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.known_systems import with_register
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import new_id, record, require_open

PERMISSIONS = ("未確認", "可", "許可", "禁止")


class PlannedPlace(NamedTuple):
    """A place to be visited: its name, the kind of place, whose it is, and the photo permission."""

    name: str
    template: str
    section: str
    permission: Permission = Permission()


class OwnItem(NamedTuple):
    """An item the auditor adds on the spot."""

    title: str
    question: str
    look: tuple[str, ...] = ()


def place_facts(
    catalogue: Catalogue,
    systems: tuple[str, ...],
    planned: PlannedPlace,
    order: int,
    selected: Selected = ALL_THAT_APPLY,
) -> tuple[str, list[NewFact], bytes]:
    """Facts and checklist blob of a place that joins a visit.

    Args:
        catalogue: The definitions.
        systems: Of the visit.
        planned: The place.
        order: Where it stands among the others.
        selected: The items that were chosen with the targets of the year.

    Returns:
        Place id, facts, and the resolved checklist to be stored in the same act.
    """
    resolved = resolve_place(catalogue, systems, planned.template, planned.name, planned.section)
    items = narrow(resolved.items, planned.section, selected)
    return resolved_place_facts(resolved._replace(items=items), planned, order)


def resolved_place_facts(
    resolved: ResolvedPlace, planned: PlannedPlace, order: int
) -> tuple[str, list[NewFact], bytes]:
    """The same for a place whose items were chosen already."""
    place = new_id()
    blob = encode_checklist(resolved)
    subject = f"place:{place}"
    facts = [
        NewFact(subject, "name", planned.name.strip()),
        NewFact(subject, "template", planned.template),
        NewFact(subject, "order", order),
        NewFact(subject, "section", planned.section),
        NewFact(subject, "permission", _permission_value(planned.permission)),
        NewFact(subject, "checklist", sha256_of(blob)),
        NewFact(subject, "removed", value=False),
    ]
    return place, facts, blob


def _permission_value(permission: Permission) -> JsonValue:
    return {"kind": permission.kind, "by": permission.by, "at": permission.at}


def add_place(
    store: Store, catalogue: Catalogue, visit: Visit, planned: PlannedPlace, by: str
) -> Changes:
    """Add a place to a visit, with the items its nature and the systems call for.

    Raises:
        UserError: The name is empty or already used in this visit.
    """
    require_open(visit)
    _require_free_name(visit, planned.name)
    order = max((place.order for place in visit.places), default=-1) + 1
    catalogue = with_register(store, catalogue)
    place, facts, blob = place_facts(catalogue, visit.systems, planned, order)
    label = f"場所「{planned.name.strip()}」を加えた"
    return record(store, visit_book(visit.id), by, label, facts, blobs=[blob], made=place)


def _require_free_name(visit: Visit, name: str) -> None:
    if not name.strip():
        raise UserError("場所の名前が空です。", "場所名を入れてください。", code="empty_name")
    if any(place.name == name.strip() for place in visit.places):
        raise UserError(
            f"場所「{name.strip()}」は、この視察に既にあります。",
            "別の名前にしてください。",
            code="place_name_taken",
        )


def rename_place(store: Store, visit: Visit, place: Place, name: str, by: str) -> Changes:
    """Give a place another name."""
    require_open(visit)
    if name.strip() != place.name:
        _require_free_name(visit, name)
    fact = NewFact(f"place:{place.id}", "name", name.strip())
    return record(store, visit_book(visit.id), by, f"場所名を「{name.strip()}」にした", [fact])


def remove_place(store: Store, visit: Visit, place: Place, by: str) -> Changes:
    """Take a place off the visit; its answers and photos come back when this is undone."""
    require_open(visit)
    fact = NewFact(f"place:{place.id}", "removed", value=True)
    return record(store, visit_book(visit.id), by, f"場所「{place.name}」を外した", [fact])


def permit_photos(
    store: Store, visit: Visit, place: Place, permission: Permission, by: str
) -> Changes:
    """Record whether photos may be taken in a place, who said so and when.

    Raises:
        UserError: The kind is unknown, or 許可 lacks the person who gave it.
    """
    require_open(visit)
    if permission.kind not in PERMISSIONS:
        raise UserError(
            f"撮影の可否「{permission.kind}」は選べません。",
            f"{'・'.join(PERMISSIONS)} から選んでください。",
            code="permission",
        )
    if permission.kind == "許可" and not permission.by.strip():
        raise UserError(
            "撮影を許可した人が書かれていません。", "許可者を入れてください。", code="permission"
        )
    fact = NewFact(f"place:{place.id}", "permission", _permission_value(permission))
    label = f"「{place.name}」の撮影を{permission.kind}にした"
    return record(store, visit_book(visit.id), by, label, [fact])


def add_item(store: Store, visit: Visit, place: Place, own: OwnItem, by: str) -> Changes:
    """Add an item of the auditor's own to a place.

    It is a subject of its own, so that items added on two laptops are both kept.

    Raises:
        UserError: The question is empty.
    """
    require_open(visit)
    question = own.question.strip()
    if not question:
        raise UserError("確認項目が空です。", "問いの文を入れてください。", code="empty_question")
    item = f"own_{new_id()}"
    subject = f"own_item:{item}"
    look: list[JsonValue] = list(own.look)
    facts = [
        NewFact(subject, "place", place.id),
        NewFact(subject, "title", own.title.strip() or question[:20]),
        NewFact(subject, "question", question),
        NewFact(subject, "look", look),
        NewFact(subject, "removed", value=False),
    ]
    label = f"項目「{question[:20]}」を加えた"
    return record(store, visit_book(visit.id), by, label, facts, made=item)


def remove_item(store: Store, visit: Visit, item: str, by: str) -> Changes:
    """Take an item of the auditor's own off the visit."""
    require_open(visit)
    fact = NewFact(f"own_item:{item}", "removed", value=True)
    return record(store, visit_book(visit.id), by, "加えた項目を外した", [fact])
