"""Choosing places and items for a visit by the attributes of its systems, never by a fixed list.

What is chosen is stored once as a blob; use_cases/read_checklist reads it back. The questions
themselves are data: checklists/*.toml.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.item import Item
from wakayama_audit_gui.domain.place import PlaceTemplate, Spread
from wakayama_audit_gui.domain.precedent import Precedent
from wakayama_audit_gui.domain.prior_finding import PriorFinding
from wakayama_audit_gui.domain.system import CITYWIDE, Site, System
from wakayama_audit_gui.domain.visit import VisitItem
from wakayama_audit_gui.errors import UserError


class ProposedPlace(NamedTuple):
    """A place the systems call for; the user may take it, rename it or leave it out.

    Attributes:
        template: Id of the place template.
        name: e.g. ``デジタル推進課 サーバ室（管理区域）``.
        section: 課 that is responsible there.
        systems: Ids of the systems it is proposed for.
        basis: ``明記``, ``推定`` or ``不明``: how it is known that there is such a place.
        note: Words of the report, or the reason for the estimate.
    """

    template: str
    name: str
    section: str
    systems: tuple[str, ...]
    basis: str
    note: str


class ResolvedPlace(NamedTuple):
    """A place with the items it gets; written once, when the place joins a visit."""

    template: str
    name: str
    items: tuple[VisitItem, ...]


def default_places(catalogue: Catalogue, systems: Sequence[str]) -> tuple[ProposedPlace, ...]:
    """Places to propose for a visit to these systems, in the order of the templates.

    A room that several systems share is proposed once.

    Raises:
        UserError: A system is not in the definitions.
    """
    found: dict[tuple[str, str, str], ProposedPlace] = {}
    wanted = _systems(catalogue, systems)
    for template in catalogue.places.values():
        for system in wanted:
            for site in _sites(template, system):
                key = (site.template, site.section, site.name)
                known = found.get(key)
                if known is None:
                    found[key] = ProposedPlace(
                        site.template,
                        site.name,
                        site.section,
                        (system.id,),
                        site.basis,
                        site.evidence,
                    )
                else:
                    found[key] = known._replace(systems=(*known.systems, system.id))
    return tuple(found.values())


def resolve_place(
    catalogue: Catalogue,
    systems: Sequence[str],
    template: str,
    name: str,
    section: str = "",
    settled: Collection[str] = (),
) -> ResolvedPlace:
    """Choose the items of a place.

    Args:
        catalogue: The definitions.
        systems: Ids of the systems of the visit; empty for a desk review of the city as a whole,
            where conditions of systems are not asked.
        template: Id of the place template; "" for a place of the user's own kind, without items.
        name: Name of the place.
        section: 課 responsible there; "" when not known. In a room that speaks only for its own
            section, earlier findings on other sections are precedents but not prior findings.
        settled: Codes of earlier findings that are closed; they stay precedents.

    Raises:
        UserError: A system or the template is not in the definitions.
    """
    wanted = _systems(catalogue, systems)
    if not template:
        return ResolvedPlace("", name, ())
    kind = catalogue.places.get(template)
    if kind is None:
        raise UserError(
            f"場所の型「{template}」が定義にありません。",
            "checklists の places.toml を確かめてください。",
            code="unknown_place_template",
        )
    here = _systems_here(wanted, kind, section)
    open_findings = {
        code: finding
        for code, finding in catalogue.findings.items()
        if code not in settled and _speaks_for(finding, kind, section)
    }
    items: list[VisitItem] = []
    for item in catalogue.items.values():
        if template not in item.places:
            continue
        concerned = tuple(s for s in here if item.when.holds(s.conditions.union(kind.stands_for)))
        if concerned or not wanted:
            items.append(_resolve_item(catalogue, item, kind, concerned, open_findings))
    return ResolvedPlace(template, name, tuple(items))


def _systems(catalogue: Catalogue, ids: Sequence[str]) -> tuple[System, ...]:
    unknown = [id_ for id_ in ids if id_ not in catalogue.systems]
    if unknown:
        raise UserError(
            f"情報システム「{'、'.join(unknown)}」が定義にありません。",
            "checklists の systems.toml を確かめてください。",
            code="unknown_system",
        )
    return tuple(catalogue.systems[id_] for id_ in dict.fromkeys(ids))


def _sites(template: PlaceTemplate, system: System) -> tuple[Site, ...]:
    """Where the system has such a place, each with its name."""
    if not template.when.holds(system.conditions):
        return ()
    if template.spread is Spread.SITE:
        sites = tuple(site for site in system.sites if site.template == template.id)
    elif template.spread is Spread.CONTRACT:
        sites = (Site(template.id, system.contract_section, "", "明記", "契約課"),)
    elif template.spread is Spread.OPERATION:
        sections = (system.contract_section,) if system.citywide else system.operating_sections
        sites = tuple(Site(template.id, section, "", "明記", "運用課") for section in sections)
    else:
        sites = ()
    return tuple(
        site if site.name else site._replace(name=f"{site.section} {template.name}")
        for site in sites
    )


def _systems_here(
    wanted: tuple[System, ...], template: PlaceTemplate, section: str
) -> tuple[System, ...]:
    """The systems that have this very place; all of them when the user put it there."""
    here = tuple(
        system
        for system in wanted
        if any(section in ("", site.section) for site in _sites(template, system))
    )
    return here or wanted


def _speaks_for(finding: PriorFinding, template: PlaceTemplate, section: str) -> bool:
    """Whether what is seen in this place can settle the finding."""
    if finding.site not in ("", template.id):
        return False
    return not template.per_section or section == "" or section in finding.sections


def _resolve_item(
    catalogue: Catalogue,
    item: Item,
    kind: PlaceTemplate,
    concerned: tuple[System, ...],
    open_findings: dict[str, PriorFinding],
) -> VisitItem:
    ids = tuple(system.id for system in concerned)
    # A finding that names no system concerns the city as a whole.
    present = frozenset(kind.stands_for).union(*(system.conditions for system in concerned))
    citywide = not concerned or CITYWIDE in present
    return VisitItem(
        id=item.id,
        title=item.title,
        question=item.question,
        methods=item.methods,
        criteria=catalogue.criteria_of(item),
        look=item.look,
        photograph=item.photograph,
        never=item.never,
        ask=item.ask,
        documents=item.documents,
        machine=item.machine,
        jis=tuple(catalogue.controls[no].label for no in item.controls),
        drafts={"指摘": item.shiteki, "意見": item.iken},
        precedents=tuple(
            _precedent(finding)
            for code, finding in catalogue.findings.items()
            if code in item.findings
        ),
        prior=tuple(
            code
            for code, finding in open_findings.items()
            if code in item.findings
            and (finding.system in ids or not ids or (not finding.system and citywide))
        ),
        systems=ids,
    )


def _precedent(finding: PriorFinding) -> Precedent:
    return Precedent(
        code=finding.code,
        kind=finding.kind,
        text=finding.text_body,
        page=finding.page,
        system=finding.system,
        sections=finding.sections,
        year=finding.year,
    )


def encode_checklist(resolved: ResolvedPlace) -> bytes:
    """The blob of a resolved place: UTF-8 JSON, version 1, keys sorted, no blanks.

    The same choice always gives the same bytes, so that the blob is stored once.
    """
    content = {
        "v": 1,
        "place": {"template": resolved.template, "name": resolved.name},
        "items": [_item_content(item) for item in resolved.items],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _item_content(item: VisitItem) -> dict[str, object]:
    plain = item._asdict()
    plain["draft"] = dict(plain.pop("drafts"))
    if not item.selected:
        del plain["selected"]  # as before there was any
    plain["criteria"] = [criterion._asdict() for criterion in item.criteria]
    plain["ask"] = [{"whom": ask.whom, "question": ask.text} for ask in item.ask]
    plain["precedents"] = [_precedent_content(precedent) for precedent in item.precedents]
    return plain


def _precedent_content(precedent: Precedent) -> dict[str, object]:
    plain = precedent._asdict()
    plain["class"] = plain.pop("kind")
    return plain
