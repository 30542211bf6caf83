"""The form beside the board of 自己点検: what is typed stays, the keyboard stays, nothing jumps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.screens.checks import button, labels
from tests.gui.screens.kit import DeskKit
from tests.unit.use_cases.office_year import TAX, YEAR
from wakayama_audit_gui.domain.self_inspection import (
    FormKind,
    FormName,
    FormState,
    Reply,
    ReplyAnswer,
)
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.use_cases.answer_form import answer_form, submit_form
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import Form, read_form

PERSONNEL = FormName(YEAR, FormKind.SECTION, "人事課")


@pytest.fixture
def screen(kit: DeskKit) -> CollectScreen:
    """The board with two forms that were given out."""
    catalogue, names = kit.house.catalogue(), [TAX, PERSONNEL]
    kit.run(
        lambda store: distribute_forms(store, catalogue, names, "2026-06-30", "2026-06-01", kit.me)
    )
    made = CollectScreen(kit.desk)
    made._year = YEAR  # whatever day it is where this runs
    kit.show(made)
    with kit.qtbot.waitActive(made):
        made.activateWindow()
    return made


def hand_in(kit: DeskKit, name: FormName) -> None:
    def job(store: Store) -> None:
        first = read_form(store, name).sent.questions[0].id
        answer_form(store, read_form(store, name), first, Reply(ReplyAnswer.YES), kit.me)
        submit_form(store, read_form(store, name), "見本 花子", "課長", "2026-06-09", kit.me)

    kit.run(job)


def look_at(kit: DeskKit, screen: CollectScreen, name: FormName) -> None:
    screen.show_form(name)
    kit.settle()


def form(kit: DeskKit, name: FormName) -> Form:
    def job(store: Store) -> Form:
        return read_form(store, name)

    return kit.run(job)


def press(kit: DeskKit, screen: CollectScreen, words: str) -> QWidget:
    """Press a button of the card by the keyboard; where that is afterwards."""
    pressed = button(screen.card, words)
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Space)
    kit.settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert screen.card.isAncestorOf(focus), f"the keyboard is in {focus}"
    return focus


def test_a_reason_that_is_being_typed_waits_for_its_return(
    kit: DeskKit, screen: CollectScreen
) -> None:
    for name in (TAX, PERSONNEL):
        hand_in(kit, name)
    look_at(kit, screen, TAX)
    reason = screen.card.reason
    reason.setPlainText("問7を確かめてください。")
    look_at(kit, screen, PERSONNEL)
    assert reason.text() == ""
    reason.setPlainText("記入日がありません。")
    screen.heading.year_requested.emit(1)
    screen.heading.year_requested.emit(-1)
    kit.settle()
    look_at(kit, screen, TAX)
    assert reason.text() == "問7を確かめてください。"
    button(screen.card, "差戻し").click()
    look_at(kit, screen, PERSONNEL)
    assert reason.text() == "記入日がありません。", "it is that of the other form"
    look_at(kit, screen, TAX)
    assert form(kit, TAX).note == "問7を確かめてください。"
    assert reason.text() == "", "it was given"


def test_the_keyboard_stays_in_the_card(kit: DeskKit, screen: CollectScreen) -> None:
    look_at(kit, screen, TAX)
    focus = press(kit, screen, "紙で返った答えを入力する")
    first, second, *_ = screen.card.entry.rows.values()
    assert focus is first.answers[ReplyAnswer.YES]
    first.answers[ReplyAnswer.YES].click()
    second.answers[ReplyAnswer.YES].click()
    screen.card.entry.name.setText("見本 花子")
    kit.settle()
    press(kit, screen, "提出にする")
    assert form(kit, TAX).state is FormState.SUBMITTED
    press(kit, screen, "受付")
    assert form(kit, TAX).state is FormState.RECEIVED
    screen.card.reason.setPlainText("問7を確かめてください。")
    press(kit, screen, "差戻し")
    assert form(kit, TAX).state is FormState.RETURNED


def test_typing_goes_on_where_the_answers_begin_to_lack(
    kit: DeskKit, screen: CollectScreen
) -> None:
    def job(store: Store) -> None:
        first = read_form(store, TAX).sent.questions[0].id
        answer_form(store, read_form(store, TAX), first, Reply(ReplyAnswer.YES), kit.me)

    kit.run(job)
    look_at(kit, screen, TAX)
    focus = press(kit, screen, "紙で返った答えを入力する")
    assert focus is list(screen.card.entry.rows.values())[1].answers[ReplyAnswer.YES]


def test_nothing_moves_while_answers_are_typed_in(kit: DeskKit, screen: CollectScreen) -> None:
    look_at(kit, screen, TAX)
    button(screen.card, "紙で返った答えを入力する").click()
    kit.settle()
    first, second, *_ = screen.card.entry.rows.values()

    def place() -> QPoint:
        return second.mapTo(screen.card, QPoint(0, 0))

    kit.qtbot.waitUntil(lambda: place().y() > 0)
    before, height = place(), screen.card.entry.height()
    first.answers[ReplyAnswer.NO].click()
    kit.settle()
    kit.qtbot.wait(1)
    assert form(kit, TAX).replies
    assert (place(), screen.card.entry.height()) == (before, height)
    assert "未回答が" not in labels(screen.card)
    button(screen.card, "提出にする").click()
    kit.settle()
    assert "記名がありません。" in labels(screen.card)
    assert place() == before, "what is refused is said below"
