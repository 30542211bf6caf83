"""A list with its search field and choices: it comes into being without a sign."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.widgets.searched_list import EVERY, SearchedList


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shows = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shows and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return super().eventFilter(watched, event)


def test_its_choices_never_are_a_window_of_their_own(qtbot: QtBot) -> None:
    """Such a window comes and goes at once, and takes the keyboard with it."""
    app, windows = QApplication.instance(), Windows()
    assert app is not None
    app.installEventFilter(windows)
    made = SearchedList("一覧", "言葉で探す", "ありません。", (EVERY, "ほか"))
    app.removeEventFilter(windows)
    qtbot.addWidget(made)
    assert windows.shown == []
    assert made.above.isVisibleTo(made)
