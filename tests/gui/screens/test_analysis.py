"""集計: each bar, point and cell leads to what is behind it; charts are saved and read back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.gui.screens.checks import (
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    close,
    labels,
)
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.domain.analysis import Axis
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, Reply
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.analysis.screen import (
    CONTRADICTIONS,
    COUNTS,
    REPEATS,
    AnalysisScreen,
)
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.gui.screens.home.screen import HomeScreen
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.widgets.chart_card import ChartCard
from wakayama_audit_gui.gui.widgets.chart_view import ChartView
from wakayama_audit_gui.gui.widgets.line_chart import LineChart
from wakayama_audit_gui.gui.year_wiring import ANALYSIS
from wakayama_audit_gui.use_cases.answer_form import answer_form
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import read_form
from wakayama_audit_gui.use_cases.read_visit import read_visit

BADGE = "来訪者の識別（ビジターバッジ）"


@pytest.fixture
def screen(kit: DeskKit) -> AnalysisScreen:
    return kit.show(AnalysisScreen(kit.desk))


def contradict(kit: DeskKit) -> tuple[str, FormName]:
    """A 自己点検 says はい to the badge, the visit of the same year finds otherwise."""
    visit = kit.plan()
    catalogue = kit.house.catalogue()
    section = "デジタル推進課"

    def act(store: Store) -> FormName:
        found = read_visit(store, visit)
        name = FormName(found.fiscal_year, FormKind.SECTION, section)
        distribute_forms(store, catalogue, [name], "2026-06-30", "2026-06-01", kit.me)
        form = read_form(store, name)
        for question in form.sent.questions:
            if question.item == "visitor_badge":
                answer_form(store, form, question.id, Reply("はい"), kit.me)
        row = next(row for row in found.rows() if row.item.id == "visitor_badge")
        give_verdict(store, found, row, Verdict.SHITEKI, kit.me)
        return name

    return visit, kit.run(act)


def press(kit: DeskKit, chart: ChartView, row: int, series: int) -> None:
    """Click a spot of a chart."""
    spot = next(s for s in chart.spots if (s.row, s.series) == (row, series))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot.area.center().toPoint())
    kit.settle()


def asked_by(kit: DeskKit, screen: AnalysisScreen, card: ChartCard, row: int, n: int) -> set[str]:
    """Ids of the findings a click asks for."""
    with kit.qtbot.waitSignal(screen.findings_requested) as told:
        press(kit, card.chart, row, n)
    assert told.args is not None
    asked = told.args[0]
    assert isinstance(asked, FindingFilter)
    assert asked.about
    return {id_.removeprefix("R4/") for id_ in asked.ids}


def test_the_history_is_there_and_every_bar_leads_to_its_findings(
    kit: DeskKit, screen: AnalysisScreen
) -> None:
    catalogue = kit.house.catalogue()
    published = catalogue.findings.values()
    bars = screen.counts.bars
    assert bars.title == "年度別の指摘・意見（全年度）"
    assert asked_by(kit, screen, bars, 0, 0) == {f.code for f in published if f.kind == "指摘"}
    assert asked_by(kit, screen, bars, 0, 2) == {f.code for f in published}
    screen.counts.axes.buttons[Axis.SECTION.value].click()
    own = {f.code for f in published if "デジタル推進課" in f.sections}
    assert bars.chart.spots[2].words == "デジタル推進課 31 / 70（44.3％）"
    assert asked_by(kit, screen, bars, 0, 2) == own
    assert "それぞれに数えています" in bars.note


def test_every_axis_is_drawn_and_every_point_leads_to_its_findings(
    kit: DeskKit, screen: AnalysisScreen
) -> None:
    for axis, toggle in screen.counts.axes.buttons.items():
        toggle.click()
        assert axis in screen.counts.bars.title
        assert screen.counts.bars.chart.spots
        lines = screen.counts.lines
        assert lines.isVisible() is (axis != Axis.STATE.value), "states say nothing of years"
        if lines.isVisible():
            assert len(asked_by(kit, screen, lines, 0, 0)) > 0
            assert "分母" not in lines.note, "where no share is shown"
    screen.counts.axes.buttons[Axis.YEAR.value].click()
    assert "1 つの年度だけ" in screen.counts.lines.note


def test_years_without_findings_are_left_open_and_no_line_runs_through_them(kit: DeskKit) -> None:
    contradict(kit)
    screen = kit.show(AnalysisScreen(kit.desk))
    lines = screen.counts.lines
    assert isinstance(lines.chart, LineChart)
    assert lines.chart.steps == tuple(f"令和{n}年度" for n in range(4, 9))
    assert [value for line in lines.chart.lines for value in line.values[1:4]] == [None] * 6
    assert "線をつないでいません" in lines.note
    assert len(asked_by(kit, screen, lines, 0, 4)) == 1
    table = screen.counts.tables[lines]
    assert [figure.words for figure in table.rows[0].figures] == [
        "41 / 70（58.6％）",
        "",
        "",
        "",
        "1 / 1（100.0％）",
    ]


def test_a_year_narrows_what_is_counted(kit: DeskKit) -> None:
    contradict(kit)
    screen = kit.show(AnalysisScreen(kit.desk))
    screen.counts.axes.buttons[Axis.THEME.value].click()
    screen.year.click()
    QTest.keyClick(screen.popup.filter, Qt.Key.Key_Down)
    QTest.keyClick(screen.popup.filter, Qt.Key.Key_Return)
    assert "令和8年度" in screen.year.words()
    assert screen.counts.bars.title == "テーマ別の指摘・意見（令和8年度）"
    assert [spot.words for spot in screen.counts.bars.chart.spots] == [
        "来訪者区別 指摘 1",
        "来訪者区別 1 / 1（100.0％）",
    ]


def test_a_cell_of_the_heat_map_leads_to_its_findings(kit: DeskKit) -> None:
    contradict(kit)
    screen = kit.show(AnalysisScreen(kit.desk))
    screen.pages.buttons[REPEATS].click()
    first = screen.repeats.card.chart.spots[0]
    assert first.words.startswith(f"{BADGE} 和歌山市行政ネットワークシステム 2 件")
    assert "くり返し" in first.words
    found = asked_by(kit, screen, screen.repeats.card, 0, 0)
    codes = {f.code for f in kit.house.catalogue().findings.values()}
    assert len(found & codes) == 1
    assert len(found) == 2
    assert not screen.year.isVisible()
    screen.repeats.axes.buttons[Axis.THEME.value].click()
    assert screen.repeats.card.title == "テーマ × システムのくり返し"


def test_a_contradiction_leads_to_the_item_and_to_the_form(kit: DeskKit) -> None:
    visit, form = contradict(kit)
    screen = kit.show(AnalysisScreen(kit.desk))
    screen.pages.buttons[CONTRADICTIONS].click()
    page = screen.contradictions
    assert page.card.chart.spots[1].words == "デジタル推進課 1 / 1（100.0％）"
    press(kit, page.card.chart, 0, 0)
    assert "デジタル推進課（はい → 指摘・意見） 1 件" in labels(screen)
    with kit.qtbot.waitSignal(screen.visit_requested) as told:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0] == visit
    assert str(told.args[1]).endswith("/visitor_badge")
    with kit.qtbot.waitSignal(screen.form_requested) as told:
        page.to_form.click()
    assert told.args == [form]
    page.kinds.buttons[FormKind.SYSTEM.value].click()
    assert "比べられる項目がまだありません" in labels(screen)


def test_without_anything_to_compare_the_next_step_is_said(
    kit: DeskKit, screen: AnalysisScreen
) -> None:
    screen.pages.buttons[CONTRADICTIONS].click()
    with kit.qtbot.waitSignal(screen.forms_requested):
        button(screen, "自己点検を開く").click()


def test_it_follows_what_happens_elsewhere(kit: DeskKit, screen: AnalysisScreen) -> None:
    screen.pages.buttons[CONTRADICTIONS].click()
    assert not screen.contradictions.card.chart.spots
    visit = kit.plan()

    def act(store: Store, badge: str = "visitor_badge") -> object:
        found = read_visit(store, visit)
        row = next(row for row in found.rows() if row.item.id == badge)
        return give_verdict(store, found, row, Verdict.SHITEKI, kit.me)

    kit.tasks.write(screen, act)  # type: ignore[arg-type]  # it returns Changes
    kit.settle()
    screen.pages.buttons[COUNTS].click()
    assert "令和8年度" in {s.words.split()[0] for s in screen.counts.bars.chart.spots}


# --- files ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["図.png", "図.pdf", "図.xlsx", "名前だけ"])
def test_a_chart_is_saved_and_read_back(
    kit: DeskKit, screen: AnalysisScreen, tmp_path: Path, name: str
) -> None:
    suffix = Path(name).suffix or ".xlsx"
    card = screen.counts.bars
    with kit.qtbot.waitSignal(screen.announced) as told:
        screen.saver.save(card, screen.counts.tables[card], tmp_path / name, suffix)
    kit.settle()
    path = tmp_path / (name if Path(name).suffix else f"{name}.xlsx")
    assert told.args == [f"「{path.name}」を保存しました"]
    if suffix == ".png":
        assert QImage(str(path)).width() > 1000
    elif suffix == ".pdf":
        assert path.read_bytes().startswith(b"%PDF")
    else:
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        assert rows[0] == ["年度", "指摘", "意見", "計", "計 分母", "計 ％", "もと"]
        assert rows[1][:6] == ["令和4年度", 41, 29, 70, 70, 100]
        assert "3.3.2-3" in str(rows[1][6])


def test_every_chart_offers_its_files_under_its_name(kit: DeskKit, screen: AnalysisScreen) -> None:
    for page, card in (
        (COUNTS, screen.counts.bars),
        (COUNTS, screen.counts.lines),
        (REPEATS, screen.repeats.card),
        (CONTRADICTIONS, screen.contradictions.card),
    ):
        screen.pages.buttons[page].click()
        card.saves[".xlsx"].click()
        (dialog,) = screen.findChildren(QFileDialog)
        assert dialog.selectedFiles()[0].endswith(".xlsx")
        close(dialog)
        assert card.title in card.saves[".png"].accessibleName()


# --- the whole window -------------------------------------------------------------------------


def test_from_home_a_bar_shows_exactly_its_findings_on_the_board(
    sitting: Sitting, sample: Sample
) -> None:
    sitting.enter_sample(sample)
    button(sitting.screen(HomeScreen), "集計").click()
    sitting.settle()
    tabs = sitting.window.top_bar._tabs
    assert [key for key, tab in tabs.items() if tab.isChecked()] == [ANALYSIS]
    screen = sitting.screen(AnalysisScreen)
    assert screen.pages.key == REPEATS, "the card is about what comes back"
    assert screen.repeats.isVisible()
    screen.pages.buttons[COUNTS].click()
    screen.counts.axes.buttons[Axis.SECTION.value].click()
    chart = screen.counts.bars.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    current = chart.current
    assert current is not None
    wanted = screen.counts._counted.groups[0].of_kind("指摘").ids
    QTest.keyClick(chart, Qt.Key.Key_Return)
    sitting.settle()
    board = sitting.screen(BoardScreen)
    shown = [board._model.row_at(board._model.index(n, 0)) for n in range(board._model.rowCount())]
    assert {row.id for row in shown if row is not None} == wanted
    assert "集計：デジタル推進課 指摘" in board.filters.only.accessibleName()
    board.acts.analysis.click()
    sitting.settle()
    assert sitting.screen(AnalysisScreen) is screen


def test_a_contradiction_is_seen_on_the_walkthrough_and_the_form(
    sitting: Sitting, sample: Sample
) -> None:
    sitting.enter_sample(sample)
    sitting.wiring.year.show_analysis()
    sitting.settle()
    screen = sitting.screen(AnalysisScreen)
    screen.form_requested.emit(FormName(2025, FormKind.SYSTEM, "S01"))
    sitting.settle()
    assert sitting.screen(CollectScreen)._year == 2025
    screen.visit_requested.emit(sample.visit, "")
    sitting.settle()
    assert sitting.screen(WalkScreen).walk.visit.id == sample.visit


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    contradict(kit)
    appearance.apply(Scheme.LIGHT, text)
    screen = kit.show(AnalysisScreen(kit.desk), width, height)
    for page in (COUNTS, REPEATS, CONTRADICTIONS):
        screen.pages.buttons[page].click()
        kit.settle()
        assert_fits(screen, width, height)
        for card in screen.findChildren(ChartCard):
            chart = card.chart
            assert all(spot.area.right() <= chart.width() + 1 for spot in chart.spots)


@pytest.mark.parametrize("width", [1366, 911])
@pytest.mark.parametrize("page", [COUNTS, REPEATS, CONTRADICTIONS])
def test_everything_is_named_and_reached(kit: DeskKit, page: str, width: int) -> None:
    contradict(kit)
    screen = kit.show(AnalysisScreen(kit.desk), width)
    screen.pages.buttons[page].click()
    kit.settle()
    assert_named(screen)
    assert_literal(screen)
    assert_reached(screen)


def test_no_part_of_it_is_a_window_of_its_own(kit: DeskKit) -> None:
    """One that nobody holds is destroyed at any time, also while Qt goes through all of them."""
    before = set(QApplication.topLevelWidgets())
    screen = kit.show(AnalysisScreen(kit.desk))
    assert set(QApplication.topLevelWidgets()) - before == {screen}
