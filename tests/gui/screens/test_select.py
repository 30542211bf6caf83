"""対象の選定: targets by score, each number opened to its facts, and the choice with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QStandardItemModel

from tests.gui.screens.checks import (
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    labels,
)
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName
from wakayama_audit_gui.domain.target_score import Criterion, Ground
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.gui.screens.plan.people_panel import SelfAuditRow
from wakayama_audit_gui.gui.screens.plan.screen import PlanScreen
from wakayama_audit_gui.gui.screens.register.screen import RegisterScreen
from wakayama_audit_gui.gui.screens.select.screen import SelectScreen
from wakayama_audit_gui.gui.screens.select.selection import Way, way_of
from wakayama_audit_gui.gui.screens.select.target_list import AGAINST, CHOSEN, OPEN, UNPLANNED
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.use_cases.announce_visit import read_announcement
from wakayama_audit_gui.use_cases.choose_targets import Choice, read_choices
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.score_targets import read_weights

NETWORK = FormKind.SYSTEM, "S01"
BOOKING = FormKind.SYSTEM, "S02"


@pytest.fixture
def screen(kit: DeskKit) -> SelectScreen:
    return kit.show(SelectScreen(kit.desk))


def rows(screen: SelectScreen) -> list[str]:
    model = screen.targets.view.model()
    assert isinstance(model, QStandardItemModel)
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def decide(kit: DeskKit, screen: SelectScreen, key: tuple[FormKind, str], reason: str) -> None:
    screen.look_at(key)
    screen.card.form.reason.setPlainText(reason)
    screen.card.form.choose.click()
    kit.settle()


def choices(kit: DeskKit, screen: SelectScreen) -> dict[tuple[FormKind, str], Choice]:
    year = screen._selection.fiscal_year

    def read(store: Store) -> dict[tuple[FormKind, str], Choice]:
        return dict(read_choices(store, year))

    return kit.run(read)


def test_systems_stand_by_their_points(screen: SelectScreen) -> None:
    shown = rows(screen)
    assert shown[0] == OPEN
    totals = [target.score.total for target in screen._selection.of_kind(FormKind.SYSTEM)]
    assert len(shown) == 1 + len(totals) == 98
    assert totals == sorted(totals, reverse=True)
    assert totals[0] > 0


def test_while_the_targets_are_read_it_is_not_said_that_there_are_none(
    kit: DeskKit, screen: SelectScreen
) -> None:
    screen._on_year_requested(1)
    assert "読んでいます" in labels(screen.targets)
    screen.targets.search.setText("ない名前")
    assert "あてはまるものがありません" not in labels(screen.targets)
    kit.settle()
    assert "あてはまるものがありません" in labels(screen.targets)
    screen.targets.search.clear()
    assert OPEN in rows(screen)
    fresh = SelectScreen(kit.desk)
    kit.qtbot.addWidget(fresh)
    fresh.show()
    fresh.show_unplanned(None)
    assert "あてはまるものがありません" not in labels(fresh.targets)
    kit.settle()
    assert OPEN in rows(fresh)


def test_a_choice_is_recorded_with_its_reason_and_the_score(
    kit: DeskKit, screen: SelectScreen
) -> None:
    with kit.qtbot.waitSignal(screen.noted):
        decide(kit, screen, NETWORK, "多くの課で使うため。")
    found = choices(kit, screen)[NETWORK]
    assert (found.chosen, found.reason) == (True, "多くの課で使うため。")
    assert "点" in found.score
    assert rows(screen)[0] == CHOSEN
    assert "行政ネットワーク" in rows(screen)[1], "the chosen ones stand first"
    assert screen.kinds[FormKind.SYSTEM].words() == "システム 1 / 97"
    kit.desk.undo()
    kit.settle()
    assert rows(screen)[0] == OPEN


def test_against_the_score_too(kit: DeskKit, screen: SelectScreen) -> None:
    screen.look_at(BOOKING)
    screen.card.form.reason.setPlainText("来年度に更改されるため。")
    screen.card.form.leave.click()
    kit.settle()
    assert not choices(kit, screen)[BOOKING].chosen
    assert AGAINST in rows(screen)


def test_without_a_reason_nothing_is_recorded_and_it_is_said(
    kit: DeskKit, screen: SelectScreen
) -> None:
    screen.look_at(NETWORK)
    screen.card.form.choose.click()
    kit.settle()
    assert "理由がありません" in labels(screen)
    assert choices(kit, screen) == {}


def test_what_is_being_typed_waits_for_the_return(kit: DeskKit, screen: SelectScreen) -> None:
    screen.look_at(NETWORK)
    screen.card.form.reason.setPlainText("書きかけ")
    screen.look_at(BOOKING)
    assert screen.card.form.reason.text() == ""
    screen.refresh()
    kit.settle()
    screen.look_at(NETWORK)
    assert screen.card.form.reason.text() == "書きかけ"


def test_what_was_chosen_and_has_no_visit_is_shown_alone(kit: DeskKit) -> None:
    screen = kit.show(SelectScreen(kit.desk))
    assert not screen.targets.above.isVisible(), "nothing is chosen yet"
    decide(kit, screen, NETWORK, "多くの課で使うため。")
    decide(kit, screen, BOOKING, "初めて調べるため。")
    kit.plan()
    screen.show_unplanned(FormKind.SYSTEM)
    kit.settle()
    (left,) = rows(screen)
    assert "保険系" in left
    assert screen.targets.filters.buttons[UNPLANNED].words() == f"{UNPLANNED} 1"
    screen.show_unplanned(FormKind.SECTION)
    kit.settle()
    assert screen.kinds[FormKind.SECTION].isChecked()
    assert rows(screen) == []
    assert screen.targets.above.isVisible(), "or nobody came back to the others"
    screen.show_unplanned(None)
    kit.settle()
    assert len(rows(screen)) > 1


def test_the_grounds_can_be_quoted_as_the_reason(screen: SelectScreen) -> None:
    screen.look_at(NETWORK)
    for _ in range(2):
        button(screen, "点数の根拠を理由に書く").click()
    assert screen.card.form.reason.text().count("未完了の指摘・意見") == 1


def test_each_number_opens_its_grounds(kit: DeskKit, screen: SelectScreen) -> None:
    screen.look_at(NETWORK)
    kit.settle()
    target = screen._selection.find(NETWORK)
    assert target is not None
    said = labels(screen)
    for part in target.score.parts:
        assert part.criterion.label in said
        assert all(ground.words in said for ground in part.grounds)
    with kit.qtbot.waitSignal(screen.finding_requested) as asked:
        screen.card.rows[0].click()
    assert asked.args[0].startswith("R4/3.3.")


def test_where_a_ground_leads() -> None:
    form = FormName(2026, FormKind.SECTION, "納税課")
    assert way_of(Ground("", "filed:R4/3.3.2-1")) == Way(finding="R4/3.3.2-1")
    assert way_of(Ground("", form.reply("q1"))) == Way(form=form)
    assert way_of(Ground("", "answer:p/i", "v")) == Way(visit="v")
    assert way_of(Ground("", "system_entry:R4/納税課/1")) == Way(entry="R4/納税課/1")
    assert way_of(Ground("", "system:S01")) is None
    assert way_of(Ground("", "")) is None


def test_the_weights_are_the_workspaces_own(kit: DeskKit, screen: SelectScreen) -> None:
    screen.look_at(NETWORK)
    before = screen._selection.find(NETWORK)
    screen.weigh.click()
    field = screen.weights.fields[Criterion.MANY_SECTIONS]
    field.setValue(22)
    kit.settle()
    assert kit.run(read_weights) == {Criterion.MANY_SECTIONS: 22}
    after = screen._selection.find(NETWORK)
    assert before is not None
    assert after is not None
    assert after.score.total == before.score.total + 20
    button(screen, "元の 2 に戻す").click()
    kit.settle()
    assert kit.run(read_weights) == {}
    assert field.value() == 2


def test_words_narrow_the_list(screen: SelectScreen) -> None:
    screen.targets.search.setText("観光アプリ")
    assert len(rows(screen)) == 2
    screen.targets.search.setText("そんなものはない")
    assert "あてはまるものがありません" in labels(screen)


def test_sections_have_their_own_list(kit: DeskKit, screen: SelectScreen) -> None:
    screen.kinds[FormKind.SECTION].click()
    assert "デジタル推進課" in rows(screen)
    decide(kit, screen, (FormKind.SECTION, "納税課"), "前回の監査がないため。")
    assert screen.card.form.plan.isVisible()


def test_another_year_has_its_own_choice(kit: DeskKit, screen: SelectScreen) -> None:
    decide(kit, screen, NETWORK, "理由")
    screen._on_year_requested(-1)
    kit.settle()
    assert rows(screen)[0] == OPEN


def test_the_items_behind_the_facts_are_proposed_and_kept_with_the_choice(
    kit: DeskKit, screen: SelectScreen
) -> None:
    screen.look_at(NETWORK)
    part = screen.card.items
    proposed = [one.id for one in part.selected()]
    assert "visitor_badge" in proposed
    part.rows["visitor_badge"].click()
    assert "押すと記録されます" in labels(screen)
    part.more.click()
    part.popup.chosen.emit("clear_desk")
    decide(kit, screen, NETWORK, "多くの課で使うため。")
    found = choices(kit, screen)[NETWORK].items
    assert [one.id for one in found] != proposed
    assert {one.id for one in found} == {*proposed, "clear_desk"} - {"visitor_badge"}
    assert all(one.reason for one in found)
    assert "押すと記録されます" not in labels(screen)
    kit.desk.undo()
    kit.settle()
    assert [one.id for one in part.selected()] == proposed


def test_ticks_that_were_not_recorded_wait_for_the_return(screen: SelectScreen) -> None:
    screen.look_at(NETWORK)
    screen.card.items.rows["visitor_badge"].click()
    screen.look_at(BOOKING)
    screen.look_at(NETWORK)
    assert not screen.card.items.rows["visitor_badge"].isChecked()
    assert "visitor_badge" not in [one.id for one in screen.card.items.selected()]


def test_the_visits_of_a_chosen_system_are_announced(
    kit: DeskKit, screen: SelectScreen, tmp_path: Path
) -> None:
    visit = kit.plan()
    part = screen.card.announce
    decide(kit, screen, NETWORK, "理由")
    assert part.isVisible()
    part.fields["number"].setText("和デ推第1号")
    part.fields["date"].setText("春")
    part.written.emit(visit, part.typed())
    kit.settle()
    assert "日付として読めません" in labels(screen)
    assert part.fields["number"].text() == "和デ推第1号"
    part.fields["date"].setText("令和8年8月3日")
    with kit.qtbot.waitSignal(screen.noted):
        part.written.emit(visit, part.typed())
    kit.settle()
    assert kit.run(lambda store: read_announcement(store, visit)).date == "2026-08-03"
    with kit.qtbot.waitSignal(screen.announced):
        screen.announcing.save_to(visit, tmp_path / "通知.pdf")
    assert (tmp_path / "通知.pdf").read_bytes().startswith(b"%PDF")
    kit.desk.undo()
    kit.settle()
    assert part.fields["number"].text() == ""
    screen.look_at(BOOKING)
    assert not part.isVisible(), "nothing is planned for it"


# --- in the window ----------------------------------------------------------------------------


def opened(sitting: Sitting, sample: Sample) -> SelectScreen:
    sitting.enter_sample(sample)
    sitting.wiring.year.show_select()
    sitting.settle()
    return sitting.screen(SelectScreen)


def prepare(sitting: Sitting, screen: SelectScreen) -> PlanScreen:
    """Choose what is looked at and go on to its visit."""
    screen.card.form.reason.setPlainText("理由")
    screen.card.form.choose.click()
    sitting.settle()
    screen.card.form.plan.click()
    sitting.settle()
    return sitting.screen(PlanScreen)


def make(sitting: Sitting, plan: PlanScreen) -> WalkScreen:
    """Make the visit, whoever audits their own 課."""
    for field in plan.findChildren(SelfAuditRow):
        field.reason.setText("見本のため")
    plan._make.click()
    sitting.settle()
    return sitting.screen(WalkScreen)


def test_the_way_from_home_over_the_choice_to_the_plan(sitting: Sitting, sample: Sample) -> None:
    screen = opened(sitting, sample)
    screen.look_at((FormKind.SYSTEM, "S03"))
    plan = prepare(sitting, screen)
    assert plan._systems.chosen() == ("S03",)
    assert not plan._systems.whole


def test_the_chosen_items_become_the_checklist_and_say_why(
    sitting: Sitting, sample: Sample
) -> None:
    screen = opened(sitting, sample)
    screen.look_at(NETWORK)
    for item, row in screen.card.items.rows.items():
        row.setChecked(item == "visitor_badge")
    plan = prepare(sitting, screen)
    walk = make(sitting, plan)
    assert {row.item.id for row in walk.walk.rows} == {"visitor_badge"}
    assert "抽出理由：指摘 3.3.2-3" in labels(walk)


def test_a_system_of_the_register_is_chosen_visited_and_led_back_from(
    sitting: Sitting, sample: Sample
) -> None:
    screen = opened(sitting, sample)
    screen.targets.search.setText("広報広聴課 5")
    assert rows(screen)[1:] == ["広報広聴課のシステム5（名称未記入）"]
    key = FormKind.SYSTEM, "R4/広報広聴課/5"
    screen.look_at(key)
    sitting.settle()
    assert "分からないので数えていない基準" in labels(screen)
    assert "契約の継続年数が台帳にありません" in labels(screen)
    screen.card.rows[-1].click()
    sitting.settle()
    register = sitting.screen(RegisterScreen)
    assert register.form.shown == key[1]
    assert sitting.window.returning.link.words() == "対象の選定へ戻る"
    assert sitting.window.returning.isVisible()
    sitting.window.returning.link.click()
    sitting.settle()
    assert sitting.screen(SelectScreen) is screen
    assert not sitting.window.returning.isVisible()
    screen.card.form.reason.setPlainText("監査の記録がないため。")
    screen.card.form.choose.click()
    sitting.settle()
    screen.card.form.plan.click()
    sitting.settle()
    plan = sitting.screen(PlanScreen)
    assert plan._systems.chosen() == (key[1],)
    plan._make.click()
    sitting.settle()
    walk = sitting.screen(WalkScreen)
    assert walk.walk.visit.title == "広報広聴課のシステム5（名称未記入）"
    assert [place.section for place in walk.walk.visit.places] == ["広報広聴課"] * 3


def test_a_system_entered_later_can_be_visited_at_once(sitting: Sitting, sample: Sample) -> None:
    sitting.enter_sample(sample)
    sitting.wiring.show_plan("S03")
    sitting.settle()
    plan = sitting.screen(PlanScreen)
    sitting.wiring.year.register.show_register()
    sitting.settle()
    register = sitting.screen(RegisterScreen)
    register.add_card.requested.emit({"system_name": "住民記録システム", "section": "市民課"})
    sitting.settle()
    made = register.form.shown
    sitting.wiring.year.show_select()
    sitting.settle()
    assert sitting.screen(SelectScreen).kinds[FormKind.SYSTEM].words().endswith("/ 98")
    sitting.wiring.show_home()
    sitting.settle()
    sitting.wiring.show_plan()
    sitting.settle()
    assert plan._systems.chosen() == ("S03",), "what was ticked before stays"
    assert made in plan._systems._rows


def test_the_refusal_goes_as_soon_as_a_reason_is_there(kit: DeskKit, screen: SelectScreen) -> None:
    screen.look_at(NETWORK)
    screen.card.form.choose.click()
    kit.settle()
    assert "選んだ理由がありません" in labels(screen)
    button(screen, "点数の根拠を理由に書く").click()
    assert "選んだ理由がありません" not in labels(screen)


def test_years_are_told_as_years(kit: DeskKit, screen: SelectScreen) -> None:
    screen.look_at(BOOKING)
    kit.settle()
    said = labels(screen)
    assert "年分、1年分ごとに1点" in said
    assert "件 × 1点" not in said


def test_a_ground_is_seen_on_the_board_and_on_the_form(sitting: Sitting, sample: Sample) -> None:
    screen = opened(sitting, sample)
    screen.finding_requested.emit("R4/3.3.2-3")
    sitting.settle()
    assert [f.id for f in sitting.screen(BoardScreen).chosen()] == ["R4/3.3.2-3"]
    screen.form_requested.emit(FormName(2025, FormKind.SYSTEM, "S01"))
    sitting.settle()
    collect = sitting.screen(CollectScreen)
    assert collect.heading.kind is FormKind.SYSTEM
    assert collect._year == 2025


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.LIGHT, text)
    screen = kit.show(SelectScreen(kit.desk), width, height)
    screen.look_at(NETWORK)
    kit.settle()
    assert_fits(screen, width, height)
    assert screen.targets.view.height() >= 100


@pytest.mark.parametrize("width", [1366, 911])
def test_everything_is_named_and_reached(kit: DeskKit, width: int) -> None:
    screen = kit.show(SelectScreen(kit.desk), width)
    screen.look_at(NETWORK)
    kit.settle()
    assert_named(screen)
    assert_literal(screen)
    assert_reached(screen)


def test_a_section_is_chosen_visited_with_its_items_and_announced(
    sitting: Sitting, sample: Sample
) -> None:
    screen = opened(sitting, sample)
    screen.kinds[FormKind.SECTION].click()
    key = next(t.key for t in screen._selection.targets if t.score.title == "広報広聴課")
    screen.look_at(key)
    assert not screen.card.form.plan.isVisible()
    assert "document_cabinet" in screen.card.items.rows
    for item, row in screen.card.items.rows.items():
        row.setChecked(item == "document_cabinet")
    plan = prepare(sitting, screen)
    assert plan._systems.chosen()
    assert not plan._systems.whole
    walk = make(sitting, plan)
    asked = {row.item.id for row in walk.walk.rows if row.place.section == "広報広聴課"}
    assert asked == {"document_cabinet"}
    assert {place.section for place in walk.walk.visit.places} == {"広報広聴課"}
    sitting.wiring.year.show_select()
    sitting.settle()
    screen.look_at(key)
    assert screen.card.announce.isVisible()
    assert walk.walk.visit.sheet_no in labels(screen.card.announce) + "".join(
        screen.card.announce.visits.itemText(n) for n in range(screen.card.announce.visits.count())
    )


def test_a_section_without_a_system_is_told_so(sitting: Sitting, sample: Sample) -> None:
    sitting.enter_sample(sample)
    sitting.wiring.show_plan("", "存在しない課")
    sitting.settle()
    plan = sitting.screen(PlanScreen)
    assert plan._systems.chosen() == ()
    assert "存在しない課のシステムは、台帳にありません" in labels(plan)
