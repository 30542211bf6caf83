"""Telling what the definitions hold, for people and programs outside the window.

Loading them is the work of definitions/; printing is the command line's.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.clause import Clause
from wakayama_audit_gui.domain.item import Item
from wakayama_audit_gui.domain.place import PlaceTemplate
from wakayama_audit_gui.domain.prior_finding import PriorFinding
from wakayama_audit_gui.domain.role import Role
from wakayama_audit_gui.domain.section import Section
from wakayama_audit_gui.domain.system import System


def describe_catalogue(catalogue: Catalogue) -> dict[str, object]:
    """The catalogue as plain JSON values.

    Returns:
        ``systems``, ``sections``, ``clauses``, ``items``, ``findings``, ``places`` and ``roles``,
        each a list of objects in the order in which they are shown. Clauses are named by ``no`` in
        items and findings; an estimated clause has ``estimated`` true and an empty ``quote``.
    """
    return {
        "systems": [_system(system) for system in catalogue.systems.values()],
        "sections": [_section(section) for section in catalogue.sections.values()],
        "clauses": [_clause(clause) for clause in catalogue.clauses.values()],
        "items": [_item(catalogue, item) for item in catalogue.items.values()],
        "findings": [_finding(finding) for finding in catalogue.findings.values()],
        "places": [_place(place) for place in catalogue.places.values()],
        "roles": [_role(role) for role in catalogue.roles.values()],
    }


def _system(system: System) -> dict[str, object]:
    return {
        "id": system.id,
        "name": system.name,
        "report_section": system.report_section,
        "report_page": system.report_page,
        "contract_section": system.contract_section,
        "operating_sections": list(system.operating_sections),
        "form": system.form,
        "users": system.users,
        "function": system.function,
        "purpose": system.purpose,
        "network": system.network,
        "individual_number": system.individual_number,
        "designated_manager": system.designated_manager,
        "conditions": sorted(system.conditions),
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "局": section.bureau,
        "部": section.division,
        "課": section.name,
        "systems": section.systems,
        "valid_from": section.valid_from,
        "valid_to": section.valid_to,
    }


def _clause(clause: Clause) -> dict[str, object]:
    return {
        "no": clause.id,
        "document": clause.document,
        "number": clause.number,
        "chapter": clause.chapter,
        "title": clause.title,
        "subject": clause.subject,
        "quote": clause.quote,
        "complete": clause.complete,
        "modality": clause.modality,
        "estimated": clause.estimated,
        "jis": list(clause.controls),
        "note": clause.note,
    }


def _item(catalogue: Catalogue, item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "checklist": item.checklist,
        "kind": catalogue.checklists[item.checklist].kind,
        "title": item.title,
        "question": item.question,
        "clauses": list(item.clauses),
        "headings": list(item.headings),
        "methods": list(item.methods),
        "look": list(item.look),
        "photograph": list(item.photograph),
        "never": list(item.never),
        "ask": [{"whom": ask.whom, "question": ask.text} for ask in item.ask],
        "documents": list(item.documents),
        "machine": item.machine,
        "draft": {"指摘": item.shiteki, "意見": item.iken},
        "jis": list(item.controls),
        "findings": list(item.findings),
        "places": list(item.places),
        "when": {
            "all": list(item.when.all_of),
            "any": list(item.when.any_of),
            "none": list(item.when.none_of),
        },
        "fingerprint": catalogue.fingerprint_of(item),
    }


def _finding(finding: PriorFinding) -> dict[str, object]:
    return {
        "code": finding.code,
        "class": finding.kind,
        "year": finding.year,
        "report_section": finding.report_section,
        "scope": finding.scope,
        "theme": finding.theme,
        "text_body": finding.text_body,
        "text_summary": finding.text_summary,
        "page": finding.page,
        "system": finding.system,
        "sections": list(finding.sections),
        "site": finding.site,
        "clauses": list(finding.clauses),
        "clauses_estimated": list(finding.clauses_estimated),
        "facts": list(finding.facts),
        "note": finding.note,
    }


def _place(place: PlaceTemplate) -> dict[str, object]:
    return {"id": place.id, "name": place.name, "spread": place.spread.value, "note": place.note}


def _role(role: Role) -> dict[str, object]:
    return {"name": role.name, "holder": role.holder, "duty": role.duty}
