"""The checklist library finds every earlier finding, and each system gets what concerns it."""

from __future__ import annotations

import pytest

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import default_places, resolve_place
from wakayama_audit_gui.domain.item import METHODS, Item
from wakayama_audit_gui.domain.visit import VisitItem
from wakayama_audit_gui.domain.wording import check_wording

SYSTEMS = [f"S{n:02}" for n in range(1, 11)]


def _walkthrough(catalogue: Catalogue, system: str) -> dict[str, list[VisitItem]]:
    """Items by template of the places that are proposed for a system."""
    found: dict[str, list[VisitItem]] = {}
    for place in default_places(catalogue, [system]):
        resolved = resolve_place(catalogue, [system], place.template, place.name, place.section)
        found.setdefault(place.template, []).extend(resolved.items)
    return found


def _ids(catalogue: Catalogue, system: str) -> set[str]:
    return {item.id for items in _walkthrough(catalogue, system).values() for item in items}


def _kind(catalogue: Catalogue, item: Item) -> str:
    return catalogue.checklists[item.checklist].kind


def test_findings_on_site_are_found_by_the_walkthrough(catalogue: Catalogue) -> None:
    for finding in catalogue.findings.values():
        if finding.report_section.startswith(("3.3", "3.4")):
            kinds = {_kind(catalogue, item) for item in catalogue.items_that_find(finding.code)}
            assert "現地調査" in kinds, finding.code


def test_findings_on_plans_and_procurement_are_found_by_the_desk_review(
    catalogue: Catalogue,
) -> None:
    for finding in catalogue.findings.values():
        if finding.report_section.startswith(("3.5", "3.6")):
            kinds = {_kind(catalogue, item) for item in catalogue.items_that_find(finding.code)}
            assert kinds == {"書面調査"}, finding.code


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_system_meets_its_own_findings_as_prior_findings(
    catalogue: Catalogue, system: str
) -> None:
    own = {f.code for f in catalogue.findings_of(system) if f.report_section.startswith("3.3")}
    assert own
    met = {
        code
        for items in _walkthrough(catalogue, system).values()
        for item in items
        for code in item.prior
    }
    assert own <= met
    foreign = {code for code in met if catalogue.findings[code].system not in ("", system)}
    assert foreign == set()


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_proposed_place_has_items(catalogue: Catalogue, system: str) -> None:
    walkthrough = _walkthrough(catalogue, system)
    assert walkthrough
    assert all(walkthrough.values())


def test_citywide_findings_meet_the_system_that_the_whole_city_runs(catalogue: Catalogue) -> None:
    citywide = {f.code for f in catalogue.findings.values() if f.report_section.startswith("3.4")}
    items = [item for items in _walkthrough(catalogue, "S01").values() for item in items]
    assert citywide <= {code for item in items for code in item.prior}


def test_only_systems_with_individual_numbers_are_asked_about_them(catalogue: Catalogue) -> None:
    asked = [system for system in SYSTEMS if "log_analysis" in _ids(catalogue, system)]
    assert asked == ["S02", "S04", "S06"]
    assert "multi_factor" in _ids(catalogue, "S04")
    assert "multi_factor" not in _ids(catalogue, "S05")


def test_the_app_has_no_server_room_and_no_passwords(catalogue: Catalogue) -> None:
    walkthrough = _walkthrough(catalogue, "S10")
    assert set(walkthrough) == {"records", "app_device", "vendor"}
    ids = _ids(catalogue, "S10")
    assert {"app_privacy", "backup", "maintenance_contract"} <= ids
    assert ids.isdisjoint(
        {"visitor_badge", "password_strength", "shared_id_password", "usb_locked"}
    )


def test_designated_managers_are_visited_where_the_report_met_them(catalogue: Catalogue) -> None:
    sections = [p.section for p in default_places(catalogue, ["S03"]) if p.template == "facility"]
    assert sections == ["高齢者・地域福祉課", "産業政策課", "文化振興課"]
    with_facility = [s for s in SYSTEMS if "facility" in _walkthrough(catalogue, s)]
    assert with_facility == ["S03"]


