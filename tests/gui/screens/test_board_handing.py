"""指摘・意見 handed out to 課 and taken back from them, in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.golden.reading import read_page_texts, squeezed
from tests.gui.screens.checks import assert_fits, assert_named, assert_reached, button, labels
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.test_board import choose, file, shown
from tests.unit.use_cases.ledger_desk import plan_of
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.domain.finding_order import SortBy
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName
from wakayama_audit_gui.gui.reminding import RECORD
from wakayama_audit_gui.gui.screens.board import errands
from wakayama_audit_gui.gui.screens.board.acts_bar import Act
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS
from wakayama_audit_gui.use_cases.read_reminders import reminders_sent

S = FindingState


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the machine is asked to open."""
    noted: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: noted.append(Path(url.toLocalFile()))
    )
    return noted


def section(kit: DeskKit, number: int, name: str, **fields: str) -> None:
    """A finding of a 課 that waits for its plan."""
    told = {"state": S.PLAN_AWAITED, "code": f"R8-01-{number}", "deadline": "2026-01-05", **fields}
    state = FindingState(told.pop("state"))
    file(kit, f"R8-01-{number}", state, sections=[name], **told)  # type: ignore[arg-type]  # a list too


def own(kit: DeskKit) -> BoardScreen:
    section(kit, 1, "納税課")
    section(kit, 2, "文書課")
    screen = shown(kit)
    screen.look_for(FindingFilter(fiscal_years=(2026,)))
    return screen


def said(screen: BoardScreen) -> str:
    return labels(screen.told)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def hand_out(kit: DeskKit, screen: BoardScreen, act: Act, folder: Path) -> None:
    screen.errands.hand_out(act, folder)
    kit.settle()


def test_notices_of_all_that_is_shown_are_written_and_opened(
    kit: DeskKit, tmp_path: Path, opened: list[Path]
) -> None:
    screen = own(kit)
    folder = tmp_path / "通知"
    hand_out(kit, screen, Act.NOTICES, folder)
    assert names(folder) == ["通知文_全課.pdf", "通知文_文書課.pdf", "通知文_納税課.pdf"]
    assert "「通知」に、2 課分の 3 個を書き出しました。" in said(screen)
    assert "2 通は、まだ通知済でないため「案」です。" in said(screen)
    whole = squeezed("".join(read_page_texts((folder / "通知文_全課.pdf").read_bytes())))
    assert "納税課所属長様" in whole
    assert "文書課所属長様" in whole
    banner = screen.told.banners.banner("told")
    assert banner is not None
    assert banner.action.words() == "開く"
    banner.action.click()
    assert opened == [folder]


def test_a_second_time_nothing_is_replaced(kit: DeskKit, tmp_path: Path) -> None:
    screen = own(kit)
    choose(kit, screen, 0)
    hand_out(kit, screen, Act.NOTICES, tmp_path)
    hand_out(kit, screen, Act.NOTICES, tmp_path)
    written = {name for name in names(tmp_path) if name.startswith("通知文")}
    assert written == {"通知文_納税課.pdf", "通知文_納税課（2）.pdf"}


def test_what_is_chosen_counts_before_what_is_shown(kit: DeskKit, tmp_path: Path) -> None:
    screen = own(kit)
    assert screen.acts.scope == "表示中の 2 件"
    choose(kit, screen, 1)
    assert screen.acts.scope == "選んだ 1 件"
    folder = tmp_path / "計画"
    hand_out(kit, screen, Act.PLANS, folder)
    assert names(folder) == ["改善計画書_文書課.pdf", "改善計画書_文書課.xlsx"]
    screen.acts.act_chosen.emit(Act.CHOOSE_ALL)
    kit.settle()
    assert screen.acts.scope == "選んだ 2 件"
    hand_out(kit, screen, Act.STATUSES, folder)
    assert "改善状況表_納税課.xlsx" in names(folder)


