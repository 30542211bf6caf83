"""指摘・意見: whoever took a step before is offered for the next."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.gui.screens.checks import button
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.test_board import choose_one, file, ledger, shown
from wakayama_audit_gui.domain.finding_life import FindingState, Step
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.gui.screens.board.step_form import StepForm
from wakayama_audit_gui.use_cases.step_finding import step_findings

ASKED = "z/p/i"


@pytest.fixture
def form(kit: DeskKit) -> StepForm:
    for id_, person, post in (("a/p/i", "見本 花子", "課長"), ("b/p/i", "見本 太郎", "係長")):
        file(kit, id_, FindingState.DECIDED)
        step = Step(FindingState.NOTIFIED, "2026-10-01", person, post)
        take = partial(step_findings, findings=[ledger(kit)[id_]], step=step, by=kit.me)
        kit.run(take)
    file(kit, ASKED, FindingState.DECIDED)
    return asked(kit, shown(kit))


def asked(kit: DeskKit, screen: BoardScreen) -> StepForm:
    choose_one(kit, screen, ASKED)
    button(screen.detail, "通知済へ").click()
    return screen.detail.form


def offered(field: QLineEdit, typed: str) -> list[str]:
    """What would stand in the list, without a window of it."""
    completer = field.completer()
    completer.setCompletionPrefix(typed)
    model = completer.completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def take(field: QLineEdit, typed: str) -> None:
    (only,) = offered(field, typed)
    field.setText(only)
    field.completer().activated.emit(only)


def test_a_part_of_a_name_finds_it_and_its_post_comes_along(form: StepForm) -> None:
    take(form.person, "花")
    assert (form.person.text(), form.post.text()) == ("見本 花子", "課長")
    take(form.person, "太")
    assert (form.person.text(), form.post.text()) == ("見本 太郎", "係長")


def test_a_post_that_was_typed_stays_and_is_offered_too(form: StepForm) -> None:
    assert set(offered(form.post, "長")) == {"課長", "係長"}
    form.post.setText("主幹")
    take(form.person, "花")
    assert (form.person.text(), form.post.text()) == ("見本 花子", "主幹")


def test_whoever_took_the_last_step_is_offered_for_the_next(kit: DeskKit, form: StepForm) -> None:
    form.person.setText("見本 次郎")
    form.do.click()
    kit.settle()
    assert offered(form.person, "次") == ["見本 次郎"]


def test_enter_takes_what_is_offered_and_only_the_next_one_records(form: StepForm) -> None:
    filled: list[Step] = []
    form.filled.connect(lambda step, _deadline: filled.append(step))
    assert offered(form.person, "花") == ["見本 花子"]
    listed = form.person.completer().popup()
    assert listed is not None
    listed.setParent(form)  # as a part of the form it needs no window
    listed.setCurrentIndex(listed.model().index(0, 0))
    listed.show()
    form.person.setText("花")
    QTest.keyClick(form.person, Qt.Key.Key_Return)
    assert not filled
    listed.hide()
    QTest.keyClick(form.person, Qt.Key.Key_Return)
    assert [step.person for step in filled] == ["花"]