def test_one_server_room_is_proposed_once_for_the_systems_that_share_it(
    catalogue: Catalogue,
) -> None:
    rooms = [p for p in default_places(catalogue, SYSTEMS) if p.template == "server_room"]
    shared = {room.section: room.systems for room in rooms}
    assert shared["デジタル推進課"] == ("S01", "S02", "S06", "S09")
    assert set(shared) == {"デジタル推進課", "総合防災課", "企業総務課", "資産税課", "中央卸売市場"}


def test_the_visitor_badge_shows_five_precedents(catalogue: Catalogue) -> None:
    room = resolve_place(catalogue, ["S01"], "server_room", "サーバ室", "デジタル推進課")
    badge = next(item for item in room.items if item.id == "visitor_badge")
    assert [p.kind for p in badge.precedents] == ["指摘"] * 5
    assert badge.prior == ("3.3.2-3",)
    assert badge.criteria[0].no == "4.2(2)ウ"


def test_fire_suppression_is_a_duty_with_three_opinions(catalogue: Catalogue) -> None:
    room = resolve_place(catalogue, ["S04"], "server_room", "サーバ室", "総合防災課")
    fire = next(item for item in room.items if item.id == "fire_suppression")
    assert [p.kind for p in fire.precedents] == ["意見"] * 3
    assert fire.criteria[0].modality == "義務"


def test_the_desk_review_of_the_city_and_of_one_system(catalogue: Catalogue) -> None:
    city = resolve_place(catalogue, [], "desk_review", "書面調査")
    codes = {code for item in city.items for code in item.prior}
    assert codes == {
        f.code for f in catalogue.findings.values() if f.report_section.startswith(("3.5", "3.6"))
    }
    app = resolve_place(catalogue, ["S10"], "desk_review", "書面調査")
    assert {code for item in app.items for code in item.prior} == {"3.6.11-1", "3.6.11-2"}
    assert "telework" not in {item.id for item in app.items}


def test_drafts_pass_the_wording_guard(catalogue: Catalogue) -> None:
    for item in catalogue.items.values():
        assert item.shiteki.endswith("べきである。"), item.id
        assert item.iken.endswith("望ましい。"), item.id
        for text, kind in ((item.shiteki, "指摘"), (item.iken, "意見")):
            assert check_wording(text, kind, sections=catalogue.sections) == (), item.id


def test_items_are_complete(catalogue: Catalogue) -> None:
    assert len({item.title for item in catalogue.items.values()}) == len(catalogue.items)
    assert len({item.question for item in catalogue.items.values()}) == len(catalogue.items)
    for item in catalogue.items.values():
        assert item.question.endswith("か。"), item.id
        assert 2 <= len(item.look) <= 5, item.id
        assert item.ask, item.id
        assert item.documents, item.id
        assert set(item.methods) <= set(METHODS), item.id
        assert ("実機確認" in item.methods) == bool(item.machine), item.id
        if _kind(catalogue, item) == "現地調査":
            assert item.photograph, item.id
            assert item.never, item.id
            assert item.controls, item.id
            assert item.clauses or item.headings, item.id


def test_nothing_of_the_auditee_goes_to_the_auditors_machine(catalogue: Catalogue) -> None:
    """JIS Q 27002 8.34: the auditee operates, nothing is exported."""
    for item in catalogue.items.values():
        if item.machine:
            assert any(word in item.machine for word in ("担当者", "職員の操作")), item.id


def test_every_clause_is_asked_about(catalogue: Catalogue) -> None:
    asked = {clause for item in catalogue.items.values() for clause in item.clauses}
    assert asked == set(catalogue.clauses)


def test_fingerprints_tell_a_changed_wording(catalogue: Catalogue) -> None:
    prints = {catalogue.fingerprint_of(item) for item in catalogue.items.values()}
    assert len(prints) == len(catalogue.items)


def test_controls_bear_the_names_of_the_published_list(catalogue: Catalogue) -> None:
    """Those that lists write differently, as the list named in controls.toml has them."""
    named = {no: catalogue.controls[no].name for no in ("5.34", "8.8", "8.20")}
    assert named == {
        "5.34": "プライバシー及び PII の保護",
        "8.8": "技術的ぜい弱性の管理",
        "8.20": "ネットワークのセキュリティ",
    }
