"""What stands around the question: 定型句, documents, what is missing, times, places, items."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from tests.gui.walk.kit import DISK_FULL, VISIT, WalkKit, item
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.gui.screens.walk.permission_form import PermissionForm
from wakayama_audit_gui.gui.screens.walk.place_forms import ItemForm, PlaceForm, RenameForm
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.read_office import read_office

MENU_NOISE = pytest.mark.noise("does not support grabbing the keyboard")

# --- 定型句 ------------------------------------------------------------------------------------


def test_a_set_phrase_goes_in_at_the_cursor(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    remark = screen.frame.question.remark.edit
    remark.setFocus()
    walk_kit.commit(remark, "前後")
    walk_kit.press(remark, Qt.Key.Key_Left)
    walk_kit.press(remark, Qt.Key.Key_F4)
    popup = WalkKit.around(screen).popups.phrases
    assert popup is not None
    assert QApplication.focusWidget() is popup.filter
    walk_kit.commit(popup.filter, "施錠されていない")
    walk_kit.press(popup.filter, Qt.Key.Key_Return)
    assert remark.text() == "前施錠されていない。後"
    assert QApplication.focusWidget() is remark
    assert not popup.isVisible()


def test_arrows_choose_and_escape_leaves(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    remark = screen.frame.question.remark.edit
    remark.setFocus()
    walk_kit.press(remark, Qt.Key.Key_F4)
    popup = WalkKit.around(screen).popups.phrases
    assert popup is not None
    walk_kit.press(popup.filter, Qt.Key.Key_Down)
    walk_kit.press(popup.filter, Qt.Key.Key_Return)
    assert remark.text() == "担当者へ聞き取り、記録を閲覧した。"
    walk_kit.press(remark, Qt.Key.Key_F4)
    walk_kit.press(popup.filter, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert QApplication.focusWidget() is remark


def test_enter_does_nothing_in_the_list_while_composing(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    remark = screen.frame.question.remark.edit
    remark.setFocus()
    walk_kit.press(remark, Qt.Key.Key_F4)
    popup = WalkKit.around(screen).popups.phrases
    assert popup is not None
    walk_kit.compose(popup.filter, "せじょう")
    walk_kit.press(popup.filter, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert remark.text() == ""


def test_the_list_of_phrases_is_edited_in_place(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    around = WalkKit.around(screen)
    around.offer_phrases()
    assert around.popups.phrases is not None
    around.popups.phrases.edit_requested.emit()
    editor = around.phrases
    assert editor is not None
    editor.edit.set_text("新しい句。\n\n現地で確認した。\n新しい句。")
    editor.keep.click()
    walk_kit.settle()
    wanted = ["新しい句。", "現地で確認した。"]
    assert [phrase.text for phrase in read_office(walk_kit.store).phrases] == wanted
    assert [phrase.text for phrase in walk_kit.desk.office.phrases] == wanted
    assert not editor.isVisible()


# --- 資料 --------------------------------------------------------------------------------------


@MENU_NOISE
def test_a_usual_document_is_asked_for_with_one_click_and_followed(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    panel = WalkKit.around(screen).side.documents
    assert [line._name.text() for line in panel.wanted if line.isVisible()] == [
        "入退室管理簿",
        "許可者一覧",
    ]
    panel.wanted[0].ask.click()
    walk_kit.settle()
    (document,) = walk_kit.visit().documents
    assert (document.name, document.state, document.asked) == (
        "入退室管理簿",
        "依頼",
        "2026-10-21",
    )
    assert [line._name.text() for line in panel.wanted if line.isVisible()] == ["許可者一覧"]
    line = panel.lines[0]
    line.state.click()
    assert line.menu is not None
    received = next(a for a in line.menu.actions() if a.text() == "受領にする")
    received.trigger()
    line.menu.close()
    walk_kit.settle()
    assert line.state.words() == "受領"
    assert walk_kit.visit().documents[0].received == "2026-10-21"


def test_a_document_for_the_whole_visit_stands_at_every_item(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    panel = WalkKit.around(screen).side.documents
    panel.whole.click()
    panel.name.setText("情報セキュリティ実施手順")
    walk_kit.press(panel.name, Qt.Key.Key_Return)
    assert walk_kit.visit().documents[0].answer == ""
    assert panel.name.text() == ""
    walk_kit.go_to(screen, 5)
    assert panel.lines[0].isVisible()
    assert "視察全体" in panel.lines[0]._when.text()
    assert "視察全体で 1 件（未受領 1）" in panel._title.text()


def test_the_name_of_a_document_stays_when_it_could_not_be_asked_for(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    panel = WalkKit.around(screen).side.documents
    walk_kit.store.error = DISK_FULL
    panel.name.setText("台帳")
    walk_kit.press(panel.name, Qt.Key.Key_Return)
    assert panel.name.text() == "台帳"
    walk_kit.store.error = None
    screen.walk.writer.retry()
    walk_kit.settle()
    assert [d.name for d in walk_kit.visit().documents] == ["台帳"]


# --- 聞き取り, 残っていること, 事実確認 -----------------------------------------------------------


def test_what_was_heard_saves_itself(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    edit = WalkKit.around(screen).side.interview.edit
    walk_kit.commit(edit, "班長：過去に検討、未導入")
    screen.flush()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.interview == "班長：過去に検討、未導入"


def test_what_is_missing_leads_to_its_item(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    bar = screen.frame.footer.bar
    assert bar.left.words() == "残っていること（7）"
    bar.left.click()
    popup = WalkKit.around(screen).popups.missing
    assert popup is not None
    walk_kit.commit(popup.filter, "前回")
    walk_kit.press(popup.filter, Qt.Key.Key_Return)
    row = screen.walk.row
    assert row is not None
    assert row.number == 2


def test_the_way_to_the_signatures_says_what_is_unanswered(kit: WalkKit) -> None:
    kit.make_visit({"室": [item(1)]})
    screen = kit.open()
    bar = screen.frame.footer.bar
    assert bar.sign.words() == "署名へ（未回答 1）"
    with kit.qtbot.waitSignal(screen.sign_requested) as asked:
        bar.sign.click()
    assert asked.args == [VISIT]
    kit.press(screen.frame.places.list, Qt.Key.Key_1)
    assert bar.sign.words() == "署名へ"


# --- 視察の時間と時計 ---------------------------------------------------------------------------


def test_the_beginning_that_is_missing_is_asked_for_where_another_page_leads(
    walk_kit: WalkKit,
) -> None:
    screen = walk_kit.open()
    visit = screen.walk.visit.id
    for _ in range(2):
        screen.open_visit(visit, f"visit:{visit}")
        walk_kit.settle()
    panel = WalkKit.around(screen).attendance
    assert panel is not None
    assert panel.isVisible()
    panel.begin.click()
    walk_kit.settle()
    panel.shut()
    screen.open_visit(visit, f"visit:{visit}")
    walk_kit.settle()
    assert panel.isHidden()


def test_a_sitting_begins_and_ends_and_the_clock_is_checked(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    bar = screen.frame.footer.bar
    assert bar.times.words() == "開始前　時計 未確認"
    bar.times.click()
    panel = WalkKit.around(screen).attendance
    assert panel is not None
    assert QApplication.focusWidget() is panel.actual
    panel.begin.click()
    walk_kit.settle()
    assert panel.end.isVisible()
    panel.actual.setTime(QTime(10, 41, 4))
    panel.check.click()
    walk_kit.settle()
    visit = walk_kit.visit()
    assert visit.clock is not None
    assert visit.clock.offset == 3
    assert bar.times.words() == "10:41〜　時計 +3秒"
    assert panel.clock.text() == "時計合わせ：3秒進み（10:41 に確認）"
    panel.end.click()
    walk_kit.settle()
    assert walk_kit.visit().sessions[0].end
    walk_kit.press(panel.actual, Qt.Key.Key_Escape)
    assert not panel.isVisible()


# --- 場所と項目 ---------------------------------------------------------------------------------


def test_a_place_joins_with_the_items_its_kind_calls_for(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    around = WalkKit.around(screen)
    around.begin_place()
    walk_kit.settle()
    form = around.actions.form(PlaceForm)
    assert isinstance(form, PlaceForm)
    form.kind.setCurrentIndex(form.kind.findData("server_room"))
    form.name.setText("新館 サーバ室")
    form.keep.click()
    walk_kit.settle()
    place = walk_kit.visit().places[-1]
    assert (place.name, place.section) == ("新館 サーバ室", "デジタル推進課")
    assert len(place.items) > 3
    assert not form.isVisible()
    assert len(screen.walk.rows) == 5 + len(place.items)


def test_a_name_that_is_taken_is_refused_and_stays_in_the_form(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    around = WalkKit.around(screen)
    place = screen.walk.visit.places[1]
    form = around.actions.form(RenameForm)
    form.begin(place)
    form.name.setText("サーバ室")
    walk_kit.press(form.name, Qt.Key.Key_Return)
    banner = screen.frame.footer.banner
    assert banner is not None
    assert "既にあります" in banner.what.text()
    assert form.isVisible()
    form.name.setText("相談室")
    walk_kit.press(form.name, Qt.Key.Key_Return)
    assert walk_kit.visit().places[1].name == "相談室"
    assert screen.frame.footer.banner is None


def test_an_own_item_is_asked_like_any_other(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    around = WalkKit.around(screen)
    form = around.actions.form(ItemForm)
    form.begin(screen.walk.visit.places[0])
    form.question.setText("非常口の鍵は管理されているか。")
    form.look.setText("鍵の箱・貸出簿")
    form.keep.click()
    walk_kit.settle()
    row = screen.walk.row
    assert row is not None
    assert row.item.question == "非常口の鍵は管理されているか。"
    assert row.item.look == ("鍵の箱", "貸出簿")
    assert "自分で加えた項目" in screen.frame.question.criterion._modality.text()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    assert walk_kit.standing(4).answer.verdict is Verdict.SHITEKI


@MENU_NOISE
def test_the_menu_does_by_keyboard_what_the_mouse_does(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    listing = screen.frame.places.list
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(listing, event)
    menu = WalkKit.around(screen).actions.menu
    assert menu.isVisible()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "場所を加える…",
        "この場所に項目を加える…",
        "この場所の撮影の許可…",
        "この場所の名前を変える…",
        "この場所を外す",
        "この項目を対象外にする（理由を書く）",
        "この項目を未回答に戻す（0）",
        "立会者の氏名を消去する…",
    ]
    menu.close()
    next(a for a in menu.actions() if a.text().startswith("この項目を対象外")).trigger()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.verdict is Verdict.NOT_APPLICABLE


@MENU_NOISE
def test_a_place_is_taken_off_and_comes_back(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    menu = WalkKit.around(screen).actions.menu
    menu.open_at(QPoint(0, 0), screen.walk.visit.places[1], None)
    menu.close()
    next(a for a in menu.actions() if a.text() == "この場所を外す").trigger()
    walk_kit.settle()
    assert len(screen.walk.rows) == 3
    assert walk_kit.noted[-1] == "場所「執務室」を外しました"
    screen.undo()
    walk_kit.settle()
    assert len(screen.walk.rows) == 5


def test_a_visit_without_places_says_what_to_do(kit: WalkKit) -> None:
    kit.make_visit({})
    screen = kit.open()
    assert screen.empty is not None
    screen.empty.step.click()
    kit.settle()
    form = WalkKit.around(screen).actions.form(PlaceForm)
    assert form.isVisible()
    assert isinstance(form, PlaceForm)
    form.kind.setCurrentIndex(form.kind.findData("office"))
    form.name.setText("執務室")
    form.keep.click()
    kit.settle()
    assert screen.frame.isVisible()
    assert screen.walk.row is not None


def test_the_permission_of_a_place_is_in_what_is_missing(kit: WalkKit) -> None:
    kit.make_visit({"室": [item(1)]}, kind="未確認")
    subject = kit.standing(1).answer.subject
    place = kit.visit().places[0].id
    kit.record(
        NewFact(subject, "verdict", "適合"),
        NewFact("photo:" + "d" * 32, "answer", subject),
        NewFact("photo:" + "d" * 32, "place", place),
    )
    screen = kit.open()
    assert screen.frame.footer.bar.left.words() == "残っていること（2）"
    around = WalkKit.around(screen)
    around.offer_missing()
    assert around.popups.missing is not None
    around.popups.missing.chosen.emit(f"place:{place}")
    form = around.actions.form(PermissionForm)
    assert form.isVisible()
    form.free.click()
    kit.settle()
    assert screen.frame.footer.bar.left.words() == "残っていること（1）"
    around.popups.missing.chosen.emit(f"visit:{kit.visit().id}")
    assert around.attendance is not None
    assert around.attendance.isVisible(), "a visit that is confirmed has begun at some time"
    assert kit.visit().id == VISIT
