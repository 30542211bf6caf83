"""ホーム: today first, 続ける leads to the visit under way, an empty list says what to do."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu

from tests.gui.screens.checks import (
    CANARY,
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    labels,
)
from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.domain.analysis import KINDS
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.repeats import RepeatMap
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.home.delegate import (
    Form,
    Headings,
    columns,
    form_for,
    row_height,
    title_room,
)
from wakayama_audit_gui.gui.screens.home.figure_step import FigureStep, StepForm
from wakayama_audit_gui.gui.screens.home.model import ROW_ROLE, in_order, remaining, to_resume
from wakayama_audit_gui.gui.screens.home.repeated import RepeatedRow
from wakayama_audit_gui.gui.screens.home.repeated_words import find_repeated
from wakayama_audit_gui.gui.screens.home.screen import HomeScreen
from wakayama_audit_gui.gui.screens.home.steps import Step
from wakayama_audit_gui.gui.screens.home.year_words import (
    YearStep,
    filter_for,
    tell_deadline,
    tell_year,
)
from wakayama_audit_gui.gui.theme import font
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.count_year import (
    FollowUpCount,
    FormCount,
    NextDue,
    PlanCount,
    TargetCount,
    VisitCount,
    Year,
)
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.plan_follow_up import plan_follow_up
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit, remove_visit
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_analysis import repeats_of
from wakayama_audit_gui.use_cases.read_collection import MISSING
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book

TODAY = date(2026, 11, 23)


def shown(kit: DeskKit, width: int = 1366, height: int = 720) -> HomeScreen:
    screen = HomeScreen(kit.desk)
    screen.refresh()
    return kit.show(screen, width, height)


def the_list(screen: HomeScreen) -> QListView:
    view = screen.findChild(QListView)
    assert view is not None
    return view


def row(visit: str, scheduled: str, state: str = "予定", touched: str = "") -> VisitRow:
    return VisitRow(
        visit, visit, ("S01",), state, 0, scheduled, 2026, "", 10, (0, 0, 0, 0, 0, 0), 0, touched
    )


def answer_one(kit: DeskKit, visit: str) -> None:
    def answer(store: Store) -> None:
        found = read_visit(store, visit)
        give_verdict(store, found, next(iter(found.rows())), Verdict.SHITEKI, kit.me)

    kit.run(answer)


# --- the order --------------------------------------------------------------------------------


def test_the_order_is_today_under_way_coming_past() -> None:
    rows = [
        row("past", "2026-11-01"),
        row("later", "2026-12-01"),
        row("soon", "2026-11-24"),
        row("writing", "2026-11-20", "記入中"),
        row("today", "2026-11-23"),
    ]
    assert [r.visit for r in in_order(rows, TODAY)] == [
        "today",
        "writing",
        "soon",
        "later",
        "past",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], None),
        ([row("sealed", "2026-11-23", "確定")], None),
        ([row("planned", "2026-11-24")], None),
        ([row("planned", "2026-11-23")], "planned"),
        ([row("old", "2026-11-01", "記入中", "1"), row("planned", "2026-11-23")], "old"),
        (
            [row("a", "2026-11-01", "記入中", "2"), row("b", "2026-11-02", "記入中", "1")],
            "a",
        ),
        (
            [row("a", "2026-11-01", "記入中", "2"), row("b", "2026-11-23", "記入中", "1")],
            "b",
        ),
    ],
)
def test_what_is_continued(rows: list[VisitRow], expected: str | None) -> None:
    found = to_resume(rows, TODAY)
    assert (found.visit if found else None) == expected


@pytest.mark.parametrize("text", [100, 130])
@pytest.mark.parametrize("width", [868, 911, 1280])
def test_the_names_of_two_systems_are_not_cut(
    appearance: Appearance, width: int, text: int
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    title = "和歌山市保険系システム・和歌山市債権回収システム"
    room = title_room(QRectF(0, 0, width - 56, 64)).width()
    assert QFontMetricsF(font(bold=True)).horizontalAdvance(title) <= room


# --- ways on ----------------------------------------------------------------------------------


def test_an_empty_home_says_the_next_step(kit: DeskKit) -> None:
    screen = shown(kit)
    assert "まだ視察がありません" in labels(screen)
    steps = [b for b in screen.findChildren(PlainButton) if b.words() == "視察を始める"]
    assert len(steps) == 2, "in the bar and where the list will be"
    for step in steps:
        with kit.qtbot.waitSignal(screen.plan_requested):
            step.click()


def test_resume_leads_to_the_visit_under_way(kit: DeskKit) -> None:
    visit = kit.plan()
    answer_one(kit, visit)
    screen = shown(kit)
    with kit.qtbot.waitSignal(screen.visit_requested) as asked:
        button(screen, "続ける").click()
    assert asked.args == [visit]


def test_a_visit_planned_for_today_is_begun(kit: DeskKit) -> None:
    kit.plan()
    assert button(shown(kit), "始める：").isVisible()


def test_return_opens_the_row_with_the_keyboard(kit: DeskKit) -> None:
    visit = kit.plan()
    screen = shown(kit)
    view = the_list(screen)
    found = view.currentIndex().data(ROW_ROLE)
    assert remaining(found) == found.total > 0
    view.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with kit.qtbot.waitSignal(screen.visit_requested) as asked:
            QTest.keyClick(view, key)
        assert asked.args == [visit]


def test_one_click_opens_a_row_once(kit: DeskKit) -> None:
    kit.plan()
    screen = shown(kit)
    asked: list[str] = []
    screen.visit_requested.connect(asked.append)
    view = the_list(screen)
    where = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(asked) == 1


def test_a_step_shows_its_visits_only_and_an_empty_one_says_so(kit: DeskKit) -> None:
    kit.plan()
    screen = shown(kit)
    steps = {step._label: step for step in screen.findChildren(Step)}
    steps["記入中"].click()
    assert "この段階の視察はありません" in labels(screen)
    steps["予定"].click()
    assert the_list(screen).isVisible()
    assert the_list(screen).model().rowCount() == 1
    assert "予定 1 件" in steps["予定"].accessibleName()


def test_a_visit_with_confirmed_facts_is_counted_at_its_step(kit: DeskKit) -> None:
    visit = kit.plan()
    confirmed = NewFact(f"visit:{visit}", "state", "事実確認")
    kit.run(lambda store: store.append(visit_book(visit), kit.me, [confirmed]))
    steps = {step._label: step for step in shown(kit).findChildren(Step)}
    step = steps["事実確認・署名"]
    assert "1 件" in step.accessibleName()
    assert step.words_in(400) == "事実確認・署名"
    assert step.words_in(90) == "確認・署名", "shorter words rather than cut ones"
    assert step.words_in(60) == "署名"


# --- the year ---------------------------------------------------------------------------------


def test_the_year_stands_in_five_steps(kit: DeskKit) -> None:
    kit.plan()
    cells = shown(kit).year.steps
    assert cells[YearStep.VISITS].figure == "0 / 1"
    assert "今日 1 件" in cells[YearStep.VISITS].accessibleName()
    assert cells[YearStep.FORMS].figure.startswith("0 / ")
    assert "未配布" in cells[YearStep.FORMS].note
    assert "引継ぎ" in cells[YearStep.FOLLOW_UP].note


def test_each_step_leads_to_its_screen(kit: DeskKit) -> None:
    kit.plan()
    screen = shown(kit)
    for step, wish, asked_for in (
        (YearStep.FORMS, screen.forms_requested, [MISSING]),
        (YearStep.TARGETS, screen.targets_requested, [None]),
    ):
        with kit.qtbot.waitSignal(wish) as asked:
            screen.year.steps[step].click()
        assert asked.args == asked_for
    catalogue = kit.house.catalogue()
    for step in (YearStep.PLANS, YearStep.FOLLOW_UP):
        with kit.qtbot.waitSignal(screen.board_requested) as asked:
            screen.year.steps[step].click()
        (filtered,) = asked.args
        rows = {row.id for row in kit.run(lambda store: read_findings(store, catalogue))}
        assert filtered.ids == (rows if step is YearStep.FOLLOW_UP else set())
        assert filtered.about.startswith(step.value)
    steps = {step._label: step for step in screen.findChildren(Step)}
    steps["確定"].click()
    screen.year.steps[YearStep.VISITS].click()
    assert the_list(screen).isVisible(), "those left are listed"
    assert steps["残る監査"].isChecked()
    assert steps["残る監査"].hasFocus()


def follow(kit: DeskKit) -> str:
    """A follow-up of a published finding; returns the id of its visit."""
    catalogue, persons = kit.house.catalogue(), kit.desk.office.persons
    day = kit.house.now().date().isoformat()

    def act(store: Store) -> str:
        findings = read_findings(store, catalogue)[:1]
        plan = VisitPlan(systems=(), scheduled=day, places=(), lead=kit.me)
        return plan_follow_up(store, catalogue, findings, plan, persons, kit.me).made

    return kit.run(act)


def test_audits_and_follow_ups_are_counted_apart_and_each_number_opens_its_list(
    kit: DeskKit,
) -> None:
    first, second = kit.plan(), kit.plan(("S02",))
    seal(kit, first)
    screen = shown(kit)
    steps = {step._label: step for step in screen.findChildren(Step)}
    assert not steps["フォローアップ"].isVisible(), "there is none"
    following = follow(kit)
    screen.refresh()
    kit.settle()
    cell = screen.year.steps[YearStep.VISITS]
    assert cell.figure == "1 / 2"
    assert "フォロー 0 / 1" in cell.accessibleName()
    assert steps["すべて"].figure == "3"
    cell.click()
    assert listed(screen) == {second}
    assert steps["残る監査"].figure == "1"
    steps["フォローアップ"].click()
    assert listed(screen) == {following}
    assert steps["フォローアップ"].figure == "1"


def test_when_every_audit_is_sealed_its_number_opens_those(kit: DeskKit) -> None:
    visit = kit.plan()
    seal(kit, visit)
    screen = shown(kit)
    screen.year.steps[YearStep.VISITS].click()
    assert {s._label for s in screen.findChildren(Step) if s.isChecked()} == {"確定"}
    assert listed(screen) == {visit}


def seal(kit: DeskKit, visit: str) -> None:
    sealed = NewFact(f"visit:{visit}", "state", "確定")
    kit.run(lambda store: store.append(visit_book(visit), kit.me, [sealed]))


def listed(screen: HomeScreen) -> set[str]:
    model = the_list(screen).model()
    return {model.index(n, 0).data(ROW_ROLE).visit for n in range(model.rowCount())}


def test_the_year_follows_what_is_recorded(kit: DeskKit) -> None:
    screen = shown(kit)
    cell = screen.year.steps[YearStep.VISITS]
    assert cell.figure == "0 / 0"
    kit.plan()
    screen.refresh()
    kit.settle()
    assert cell.figure == "0 / 1"


@pytest.mark.parametrize(
    ("year", "step", "note", "asked"),
    [
        (Year(forms=FormCount(2, 6, 1, 3, 1)), YearStep.FORMS, "期限切れ 1 件　督促する", None),
        (
            Year(forms=FormCount(2, 6, 1, 3, 0, "2026-11-30")),
            YearStep.FORMS,
            "未提出 3 件　期限 11月30日(月)",
            None,
        ),
        (Year(forms=FormCount(6, 6)), YearStep.FORMS, "すべて提出されました", None),
        (
            Year(targets=TargetCount(2, 1, 1)),
            YearStep.TARGETS,
            "視察なし システム 1　準備する",
            None,
        ),
        (
            Year(targets=TargetCount(2, 3, 0, 2)),
            YearStep.TARGETS,
            "視察なし 課 2　準備する",
            None,
        ),
        (
            Year(targets=TargetCount(2, 3, 1, 1)),
            YearStep.TARGETS,
            "視察なし システム 1・課 1",
            None,
        ),
        (Year(visits=VisitCount(1, 1)), YearStep.VISITS, "すべて確定", None),
        (
            Year(plans=PlanCount(2, 4, 0, 1, shown=frozenset("ab"))),
            YearStep.PLANS,
            "期限切れ 1 件　督促する",
            FindingFilter(ids=frozenset("ab"), about="改善計画書：残り 2 件"),
        ),
        (
            Year(plans=PlanCount(to_notify=2, shown=frozenset("ab"))),
            YearStep.PLANS,
            "確定 2 件　通知する",
            FindingFilter(ids=frozenset("ab"), about="改善計画書：確定 2 件"),
        ),
        (
            Year(plans=PlanCount(2, 2, shown=frozenset("ab"))),
            YearStep.PLANS,
            "すべて受け取りました",
            FindingFilter(ids=frozenset("ab"), about="改善計画書"),
        ),
        (
            Year(follow_up=FollowUpCount(0, 3, 1, 2, frozenset("cde"))),
            YearStep.FOLLOW_UP,
            "申告済 1 件　確かめる",
            FindingFilter(ids=frozenset("cde"), about="フォローアップ：残り 3 件"),
        ),
        (
            Year(follow_up=FollowUpCount(0, 70, 0, 70, overdue=1)),
            YearStep.FOLLOW_UP,
            "期限切れ 1 件　督促する",
            None,
        ),
        (
            Year(follow_up=FollowUpCount(0, 70, 2, 70, overdue=1)),
            YearStep.FOLLOW_UP,
            "期限切れ 1 件　申告済 2 件",
            None,
        ),
        (
            Year(follow_up=FollowUpCount(1, 3, shown=frozenset("de"))),
            YearStep.FOLLOW_UP,
            "改善中 2 件",
            FindingFilter(ids=frozenset("de"), about="フォローアップ：残り 2 件"),
        ),
    ],
)
def test_a_step_says_what_is_due_and_where_it_leads(
    year: Year, step: YearStep, note: str, asked: FindingFilter | None
) -> None:
    assert tell_year(year)[step].note == note.replace("(", "（").replace(")", "）")
    if asked is not None:
        assert filter_for(step, year) == asked


def test_the_next_deadline_is_told() -> None:
    plans = NextDue("改善計画書", "2026-12-04", 2)
    said = "次の期限：改善計画書 12月4日（金）（あと11日・2課）"
    told = tell_deadline(plans, TODAY)
    assert told[0] == said
    assert [len(words) for words in told] == sorted((len(words) for words in told), reverse=True)
    assert "今日" in tell_deadline(plans, date(2026, 12, 4))[0]
    assert tell_deadline(NextDue(), TODAY) == ()
    assert "課" not in tell_deadline(NextDue("改善計画書", "2026-12-04"), TODAY)[0]


@pytest.mark.parametrize(("width", "height", "text"), SIZES[:4])
def test_what_to_do_next_stays_where_there_is_room(
    kit: DeskKit, appearance: Appearance, width: int, height: int, text: int
) -> None:
    """Months, names, figures and notes; and three visits are seen all the same."""
    appearance.apply(Scheme.LIGHT, text)
    kit.plan()
    screen = shown(kit, width, height)
    assert screen.year.height() > FigureStep.height_of(StepForm.LOW) + 16
    for step, cell in screen.year.steps.items():
        assert cell.words_in(cell.width() - 20) == step.value
    rows = the_list(screen)
    assert rows.height() >= 3 * row_height()
    assert screen.findChildren(Headings)[0].isVisible() or text > 100


def test_in_a_very_low_window_the_list_comes_first(kit: DeskKit, appearance: Appearance) -> None:
    appearance.apply(Scheme.LIGHT, 130)
    kit.plan()
    screen = shown(kit, 911, 464)
    assert screen.year.height() < FigureStep.height_of(StepForm.MIDDLE)
    assert the_list(screen).height() >= 2 * row_height()


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_the_next_deadline_is_said_in_every_window(
    kit: DeskKit, appearance: Appearance, width: int, height: int, text: int
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    kit.plan()
    screen = shown(kit, width, height)
    plans = NextDue("改善計画書", "2026-12-04", 2)
    today = kit.house.now().date()
    narrow = screen._both.narrow
    screen.top.show_words(screen._rows, plans, today, width - 48, narrow=narrow)
    kit.settle()
    assert "12月4日" in screen.top.said
    assert screen.top.said.count("今日") <= 1
    assert_fits(screen, width, height)
    for label in screen.top.findChildren(PlainLabel):
        assert label.isHidden() or not label.is_cut() or text > 100
    assert screen.top.often.isVisible() is narrow


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_the_headings_follow_a_scroll_bar_that_comes(kit: DeskKit) -> None:
    kit.plan()
    screen = shown(kit, 911, 464)
    (headings,) = screen.findChildren(Headings)
    rows, paints = the_list(screen).viewport(), Paints()
    headings.installEventFilter(paints)
    rows.resize(rows.width() - 12, rows.height())
    kit.settle()
    assert paints.count


def test_a_list_keeps_its_width_whether_it_scrolls_or_not(kit: DeskKit) -> None:
    """Else headings that take height would bring a bar, which takes the columns they stand on."""
    kit.plan()
    screen = shown(kit, 911, 464)
    before = the_list(screen).viewport().width()
    for system in ("S02", "S03", "S04", "S05", "S06"):
        kit.plan((system,))
    screen.refresh()
    kit.settle()
    assert the_list(screen).verticalScrollBar().maximum() > 0
    assert the_list(screen).viewport().width() == before


@pytest.mark.parametrize(
    ("width", "form"), [(860, Form.COLUMNS), (700, Form.CLOSE), (400, Form.LINES)]
)
def test_a_list_has_as_many_columns_as_its_titles_leave_room_for(width: int, form: Form) -> None:
    assert form_for(width) is form
    if form is not Form.LINES:
        where = columns(QRectF(0, 0, width, 56), form)
        parts = [where.title, where.when, where.left, where.state]
        assert all(a.right() <= b.left() for a, b in pairwise(parts))
        assert not where.bar.intersects(where.left.adjusted(0, 0, 0, -1))


# --- taking a visit off -----------------------------------------------------------------------


def test_delete_takes_a_visit_off_and_undo_brings_it_back(kit: DeskKit) -> None:
    kit.plan()
    screen = shown(kit)
    view = the_list(screen)
    view.setFocus()
    with kit.qtbot.waitSignal(screen.noted) as noted:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert "和歌山市行政ネットワークシステム" in noted.args[0]
    kit.settle()
    assert view.model().rowCount() == 0
    kit.desk.undo()
    kit.settle()
    assert view.model().rowCount() == 1


@pytest.mark.noise("grabbing the keyboard")
def test_the_menu_of_a_row_offers_its_sheet(kit: DeskKit) -> None:
    visit = kit.plan()
    screen = shown(kit)
    view = the_list(screen)
    view.customContextMenuRequested.emit(QPoint(20, 20))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert {"開く", "調書を見る", "一覧から外す"} <= actions.keys()
    with kit.qtbot.waitSignal(screen.sheet_requested) as asked:
        actions["調書を見る"].trigger()
    assert asked.args == [visit]
    menu.close()


# --- what is found again and again ------------------------------------------------------------


def repeats(kit: DeskKit) -> RepeatMap:
    catalogue = kit.house.catalogue()
    found: RepeatMap = kit.run(lambda s: repeats_of(read_findings(s, catalogue), catalogue))
    return found


def test_every_number_is_the_length_of_what_it_opens(kit: DeskKit) -> None:
    plan_and_find(kit, "visitor_badge")
    counted = {row.label: row for row in repeats(kit).rows}
    found = find_repeated(repeats(kit))
    assert found
    for one in found:
        kinds = Counter(case.kind for case in one.cases)
        assert one.kinds == tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind])
        assert len(one.cases) == len(one.ids)
        assert one.ids == counted[one.title].whole.group.ids, "as 集計 has it"
        assert counted[one.title].goes_on


def test_what_is_found_this_year_counts(kit: DeskKit) -> None:
    screen = shown(kit)
    before = screen.findChildren(RepeatedRow)[0].repeated
    assert before.words == "指摘 5"
    assert "令和4年度の指摘・意見 70 件から" in labels(screen)
    plan_and_find(kit, "visitor_badge")
    screen.refresh()
    kit.settle()
    after = visible_rows(screen)[0].repeated
    assert (after.title, after.words) == (before.title, "指摘 6")
    assert "令和8年度" in after.where
    assert "71 件から" in labels(screen)


def test_the_base_follows_though_no_item_does(kit: DeskKit) -> None:
    screen = shown(kit)
    before = [row.repeated for row in visible_rows(screen)]
    visit = plan_and_find(kit, "visitor_escort")
    screen.refresh()
    kit.settle()
    assert [row.repeated for row in visible_rows(screen)] == before, "nothing goes on anew"
    assert "令和4年度・令和8年度の指摘・意見 71 件から" in labels(screen)
    kit.run(lambda store: remove_visit(store, visit, kit.me))
    screen.refresh()
    kit.settle()
    assert "70 件から" in labels(screen)


def test_an_item_without_several_systems_or_years_does_not_go_on(kit: DeskKit) -> None:
    found = repeats(kit)
    assert all(len(row.whole.group.findings) > 1 for row in found.rows)
    once = [row for row in found.rows if not row.goes_on]
    assert all(sum(cell is not None for cell in row.cells) == 1 for row in once)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_repeated_item_shows_what_was_found_and_goes_back(kit: DeskKit, key: Qt.Key) -> None:
    screen = shown(kit)
    first = screen.findChildren(RepeatedRow)[0]
    first.setFocus()
    QTest.keyClick(first, key)
    kit.settle()
    said = labels(screen)
    assert first.repeated.title in said
    assert first.repeated.words in said
    assert all(case.text in said and case.head in said for case in first.repeated.cases)
    assert "報告書" in said
    with kit.qtbot.waitSignal(screen.board_requested) as asked:
        screen._repeated.board.click()
    about = f"続く指摘：{first.repeated.title}"
    assert asked.args == [FindingFilter(ids=first.repeated.ids, about=about)]
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert first.isVisible()
    assert QApplication.focusWidget() is first


def test_what_is_open_stays_open_and_follows(kit: DeskKit) -> None:
    screen = shown(kit)
    screen.findChildren(RepeatedRow)[0].click()
    plan_and_find(kit, "visitor_badge")
    screen.refresh()
    kit.settle()
    assert "指摘 6（5 システム" in labels(screen)
    screen._repeated.show_list()
    assert visible_rows(screen)[0].hasFocus()
    plan_and_find(kit, "visitor_badge")
    screen.refresh()
    kit.settle()
    assert visible_rows(screen)[0].hasFocus(), "the keyboard stays at its row"
    assert visible_rows(screen)[0].repeated.words == "指摘 7"


def visible_rows(screen: HomeScreen) -> list[RepeatedRow]:
    return [row for row in screen.findChildren(RepeatedRow) if not row.isHidden()]


def plan_and_find(kit: DeskKit, item: str) -> str:
    """A visit of this year whose item is found wanting; its id."""
    visit = kit.plan()

    def act(store: Store) -> None:
        found = read_visit(store, visit)
        row = next(row for row in found.rows() if row.item.id == item)
        give_verdict(store, found, row, Verdict.SHITEKI, kit.me)

    kit.run(act)
    return visit


@pytest.mark.parametrize(("width", "text"), [(1024, 100), (1200, 100), (1280, 100), (1366, 130)])
def test_no_name_of_a_state_is_cut(
    kit: DeskKit, appearance: Appearance, width: int, text: int
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    for _ in range(10):
        kit.plan()
    follow(kit)
    screen = shown(kit, width, 720)
    for cell in screen.findChildren(Step):
        assert cell.isVisible()
        room = cell.room_for_words(cell.width() - 20)
        words = cell.words_in(room)
        assert QFontMetricsF(font(bold=True)).horizontalAdvance(words) <= room, words


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.LIGHT, text)
    kit.plan(("S02", "S09"))
    screen = shown(kit, width, height)
    assert_fits(screen, width, height)
    assert the_list(screen).height() >= 2 * 56, "at least two visits are seen"


def test_a_narrow_window_has_the_repeated_items_in_a_drawer(kit: DeskKit) -> None:
    screen = shown(kit, 911, 464)
    assert not screen._repeated.isVisible()
    button(screen, "続く指摘").click()
    assert screen._repeated.isVisible()
    assert_fits(screen, 911, 464)
    with kit.qtbot.waitSignal(screen.analysis_requested):
        button(screen, "集計").click()
    screen.resize(1366, 720)
    kit.settle()
    assert screen._repeated.isVisible()
    assert not screen.top.often.isVisible()


@pytest.mark.parametrize("width", [1366, 911])
def test_everything_is_named_and_reached(kit: DeskKit, width: int) -> None:
    kit.plan()
    screen = shown(kit, width)
    assert_named(screen)
    assert_reached(screen)


def test_a_title_is_shown_as_typed(kit: DeskKit) -> None:
    catalogue = kit.house.catalogue()
    plan = VisitPlan(
        systems=("S01",),
        scheduled=kit.house.now().date().isoformat(),
        places=(PlannedPlace(CANARY, "office", "デジタル推進課"),),
        lead=kit.me,
        title=CANARY,
    )
    persons = kit.desk.office.persons
    kit.run(lambda store: plan_visit(store, catalogue, plan, persons, kit.me))
    screen = shown(kit)
    assert CANARY[:12] in button(screen, "始める：").words()
    assert_literal(screen)
