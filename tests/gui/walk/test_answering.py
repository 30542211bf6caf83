"""Answering by key and by thumb, and where the walk goes from there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.walk.kit import WalkKit, answers
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.gui.composition import CompositionWatch
from wakayama_audit_gui.gui.screens.walk.later_panel import LaterPanel
from wakayama_audit_gui.record.fact import NewFact

KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
VERDICTS = (
    Verdict.CONFORMING,
    Verdict.SHITEKI,
    Verdict.IKEN,
    Verdict.NOT_APPLICABLE,
    Verdict.UNVERIFIABLE,
)
ALT = Qt.KeyboardModifier.AltModifier
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(("key", "verdict"), list(zip(KEYS, VERDICTS, strict=True)))
def test_one_key_answers(walk_kit: WalkKit, key: Qt.Key, verdict: Verdict) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, key)
    assert answers(walk_kit)[0] is verdict


@pytest.mark.parametrize(("key", "verdict"), list(zip(KEYS, VERDICTS, strict=True)))
def test_alt_and_a_key_answers_inside_a_text(
    walk_kit: WalkKit, key: Qt.Key, verdict: Verdict
) -> None:
    screen = walk_kit.open()
    remark = screen.frame.question.remark.edit
    remark.setFocus()
    walk_kit.press(remark, key, ALT)
    assert answers(walk_kit)[0] is verdict
    assert remark.text() == ""


def test_a_digit_typed_into_a_text_is_text(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    remark = screen.frame.question.remark.edit
    remark.setFocus()
    walk_kit.press(remark, Qt.Key.Key_2)
    assert remark.text() == "2"
    assert answers(walk_kit)[0] is Verdict.UNANSWERED


def test_the_number_pad_answers_too(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    pad = Qt.KeyboardModifier.KeypadModifier
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2, pad)
    assert answers(walk_kit)[0] is Verdict.SHITEKI


@pytest.mark.parametrize("number", range(5))
def test_a_thumb_answers(walk_kit: WalkKit, number: int) -> None:
    screen = walk_kit.open()
    button = screen.frame.question.answers.buttons[number]
    assert button.height() >= 44
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    walk_kit.settle()
    assert answers(walk_kit)[0] is VERDICTS[number]


def test_conforming_goes_on_to_the_next_unanswered(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.go_to(screen, 2)
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    walk_kit.go_to(screen, 1)
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_1)
    row = screen.walk.row
    assert row is not None
    assert row.number == 3, "2 is answered already"


def test_keys_pressed_faster_than_the_disk_answer_one_item_each(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.store.gate.clear()
    for _ in range(5):
        QTest.keyClick(screen.frame.places.list, Qt.Key.Key_1)
    row = screen.walk.row
    assert row is not None
    assert row.number == 5, "what is answered but not written yet is not asked again"
    walk_kit.store.gate.set()
    walk_kit.settle()
    assert answers(walk_kit) == [Verdict.CONFORMING] * 5


def test_the_last_answer_says_that_nothing_is_left(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    for _ in range(5):
        walk_kit.press(screen.frame.places.list, Qt.Key.Key_1)
    assert answers(walk_kit) == [Verdict.CONFORMING] * 5
    assert walk_kit.noted[-1] == "未回答はもうありません"


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_3])
def test_a_finding_goes_to_the_remark(walk_kit: WalkKit, key: Qt.Key) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, key)
    assert QApplication.focusWidget() is screen.frame.question.remark.edit


@pytest.mark.parametrize("key", [Qt.Key.Key_4, Qt.Key.Key_5])
def test_an_answer_that_says_nothing_alone_goes_to_its_reason(
    walk_kit: WalkKit, key: Qt.Key
) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, key)
    reason = screen.frame.question.parts["reason"]
    assert reason.isVisible()
    assert QApplication.focusWidget() is reason.first_field()


def test_the_fifth_key_twice_is_later_with_a_due_day(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_5)
    walk_kit.press(QApplication.focusWidget() or screen, Qt.Key.Key_5, ALT)
    later = screen.frame.question.parts["later"]
    assert isinstance(later, LaterPanel)
    assert QApplication.focusWidget() is later.due.line
    later._quick[0].click()
    walk_kit.settle()
    answer = walk_kit.standing(1).answer
    assert (answer.verdict, answer.due) == (Verdict.LATER, "2026-10-28")


def test_the_same_key_again_changes_nothing(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    before = walk_kit.store.digest("visit:" + screen.walk.visit.id)
    screen.frame.places.list.setFocus()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    assert walk_kit.store.digest("visit:" + screen.walk.visit.id) == before
    assert screen.frame.question.answers.buttons[1].isChecked()


def test_nought_takes_an_answer_back(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    screen.frame.places.list.setFocus()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_0)
    assert answers(walk_kit)[0] is Verdict.UNANSWERED
    assert walk_kit.visit().finding_of(walk_kit.standing(1).answer.subject) is None


def test_ctrl_up_and_down_go_about(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    control = Qt.KeyboardModifier.ControlModifier
    remark = screen.frame.question.remark.edit
    remark.setFocus()
    walk_kit.press(remark, Qt.Key.Key_Down, control)
    walk_kit.press(remark, Qt.Key.Key_Down, control)
    walk_kit.press(remark, Qt.Key.Key_Up, control)
    row = screen.walk.row
    assert row is not None
    assert row.number == 2


def test_no_shortcut_fires_while_composing(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    watch = CompositionWatch(QApplication.instance())  # type: ignore[arg-type]  # there is one
    remark = screen.frame.question.remark.edit
    remark.setFocus()
    try:
        walk_kit.compose(remark, "めいふ")
        for key, modifiers in (
            (Qt.Key.Key_2, ALT),
            (Qt.Key.Key_F4, NO_KEY),
            (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier),
            (Qt.Key.Key_Return, NO_KEY),
        ):
            walk_kit.press(remark, key, modifiers)
        row = screen.walk.row
        assert row is not None
        assert row.number == 1
        assert answers(walk_kit)[0] is Verdict.UNANSWERED
        assert WalkKit.around(screen).popups.phrases is None
        walk_kit.commit(remark, "名札")
        walk_kit.press(remark, Qt.Key.Key_2, ALT)
        assert answers(walk_kit)[0] is Verdict.SHITEKI
        assert remark.text() == "名札"
    finally:
        watch.deleteLater()


def test_a_sealed_visit_is_only_read(walk_kit: WalkKit) -> None:
    walk_kit.record(NewFact(f"visit:{'a' * 32}", "state", "確定"))
    screen = walk_kit.open()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    assert answers(walk_kit)[0] is Verdict.UNANSWERED
    assert not screen.frame.question.answers.buttons[0].isEnabled()
    assert screen.frame.question.remark.edit.isReadOnly()
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_0)
    assert not screen.walk.writer.pending, "nothing is tried that can only be refused"


def test_an_answer_is_shown_when_given_and_when_recorded_and_no_more(
    walk_kit: WalkKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = walk_kit.open()
    question = screen.frame.question
    refresh, shown = question.refresh, []

    def noted() -> None:
        refresh()
        row = screen.walk.row
        assert row is not None
        shown.append(row.answer.verdict.value)

    monkeypatch.setattr(question, "refresh", noted)
    walk_kit.press(screen.frame.places.list, Qt.Key.Key_2)
    assert shown == [Verdict.UNANSWERED.value, Verdict.SHITEKI.value]
