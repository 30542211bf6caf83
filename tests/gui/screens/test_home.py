"""ホーム: today first, 続ける leads to the visit under way, an empty list says what to do."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QListView

from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.gui.screens.home.model import ROW_ROLE, in_order, remaining
from wakayama_audit_gui.gui.screens.home.repeated import RepeatedRow, find_repeated
from wakayama_audit_gui.gui.screens.home.screen import HomeScreen
from wakayama_audit_gui.gui.widgets.buttons import PrimaryButton
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_visit import read_visit


def shown(kit: DeskKit) -> HomeScreen:
    screen = HomeScreen(kit.desk)
    kit.qtbot.addWidget(screen)
    screen.resize(1366, 720)
    screen.show()
    screen.refresh()
    kit.settle()
    return screen


def row(visit: str, scheduled: str, state: str = "予定") -> VisitRow:
    return VisitRow(
        visit, visit, ("S01",), state, 0, scheduled, 2026, "", 10, (0, 0, 0, 0, 0, 0), 0, ""
    )


def test_the_order_is_today_under_way_coming_past() -> None:
    today = date(2026, 11, 23)
    rows = [
        row("past", "2026-11-01"),
        row("later", "2026-12-01"),
        row("soon", "2026-11-24"),
        row("writing", "2026-11-20", "記入中"),
        row("today", "2026-11-23"),
    ]
    assert [r.visit for r in in_order(rows, today)] == [
        "today",
        "writing",
        "soon",
        "later",
        "past",
    ]


def test_an_empty_home_says_the_next_step(kit: DeskKit) -> None:
    screen = shown(kit)
    with kit.qtbot.waitSignal(screen.plan_requested):
        button = next(b for b in screen.findChildren(PrimaryButton) if b.words() == "視察を始める")
        button.click()


def test_resume_leads_to_the_visit_under_way(kit: DeskKit) -> None:
    visit = kit.plan()

    def answer(store: Store) -> None:
        found = read_visit(store, visit)
        give_verdict(store, found, next(iter(found.rows())), Verdict.SHITEKI, kit.me)

    kit.run(answer)
    screen = shown(kit)
    resume = next(b for b in screen.findChildren(PrimaryButton) if b.words().startswith("続ける"))
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        resume.click()
    assert asked.args == [visit]


def test_a_row_opens_its_visit_by_keyboard(kit: DeskKit) -> None:
    visit = kit.plan()
    screen = shown(kit)
    view = screen.findChild(QListView)
    assert view is not None
    view.setCurrentIndex(view.model().index(0, 0))
    found = view.currentIndex().data(ROW_ROLE)
    assert remaining(found) == found.total > 0
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        view.activated.emit(view.currentIndex())
    assert asked.args == [visit]


def test_repeated_items_come_from_the_report_most_systems_first(kit: DeskKit) -> None:
    found = find_repeated(kit.house.catalogue())
    assert [f.systems for f in found] == sorted((f.systems for f in found), reverse=True)
    assert found[0].systems == 5  # the visitor badge: five systems of the report
    screen = shown(kit)
    kit.qtbot.waitUntil(lambda: bool(screen.findChildren(RepeatedRow)))
    with kit.qtbot.waitSignal(screen.search_requested):
        screen.findChildren(RepeatedRow)[0].click()
