"""視察を始める: places follow the systems, a self-audit asks for its reason, a gap is named."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.gui.screens.plan.people_panel import PeoplePanel, SelfAuditRow
from wakayama_audit_gui.gui.screens.plan.places_panel import PlaceEditor, PlacesPanel
from wakayama_audit_gui.gui.screens.plan.screen import PlanScreen
from wakayama_audit_gui.gui.screens.plan.systems_panel import SystemsPanel
from wakayama_audit_gui.gui.widgets.banner import Banner
from wakayama_audit_gui.gui.widgets.buttons import PrimaryButton
from wakayama_audit_gui.use_cases.read_visit import read_visit


def shown(kit: DeskKit) -> PlanScreen:
    screen = PlanScreen(kit.desk)
    kit.qtbot.addWidget(screen)
    screen.resize(1366, 720)
    screen.show()
    kit.settle()
    return screen


def make(screen: PlanScreen) -> None:
    next(b for b in screen.findChildren(PrimaryButton) if "用意" in b.words()).click()


def choose(screen: PlanScreen, *systems: str) -> None:
    panel = screen.findChild(SystemsPanel)
    assert panel is not None
    panel.choose(systems)


def editors(screen: PlanScreen) -> list[PlaceEditor]:
    panel = screen.findChild(PlacesPanel)
    assert panel is not None
    return [e for e in panel.findChildren(PlaceEditor) if not e.isHidden()]


def test_a_visit_is_made_with_the_ticked_places(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(screen, "S03")
    found = editors(screen)
    assert len(found) > 4
    assert not any(editor.ticked for editor in found)
    for editor in found[:2]:
        editor.tick(on=True)
    with kit.qtbot.waitSignal(screen.planned) as made:
        make(screen)
    visit = kit.run(lambda store: read_visit(store, made.args[0]))
    assert visit.systems == ("S03",)
    assert len(visit.places) == 2
    assert all(place.items for place in visit.places)


def test_a_gap_is_named_and_what_was_filled_in_stays(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(screen, "S03")
    make(screen)
    kit.settle()
    banner = screen.findChild(Banner)
    assert banner is not None
    assert "場所がありません" in banner.what.text()
    panel = screen.findChild(SystemsPanel)
    assert panel is not None
    assert panel.chosen() == ("S03",)


def test_auditing_ones_own_section_asks_for_a_reason(kit: DeskKit) -> None:
    screen = shown(kit)
    people = screen.findChild(PeoplePanel)
    assert people is not None
    people.person_requested.emit("見本 花子", "デジタル推進課")
    kit.settle()
    choose(screen, "S01")
    lead = people.findChild(QComboBox)
    assert lead is not None
    lead.setCurrentIndex(lead.findText("見本 花子（デジタル推進課）"))
    (row,) = [r for r in people.findChildren(SelfAuditRow) if not r.isHidden()]
    make(screen)
    kit.settle()
    assert screen.findChild(Banner) is not None
    row.findChild(QLineEdit).setText("ほかに技術の分かる者がいない。")
    with kit.qtbot.waitSignal(screen.planned):
        make(screen)


def test_an_own_place_can_be_added(kit: DeskKit) -> None:
    screen = shown(kit)
    panel = screen.findChild(PlacesPanel)
    assert panel is not None
    before = len(editors(screen))
    panel._on_add_clicked()
    assert len(editors(screen)) == before + 1
    assert panel.planned(kit.house.now())[-1].template == "server_room"
