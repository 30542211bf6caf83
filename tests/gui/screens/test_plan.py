"""視察を始める: places follow the systems, a self-audit asks for its reason, a gap is named."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.screens.checks import (
    CANARY,
    SIZES,
    acting,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    labels,
    tab_order,
)
from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.plan.people_panel import SelfAuditRow, WitnessRow
from wakayama_audit_gui.gui.screens.plan.places_panel import PlaceEditor
from wakayama_audit_gui.gui.screens.plan.screen import PlanScreen
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.tick_row import TickRow
from wakayama_audit_gui.use_cases.read_visit import read_visit


def shown(kit: DeskKit, width: int = 1366, height: int = 720) -> PlanScreen:
    return kit.show(PlanScreen(kit.desk), width, height)


def choose(kit: DeskKit, screen: PlanScreen, *systems: str) -> None:
    screen.choose(systems)
    kit.settle()


def editors(screen: PlanScreen) -> list[PlaceEditor]:
    return [e for e in screen._places.findChildren(PlaceEditor) if not e.isHidden()]


def lead(screen: PlanScreen) -> QComboBox:
    found = screen._people.findChild(QComboBox)
    assert found is not None
    return found


# --- making a visit ---------------------------------------------------------------------------


def test_a_visit_is_made_with_what_was_filled_in(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, "S03")
    found = editors(screen)
    assert len(found) > 4
    assert not any(editor.ticked for editor in found)
    for editor in found[:2]:
        editor.tick(on=True)
    found[0]._name.setText("男女共生推進センター")
    found[0]._permission.setCurrentIndex(found[0]._permission.findData("許可"))
    assert found[0]._by.isVisible()
    found[0]._by.setText("見本 花子")
    witness = screen._people.findChild(WitnessRow)
    assert witness is not None
    witness.name.setText("見本 花子")
    witness.affiliation.setText("指定管理者")
    button(screen, "合っている").click()
    with kit.qtbot.waitSignal(screen.planned) as made:
        button(screen, "視察を用意する").click()
    visit = kit.run(lambda store: read_visit(store, made.args[0]))
    assert visit.systems == ("S03",)
    assert visit.places[0].name == "男女共生推進センター"
    assert len(visit.places) == 2
    assert all(place.items for place in visit.places)
    assert (visit.places[0].permission.kind, visit.places[0].permission.by) == ("許可", "見本 花子")
    assert [(w.name, w.affiliation) for w in visit.witnesses] == [("見本 花子", "指定管理者")]
    assert visit.clock is not None
    assert visit.clock.offset == 0


def test_the_next_visit_begins_with_an_empty_page(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, "S01")
    screen._people.findChildren(WitnessRow)[0].name.setText("見本 花子")
    button(screen, "合っている").click()
    button(screen, "場所を加える").click()
    with kit.qtbot.waitSignal(screen.planned):
        button(screen, "視察を用意する").click()
    kit.settle()
    assert screen._systems.chosen() == ()
    assert editors(screen) == []
    assert screen._people.witnesses() == ()
    assert screen._clock.check() is None
    assert "まだ合わせていません" in labels(screen)


def test_a_gap_is_named_and_what_was_filled_in_stays(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, "S03")
    button(screen, "視察を用意する").click()
    kit.settle()
    assert "場所がありません" in labels(screen)
    assert screen._systems.chosen() == ("S03",)
    assert button(screen, "視察を用意する").isEnabled()
    editors(screen)[0].tick(on=True)
    with kit.qtbot.waitSignal(screen.planned):
        button(screen, "視察を用意する").click()
    kit.settle()
    assert "場所がありません" not in labels(screen)


def test_leaving_keeps_what_was_filled_in(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, "S03")
    with kit.qtbot.waitSignal(screen.left):
        button(screen, "ホームへ戻る").click()
    assert screen._systems.chosen() == ("S03",)


# --- systems and places -----------------------------------------------------------------------


def test_few_places_are_all_ticked_many_are_left_to_the_auditor(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, "S07")
    assert [editor.ticked for editor in editors(screen)] == [True] * 3
    assert "3 か所を視察します" in labels(screen)
    button(screen, "すべて外す").click()
    assert "選んでください" in labels(screen)
    button(screen, "すべて選ぶ").click()
    assert all(editor.ticked for editor in editors(screen))


def test_a_further_system_does_not_forget_what_was_said_of_places(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, "S09")
    room = next(e for e in editors(screen) if "介護保険課" in e.key[1])
    room.tick(on=True)
    room._permission.setCurrentIndex(room._permission.findData("禁止"))
    choose(kit, screen, "S02", "S09")
    again = next(e for e in editors(screen) if "介護保険課" in e.key[1])
    planned = again.planned(kit.house.now())
    assert again.ticked
    assert planned.permission.kind == "禁止"


def test_an_own_place_can_be_added_and_named_at_once(kit: DeskKit) -> None:
    screen = shown(kit)
    before = len(editors(screen))
    button(screen, "場所を加える").click()
    button(screen, "場所を加える").click()
    kit.settle()
    assert len(editors(screen)) == before + 2
    planned = screen._places.planned(kit.house.now())
    assert planned[-1].template == "server_room"
    assert len({place.name for place in planned}) == 2, "a place twice would be refused"
    assert QApplication.focusWidget() is editors(screen)[-1]._name


def test_typing_narrows_the_systems_and_never_hides_a_chosen_one(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, "S10")
    screen._systems._filter.setText("水道")
    seen = [r.accessibleName() for r in screen._systems.findChildren(TickRow) if r.isVisible()]
    assert any("水道管理システム" in name for name in seen)
    assert any("和歌山市観光アプリ" in name for name in seen)
    assert len(seen) < 10


def test_a_long_name_goes_on_in_a_second_line_and_a_tick_moves_nothing(qtbot: QtBot) -> None:
    row = TickRow("和歌山市住宅使用料・専用水道料等システム", "デジタル推進課")
    qtbot.addWidget(row)
    row.resize(600, 60)
    wide = row.sizeHint().height()
    row.resize(200, 60)
    narrow = row.sizeHint().height()
    assert narrow > wide >= 44
    assert not row._lines(bold=True).cut
    row.setChecked(True)
    assert row.sizeHint().height() == narrow


def test_a_row_is_ticked_by_the_space_bar(kit: DeskKit) -> None:
    screen = shown(kit)
    row = screen._systems.findChildren(TickRow)[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert screen._systems.chosen() == ("S01",)


# --- people and clock -------------------------------------------------------------------------


def test_auditing_ones_own_section_asks_for_a_reason(kit: DeskKit) -> None:
    screen = shown(kit)
    button(screen, "監査人を登録").click()
    screen._people._new_name.setText("見本 花子")
    screen._people._new_section.setText("デジタル推進課")
    button(screen, "登録").click()
    kit.settle()
    choose(kit, screen, "S01")
    lead(screen).setCurrentIndex(lead(screen).findText("見本 花子（デジタル推進課）"))
    kit.settle()
    (row,) = [r for r in screen._people.findChildren(SelfAuditRow) if not r.isHidden()]
    button(screen, "視察を用意する").click()
    kit.settle()
    assert "所属するデジタル推進課を監査する" in labels(screen)
    reason = row.findChild(QLineEdit)
    assert reason is not None
    reason.setText("ほかに技術の分かる者がいない。")
    with kit.qtbot.waitSignal(screen.planned) as made:
        button(screen, "視察を用意する").click()
    visit = kit.run(lambda store: read_visit(store, made.args[0]))
    assert "技術の分かる者" in dict(visit.self_audit)[visit.lead]


def test_nobody_chosen_is_said_before_anything_is_made(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, "S07")
    lead(screen).setCurrentIndex(0)
    button(screen, "視察を用意する").click()
    kit.settle()
    assert "主任の監査人が選ばれていません" in labels(screen)


def test_a_clock_that_is_off_is_recorded_with_advice(kit: DeskKit) -> None:
    screen = shown(kit)
    clock = screen._clock
    now = kit.house.now()
    clock._true.setTime(
        QTime(now.hour, now.minute, now.second).addSecs(-3600 if now.hour else 1800)
    )
    button(screen, "この時刻で記録").click()
    check = clock.check()
    assert check is not None
    assert abs(check.offset) >= 1700
    assert "パソコンの時計を直すか" in labels(screen)


def test_the_day_is_said_in_the_era_and_its_fiscal_year(kit: DeskKit) -> None:
    screen = shown(kit)
    clock = screen._clock
    clock._day.set_day(date(2027, 3, 31))
    assert clock._day.line.text() == "令和9年3月31日（水）"
    assert "令和8年度" in labels(screen)
    assert clock.day() == "2027-03-31"


def test_the_clock_rests_while_the_page_is_not_seen(kit: DeskKit) -> None:
    screen = shown(kit)
    assert screen._clock._timer.isActive()
    screen.hide()
    assert not screen._clock._timer.isActive()


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.DARK, text)
    screen = shown(kit, width, height)
    choose(kit, screen, "S03")
    editors(screen)[0].tick(on=True)
    kit.settle()
    assert_fits(screen, width, height)


@pytest.mark.parametrize("width", [1366, 911, 600])
def test_tab_goes_in_reading_order_also_to_what_came_later(kit: DeskKit, width: int) -> None:
    screen = shown(kit, width)
    choose(kit, screen, "S07")
    assert_named(screen)
    assert_reached(screen)
    screen.setFocus()
    order = tab_order(screen)
    cards = (screen._systems, screen._places, screen._people, screen._clock)
    met = [next((c for c in cards if c.isAncestorOf(w)), None) for w in order]
    first = [met.index(card) for card in cards]
    assert first == sorted(first)
    assert [m for m in met if m is not None] == sorted(
        (m for m in met if m is not None), key=cards.index
    ), "no card is entered twice"


def test_the_columns_go_with_the_width_and_lose_nothing(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, "S07")
    wide = len(acting(screen))
    for width in (911, 600, 1366):
        screen.resize(width, 720)
        kit.settle()
        assert len(acting(screen)) == wide
    assert screen._systems.chosen() == ("S07",)


@pytest.mark.parametrize("width", [1120, 1280, 1366])
def test_nothing_is_cut_at_the_right_of_three_columns(kit: DeskKit, width: int) -> None:
    screen = kit.show(PlanScreen(kit.desk), width, 664)
    right = [column for column in screen.findChildren(ScrollColumn) if column.isVisible()]
    for column in right:
        inside = column.widget()
        assert inside is not None
        assert inside.width() <= column.viewport().width()


def test_names_are_shown_as_typed(kit: DeskKit) -> None:
    screen = shown(kit)
    button(screen, "監査人を登録").click()
    screen._people._new_name.setText(CANARY)
    screen._people._new_section.setText("デジタル推進課")
    button(screen, "登録").click()
    kit.settle()
    choose(kit, screen, "S01")
    lead(screen).setCurrentIndex(lead(screen).findText(CANARY, Qt.MatchFlag.MatchStartsWith))
    kit.settle()
    assert CANARY in labels(screen)
    assert_literal(screen)
