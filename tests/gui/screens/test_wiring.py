"""Between the screens: tabs, keys that work everywhere, undo, and the ways from one to another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.gui.screens.checks import button, labels
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.home.screen import HomeScreen
from wakayama_audit_gui.gui.screens.office.screen import OfficeScreen
from wakayama_audit_gui.gui.screens.photo.screen import PhotoScreen
from wakayama_audit_gui.gui.screens.search.screen import SearchScreen
from wakayama_audit_gui.gui.screens.sheet.screen import SheetScreen
from wakayama_audit_gui.gui.screens.sign.screen import SignScreen
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.top_bar import TopBar
from wakayama_audit_gui.use_cases.ports import VisitRow
from wakayama_audit_gui.use_cases.read_visit import read_visit


@pytest.fixture
def opened(sitting: Sitting, sample: Sample) -> Sitting:
    """The sample is open."""
    sitting.enter_sample(sample)
    return sitting


def desk_of(sitting: Sitting) -> Desk:
    assert sitting.session.gate.desk is not None
    return sitting.session.gate.desk


def visits(sitting: Sitting) -> dict[str, VisitRow]:
    workspace = sitting.session.gate.workspace
    assert workspace is not None
    return {row.sheet_no: row for row in workspace.call(lambda store: store.visits()).result()}


def tab(sitting: Sitting, words: str) -> None:
    bar = sitting.window.findChild(TopBar)
    assert bar is not None
    next(t for t in bar._tabs.values() if t.text() == words).click()
    sitting.settle()


def press(sitting: Sitting, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    sitting.window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or sitting.window, key, modifier)
    sitting.settle()


CTRL = Qt.KeyboardModifier.ControlModifier


# --- tabs and keys ----------------------------------------------------------------------------


def test_the_tab_of_the_walkthrough_leads_home_while_no_visit_was_opened(opened: Sitting) -> None:
    tab(opened, "設定")
    tab(opened, "視察")
    opened.screen(HomeScreen)
    assert "視察を選ぶと" in opened.window.toast.text()


def test_the_tab_of_the_walkthrough_leads_back_to_the_visit(opened: Sitting) -> None:
    visit = visits(opened)["R8-01"].visit
    opened.wiring.show_visit(visit)
    opened.settle()
    tab(opened, "ホーム")
    tab(opened, "視察")
    assert opened.screen(WalkScreen).walk.visit.id == visit


def test_ctrl_f_searches_from_everywhere(opened: Sitting) -> None:
    for leave in (opened.wiring.show_plan, opened.wiring.show_home):
        leave()
        opened.settle()
        press(opened, Qt.Key.Key_F, CTRL)
        field = opened.screen(SearchScreen).findChild(QLineEdit)
        assert QApplication.focusWidget() is field


def test_ctrl_p_shows_the_sheet_and_then_asks_for_a_printer(
    opened: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.wiring.show_visit(visits(opened)["R8-01"].visit)
    opened.settle()
    press(opened, Qt.Key.Key_P, CTRL)
    sheet = opened.screen(SheetScreen)
    assert "R8-01" in labels(sheet)
    asked: list[bool] = []
    monkeypatch.setattr(sheet, "print_paper", lambda: asked.append(True))
    press(opened, Qt.Key.Key_P, CTRL)
    assert asked == [True]


def test_ctrl_p_elsewhere_does_nothing(opened: Sitting) -> None:
    press(opened, Qt.Key.Key_P, CTRL)
    opened.screen(HomeScreen)


# --- ways -------------------------------------------------------------------------------------


def test_home_leads_to_visit_sheet_and_back(opened: Sitting) -> None:
    visit = visits(opened)["R8-01"].visit
    opened.screen(HomeScreen).sheet_requested.emit(visit)
    opened.settle()
    button(opened.screen(SheetScreen), "記入へ戻る").click()
    opened.settle()
    assert opened.screen(WalkScreen).walk.visit.id == visit


def test_a_photo_leads_back_to_its_item(opened: Sitting) -> None:
    visit = visits(opened)["R8-01"].visit
    opened.wiring.show_photo(visit, "")
    opened.settle()
    photo = opened.screen(PhotoScreen)._photos[0]
    opened.screen(PhotoScreen).back.click()
    opened.settle()
    row = opened.screen(WalkScreen).walk.row
    assert row is not None
    assert row.answer.subject == photo.answer


def test_from_the_signatures_photo_and_paper_lead_back_to_them(opened: Sitting) -> None:
    visit = visits(opened)["R8-01"].visit
    opened.wiring.show_visit(visit)
    opened.settle()
    opened.screen(WalkScreen).sign_requested.emit(visit)
    opened.settle()
    opened.screen(SignScreen).photo_requested.emit(visit, "")
    opened.settle()
    button(opened.screen(PhotoScreen), "確認・署名へ戻る").click()
    opened.settle()
    opened.screen(SignScreen).paper_requested.emit(visit, PaperKind.FACTS)
    opened.settle()
    button(opened.screen(SheetScreen), "確認・署名へ戻る").click()
    opened.settle()
    assert opened.screen(SignScreen).case.visit_id == visit
    opened.wiring.show_visit(visit)
    opened.wiring.show_sheet(visit)
    opened.settle()
    assert button(opened.screen(SheetScreen), "記入へ戻る").isVisible()


def test_a_find_leads_to_its_item_or_to_the_settings(opened: Sitting) -> None:
    opened.wiring.show_search("記録")
    opened.settle()
    opened.screen(SearchScreen)._on_return_pressed()
    opened.settle()
    opened.screen(WalkScreen)
    opened.wiring.show_search("見本 太郎")
    opened.settle()
    opened.screen(SearchScreen).office_requested.emit()
    opened.screen(OfficeScreen)


# --- undo -------------------------------------------------------------------------------------


def test_undo_on_the_walkthrough_takes_what_is_being_typed_with_it(opened: Sitting) -> None:
    visit = visits(opened)["R8-02"].visit
    opened.wiring.show_visit(visit)
    opened.settle()
    walk = opened.screen(WalkScreen)
    walk.walk.answer(Verdict.SHITEKI)
    opened.settle()
    walk.frame.question.remark.edit.setPlainText("バッジがない。")
    opened.window.undo_requested.emit()
    opened.settle()
    row = walk.walk.row
    assert row is not None
    assert row.answer.remark == ""
    assert row.answer.verdict is Verdict.SHITEKI, "one act at a time"
    assert "元に戻しました" in opened.window.toast.text()
    opened.window.redo_requested.emit()
    opened.settle()
    row = walk.walk.row
    assert row is not None
    assert row.answer.remark == "バッジがない。"
    assert "やり直しました" in opened.window.toast.text()


def test_undo_elsewhere_takes_the_last_act_back(opened: Sitting) -> None:
    visit = visits(opened)["R8-06"].visit
    opened.screen(HomeScreen)._on_removal_requested(visit)
    opened.settle()
    assert "R8-06" not in visits(opened)
    assert "一覧から外しました" in opened.window.toast.text()
    opened.window.toast.undo.click()
    opened.settle()
    assert "R8-06" in visits(opened)


def test_undo_never_reaches_a_visit_out_of_sight(opened: Sitting) -> None:
    opened.wiring.show_visit(visits(opened)["R8-02"].visit)
    opened.settle()
    opened.screen(WalkScreen).walk.answer(Verdict.CONFORMING)
    opened.settle()
    assert desk_of(opened).undo_label
    opened.wiring.show_visit(visits(opened)["R8-04"].visit)
    opened.settle()
    assert desk_of(opened).undo_label == ""
    opened.window.undo_requested.emit()
    opened.settle()
    visit = visits(opened)["R8-02"]
    assert sum(visit.counts) == 1


def test_undo_is_offered_no_longer_than_it_reaches(opened: Sitting) -> None:
    opened.screen(HomeScreen)._on_removal_requested(visits(opened)["R8-06"].visit)
    opened.settle()
    assert opened.window.toast.undo.isVisible()
    opened.wiring.show_visit(visits(opened)["R8-04"].visit)
    opened.settle()
    assert opened.window.toast.isHidden()


def test_a_refused_undo_is_said(opened: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.screen(HomeScreen)._on_removal_requested(visits(opened)["R8-06"].visit)
    opened.settle()

    def refuse(*_: object) -> None:
        raise UserError("あとから書き換えられています。", "履歴を見てください。", code="overtaken")

    monkeypatch.setattr("wakayama_audit_gui.gui.desk.undo_change", refuse)
    opened.window.undo_requested.emit()
    opened.settle()
    assert "あとから書き換えられています" in opened.said()


# --- sealing ----------------------------------------------------------------------------------


def test_a_sealed_visit_opened_again_is_written_on_the_walkthrough(opened: Sitting) -> None:
    """From home to what is sealed, by its banner to 再開, and back by the tab."""
    visit = next(row.visit for row in visits(opened).values() if row.state == "確定")
    opened.wiring.show_visit(visit)
    opened.settle()
    walk = opened.screen(WalkScreen)
    assert walk.walk.visit.state.value == "確定"
    banner = walk.frame.seal.banner
    assert banner is not None
    banner.action.click()
    opened.settle()
    sign = opened.screen(SignScreen)
    button(sign, "再開する").click()
    sign.board.reopen.reason.setText("写真の取り違え")
    sign.board.reopen.second.setEditText("見本 花子")
    sign.board.reopen.do.click()
    opened.settle()
    assert not walk.isAncestorOf(QApplication.focusWidget() or opened.window)
    tab(opened, "視察")
    assert walk.walk.visit.state.value == "記入中"
    assert walk.frame.seal.isHidden()
    walk.walk.answer(Verdict.SHITEKI)
    opened.settle()
    row = walk.walk.row
    assert row is not None
    assert row.answer.verdict is Verdict.SHITEKI
    assert not walk.walk.writer.pending


# --- keeping up -------------------------------------------------------------------------------


def test_home_shows_what_was_answered_meanwhile(opened: Sitting) -> None:
    visit = visits(opened)["R8-02"].visit
    opened.wiring.show_visit(visit)
    opened.settle()
    opened.screen(WalkScreen).walk.answer(Verdict.CONFORMING)
    opened.settle()
    tab(opened, "ホーム")
    row = next(r for r in opened.screen(HomeScreen)._rows if r.visit == visit)
    assert sum(row.counts) == 1
    assert row.state == "記入中"


def test_another_person_records_from_now_on(opened: Sitting) -> None:
    tab(opened, "設定")
    office = opened.screen(OfficeScreen)
    office.persons._name.setText("見本 花子")
    office.persons._on_add_clicked()
    opened.settle()
    hanako = next(p.id for p in desk_of(opened).office.persons if p.name == "見本 花子")
    office.persons._rows[hanako].choice.click()
    assert "見本 花子" in opened.window.top_bar.status()[0]
    visit = visits(opened)["R8-02"].visit
    opened.wiring.show_visit(visit)
    opened.settle()
    walk = opened.screen(WalkScreen).walk
    row = walk.row
    assert row is not None
    walk.answer(Verdict.CONFORMING)
    opened.settle()
    (head,) = walk.cell(row.answer.subject, "verdict")
    assert head.by == hanako


def test_looks_are_remembered(opened: Sitting, appearance: Appearance) -> None:
    tab(opened, "設定")
    appearance.apply(Scheme.DARK, 130)
    opened.screen(OfficeScreen).looks_changed.emit()
    assert (opened.remembered[-1].theme, opened.remembered[-1].text_size) == ("dark", 130)


@pytest.mark.parametrize(("width", "height", "text"), [(911, 512, 100), (1280, 720, 130)])
def test_no_screen_makes_the_window_grow(
    opened: Sitting, appearance: Appearance, width: int, height: int, text: int
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    visit = visits(opened)["R8-01"].visit
    opened.window.resize(width, height)
    for go in (
        opened.wiring.show_home,
        opened.wiring.show_plan,
        lambda: opened.wiring.show_visit(visit),
        lambda: opened.wiring.show_sheet(visit),
        lambda: opened.wiring.show_photo(visit, ""),
        lambda: opened.wiring.show_search("記録"),
        lambda: opened.window.show_screen("office"),
    ):
        go()
        opened.settle()
        size = opened.window.size()
        assert (size.width(), size.height()) == (width, height), opened.window.current


def test_a_visit_is_read_as_it_stands(opened: Sitting) -> None:
    workspace = opened.session.gate.workspace
    assert workspace is not None
    visit = visits(opened)["R8-01"]
    found = workspace.call(lambda store: read_visit(store, visit.visit)).result()
    assert sum(visit.counts) == sum(row.answer.verdict != "" for row in found.rows())