def test_a_plan_comes_back_with_a_report_and_is_undone(kit: DeskKit, tmp_path: Path) -> None:
    screen = own(kit)
    hand_out(kit, screen, Act.PLANS, tmp_path / "out")
    path = tmp_path / "out" / "改善計画書_納税課.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["改善"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "原因"]
    sheet.cell(cells[0].row + 1, cells[0].column, "鍵の数が足りない。")
    book.save(path)
    (tmp_path / "out" / "壊れた.xlsx").write_bytes(b"PK")
    screen.errands.collect([tmp_path / "out"])
    kit.settle()
    told = said(screen)
    assert "1 件を取り込みました。取り込めなかったもの 2 件。" in told
    assert "改善計画書_文書課.xlsx（文書課）　何も書かれていません。" in told
    assert "壊れた.xlsx" in told
    assert kit.run(lambda store: plan_of(store, "R8-01-1")).cause == "鍵の数が足りない。"
    kit.desk.undo()
    kit.settle()
    assert kit.run(lambda store: plan_of(store, "R8-01-1")).cause == ""


def test_reminders_name_what_is_late(kit: DeskKit, tmp_path: Path) -> None:
    screen = own(kit)
    hand_out(kit, screen, Act.REMINDERS, tmp_path / "督促")
    assert names(tmp_path / "督促") == ["督促_全課.pdf", "督促_文書課.pdf", "督促_納税課.pdf"]
    screen.look_for(FindingFilter(fiscal_years=(2022,)))
    hand_out(kit, screen, Act.REMINDERS, tmp_path / "なし")
    assert "督促するものはありません。" in said(screen)
    assert not (tmp_path / "なし").exists()


def test_a_reminder_says_what_else_the_section_owes(kit: DeskKit, tmp_path: Path) -> None:
    def late(store: Store) -> Changes:
        asked = [FormName(2026, FormKind.SECTION, name) for name in ("納税課", "人事課")]
        catalogue = kit.desk.services.catalogue()
        return distribute_forms(store, catalogue, asked, "2026-01-06", "2026-01-05", "")

    kit.run(late)
    screen = own(kit)
    hand_out(kit, screen, Act.REMINDERS, tmp_path / "a")
    assert "督促_人事課.pdf" not in names(tmp_path / "a")
    tax = squeezed("".join(read_page_texts((tmp_path / "a" / "督促_納税課.pdf").read_bytes())))
    assert "自己点検票" in tax
    assert "期限を過ぎたものは 3 件です。" in said(screen)
    screen.look_for(FindingFilter())
    hand_out(kit, screen, Act.REMINDERS, tmp_path / "b")
    assert "督促_人事課.pdf" in names(tmp_path / "b")


def test_a_reminder_is_recorded_right_after_its_letters_and_taken_back(
    kit: DeskKit, tmp_path: Path
) -> None:
    screen = own(kit)
    hand_out(kit, screen, Act.REMINDERS, tmp_path / "督促")
    offered = button(screen, RECORD)
    assert not kit.run(lambda store: reminders_sent(store.state(FINDINGS)))
    offered.click()
    kit.settle()
    sent = kit.run(lambda store: reminders_sent(store.state(FINDINGS)))
    assert sent
    assert all("（1回目）" in line for lines in sent.values() for line in lines)
    assert RECORD not in said(screen)
    (finding, lines) = next(iter(sent.items()))
    screen.look_for(FindingFilter(), finding)
    kit.settle()
    assert lines[0] in labels(screen.detail)
    kit.desk.undo()
    kit.settle()
    assert not kit.run(lambda store: reminders_sent(store.state(FINDINGS)))


