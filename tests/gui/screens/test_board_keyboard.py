"""指摘・意見: where the keyboard is after what had it went away. It never comes to the top bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.screens.checks import button
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.domain.finding_filter import FindingFilter
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen

WAITING, TOLD = "措置待ちへ", FindingState.NOTIFIED.value


@pytest.fixture
def screen(sitting: Sitting, sample: Sample) -> BoardScreen:
    sitting.window.resize(1366, 768)
    sitting.enter_sample(sample)
    sitting.wiring.year.show_board()
    sitting.settle()
    return sitting.screen(BoardScreen)


def keyboard() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def choose(sitting: Sitting, screen: BoardScreen, asked: FindingFilter) -> None:
    screen.look_for(asked)
    sitting.settle()
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    screen.list.selectionModel().select(screen.list.model().index(0, 0), flag)
    sitting.settle()


def take_step(sitting: Sitting, screen: BoardScreen) -> None:
    """By keyboard alone: the button, the name, and what records it."""
    button(screen.detail, WAITING).setFocus()
    QTest.keyClick(keyboard(), Qt.Key.Key_Space)
    form = screen.detail.form
    form.person.setText("見本 太郎")
    form.do.setFocus()
    QTest.keyClick(keyboard(), Qt.Key.Key_Space)
    sitting.settle()


def undo(sitting: Sitting) -> None:
    QTest.keyClick(keyboard(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()


def at_hand(screen: BoardScreen) -> bool:
    return keyboard() is screen.list or screen.detail.isAncestorOf(keyboard())


def test_after_a_step_and_its_undoing_it_stays_in_the_card_or_list(
    sitting: Sitting, screen: BoardScreen
) -> None:
    choose(sitting, screen, FindingFilter(words="外見上", fiscal_years=(2022,)))
    take_step(sitting, screen)
    assert at_hand(screen)
    undo(sitting)
    assert at_hand(screen)
    button(screen.detail, WAITING).setFocus()
    screen._refresh()
    sitting.settle()
    assert at_hand(screen)


def test_when_the_finding_leaves_the_list_it_comes_to_the_list(
    sitting: Sitting, screen: BoardScreen
) -> None:
    choose(sitting, screen, FindingFilter(states=(TOLD,)))
    take_step(sitting, screen)
    assert screen.chosen() == []
    assert keyboard() is screen.list
    undo(sitting)
    assert screen.isAncestorOf(keyboard())


def test_when_the_list_itself_goes_it_stays_on_the_screen(
    sitting: Sitting, screen: BoardScreen
) -> None:
    screen.list.setFocus()
    screen.look_for(FindingFilter(words="存在しない語"))
    sitting.settle()
    assert not screen.list.isVisible()
    assert screen.isAncestorOf(keyboard())


def test_a_form_that_is_left_gives_it_back(sitting: Sitting, screen: BoardScreen) -> None:
    choose(sitting, screen, FindingFilter(words="外見上", fiscal_years=(2022,)))
    button(screen.detail, "期限を変える").click()
    QTest.keyClick(screen.detail.deadline, Qt.Key.Key_Escape)
    assert screen.detail.isAncestorOf(keyboard())
    screen.acts.follow.setFocus()
    screen.follow_up_form.ask("選んだ 1 件", sitting.house.now().date(), (), "")
    assert screen.follow_up_form.isAncestorOf(keyboard())
    QTest.keyClick(screen.follow_up_form, Qt.Key.Key_Escape)
    assert keyboard() is screen.acts.follow


def test_in_the_drawer_it_stays_there_so_that_esc_shuts_it(
    sitting: Sitting, screen: BoardScreen
) -> None:
    sitting.window.resize(911, 512)
    choose(sitting, screen, FindingFilter(states=(TOLD,)))
    screen._both.open_side()
    take_step(sitting, screen)
    drawer = screen._both._drawer
    assert drawer.isAncestorOf(keyboard())
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert not drawer.isVisible()
    assert screen.isAncestorOf(keyboard())
