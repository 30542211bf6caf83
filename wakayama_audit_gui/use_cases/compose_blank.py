"""Sheets to be filled by hand, for rooms where no device is let in: of a system, or of a visit.

How they look is in outputs/pdf; the filled sheet of a visit is composed in compose_sheet.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import default_places, resolve_place
from wakayama_audit_gui.domain.sheet import Sheet, SheetBox, SheetItem, SheetPlace
from wakayama_audit_gui.domain.visit import Visit, VisitItem
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.compose_sheet import printed_code
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.signature_boxes import AUDITOR, MANAGER, WITNESS

# A 立会者 confirms facts, not the judgement: their box stands on the pages without classes.
_BOXES = tuple(SheetBox(role, "") for role in (AUDITOR, AUDITOR))
_FACTS_BOXES = tuple(SheetBox(role, "") for role in (WITNESS, WITNESS, MANAGER, AUDITOR))
_WHEN = "令和　　年　　月　　日（　）\n　　時　　分 〜　　時　　分"
_AUDIT = "令和　　年度　　　　　　　　監査"
_PERMISSION = "□可　□許可（許可者　　　　　　　）　□禁止"
_Places = tuple[tuple[str, tuple[VisitItem, ...]], ...]


def compose_blank(catalogue: Catalogue, named: str, now: datetime) -> Sheet:
    """Compose the blank sheet of a system with the places and items its attributes call for.

    Raises:
        UserError: No system has this id or name.
    """
    found = [s for s in catalogue.systems.values() if named in (s.id, s.name)]
    if not found:
        raise UserError(
            f"情報システム「{named}」は定義にありません。",
            "catalogue --json で、IDか名前を確かめてください。",
            code="unknown_system",
        )
    system = found[0]
    places = tuple(
        (place.name, resolved.items)
        for place in default_places(catalogue, [system.id])
        for resolved in [
            resolve_place(catalogue, [system.id], place.template, place.name, place.section)
        ]
    )
    blank = _blank(system.id, places, now)
    return blank._replace(systems=(system.name,), sections=system.sections)


def compose_blank_visit(store: Store, visit_id: str, now: datetime) -> Sheet:
    """Compose the blank sheet of a visit with its own places, items and 調書番号.

    Raises:
        UserError: No such visit, or its checklist is missing.
    """
    visit = read_visit(store, visit_id)
    blank = _blank(visit.id, tuple((place.name, place.items) for place in visit.places), now)
    return blank._replace(
        sheet_no=visit.sheet_no,
        audit=f"{fiscal_year_label(visit.fiscal_year)} {visit.audit_kind}",
        systems=tuple(visit.system_names.get(s, s) for s in visit.systems),
        sections=_sections(visit),
    )


def _sections(visit: Visit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.section for place in visit.places if place.section))


def _blank(subject: str, places: _Places, now: datetime) -> Sheet:
    code = printed_code(_fingerprint(places))
    return Sheet(
        sheet_no="",
        revision=0,
        draft=False,
        audit=_AUDIT,
        systems=(),
        sections=(),
        when=_WHEN,
        places_label="・".join(name for name, _ in places),
        auditors=(),
        witnesses=(),
        clock="",
        self_audit="",
        counts=(),
        places=_numbered(places),
        findings=(),
        photos=(),
        documents=(),
        boxes=_BOXES,
        facts_boxes=_FACTS_BOXES,
        code=code,
        qr=f"KB1:{subject}:{code.replace(' ', '')}",
        created=now.isoformat(),
        blank=True,
    )


def _numbered(places: _Places) -> tuple[SheetPlace, ...]:
    numbered: list[SheetPlace] = []
    number = 0
    for name, items in places:
        rows = tuple(_item(item, number + place) for place, item in enumerate(items, start=1))
        numbered.append(SheetPlace(name, _PERMISSION, rows))
        number += len(items)
    return tuple(numbered)


def _item(item: VisitItem, number: int) -> SheetItem:
    clauses = tuple(criterion.label for criterion in item.criteria)
    return SheetItem(number, item.question, clauses, item.methods, "", "")


def _fingerprint(places: _Places) -> bytes:
    """Of everything printed that an answer refers to: a scan finds its items again by it."""
    return sha256("\n".join(_lines(places)).encode()).digest()


def _lines(places: _Places) -> Iterable[str]:
    for name, items in places:
        yield f"# {name}"
        for item in items:
            yield f"{item.id} {item.question} {'/'.join(c.label for c in item.criteria)}"
