"""What the bar calls saved is saved; what could not be written stays on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.walk.kit import DISK_FULL, WalkKit, answers
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.gui.screens.walk.finding_panel import FindingPanel
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.walk.status_bar import _clock
from wakayama_audit_gui.gui.widgets.growing_text_edit import COMMIT_AFTER_MS, GrowingTextEdit

ALT = Qt.KeyboardModifier.AltModifier


def bar_says(screen: WalkScreen) -> str:
    return screen.frame.footer.bar.saved.text()


def remark_of(screen: WalkScreen) -> GrowingTextEdit:
    return screen.frame.question.remark.edit


def test_saved_is_said_only_after_the_commit(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.store.gate.clear()
    QTest.keyClick(screen.frame.places.list, Qt.Key.Key_2)
    assert bar_says(screen) == "未保存"
    assert screen.frame.question.answers.buttons[1].isChecked(), "the wish is seen at once"
    assert screen.walk.visit.answers == {}, "but nothing is taken for recorded"
    walk_kit.store.gate.set()
    walk_kit.settle()
    at = walk_kit.standing(1).answer.touched
    assert bar_says(screen) == f"保存済み {_clock(at)}"
    assert len(_clock(at)) == len("10:41:07")


def test_typing_is_unsaved_until_it_is_committed(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    remark = remark_of(screen)
    walk_kit.commit(remark, "入口に備えなし。")
    assert bar_says(screen) == "未保存"
    walk_kit.qtbot.waitUntil(lambda: bar_says(screen).startswith("保存済み"))
    assert walk_kit.standing(1).answer.remark == "入口に備えなし。"


def test_what_is_being_composed_is_never_written(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    remark = remark_of(screen)
    walk_kit.commit(remark, "名札")
    walk_kit.compose(remark, "なし")
    walk_kit.qtbot.wait(COMMIT_AFTER_MS + 300)
    walk_kit.settle()
    assert walk_kit.standing(1).answer.remark == "名札"
    assert bar_says(screen) == "未保存", "what is being composed is not written yet"
    walk_kit.commit(remark, "無し")
    screen.flush()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.remark == "名札無し"


def test_leaving_an_item_writes_its_remark_to_it(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.commit(remark_of(screen), "一番の所見")
    walk_kit.go_to(screen, 2)
    assert remark_of(screen).text() == ""
    assert walk_kit.standing(1).answer.remark == "一番の所見"
    assert walk_kit.standing(2).answer.remark == ""


def test_a_failure_keeps_the_answer_on_the_screen_until_a_second_try(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.store.error = DISK_FULL
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    banner = screen.frame.footer.banner
    assert banner is not None
    assert (banner.what.text(), banner.remedy.text()) == (DISK_FULL.what, DISK_FULL.remedy)
    assert bar_says(screen) == "未保存（1 件）"
    assert screen.frame.question.answers.buttons[1].isChecked()
    walk_kit.store.error = None
    banner.action.click()
    walk_kit.settle()
    assert answers(walk_kit)[0] is Verdict.SHITEKI
    assert bar_says(screen).startswith("保存済み")
    assert screen.frame.footer.banner is None


def test_a_failed_answer_is_kept_while_the_walk_goes_on(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.store.error = DISK_FULL
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_1)
    walk_kit.store.error = None
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_1)
    assert answers(walk_kit)[:2] == [Verdict.UNANSWERED, Verdict.CONFORMING]
    assert bar_says(screen) == "未保存（1 件）"
    screen.walk.writer.retry()
    walk_kit.settle()
    assert answers(walk_kit)[:2] == [Verdict.CONFORMING] * 2


def test_a_failed_remark_is_there_again_when_its_item_is_seen_again(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.store.error = DISK_FULL
    walk_kit.commit(remark_of(screen), "消えてはいけない")
    walk_kit.go_to(screen, 2)
    assert remark_of(screen).text() == ""
    walk_kit.go_to(screen, 1)
    assert remark_of(screen).text() == "消えてはいけない"
    walk_kit.store.error = None
    screen.walk.writer.retry()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.remark == "消えてはいけない"
    assert bar_says(screen).startswith("保存済み")


def test_typing_on_after_a_failure_writes_the_latest_text_once(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.store.error = DISK_FULL
    walk_kit.commit(remark_of(screen), "前半")
    screen.flush()
    walk_kit.settle()
    walk_kit.store.error = None
    walk_kit.commit(remark_of(screen), "後半")
    screen.flush()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.remark == "前半後半"
    assert not screen.walk.writer.pending


def test_an_answer_right_after_typing_does_not_overwrite_what_was_typed(
    walk_kit: WalkKit,
) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    finding = screen.frame.question.parts["finding"]
    assert isinstance(finding, FindingPanel)
    draft = finding.draft.edit
    draft.setFocus()
    draft.selectAll()
    walk_kit.store.gate.clear()
    walk_kit.commit(draft, "自分の言葉で書いた文案である。")
    screen.flush()
    QTest.keyClick(draft, Qt.Key.Key_3, ALT)
    walk_kit.store.gate.set()
    walk_kit.settle()
    standing = walk_kit.visit().finding_of(walk_kit.standing(1).answer.subject)
    assert standing is not None
    assert (standing.kind, standing.text) == ("意見", "自分の言葉で書いた文案である。")
    assert draft.text() == "自分の言葉で書いた文案である。"


def test_undo_takes_back_the_text_still_being_typed(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    walk_kit.commit(remark_of(screen), "取り消す所見")
    screen.undo()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.remark == ""
    assert remark_of(screen).text() == ""
    assert answers(walk_kit)[0] is Verdict.SHITEKI
    screen.redo()
    walk_kit.settle()
    assert remark_of(screen).text() == "取り消す所見"


def test_undo_and_redo_of_an_answer_show_at_once(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    screen.undo()
    walk_kit.settle()
    assert answers(walk_kit)[0] is Verdict.UNANSWERED
    assert not any(button.isChecked() for button in screen.frame.question.answers.buttons)
    assert not screen.frame.question.parts["finding"].isVisible()
    screen.redo()
    walk_kit.settle()
    assert screen.frame.question.answers.buttons[1].isChecked()
    assert screen.frame.question.parts["finding"].isVisible()


def test_a_job_for_a_visit_that_was_left_is_still_written_to_it(walk_kit: WalkKit) -> None:
    from tests.gui.walk.kit import item

    walk_kit.make_visit({"別の室": [item(1)]}, visit="b" * 32)
    screen = walk_kit.open()
    walk_kit.store.gate.clear()
    walk_kit.commit(remark_of(screen), "前の視察の所見")
    screen.open_visit("b" * 32)
    walk_kit.store.gate.set()
    walk_kit.settle()
    assert screen.walk.visit.id == "b" * 32
    assert walk_kit.standing(1).answer.remark == "前の視察の所見"
    assert remark_of(screen).text() == ""


def test_a_visit_that_is_not_there_says_so_with_the_way_home(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    screen.open_visit("c" * 32)
    walk_kit.settle()
    assert screen.empty is not None
    with walk_kit.qtbot.waitSignal(screen.home_requested):
        screen.empty.step.click()
