"""The walkthrough of a visit that is 署名待ち or 確定, also when it becomes so while open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget

from tests.gui.walk.kit import NOW, VISIT, WalkKit, answers, picture, seal
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.reopen_visit import reopen_visit

SIGNING = NewFact(f"visit:{VISIT}", "state", "署名待ち")


def said(screen: WalkScreen) -> str:
    banner = screen.frame.seal.banner
    return banner.what.text() if banner is not None and screen.frame.seal.isVisible() else ""


def seal_now(kit: WalkKit) -> None:
    """As the screen 確認・署名 does it, with the walkthrough behind."""
    kit.tasks.write(kit.desk, seal, lambda _changes: None)
    kit.settle()


def reopen_now(kit: WalkKit) -> None:
    def job(store: Store) -> Changes:
        at = NOW.isoformat(timespec="seconds")
        return reopen_visit(store, kit.visit(), "見本 花子", "取り違え", at, kit.me)

    kit.tasks.write(kit.desk, job, lambda _changes: None)
    kit.settle()


def test_nothing_is_said_while_it_is_written(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    assert screen.frame.seal.isHidden()
    assert said(screen) == ""


def test_a_sealed_visit_says_so_and_leads_to_its_signatures(walk_kit: WalkKit) -> None:
    seal(walk_kit.store)
    screen = walk_kit.open()
    assert said(screen) == "第1版として確定しています。書き込めません。"
    banner = screen.frame.seal.banner
    assert banner is not None
    assert banner.close_button.isHidden(), "it holds as long as the seal does"
    assert banner.action.height() >= 44
    with walk_kit.qtbot.waitSignal(screen.sign_requested) as asked:
        banner.action.click()
    assert asked.args == [VISIT]


def test_nothing_of_a_sealed_visit_can_be_written(walk_kit: WalkKit, tmp_path: Path) -> None:
    seal(walk_kit.store)
    screen = walk_kit.open()
    question, side = screen.frame.question, WalkKit.around(screen).side
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    assert answers(walk_kit)[0] is Verdict.UNANSWERED
    assert not any(button.isEnabled() for button in question.answers.buttons)
    assert question.remark.edit.isReadOnly()
    assert side.interview.edit.isReadOnly()
    assert not side.evidence.grid.tile.isEnabled()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(picture(tmp_path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drag = QDragEnterEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, left, none)
    drag.setAccepted(False)
    QApplication.sendEvent(screen, drag)
    assert not drag.isAccepted(), "what is let fall here would be lost"
    assert not screen.walk.writer.pending


def test_photos_of_a_sealed_visit_are_only_seen(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    evidence = WalkKit.around(screen).side.evidence
    WalkKit.around(screen).importer.add_files([picture(tmp_path)])
    walk_kit.settle()
    assert evidence.large.words() == "印を付ける・隠す"
    seal_now(walk_kit)
    assert evidence.large.words() == "写真を見る"


def test_a_signature_asked_for_is_a_hint_not_a_lock(walk_kit: WalkKit) -> None:
    walk_kit.record(SIGNING)
    screen = walk_kit.open()
    assert "署名後変更" in said(screen)
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    assert answers(walk_kit)[0] is Verdict.SHITEKI


def test_sealed_and_opened_again_while_it_is_open(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    row = walk_kit.go_to(screen, 3)
    seal_now(walk_kit)
    assert said(screen) == "第1版として確定しています。書き込めません。"
    assert screen.frame.footer.bar.sign.words() == "確定した版を見る"
    assert screen.walk.row is not None
    assert screen.walk.row.answer.subject == row.answer.subject, "the item in view stays"
    reopen_now(walk_kit)
    assert said(screen) == ""
    assert (screen.walk.visit.revision, screen.walk.visit.state.value) == (1, "記入中")
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    assert answers(walk_kit)[2] is Verdict.SHITEKI
    assert screen.walk.visit == walk_kit.visit()


def test_signing_while_it_is_open_says_so(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()

    def job(store: Store) -> Changes:
        return Changes("", (store.append(f"visit:{VISIT}", walk_kit.me, [SIGNING]),))

    walk_kit.tasks.write(walk_kit.desk, job, lambda _changes: None)
    walk_kit.settle()
    assert "署名待ち" in said(screen)


def test_behind_another_screen_it_leaves_the_keyboard_there(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    stack, other = QStackedWidget(), QLineEdit()
    walk_kit.qtbot.addWidget(stack)
    stack.addWidget(screen)
    stack.addWidget(other)
    stack.setCurrentWidget(other)
    with walk_kit.qtbot.waitActive(stack):
        stack.show()
        stack.activateWindow()
    other.setFocus()
    seal_now(walk_kit)
    assert QApplication.focusWidget() is other
    stack.setCurrentWidget(screen)
    assert said(screen)


def test_what_could_not_be_written_before_the_seal_is_kept(walk_kit: WalkKit) -> None:
    """Another laptop's seal arrived: the text stays in view, and is written once it is open."""
    screen = walk_kit.open()
    remark = screen.frame.question.remark.edit
    seal(walk_kit.store)  # behind the screen's back
    walk_kit.commit(remark, "名札がない")
    screen.flush()
    walk_kit.settle()
    banner = screen.frame.footer.banner
    assert banner is not None
    assert "確定しているため、書き込めません" in banner.what.text()
    reopen_now(walk_kit)
    assert remark.text() == "名札がない"
    banner.acted.emit()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.remark == "名札がない"
    assert not screen.walk.writer.pending


def test_a_visit_left_meanwhile_is_not_shown_again(walk_kit: WalkKit) -> None:
    other = walk_kit.make_visit({"別室": []}, visit="b" * 32)
    screen = walk_kit.open()
    seal_now(walk_kit)
    screen.open_visit(other)
    walk_kit.settle()

    def job(store: Store) -> Changes:
        return seal(store, other)

    walk_kit.tasks.write(walk_kit.desk, job, lambda _changes: None)
    screen.open_visit(VISIT)
    walk_kit.settle()
    shown: Visit = screen.walk.visit
    assert shown.id == VISIT
