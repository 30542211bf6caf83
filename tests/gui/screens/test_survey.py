"""調査票: counted beside the published figures, handed out, taken in, and led to what is behind."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication

from tests.gui.screens.checks import (
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    labels,
    rows_in_sight,
)
from tests.gui.screens.kit import DeskKit
from tests.unit.use_cases.survey_year import SECTION, answer, put
from wakayama_audit_gui.domain.calendar import era_initial, fiscal_year
from wakayama_audit_gui.domain.chart import ChartTable
from wakayama_audit_gui.domain.register_filter import RegisterFilter
from wakayama_audit_gui.domain.survey import UNANSWERED, UNDECIDED
from wakayama_audit_gui.domain.survey_chart import KNOWN
from wakayama_audit_gui.domain.survey_sheet import SheetState
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.hand_out_card import HandOut
from wakayama_audit_gui.gui.reminding import RECORD
from wakayama_audit_gui.gui.screens.survey.heading import SHEETS
from wakayama_audit_gui.gui.screens.survey.jobs import Jobs
from wakayama_audit_gui.gui.screens.survey.screen import SurveyScreen
from wakayama_audit_gui.gui.screens.survey.sheets_page import OVERDUE
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.distribute_survey import distribute_survey
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_survey_board import (
    SheetRow,
    SurveyBoard,
    read_survey_board,
)
from wakayama_audit_gui.use_cases.register_system import add_entry, edit_entry


@pytest.fixture
def screen(kit: DeskKit) -> SurveyScreen:
    return kit.show(SurveyScreen(kit.desk))


def board(kit: DeskKit) -> SurveyBoard:
    catalogue, form = kit.house.catalogue(), kit.house.register.form()
    year = fiscal_year(kit.house.now().date())
    return kit.run(lambda store: read_survey_board(store, catalogue, form, year))


def hand_out(
    kit: DeskKit,
    screen: SurveyScreen,
    folder: Path,
    deadline: str = "2099-08-31",
    *,
    move: bool = False,
) -> Path:
    screen.hand_out(HandOut(deadline, move, folder))
    # 54 spreadsheets are written, on a machine that may be busy.
    kit.qtbot.waitUntil(lambda: not kit.tasks.busy)
    kit.settle()
    (path,) = folder.glob(f"調査票_*_{SECTION}.xlsx")
    return path


def give_out(kit: DeskKit, screen: SurveyScreen, deadline: str = "2099-08-31") -> None:
    """The same without the 54 spreadsheets, where nobody looks at them."""
    jobs = Jobs(kit.house, fiscal_year(kit.house.now().date()), kit.me)
    kit.run(lambda store: distribute_survey(store, jobs.round(), deadline))
    read_again(kit, screen)


def read_again(kit: DeskKit, screen: SurveyScreen) -> None:
    screen.hide()
    screen.show()
    kit.settle()


def board_row(kit: DeskKit) -> SheetRow:
    return next(row for row in board(kit).rows if row.sheet.section == SECTION)


def sheet_of(kit: DeskKit, path: Path) -> Path:
    """The spreadsheet that was given to one 課."""
    path.write_bytes(kit.house.register.write_sheet(board_row(kit).sheet))
    return path


def fill_in(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for edit in (
        put("C6", "見本 花子"),
        answer("システム名", "人事"),
        answer("利用ユーザー数", "7"),
    ):
        edit(book)
    book.save(path)


def choose_section(screen: SurveyScreen, section: str) -> None:
    model = screen.sheets.view.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data() == section:
            screen.sheets.view.setCurrentIndex(model.index(row, 0))


def test_all_43_questions_stand_beside_what_was_published(screen: SurveyScreen) -> None:
    tables = screen.counts.tables()
    assert len(tables) == 43
    published = [row.figures[1].percent for table in tables for row in table.rows]
    assert sum(percent is not None for percent in published) == 105
    screen.counts.choose("Q5ア")
    assert "推定 97" in screen.counts.tables()[26].series[1]
    screen.counts.choose("Q5セ")
    assert "母数は分からない" in screen.counts.card.note
    assert UNDECIDED in screen.counts.figures


def test_systems_that_came_to_a_section_are_told_and_handed_out_again(
    kit: DeskKit, screen: SurveyScreen, tmp_path: Path
) -> None:
    give_out(kit, screen)
    house, year = kit.house, fiscal_year(kit.house.now().date())

    def add(store: Store) -> Changes:
        typed = {"system_name": "勤怠管理システム", "section": SECTION}
        return add_entry(store, house.catalogue(), house.register.form(), typed, kit.me)

    kit.run(add)
    read_again(kit, screen)
    assert screen.heading.hand_out.words() == "配布する（追加あり 1）"
    screen.heading.pages.buttons[SHEETS].click()
    choose_section(screen, SECTION)
    kit.settle()
    assert "まだ聞いていないシステム：勤怠管理システム。もう一度「配布する」" in labels(screen)
    screen.hand_out(HandOut("2099-08-31", move=False, folder=tmp_path / "二回目"))
    kit.qtbot.waitUntil(lambda: not kit.tasks.busy)
    kit.settle()
    assert (tmp_path / "二回目" / f"調査票_{era_initial(year)}_{SECTION}（2回目）.xlsx").exists()
    assert screen.heading.hand_out.words() == "書き出し直す"


def test_a_bar_leads_to_exactly_the_systems_behind_it(kit: DeskKit) -> None:
    catalogue, form = kit.house.catalogue(), kit.house.register.form()
    kit.run(
        lambda store: edit_entry(
            store, catalogue, form, "S07", {"system_form": "WEBシステム(HPを含む)"}, ""
        )
    )
    screen = kit.show(SurveyScreen(kit.desk))
    asked: list[RegisterFilter] = []
    screen.systems_requested.connect(asked.append)
    screen.counts.choose("Q1ア")
    chart = screen.counts.card.chart
    chart.chosen.emit(0, 0)
    assert asked[0].ids == {"S07"}
    assert "WEBシステム" in asked[0].about
    chart.chosen.emit(0, 1)
    assert len(asked) == 1, "a published percentage has no systems"
    screen.counts.figures[UNANSWERED].click()
    assert len(asked[1].ids) + 1 == 97
    known = next(words for words in screen.counts.figures if words.startswith(KNOWN))
    screen.counts.figures[known].click()
    assert asked[2].ids <= asked[1].ids, "known from before, and not an answer of this year"


def test_sheets_are_handed_out_filled_in_and_taken_back(
    kit: DeskKit, screen: SurveyScreen, tmp_path: Path
) -> None:
    noted: list[str] = []
    screen.noted.connect(noted.append)
    path = hand_out(kit, screen, tmp_path / "調査票")
    assert "個のファイルを書き出しました" in labels(screen)
    assert board(kit).count(SheetState.NOT_SENT) == 0
    fill_in(path)
    back = tmp_path / "返り"
    back.mkdir()
    path.rename(back / path.name)
    (back / "別.xlsx").write_bytes(b"x")
    screen.collect([back])
    kit.settle()
    assert "1 件を取り込みました。取り込めなかったもの 1 件。" in labels(screen)
    assert noted == ["調査票を 1 件取り込んだ"]
    assert board(kit).count(SheetState.SUBMITTED) == 1
    kit.desk.undo()
    kit.settle()
    assert board(kit).count(SheetState.SUBMITTED) == 0


def test_a_sheet_is_handed_in_again_and_its_systems_are_seen(
    kit: DeskKit, screen: SurveyScreen, tmp_path: Path
) -> None:
    asked: list[RegisterFilter] = []
    screen.systems_requested.connect(asked.append)
    give_out(kit, screen)
    path = sheet_of(kit, tmp_path / "調査票.xlsx")
    fill_in(path)
    screen.collect([path])
    kit.settle()
    screen.heading.pages.buttons[SHEETS].click()
    choose_section(screen, SECTION)
    assert "回答 2" in screen.sheets.view.currentIndex().data(0x100 + 103)
    button(screen, "この課のシステム").click()
    assert asked[0].ids == {f"R4/{SECTION}/1"}
    button(screen, "出し直しを受ける").click()
    kit.settle()
    assert board(kit).count(SheetState.SUBMITTED) == 0
    assert not screen.sheets.reopen.isVisible()


def test_answers_that_came_back_are_copied_to_the_register(
    kit: DeskKit, screen: SurveyScreen, tmp_path: Path
) -> None:
    give_out(kit, screen)
    path = sheet_of(kit, tmp_path / "調査票.xlsx")
    assert not screen.heading.adopt.isVisible()
    fill_in(path)
    screen.collect([path])
    kit.settle()
    assert screen.heading.adopt.words() == "答えを台帳に写す（2 項目）"
    screen.heading.pages.buttons[SHEETS].click()
    choose_section(screen, SECTION)
    assert screen.sheets.adopt.words() == "台帳に写す（2 項目）"
    noted: list[str] = []
    screen.noted.connect(noted.append)
    screen.sheets.adopt.click()
    kit.settle()
    assert noted == ["調査票の答え 2 項目を台帳に写した"]
    assert "調査票の答え 2 項目を台帳に写した。" in labels(screen.board.banners)
    assert not screen.heading.adopt.isVisible()
    assert not screen.sheets.adopt.isVisible()
    kit.desk.undo()
    kit.settle()
    screen.heading.adopt.click()
    kit.settle()
    system = board_row(kit).sheet.systems[0].id
    catalogue, form = kit.house.catalogue(), kit.house.register.form()
    kit.run(lambda store: edit_entry(store, catalogue, form, system, {"users": "9"}, kit.me))
    read_again(kit, screen)
    choose_section(screen, SECTION)
    assert "台帳に後から書かれた 1 項目は、調査票の答えと違いますが" in labels(screen)


def test_who_is_late_is_reminded(kit: DeskKit, screen: SurveyScreen) -> None:
    give_out(kit, screen, "2000-01-01")
    screen.heading.pages.buttons[SHEETS].click()
    screen.sheets.filters.buttons[OVERDUE].click()
    assert screen.sheets.view.model().rowCount() == len(board(kit).rows)
    screen.heading.remind.click()
    told = QGuiApplication.clipboard().text().split("\n")
    assert told[0] == "課\t提出するもの\t状態\t期限\t過ぎた日数"
    assert any(f"{SECTION}\t調査票\t配布\t平成12年1月4日（火）\t" in line for line in told)
    kit.settle()
    button(screen, RECORD).click()
    kit.settle()
    details = [index.data(RowRole.DETAIL) for index in _rows(screen)]
    assert details
    assert all("（1回目）" in detail for detail in details)


def _rows(screen: SurveyScreen) -> list[QModelIndex]:
    model = screen.sheets.view.model()
    return [model.index(at, 0) for at in range(model.rowCount())]


def test_every_figure_can_be_saved(kit: DeskKit, screen: SurveyScreen, tmp_path: Path) -> None:
    wanted: list[tuple[object, ChartTable, str]] = []
    told: list[str] = []
    screen.counts.save_requested.connect(lambda *asked: wanted.append(asked))
    screen.announced.connect(told.append)
    screen.counts.save_requested.disconnect(screen.saver.ask)
    screen.counts.card.saves[".xlsx"].click()
    assert wanted[0][1].title.startswith("Q1ア")
    screen.save_book(tmp_path / "集計.xlsx")
    kit.settle()
    assert told == ["「集計.xlsx」を保存しました"]
    assert len(openpyxl.load_workbook(tmp_path / "集計.xlsx").sheetnames) == 43


def test_another_year_has_its_own_sheets(kit: DeskKit, screen: SurveyScreen) -> None:
    give_out(kit, screen)
    screen.heading.year_requested.emit(1)
    kit.settle()
    assert "未配布 54" in screen.heading.hand_out.words()


@pytest.mark.parametrize(("width", "height", "size"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, size: int) -> None:
    appearance.apply(Scheme.LIGHT, size)
    screen = kit.show(SurveyScreen(kit.desk), width, height)
    assert_fits(screen, width, height)
    screen.heading.pages.buttons[SHEETS].click()
    choose_section(screen, SECTION)
    assert_fits(screen, width, height)


@pytest.mark.parametrize("size", [100, 130])
def test_in_a_low_window_four_rows_are_seen(
    kit: DeskKit, appearance: Appearance, size: int
) -> None:
    appearance.apply(Scheme.LIGHT, size)
    screen = kit.show(SurveyScreen(kit.desk), 911, 464)
    (page,) = (part for part in screen.children() if isinstance(part, ScrollColumn))
    kit.qtbot.waitUntil(lambda: rows_in_sight(screen.counts.list, page) >= 4)
    inside = screen.counts._side
    kit.qtbot.waitUntil(lambda: inside.height() >= inside.minimumSizeHint().height())
    screen.heading.pages.buttons[SHEETS].click()
    kit.qtbot.waitUntil(lambda: rows_in_sight(screen.sheets.view, page) >= 4)


def test_everything_is_reached_named_and_literal(screen: SurveyScreen) -> None:
    assert_named(screen)
    assert_literal(screen)
    assert_reached(screen)


def test_another_deadline_is_for_every_sheet_that_has_not_come_back(
    kit: DeskKit, screen: SurveyScreen, tmp_path: Path
) -> None:
    give_out(kit, screen)
    button(screen, "書き出し直す").click()
    assert screen.hand_out_card.deadline.iso == "2099-08-31"
    assert screen.hand_out_card.also.isChecked()
    hand_out(kit, screen, tmp_path / "後", "2099-09-30", move=True)
    told = labels(screen.board.banners)
    assert "調査票 54 件の提出期限を令和81年9月30日（水）にした。" in told
    assert {row.sheet.deadline for row in board(kit).rows} == {"2099-09-30"}
    kit.desk.undo()
    kit.settle()
    assert {row.sheet.deadline for row in board(kit).rows} == {"2099-08-31"}
