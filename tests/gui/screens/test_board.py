"""指摘・意見: finding, looking at, and leading findings further."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.screens.checks import (
    SIZES,
    acting,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    labels,
)
from tests.gui.screens.kit import DeskKit
from tests.unit.use_cases.ledger_desk import plan_of
from wakayama_audit_gui.domain.finding_filter import OVERDUE, POSTPONED, FindingFilter
from wakayama_audit_gui.domain.finding_life import (
    EXTERNAL,
    INTERNAL,
    FindingState,
    ImprovementPlan,
    LedgerFinding,
)
from wakayama_audit_gui.domain.finding_order import SortBy
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.board.jobs import read_ledger
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.record.fact import JsonValue, NewFact, State
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS, read_findings, read_steps
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.register_system import edit_entry
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections
from wakayama_audit_gui.use_cases.step_finding import plan_improvement

S = FindingState
K = ReorganisationKind


def shown(kit: DeskKit, width: int = 1366, height: int = 720) -> BoardScreen:
    return kit.show(BoardScreen(kit.desk), width, height)


def rows(screen: BoardScreen) -> list[LedgerFinding]:
    model = screen._model
    return [row for n in range(model.rowCount()) if (row := model.row_at(model.index(n, 0)))]


def choose(kit: DeskKit, screen: BoardScreen, *rows: int) -> list[LedgerFinding]:
    chosen = screen.list.selectionModel()
    chosen.clearSelection()
    for row in rows:
        index = screen.list.model().index(row, 0)
        chosen.select(index, QItemSelectionModel.SelectionFlag.Select)
    kit.settle()
    return screen.chosen()


def choose_one(kit: DeskKit, screen: BoardScreen, id_: str) -> LedgerFinding:
    (at,) = (n for n, row in enumerate(rows(screen)) if row.id == id_)
    (one,) = choose(kit, screen, at)
    return one


def ledger(kit: DeskKit) -> dict[str, LedgerFinding]:
    catalogue = kit.house.catalogue()
    return {f.id: f for f in kit.run(lambda store: read_findings(store, catalogue))}


def draft(kit: DeskKit) -> str:
    """A 指摘 in a visit under way; returns its id."""
    visit = kit.plan()

    def write(store: Store) -> str:
        found = read_visit(store, visit)
        row = next(iter(found.rows()))
        give_verdict(store, found, row, Verdict.SHITEKI, kit.me)
        return row.answer.subject.removeprefix("answer:")

    return kit.run(write)


def file(kit: DeskKit, id_: str, state: FindingState, **fields: str) -> None:
    """File a finding of the internal track, as if its visit were sealed."""
    told: dict[str, JsonValue] = {"fiscal_year": 2026, **fields}
    told = {
        "state": state.value,
        "class": "指摘",
        "text": "施錠すべきである。",
        "code": "R8-01-1",
        "audit_kind": INTERNAL,
        **told,
    }
    facts = [NewFact(f"filed:{id_}", field, value) for field, value in told.items()]
    kit.run(lambda store: store.append("findings", kit.me, facts))


def test_the_seventy_are_there_and_the_first_tells_its_story(kit: DeskKit) -> None:
    screen = shown(kit)
    assert screen.list.model().rowCount() == 70
    assert "70 件のうち 70 件（指摘 41・意見 29）" in labels(screen)
    assert "左の一覧から選んでください" in labels(screen)
    (first,) = choose(kit, screen, 0)
    told = labels(screen.detail)
    for words in (first.text, "令和4年度 包括外部監査　報告書 47 頁", "対象課：デジタル推進課"):
        assert words in told
    assert "公表されました" in told


def test_words_and_choices_narrow_the_list(kit: DeskKit) -> None:
    screen = shown(kit)
    screen.filters.field.setText("消火")
    kit.qtbot.waitUntil(lambda: 0 < screen.list.model().rowCount() < 10)
    few = screen.list.model().rowCount()
    screen.filters.buttons["kind"].click()
    QTest.keyClick(screen.filters.popup.filter, Qt.Key.Key_Down)
    QTest.keyClick(screen.filters.popup.filter, Qt.Key.Key_Return)
    assert "区分：指摘" in screen.filters.buttons["kind"].words()
    assert screen.list.model().rowCount() < few
    assert screen.filters.asked.words == "消火"
    screen.look_for(FindingFilter(words="存在しない語"))
    assert "当てはまる指摘・意見はありません" in labels(screen)


def test_only_certain_findings_are_shown_until_that_is_dropped(kit: DeskKit) -> None:
    screen = shown(kit)
    ids = frozenset(("R4/3.3.2-4", "R4/3.3.2-3"))
    screen.look_for(FindingFilter(ids=ids, about="集計：デジタル推進課"))
    shown_now = [screen.list.model().index(n, 0) for n in range(screen.list.model().rowCount())]
    assert {row.id for i in shown_now if (row := screen._model.row_at(i))} == ids
    assert screen.filters.only.accessibleName() == "集計：デジタル推進課"
    screen.filters.field.setText("存在しない語")
    kit.qtbot.waitUntil(lambda: screen.list.model().rowCount() == 0)
    screen.filters.field.clear()
    screen.filters.only.click()
    assert screen.list.model().rowCount() == 70
    assert not screen.filters.only.isVisible()


def test_a_step_is_taken_and_told(kit: DeskKit) -> None:
    screen = shown(kit)
    (one,) = choose(kit, screen, 0)
    assert one.audit_kind == EXTERNAL
    button(screen.detail, "措置待ちへ").click()
    form = screen.detail.form
    form.person.setText("見本 太郎")
    form.document.setText("和監第1号")
    form.has_deadline.setChecked(True)
    told: list[str] = []
    screen.noted.connect(told.append)
    form.do.click()
    kit.settle()
    assert told == ["3.3.2-1を措置待ちにした"]
    now = ledger(kit)[one.id]
    assert now.state is S.MEASURES_AWAITED
    assert now.deadline > kit.house.now().date().isoformat()
    (step,) = kit.run(lambda store: read_steps(store, one.id))
    assert (step.person, step.document) == ("見本 太郎", "和監第1号")
    assert [f.id for f in screen.chosen()] == [one.id]
    assert "和監第1号" in labels(screen.detail)
    assert not form.isVisible()


def test_a_deadline_is_proposed_and_says_when_a_closed_day_moves_it(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.DECIDED)
    screen = shown(kit)
    choose_one(kit, screen, "v/p/i")
    button(screen.detail, "通知済へ").click()
    form = screen.detail.form
    form.day.set_day(date(2026, 10, 22))
    assert form.has_deadline.isChecked()
    assert form.deadline.day() == date(2026, 11, 24)  # 21 to 23 November: weekend and 祝日
    assert not form.moved.isVisible()
    form.deadline.set_day(date(2026, 11, 21))
    assert "閉庁日のため、令和8年11月24日（火）まで待ちます。" in labels(form)
    form.day.set_day(date(2026, 10, 1))
    assert form.deadline.day() == date(2026, 11, 21)
    form.has_deadline.setChecked(False)
    assert not form.moved.isVisible()


def test_the_present_name_of_a_section_is_shown_beside_that_of_then(kit: DeskKit) -> None:
    change = Reorganisation("2023-04-01", K.RENAME, ("デジタル推進課",), ("情報政策課",))
    kit.run(lambda store: reorganise_sections(store, change, kit.me))
    screen = shown(kit)
    choose_one(kit, screen, "R4/3.3.2-1")
    assert "対象課：情報政策課（令和4年度：デジタル推進課）" in labels(screen.detail)


def test_a_name_that_changes_while_the_list_stands_open_is_shown_at_once(kit: DeskKit) -> None:
    system = "R4/広報広聴課/5"
    facts = [NewFact("filed:v/p/i", "systems", [system])]
    file(kit, "v/p/i", S.DECIDED)
    kit.run(lambda store: store.append("findings", kit.me, facts))
    screen = shown(kit)
    choose_one(kit, screen, "v/p/i")
    assert "広報広聴課のシステム5（名称未記入）" in labels(screen.detail)
    catalogue, form, named = kit.house.catalogue(), kit.house.register.form(), "広報配信システム"

    def name_it(store: Store) -> Changes:
        return edit_entry(store, catalogue, form, system, {"system_name": named}, kit.me)

    kit.desk.tasks.write(screen, name_it)
    kit.settle()
    assert named in labels(screen.detail)
    screen.hide()
    change = Reorganisation("2023-04-01", K.RENAME, ("デジタル推進課",), ("情報政策課",))
    kit.desk.tasks.write(screen, lambda store: reorganise_sections(store, change, kit.me))
    kit.settle()
    screen.show()
    kit.settle()
    choose_one(kit, screen, "R4/3.3.2-1")
    assert "対象課：情報政策課（令和4年度：デジタル推進課）" in labels(screen.detail)


def test_a_step_that_is_refused_keeps_what_was_typed(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.DECIDED)
    screen = shown(kit)
    choose_one(kit, screen, "v/p/i")
    button(screen.detail, "取下げへ").click()
    form = screen.detail.form
    form.person.setText("見本 太郎")
    form.do.click()
    kit.settle()
    assert "取下げの理由がありません。" in " ".join(form.banners.messages())
    assert form.person.text() == "見本 太郎"
    assert ledger(kit)["v/p/i"].state is S.DECIDED
    QTest.keyClick(form.person, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_why_a_step_is_refused_comes_into_sight(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.PLAN_AWAITED)
    screen = shown(kit, height=420)
    choose_one(kit, screen, "v/p/i")
    button(screen.detail, "改善中へ").click()
    form, detail = screen.detail.form, screen.detail
    detail.reveal(form.do)

    def in_sight(part: QWidget) -> bool:
        at = part.mapTo(detail.viewport(), QPoint(0, 0))
        return detail.viewport().rect().contains(QRect(at, part.size()))

    assert in_sight(form.do)
    assert not in_sight(form.day)
    form.do.click()
    kit.settle()
    assert form.banners.messages()
    assert in_sight(form.banners)
    assert in_sight(form.person)
    form.note.setText("見本")
    form.post.setText("課長")
    detail.reveal(form.do)
    form.refuse(UserError("この順には進めません。", "順に進めてください。", code="x"))
    kit.settle()
    assert in_sight(form.banners)


def test_a_draft_waits_for_its_visit_and_leads_there(kit: DeskKit) -> None:
    id_ = draft(kit)
    screen = shown(kit)
    one = choose_one(kit, screen, id_)
    assert one.id == id_
    assert "視察が確定すると" in labels(screen.detail)
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        button(screen.detail, "視察を見る").click()
    assert asked.args == [id_.split("/")[0], f"answer:{id_}"]


def test_several_take_a_step_by_one_document_and_published_ones_are_not_joined(
    kit: DeskKit,
) -> None:
    screen = shown(kit)
    screen.look_for(FindingFilter(words="外見上", kind="指摘"))
    count = screen.list.model().rowCount()
    assert count > 1
    chosen = choose(kit, screen, *range(count))
    assert f"{count}件を選んでいます" in labels(screen.detail)
    button(screen.detail, "措置待ちへ").click()
    screen.detail.form.do.click()
    kit.settle()
    assert "誰が行ったかがありません。" in labels(screen.detail.form)
    assert {ledger(kit)[f.id].state for f in chosen} == {S.NOTIFIED}
    QTest.keyClicks(screen.detail.form.post, "audit office")
    QTest.keyClick(screen.detail.form.post, Qt.Key.Key_Return)
    kit.settle()
    assert {ledger(kit)[f.id].state for f in chosen} == {S.MEASURES_AWAITED}
    assert len(screen.chosen()) == count
    button(screen.detail, "一つにまとめる").click()
    kit.settle()
    assert not any(ledger(kit)[f.id].joined for f in chosen)


def test_several_of_one_place_are_joined_and_split(kit: DeskKit) -> None:
    for number in (1, 2, 3):
        file(kit, f"visit{number}/p/i", S.DECIDED, code=f"R8-0{number}-1")
    screen = shown(kit)
    screen.look_for(FindingFilter(words="R8-0", kind="指摘"))
    chosen = choose(kit, screen, 0, 1, 2)
    button(screen.detail, "一つにまとめる").click()
    kit.settle()
    found = ledger(kit)
    assert [found[f.id].joined for f in chosen[1:]] == [chosen[0].id] * 2
    assert "71 件のうち 1 件（指摘 1・意見 0）　まとめたもの 2 件" in labels(screen)
    choose(kit, screen, 1)
    button(screen.detail, "まとめから分ける").click()
    kit.settle()
    assert ledger(kit)[chosen[1].id].joined == ""


def test_a_plan_is_written_as_one_types(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.PLAN_AWAITED)
    screen = shown(kit)
    choose_one(kit, screen, "v/p/i")
    plan = screen.detail.plan
    assert plan.isVisible()
    plan.texts["cause"].setPlainText("鍵の数が足りない。")
    plan.flush()
    kit.settle()
    written = kit.run(lambda store: plan_of(store, "v/p/i"))
    assert written == ImprovementPlan(cause="鍵の数が足りない。")
    plan.ticks["due"].click()
    kit.settle()
    assert kit.run(lambda store: plan_of(store, "v/p/i")).due
    choose_one(kit, screen, "R4/3.3.2-1")
    assert not plan.isVisible()


def test_each_section_of_a_finding_has_its_own_plan_and_what_it_reported(kit: DeskKit) -> None:
    found = ledger(kit)["R4/3.3.4-1"]
    told = ImprovementPlan(progress="措置済", result="手順を定めた。", done_on="2026-11-20")
    today = kit.house.now().date()
    kit.run(lambda store: plan_improvement(store, found, "公園緑地課", told, today, kit.me))
    screen = shown(kit)
    choose_one(kit, screen, found.id)
    plan = screen.detail.plan
    names = [plan.section.itemText(n) for n in range(plan.section.count())]
    assert [name.partition("　")[0] for name in names] == list(found.sections)
    assert len(names) == 9
    plan.section.setCurrentIndex(names.index("公園緑地課　記入中"))
    plan.section.activated.emit(plan.section.currentIndex())
    assert plan.told.text() == "課の報告：措置済　手順を定めた。　令和8年11月20日（金）"
    plan.section.setCurrentIndex(0)
    plan.section.activated.emit(0)
    assert not plan.told.isVisible()
    plan.texts["measure"].setPlainText("この課の計画")
    plan.flush()
    kit.settle()
    first = found.sections[0]
    assert kit.run(lambda store: plan_of(store, found.id, first)).measure == "この課の計画"
    assert kit.run(lambda store: plan_of(store, found.id, "公園緑地課")) == told


def test_what_is_being_typed_is_recorded_before_another_is_shown(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.PLAN_AWAITED)
    screen = shown(kit)
    choose_one(kit, screen, "v/p/i")
    screen.detail.plan.texts["measure"].setPlainText("鍵を増やす。")
    choose_one(kit, screen, "R4/3.3.2-1")
    assert kit.run(lambda store: plan_of(store, "v/p/i")).measure == "鍵を増やす。"
    assert kit.run(lambda store: plan_of(store, "R4/3.3.2-1")) == ImprovementPlan()


def test_a_deadline_is_put_off_and_found_by_that(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.PLAN_AWAITED, deadline="2026-12-04")
    screen = shown(kit)
    choose_one(kit, screen, "v/p/i")
    button(screen.detail, "期限を変える").click()
    form = screen.detail.deadline
    assert form.day.day() == date(2027, 1, 3)
    form.do.click()
    kit.settle()
    found = ledger(kit)["v/p/i"]
    assert (found.deadline, found.postponed) == ("2027-01-03", "2026-12-04")
    told = labels(screen.detail)
    assert "期限：令和9年1月3日（日）、閉庁日のため令和9年1月4日（月）まで" in told
    assert "（はじめは令和8年12月4日（金））" in told
    assert not form.isVisible()
    screen.look_for(FindingFilter(dues=(POSTPONED,)))
    assert [row.id for row in rows(screen)] == ["v/p/i"]
    kit.desk.undo()
    kit.settle()
    assert rows(screen) == []
    assert ledger(kit)["v/p/i"].postponed == ""


def test_several_states_are_chosen_one_after_another(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.PLAN_AWAITED)
    file(kit, "v/p/j", S.CONFIRMED)
    screen = shown(kit)
    states, popup = screen.filters.buttons["states"], screen.filters.popup
    states.click()
    for words in ("計画待ち", "確認済"):  # 未完了, as it was at first, is left by the first
        popup.filter.setText(words)
        QTest.keyClick(popup.filter, Qt.Key.Key_Return)
        assert popup.isVisible(), "more may be chosen"
    assert [row.id for row in rows(screen)] == ["v/p/i", "v/p/j"]
    assert states.words() == "状態：計画待ち・確認済"
    assert states.accessibleName() == "状態：計画待ち、確認済"
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)
    assert [row.id for row in rows(screen)] == ["v/p/i"]
    QTest.keyClick(popup.filter, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    states.click()
    assert popup.list.currentIndex().data() == "計画待ち", "it begins at the present choice"
    popup.list.setCurrentIndex(popup.list.model().index(0, 0))
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)  # すべて
    assert len(rows(screen)) == 72


def test_a_section_is_found_by_the_name_of_then_and_of_today(kit: DeskKit) -> None:
    change = Reorganisation("2023-04-01", K.RENAME, ("デジタル推進課",), ("情報政策課",))
    kit.run(lambda store: reorganise_sections(store, change, kit.me))
    screen = shown(kit)
    screen.look_for(FindingFilter(sections=("情報政策課",)))
    found = {row.id for row in rows(screen)}
    assert len(found) > 20
    assert "情報政策課" in str(screen.list.model().index(0, 0).data())
    screen.look_for(FindingFilter(sections=("デジタル推進課",)))
    assert {row.id for row in rows(screen)} == found
    screen.look_for(FindingFilter(words="情報政策課"))
    assert {row.id for row in rows(screen)} == found
    screen.look_for(FindingFilter(words="デジタル推進課"))
    assert found <= {row.id for row in rows(screen)}, "and those whose wording names it"


def test_all_that_narrows_is_let_go_of_at_once_and_each_list_says_what_it_is_of(
    kit: DeskKit,
) -> None:
    file(kit, "v/p/i", S.CONFIRMED)
    screen = shown(kit)
    filters = screen.filters
    filters.field.setText("施錠")
    for name, title in (("sections", "課で絞り込む"), ("dues", "期限で絞り込む")):
        filters.buttons[name].click()
        assert filters.popup.accessibleName() == title
        assert title in labels(filters.popup)
        filters.popup.list.setCurrentIndex(filters.popup.list.model().index(1, 0))
        QTest.keyClick(filters.popup.filter, Qt.Key.Key_Return)
        QTest.keyClick(filters.popup.filter, Qt.Key.Key_Escape)
    assert len(rows(screen)) < 71
    assert "期限超過" in filters.buttons["dues"].words()
    QTest.keyClick(filters.clear, Qt.Key.Key_Return)
    assert len(rows(screen)) == 71, "also what is done"
    assert not filters.clear.isVisible()
    assert filters.field.hasFocus()
    assert filters.asked == FindingFilter()


def test_years_are_chosen_together(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.DECIDED)
    screen = shown(kit)
    screen.look_for(FindingFilter(fiscal_years=(2022, 2026)))
    years = screen.filters.buttons["fiscal_years"]
    assert years.accessibleName() == "年度：令和4年度、令和8年度"
    assert years.words() == "年度：令和4年度 ほか1", "rather than a second row"
    screen.resize(1920, 720)
    kit.settle()
    assert years.words() == "年度：令和4年度・令和8年度"


def test_a_heading_puts_them_in_order_and_again_in_reverse(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.DECIDED)
    file(kit, "v/p/j", S.PLAN_AWAITED, deadline="2026-01-05")
    file(kit, "v/p/k", S.CONFIRMED, deadline="2026-01-05")
    screen = shown(kit)
    screen.look_for(FindingFilter())
    ids = [row.id for row in rows(screen)]
    assert ids[:3] == ["v/p/j", "v/p/i", "R4/3.3.2-1"], "what is due, then the newest year"
    assert ids[-1] == "v/p/k", "what is done comes last"
    heads = screen.heads.heads
    assert heads[SortBy.DUE].accessibleName() == "期限で並べ替える（いまの並び、順）"
    chosen = choose_one(kit, screen, "v/p/k")
    heads[SortBy.STATE].setFocus()
    QTest.keyClick(heads[SortBy.STATE], Qt.Key.Key_Space)
    assert rows(screen)[0].id == "v/p/i"
    assert screen.chosen() == [chosen], "what is chosen stays so"
    QTest.keyClick(heads[SortBy.STATE], Qt.Key.Key_Return)
    assert rows(screen)[0].id == "v/p/k"
    assert heads[SortBy.STATE].accessibleName() == "状態で並べ替える（いまの並び、逆順）"
    assert heads[SortBy.DUE].accessibleName() == "期限で並べ替える"


@pytest.mark.parametrize("width", [1366, 1280])
def test_all_that_narrows_stands_in_one_row(kit: DeskKit, width: int) -> None:
    bar = shown(kit, width, 720).filters
    tops = {button.geometry().center().y() for button in bar.buttons.values()}
    assert tops == {bar.field.geometry().center().y()}


@pytest.mark.parametrize(
    "asked",
    [
        FindingFilter(
            kind="指摘",
            states=("計画待ち", "改善中", "確認済"),
            dues=("期限超過", "7日以内"),
            sections=("中央卸売市場", "住宅政策課"),
            systems=("S01", "S02"),
            fiscal_years=(2022,),
        ),
        FindingFilter(
            ids=frozenset(("R4/3.3.2-4",)),
            about="続く指摘：来訪者の識別（ビジターバッジ）",
        ),
    ],
)
def test_whatever_narrows_stands_in_one_row_of_a_small_screen(
    kit: DeskKit, asked: FindingFilter
) -> None:
    screen = shown(kit, 1280, 672)
    screen.look_for(asked)
    kit.settle()
    bar = screen.filters
    parts = [bar.field, bar.clear, *bar.buttons.values()]
    assert {part.geometry().center().y() for part in parts} == {bar.field.geometry().center().y()}
    assert bar.clear.accessibleName() == "絞り込みを外す"


def test_an_error_is_not_cut_however_low_the_window_is(
    kit: DeskKit, appearance: Appearance
) -> None:
    appearance.apply(Scheme.LIGHT, 130)
    screen = shown(kit, 911, 464)
    screen.look_for(
        FindingFilter(kind="指摘", states=("計画待ち", "改善中"), systems=("S01", "S02"))
    )
    what = (
        "「改善計画書_住宅政策課_令和8年度_返送分（修正2）.xlsx」は、この監査のものではありません。"
    )
    remedy = (
        "監査手帳から渡した Excel に書いて返してもらってください。別の年度のものは取り込めません。"
    )
    screen.told.refuse(UserError(what, remedy, code="x"))
    banner = screen.told.banners.banner("told")
    assert banner is not None

    def is_whole() -> bool:
        parts = (banner.what, banner.remedy)
        return all(part.height() >= part.heightForWidth(part.width()) for part in parts)

    kit.qtbot.waitUntil(is_whole)
    kit.settle()
    assert_fits(screen, 911, 464)
    assert screen._rows.height() >= 2 * 44 or screen._nothing.isVisible()


def test_what_is_overdue_is_found(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.PLAN_AWAITED, deadline="2026-01-05")
    screen = shown(kit)
    screen.look_for(FindingFilter(dues=(OVERDUE,)))
    assert screen.list.model().rowCount() == 1
    assert "超過令和8年1月5日" in str(screen.list.model().index(0, 0).data())


def test_it_follows_what_happens_elsewhere(kit: DeskKit) -> None:
    screen = shown(kit)
    choose(kit, screen, 3)
    before = [f.id for f in screen.chosen()]
    visit = kit.plan()

    def act(store: Store) -> object:
        found = read_visit(store, visit)
        return give_verdict(store, found, next(iter(found.rows())), Verdict.SHITEKI, kit.me)

    kit.tasks.write(screen, act)  # type: ignore[arg-type]  # bound late
    kit.settle()
    assert screen.list.model().rowCount() == 71
    assert [f.id for f in screen.chosen()] == before


def test_narrow_the_chosen_one_is_in_a_drawer(kit: DeskKit) -> None:
    screen = shown(kit, 911, 464)
    assert not screen.detail.isVisible()
    where = screen.list.visualRect(screen.list.model().index(0, 0)).center()
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    kit.settle()
    assert screen.detail.isVisible()
    edges = 2
    assert screen._aside.width() == screen._both._drawer.width() - edges
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not screen.detail.isVisible()
    screen.resize(1366, 720)
    kit.settle()
    assert screen._aside.width() == round(1366 * 0.29)


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.LIGHT, text)
    file(kit, "v/p/i", S.PLAN_AWAITED, deadline="2026-01-05")
    screen = shown(kit, width, height)
    choose_one(kit, screen, "v/p/i")
    long = "とても長い名前のシステムで見つかった長い名前の項目（令和8年度）"
    screen.look_for(FindingFilter(ids=frozenset(("v/p/i",)), about=long))
    kit.settle()
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_reached(screen)
    assert len(acting(screen)) > 6


def test_text_is_shown_as_typed(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.DECIDED, text="<img src=x>と書かれた札")
    screen = shown(kit)
    choose_one(kit, screen, "v/p/i")
    assert "<img src=x>" in labels(screen.detail)
    assert_literal(screen)


def test_marks_piled_upon_a_letter_stay_in_their_row(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.DECIDED)
    file(kit, "v/p/j", S.DECIDED, text="A" + "\u0301" * 3000)
    screen = shown(kit)
    screen.look_for(FindingFilter(fiscal_years=(2026,)))
    kit.settle()
    view = screen.list

    def above() -> QImage:
        # Of the whole, since only what is asked for is drawn.
        row = view.visualRect(view.model().index(0, 0))
        return view.viewport().grab().toImage().copy(row)

    piled = above()
    file(kit, "v/p/j", S.DECIDED, text="A")
    screen._refresh()
    kit.settle()
    assert above() == piled


def test_the_keyboard_alone_puts_a_deadline_off_and_takes_it_back(kit: DeskKit) -> None:
    file(kit, "v/p/i", S.PLAN_AWAITED, deadline="2026-12-04")
    screen = shown(kit)
    choose_one(kit, screen, "v/p/i")
    wish = button(screen.detail, "期限を変える")
    wish.setFocus()
    QTest.keyClick(wish, Qt.Key.Key_Space)
    form = screen.detail.deadline
    assert form.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not form.isVisible()
    QTest.keyClick(wish, Qt.Key.Key_Space)
    QTest.keyClick(form.none, Qt.Key.Key_Space)
    kit.settle()
    assert ledger(kit)["v/p/i"].deadline == ""
    kit.desk.undo()
    kit.settle()
    assert ledger(kit)["v/p/i"].deadline == "2026-12-04"
    kit.desk.redo()
    kit.settle()
    assert ledger(kit)["v/p/i"].deadline == ""


def test_the_list_is_read_without_reading_its_book_entry_by_entry(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read after every act; the entries of a large ledger take many times as long."""
    file(kit, "R8-01-1", S.NOTIFIED)
    read: list[str] = []
    plain = SqliteStore.state

    def watched(store: SqliteStore, book: str) -> State:
        read.append(book)
        return plain(store, book)

    monkeypatch.setattr(SqliteStore, "state", watched)
    ledger = kit.run(lambda store: read_ledger(kit.house, None, store))
    assert [one.code for one in ledger.found.findings if one.filed] == ["R8-01-1"]
    assert FINDINGS not in read