def test_a_reminder_is_sent_under_what_is_typed(
    kit: DeskKit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answered(_host: object, _words: str, done: Callable[[list[Path]], None]) -> None:
        done([tmp_path / "督促"])

    monkeypatch.setattr(errands, "ask_folder", answered)
    screen = own(kit)
    form = screen.errands.sending
    screen.acts.act_chosen.emit(Act.REMINDERS)
    kit.settle()
    assert "督促の手紙を書き出す（2 件）" in labels(form)
    form.do.click()
    kit.settle()
    assert "2 通は、文書番号・発信日・差出人のどれかがないため「案」です。" in said(screen)
    screen.acts.act_chosen.emit(Act.REMINDERS)
    form.number.setText("第" * 61)
    form.do.click()
    assert "文書番号か差出人が長すぎます。" in labels(form)
    form.number.setText("和デ推第45号")
    form.signer.setText("総務部長　見本 太郎")
    form.day.set_day(date(2026, 4, 1))
    form.do.click()
    kit.settle()
    assert form.isHidden()
    assert "案" not in said(screen)
    data = (tmp_path / "督促" / "督促_納税課（2）.pdf").read_bytes()
    assert squeezed("和デ推第45号令和8年4月1日") in squeezed("".join(read_page_texts(data)))
    button(screen, RECORD).click()
    kit.settle()
    sent = kit.run(lambda store: reminders_sent(store.state(FINDINGS)))
    told = [line for lines in sent.values() for line in lines]
    assert told
    assert all(line.startswith("督促 令和8年4月1日（1回目）") for line in told)
    screen.acts.act_chosen.emit(Act.REMINDERS)
    assert form.number.text() == ""
    assert form.signer.text() == "総務部長　見本 太郎"
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isHidden()


@pytest.mark.parametrize(("width", "height"), [(1280, 672), (911, 464)])
def test_what_a_reminder_is_sent_under_fits(kit: DeskKit, width: int, height: int) -> None:
    screen = shown(kit, width, height)
    screen.acts.act_chosen.emit(Act.REMINDERS)
    kit.settle()
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_reached(screen)


def test_what_is_not_decided_is_left_out_or_named(kit: DeskKit, tmp_path: Path) -> None:
    section(kit, 3, "市民課", state=S.DRAFTED)
    screen = own(kit)
    hand_out(kit, screen, Act.NOTICES, tmp_path / "a")
    assert "確定していないか、終わっているか、対象課のない 1 件は除きました。" in said(screen)
    screen.look_for(FindingFilter(words="R8-01-3"))
    hand_out(kit, screen, Act.NOTICES, tmp_path / "b")
    assert "R8-01-3はまだ確定していません。" in said(screen)


def test_no_form_is_made_of_what_no_section_was_told_of(kit: DeskKit, tmp_path: Path) -> None:
    section(kit, 3, "市民課", state=S.DECIDED)
    screen = own(kit)
    hand_out(kit, screen, Act.PLANS, tmp_path / "a")
    assert "改善計画書_市民課.xlsx" not in names(tmp_path / "a")
    assert "通知していないか、終わっているか、対象課のない 1 件は除きました。" in said(screen)
    screen.look_for(FindingFilter(words="R8-01-3"))
    hand_out(kit, screen, Act.PLANS, tmp_path / "b")
    assert "選ばれている指摘・意見は、まだ課に通知していません。" in said(screen)


def test_a_place_that_cannot_be_written_to_is_said(kit: DeskKit, tmp_path: Path) -> None:
    screen = own(kit)
    (tmp_path / "file").write_text("")
    hand_out(kit, screen, Act.PLANS, tmp_path / "file")
    assert "作れません。" in said(screen)
    assert "書き込める場所を選ぶか" in said(screen)


def test_the_lists_are_reached_by_keys_and_ask_for_a_place(
    kit: DeskKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "open", lambda self: asked.append(self.windowTitle()))
    screen = own(kit)
    for pressed in (screen.acts.out, screen.acts.back):
        pressed.setFocus()
        QTest.keyClick(pressed, Qt.Key.Key_Space)
        assert screen.acts.popup.isVisible()
        QTest.keyClick(screen.acts.popup.filter, Qt.Key.Key_Return)
    assert asked == ["通知文（PDF）を書き出すフォルダー", "返ってきた改善計画書・改善状況表"]
    for dialog in screen.findChildren(QFileDialog):
        dialog.deleteLater()
    assert isinstance(screen, QWidget)


def test_the_list_is_saved_as_it_is_shown(kit: DeskKit, tmp_path: Path) -> None:
    screen = own(kit)
    screen.heads.heads[SortBy.SECTION].click()
    screen.acts.act_chosen.emit(Act.LIST)
    (dialog,) = screen.findChildren(QFileDialog)
    assert dialog.windowTitle() == "指摘・意見の一覧を保存"
    dialog.reject()
    screen.saving.save(tmp_path / "一覧.xlsx")
    kit.settle()
    assert "「一覧.xlsx」を保存しました。" in said(screen)
    sheet = openpyxl.load_workbook(tmp_path / "一覧.xlsx").worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [line[1] for line in lines] == [one.code for one in screen.shown()]
    assert sheet["A2"].value == "探したもの　年度：令和8年度"
    (tmp_path / "他.xlsx").write_bytes(b"%PDF")
    screen.saving.save(tmp_path / "他.xlsx")
    kit.settle()
    assert (tmp_path / "他.xlsx").read_bytes() == b"%PDF"
    assert "他.xlsx" in said(screen)
