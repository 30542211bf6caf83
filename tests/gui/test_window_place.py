"""The window comes back where it was, but never larger than the screen or beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.window_place import hold_to, restore_place, told_place

LAPTOP = QRect(0, 0, 1366, 728)
LAPTOP_150 = QRect(0, 0, 911, 485)
LARGE = QRect(1366, 0, 2560, 1400)
LEFT = QRect(-1920, 100, 1920, 1040)
TITLE = 48


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    yield made
    made.close()


@pytest.mark.parametrize(
    "wish",
    [
        QRect(0, 0, 1366, 768),
        QRect(900, 500, 700, 500),
        QRect(-300, -200, 640, 400),
        QRect(5_000, 5_000, 5_000, 5_000),
        QRect(1_500, 200, 1_200, 700),
        QRect(-1_800, 200, 1_200, 700),
        QRect(0, 0, 1, 1),
    ],
)
@pytest.mark.parametrize(
    "rooms", [[LAPTOP], [LAPTOP_150], [LAPTOP, LARGE], [LARGE, LAPTOP, LEFT], [LEFT]]
)
def test_it_is_whole_on_one_screen_with_its_title_bar(wish: QRect, rooms: list[QRect]) -> None:
    held = hold_to(wish, rooms)
    framed = held.adjusted(0, -TITLE, 0, 0)
    assert any(room.contains(framed) for room in rooms)
    assert held.width() <= wish.width()
    assert held.height() <= wish.height()


def test_what_is_whole_already_stays() -> None:
    wish = QRect(1_500, 200, 1_200, 700)
    assert hold_to(wish, [LAPTOP, LARGE]) == wish
    assert hold_to(wish, []) == wish


def test_it_stays_on_the_screen_that_shows_most_of_it() -> None:
    held = hold_to(QRect(1_200, 100, 900, 600), [LAPTOP, LARGE])
    assert held == QRect(1_366, 100, 900, 600)


def test_from_a_screen_that_is_gone_it_comes_to_the_first() -> None:
    held = hold_to(QRect(2_000, 100, 900, 600), [LAPTOP])
    assert held == QRect(466, 100, 900, 600)


def test_what_is_too_large_is_maximised_and_held_below_that(window: QWidget) -> None:
    window.setGeometry(0, 20, 1366, 768)
    told = told_place(window)
    window.setGeometry(0, 0, 10, 10)
    restore_place(window, told, [LAPTOP_150])
    assert window.windowState() & Qt.WindowState.WindowMaximized
    assert LAPTOP_150.contains(window.geometry())


@pytest.mark.parametrize("told", ["", "###", "AdnQywAD", "見本"])
def test_without_a_place_it_has_its_own_size(window: QWidget, told: str) -> None:
    restore_place(window, told, [LARGE])
    assert window.width() == 1366
    restore_place(window, told, [LAPTOP_150])
    assert window.windowState() & Qt.WindowState.WindowMaximized


def test_a_maximised_window_comes_back_maximised(window: QWidget) -> None:
    window.setWindowState(Qt.WindowState.WindowMaximized)
    told = told_place(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    restore_place(window, told, [LAPTOP])
    assert window.windowState() & Qt.WindowState.WindowMaximized


def test_what_hung_over_the_edge_is_drawn_in(window: QWidget) -> None:
    window.setGeometry(300, 300, 400, 300)
    told = told_place(window)
    restore_place(window, told, [QRect(0, 0, 600, 500)])
    assert window.geometry() == QRect(200, 200, 400, 300)
    assert not window.windowState() & Qt.WindowState.WindowMaximized
