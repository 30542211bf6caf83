"""A list and what is chosen of it stand beside each other, or the chosen one slides over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.widgets.list_and_side import ListAndSide

_WIDE, _NARROW = 1000, 999


class Screen(QWidget):
    """Whose width decides; a wide margin keeps its own apart."""

    def __init__(self) -> None:
        super().__init__()
        self.main, self.side = QLineEdit(), QLineEdit()
        self.both = ListAndSide(self, self.main, self.side, "選んだもの")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 0, 40, 0)
        layout.addWidget(self.both)


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    """A shown screen with room for both."""
    made = Screen()
    qtbot.addWidget(made)
    made.resize(_WIDE, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_with_room_both_are_seen_and_nothing_slides(screen: Screen) -> None:
    assert not screen.both.narrow
    screen.both.open_side()
    assert screen.main.isVisible()
    assert screen.side.isVisible()
    assert screen.side.parentWidget() is screen.both
    assert screen.main.geometry().right() < screen.side.geometry().left()


def test_the_width_of_the_screen_decides_not_its_own(qtbot: QtBot, screen: Screen) -> None:
    assert screen.both.width() < _NARROW
    with qtbot.waitSignal(screen.both.narrowed) as told:
        screen.resize(_NARROW, 600)
    assert told.args == [True]
    assert screen.both.narrow
    assert not screen.side.isVisible()


def test_the_drawer_opens_over_the_screen_and_esc_gives_the_keyboard_back(screen: Screen) -> None:
    screen.resize(_NARROW, 600)
    screen.main.setFocus()
    screen.both.open_side()
    assert screen.side.isVisible()
    assert screen.side.mapTo(screen, screen.side.rect().topRight()).x() > _NARROW - 20
    focused = screen.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not screen.side.isVisible()
    assert screen.main.hasFocus()


def test_with_room_again_the_open_drawer_becomes_the_column(screen: Screen) -> None:
    screen.resize(_NARROW, 600)
    screen.both.open_side()
    screen.resize(_WIDE, 600)
    assert screen.side.isVisible()
    assert screen.side.parentWidget() is screen.both


def test_no_drawer_opens_over_a_screen_that_is_not_in_sight(screen: Screen) -> None:
    screen.resize(_NARROW, 600)
    screen.hide()
    screen.both.open_side()
    screen.show()
    assert not screen.side.isVisible()
