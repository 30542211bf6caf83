"""The shell: screens, messages, keys, and closing without losing anything."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.errors import BugError, UserError
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.gui.widgets.banner import Kind
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.record.fact import Receipt
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store

CANARY = '<img src="file:///canary.png"><b>太</b>'
RECEIPT = Receipt(b"\x01" * 32, "visit:1", "2026-10-21T10:41:07+09:00", {}, {})
FULL = UserError("空き容量が足りません。", "片付けてください。")


class Screen(QWidget):
    """A screen with one text that it writes when flushed."""

    def __init__(self) -> None:
        super().__init__()
        self.layout_of_fields = column = QVBoxLayout(self)
        self.field = QLineEdit()
        self.text = GrowingTextEdit("所見")
        column.addWidget(self.field)
        column.addWidget(self.text)
        self.flushed = 0

    def flush(self) -> None:
        self.flushed += 1
        self.text.flush()


@pytest.fixture
def window(qtbot: QtBot, tasks: Tasks) -> Iterator[MainWindow]:
    made = MainWindow(tasks)
    qtbot.addWidget(made)
    made.add_screen("home", "ホーム", Screen)
    made.add_screen("walk", "視察", Screen)
    made.add_screen("sheet", "調書", Screen, tab=False)
    made.show_screen("home")
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.set_tasks(None)


def shown(window: MainWindow, key: str) -> Screen:
    screen = window.screen_for(key)
    assert isinstance(screen, Screen)
    return screen


class TestScreens:
    def test_are_built_when_first_shown(self, qtbot: QtBot) -> None:
        built: list[str] = []

        def factory(key: str) -> Callable[[], QWidget]:
            def build() -> QWidget:
                built.append(key)
                return QWidget()

            return build

        window = MainWindow()
        qtbot.addWidget(window)
        for key in ("home", "walk"):
            window.add_screen(key, key, factory(key))
        assert built == []
        window.show_screen("walk")
        window.show_screen("walk")
        assert built == ["walk"]
        assert window.current == "walk"

    def test_are_announced(self, qtbot: QtBot, window: MainWindow) -> None:
        with qtbot.waitSignal(window.screen_shown) as told:
            window.show_screen("walk")
        assert told.args == ["walk"]

    def test_a_tab_shows_its_screen(self, qtbot: QtBot, window: MainWindow) -> None:
        window.top_bar.chosen.emit("walk")
        assert window.current == "walk"
        assert shown(window, "walk").isVisible()
        assert not shown(window, "home").isVisible()

    def test_the_one_left_hands_over_what_is_being_typed(self, window: MainWindow) -> None:
        window.show_screen("walk")
        assert shown(window, "home").flushed == 1

    def test_the_one_shown_has_the_keyboard(self, qtbot: QtBot, window: MainWindow) -> None:
        shown(window, "home").field.setFocus()
        window.show_screen("walk")
        focused = QApplication.focusWidget()
        assert focused is shown(window, "walk")
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert shown(window, "walk").field.hasFocus()

    def test_can_be_answered_once_everything_came_back(
        self, qtbot: QtBot, window: MainWindow, tasks: Tasks
    ) -> None:
        assert window.is_answerable()
        tasks.read(window, lambda _store: 1, lambda _value: None)
        assert not window.is_answerable()
        qtbot.waitUntil(window.is_answerable)

    def test_an_unknown_one_is_our_mistake(self, window: MainWindow) -> None:
        with pytest.raises(BugError):
            window.show_screen("nowhere")

    def test_are_built_anew_for_another_file(self, qtbot: QtBot, window: MainWindow) -> None:
        before = shown(window, "home")
        with qtbot.waitSignal(before.destroyed):
            window.remove_screens()
        window.show_screen("home")
        assert shown(window, "home") is not before

    def test_take_with_them_what_offers_to_undo_in_them(self, window: MainWindow) -> None:
        window.announce("写真 3 枚を外しました")
        window.remove_screens()
        assert not window.toast.isVisible()


class TestMessages:
    def test_a_failure_is_a_banner(self, window: MainWindow, tasks: Tasks) -> None:
        tasks.user_error.emit(FULL)
        assert window.banners.messages() == [FULL.what]
        assert window.banners.isVisible()

    def test_the_same_failure_stands_once(self, window: MainWindow, tasks: Tasks) -> None:
        tasks.user_error.emit(FULL)
        tasks.user_error.emit(FULL)
        assert window.banners.messages() == [FULL.what]

    def test_a_bug_offers_its_report_to_copy(
        self, qtbot: QtBot, window: MainWindow, tasks: Tasks
    ) -> None:
        tasks.bug.emit("Traceback: KeyError")
        banner = window.banners.banner("bug")
        assert banner is not None
        QTest.mouseClick(banner.action, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == "Traceback: KeyError"

    def test_can_be_put_away(self, qtbot: QtBot, window: MainWindow) -> None:
        banner = window.show_message(Kind.INFO, "お知らせ")
        QTest.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
        assert window.banners.messages() == []
        assert not window.banners.isVisible()

    def test_undo_of_the_toast_is_undo(self, qtbot: QtBot, window: MainWindow) -> None:
        window.announce("写真 3 枚を外しました")
        assert window.toast.isVisible()
        with qtbot.waitSignal(window.undo_requested):
            QTest.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
        assert not window.toast.isVisible()

    def test_status_is_said_as_it_is(self, window: MainWindow) -> None:
        window.top_bar.set_status("監査人　見本 太郎", "暗号化なし", "", "オフライン")
        assert window.top_bar.status() == ("監査人　見本 太郎", "暗号化なし", "オフライン")


class TestKeys:
    @pytest.mark.parametrize(
        ("key", "modifiers", "signal"),
        [
            (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, "search_requested"),
            (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "print_requested"),
            (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "undo_requested"),
            (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, "redo_requested"),
            (
                Qt.Key.Key_Z,
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
                "redo_requested",
            ),
        ],
    )
    def test_work_everywhere(
        self,
        qtbot: QtBot,
        window: MainWindow,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier,
        signal: str,
    ) -> None:
        with qtbot.waitSignal(getattr(window, signal)):
            QTest.keyClick(window, key, modifiers)

    def test_none_fires_while_the_input_method_composes(
        self, qtbot: QtBot, window: MainWindow
    ) -> None:
        text = shown(window, "home").text
        text.setFocus()
        searched: list[bool] = []
        window.search_requested.connect(lambda: searched.append(True))
        QApplication.sendEvent(text, QInputMethodEvent("しさつ", []))
        QTest.keyClick(text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert searched == []
        commit = QInputMethodEvent()
        commit.setCommitString("視察")
        QApplication.sendEvent(text, commit)
        QTest.keyClick(text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert searched == [True]
        assert text.text() == "視察"

    def test_leaving_a_field_ends_its_composition(self, qtbot: QtBot, window: MainWindow) -> None:
        screen = shown(window, "home")
        screen.text.setFocus()
        QApplication.sendEvent(screen.text, QInputMethodEvent("しさつ", []))
        screen.field.setFocus()
        with qtbot.waitSignal(window.search_requested):
            QTest.keyClick(screen.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    def test_a_button_that_an_act_hides_never_leaves_the_keyboard_to_the_note(
        self, window: MainWindow
    ) -> None:
        done = QPushButton("記録する")
        shown(window, "home").layout_of_fields.addWidget(done)
        done.clicked.connect(done.hide)
        done.clicked.connect(lambda: window.announce("記録しました"))
        done.show()
        done.setFocus()
        undone: list[bool] = []
        window.undo_requested.connect(lambda: undone.append(True))
        QTest.keyClick(done, Qt.Key.Key_Space)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert not window.toast.isAncestorOf(focus)
        QTest.keyClick(focus, Qt.Key.Key_Space)
        assert undone == []

    def test_a_field_destroyed_while_composing_leaves_the_keys_working(
        self, qtbot: QtBot, window: MainWindow
    ) -> None:
        text = GrowingTextEdit()
        shown(window, "home").layout_of_fields.addWidget(text)
        text.setFocus()
        QApplication.sendEvent(text, QInputMethodEvent("しさつ", []))
        with qtbot.waitSignal(text.destroyed):
            text.deleteLater()
        with qtbot.waitSignal(window.search_requested):
            QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)


class TestClosing:
    @staticmethod
    def write_on_commit(screen: Screen, tasks: Tasks, job: Callable[[Store], Changes]) -> None:
        screen.text.committed.connect(lambda _text: tasks.write(screen, job))

    def test_waits_until_what_was_typed_is_written(
        self, qtbot: QtBot, window: MainWindow, tasks: Tasks
    ) -> None:
        hold = threading.Event()
        written: list[bool] = []

        def job(_store: Store) -> Changes:
            hold.wait(10)  # so that a failing test ends
            written.append(True)
            return Changes("所見を書いた", (RECEIPT,))

        screen = shown(window, "home")
        self.write_on_commit(screen, tasks, job)
        screen.text.insertPlainText("書きかけ")
        assert not window.close()
        assert window.isVisible()
        with qtbot.waitSignal(window.closing):
            hold.set()
        assert written == [True]
        qtbot.waitUntil(lambda: not window.isVisible())

    def test_a_failure_keeps_the_window_and_the_input(
        self, qtbot: QtBot, window: MainWindow, tasks: Tasks
    ) -> None:
        def job(_store: Store) -> Changes:
            raise FULL

        screen = shown(window, "home")
        self.write_on_commit(screen, tasks, job)
        screen.text.insertPlainText("書きかけ")
        assert not window.close()
        with qtbot.waitSignal(tasks.idle):
            pass
        qtbot.waitUntil(lambda: not window.parting.under_way)
        assert window.isVisible()
        assert window.banners.messages()[0] == FULL.what
        assert screen.text.text() == "書きかけ"
        assert screen.text.pending

    def test_one_may_leave_without_writing_but_only_on_purpose(
        self, qtbot: QtBot, window: MainWindow
    ) -> None:
        screen = shown(window, "home")

        def refuse(_text: str) -> None:
            screen.text.mark_unsaved()
            window.show_user_error(FULL)

        screen.text.committed.connect(refuse)
        screen.text.insertPlainText("書きかけ")
        assert not window.close()
        assert not window.close()
        offer = window.banners.banner("closing")
        assert offer is not None
        with qtbot.waitSignal(window.closing):
            QTest.mouseClick(offer.action, Qt.MouseButton.LeftButton)
        assert not window.isVisible()

    def test_a_screen_that_breaks_is_reported_and_does_not_trap_anyone(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken() -> None:
            raise KeyError("flush")

        monkeypatch.setattr(shown(window, "home"), "flush", broken)
        assert not window.close()
        assert window.banners.banner("bug") is not None
        assert window.banners.banner("closing") is not None
        window.show_screen("walk")
        assert window.current == "walk"

    def test_a_screen_behind_is_asked_too(self, window: MainWindow) -> None:
        screen = shown(window, "home")

        def refuse(_text: str) -> None:
            screen.text.mark_unsaved()
            window.show_user_error(FULL)

        screen.text.committed.connect(refuse)
        screen.text.insertPlainText("書きかけ")
        window.show_screen("walk")
        assert not window.close()
        assert window.banners.banner("closing") is not None

    def test_with_nothing_under_way_it_just_closes(self, window: MainWindow) -> None:
        assert window.close()


def test_the_canary_stays_text(qtbot: QtBot, window: MainWindow, tasks: Tasks) -> None:
    tasks.user_error.emit(UserError(CANARY, CANARY))
    window.announce(CANARY)
    window.top_bar.set_status(CANARY)
    banner = window.banners.banner(CANARY)
    assert banner is not None
    for label in (banner.what, banner.remedy):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == CANARY
    interface = QAccessible.queryAccessibleInterface(banner)
    assert CANARY in interface.text(QAccessible.Text.Name)
    window.grab()
