"""The first start: three ways in, a form that keeps what was typed, and who sits here."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.screens.checks import (
    CANARY,
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    close,
    labels,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.welcome.new_form import free_path
from wakayama_audit_gui.gui.screens.welcome.new_workspace import NewWorkspace
from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen
from wakayama_audit_gui.gui.screens.welcome.way_in import WayIn
from wakayama_audit_gui.gui.screens.welcome.who import WhoScreen
from wakayama_audit_gui.use_cases.read_office import Person

REFUSED = UserError(f"「{CANARY}」は開けません。", "別のファイルを選んでください。", code="none")
PERSONS = (Person("1", "見本 太郎", "監査人", "総務課"), Person("2", CANARY, "", ""))


def shown(qtbot: QtBot, screen: QWidget, width: int = 1366, height: int = 768) -> None:
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show()
    qtbot.wait(1)


def way(screen: WelcomeScreen, words: str) -> WayIn:
    return next(w for w in screen.findChildren(WayIn) if w.accessibleName() == words)


def field(screen: QWidget, name: str) -> QLineEdit:
    return next(f for f in screen.findChildren(QLineEdit) if f.accessibleName() == name)


@pytest.fixture
def welcome(qapp: QObject, qtbot: QtBot, tmp_path: Path) -> WelcomeScreen:
    screen = WelcomeScreen((tmp_path / f"{CANARY.replace('/', '／')}.kansafile",))
    shown(qtbot, screen)
    return screen


# --- three ways in ----------------------------------------------------------------------------


def test_the_sample_is_one_key_away(qtbot: QtBot, welcome: WelcomeScreen) -> None:
    welcome.setFocus()
    focus = QApplication.focusWidget()
    assert focus is way(welcome, "見本で試す")
    with qtbot.waitSignal(welcome.sample_requested):
        QTest.keyClick(focus, Qt.Key.Key_Space)


def test_an_existing_file_is_chosen(qtbot: QtBot, welcome: WelcomeScreen, tmp_path: Path) -> None:
    way(welcome, "監査ファイルを開く").click()
    dialog = welcome.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    with qtbot.waitSignal(welcome.open_requested) as asked:
        dialog.fileSelected.emit(str(tmp_path / "a.kansafile"))
    assert asked.args == [tmp_path / "a.kansafile"]
    close(dialog)


def test_the_file_of_last_time_is_one_click_away(
    qtbot: QtBot, welcome: WelcomeScreen, tmp_path: Path
) -> None:
    with qtbot.waitSignal(welcome.open_requested) as asked:
        button(welcome, "続きを開く").click()
    assert asked.args[0].parent == tmp_path
    assert_literal(welcome)


# --- a new file -------------------------------------------------------------------------------


def test_a_new_file_is_filled_in_by_keyboard(
    qtbot: QtBot, welcome: WelcomeScreen, tmp_path: Path
) -> None:
    way(welcome, "新しい監査ファイル").click()
    person = field(welcome, "あなたの氏名")
    assert QApplication.focusWidget() is person, "what only the user knows comes first"
    QTest.keyClick(person, Qt.Key.Key_Return)
    assert "あなたの氏名を入れてください" in labels(welcome)
    person.setText(" 見本 太郎 ")
    field(welcome, "所属の課").setText("総務課")
    field(welcome, "保存先").setText(str(tmp_path / "監査"))
    with qtbot.waitSignal(welcome.new_requested) as asked:
        QTest.keyClick(field(welcome, "所属の課"), Qt.Key.Key_Return)
    assert asked.args == [
        NewWorkspace(
            tmp_path / "監査.kansafile", "情報セキュリティ監査", "和歌山市", "見本 太郎", "総務課"
        )
    ]


def test_a_place_must_be_named(welcome: WelcomeScreen) -> None:
    way(welcome, "新しい監査ファイル").click()
    field(welcome, "あなたの氏名").setText("見本 太郎")
    field(welcome, "保存先").clear()
    button(welcome, "作る").click()
    assert "保存先を入れてください" in labels(welcome)
    assert QApplication.focusWidget() is field(welcome, "保存先")


def test_the_place_is_chosen_in_a_dialog(welcome: WelcomeScreen, tmp_path: Path) -> None:
    way(welcome, "新しい監査ファイル").click()
    button(welcome, "選ぶ").click()
    dialog = welcome.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.defaultSuffix() == "kansafile"
    dialog.fileSelected.emit(str(tmp_path / "b.kansafile"))
    assert field(welcome, "保存先").text() == str(tmp_path / "b.kansafile")
    close(dialog)


def test_a_proposed_name_is_free(tmp_path: Path) -> None:
    assert free_path(tmp_path).name == "監査手帳.kansafile"
    free_path(tmp_path).touch()
    assert free_path(tmp_path).name == "監査手帳2.kansafile"


def test_one_can_go_back_and_come_again(welcome: WelcomeScreen) -> None:
    way(welcome, "新しい監査ファイル").click()
    field(welcome, "あなたの氏名").setText("見本 太郎")
    button(welcome, "戻る").click()
    assert way(welcome, "見本で試す").isVisible()
    way(welcome, "新しい監査ファイル").click()
    assert field(welcome, "あなたの氏名").text() == "見本 太郎"


# --- what is said -----------------------------------------------------------------------------


def test_a_refusal_stays_on_the_page_with_what_was_typed(welcome: WelcomeScreen) -> None:
    way(welcome, "新しい監査ファイル").click()
    field(welcome, "あなたの氏名").setText("見本 太郎")
    welcome.show_busy("作っています…")
    assert not button(welcome, "作る").isEnabled()
    welcome.refuse(REFUSED)
    assert CANARY in labels(welcome)
    assert REFUSED.remedy in labels(welcome)
    assert field(welcome, "あなたの氏名").text() == "見本 太郎"
    assert button(welcome, "作る").isEnabled()
    assert_literal(welcome)
    button(welcome, "戻る").click()
    assert CANARY not in labels(welcome)


def test_progress_is_counted_and_can_be_stopped(qtbot: QtBot, welcome: WelcomeScreen) -> None:
    welcome.show_progress(3, 40, "写真を描いています")
    said = labels(welcome)
    assert "3 / 40" in said
    assert "写真を描いています" in said
    assert not way(welcome, "見本で試す").isEnabled()
    with qtbot.waitSignal(welcome.cancel_requested):
        button(welcome, "中止").click()
    welcome.show_ready()
    assert way(welcome, "見本で試す").isEnabled()
    assert "3 / 40" not in labels(welcome)


# --- who --------------------------------------------------------------------------------------


def test_a_name_is_picked_by_keyboard(qapp: QObject, qtbot: QtBot) -> None:
    screen = WhoScreen()
    screen.show_persons(PERSONS)
    shown(qtbot, screen)
    screen.setFocus()
    focus = QApplication.focusWidget()
    assert focus is button(screen, "見本 太郎（総務課）")
    with qtbot.waitSignal(screen.chosen) as chosen:
        QTest.keyClick(focus, Qt.Key.Key_Space)
    assert chosen.args == ["1"]
    assert "この中にいない" in labels(screen)
    assert_literal(screen)


def test_a_name_that_is_missing_is_added(qapp: QObject, qtbot: QtBot) -> None:
    screen = WhoScreen()
    screen.show_persons(())
    shown(qtbot, screen)
    screen.setFocus()
    assert QApplication.focusWidget() is field(screen, "氏名")
    assert "お名前を入れてください" in labels(screen)
    QTest.keyClick(field(screen, "氏名"), Qt.Key.Key_Return)
    assert "氏名が空です" in labels(screen)
    field(screen, "氏名").setText("見本 花子")
    with qtbot.waitSignal(screen.added) as added:
        QTest.keyClick(field(screen, "氏名"), Qt.Key.Key_Return)
    assert added.args == ["見本 花子", ""]
    screen.refuse(REFUSED)
    assert field(screen, "氏名").text() == "見本 花子"
    screen.show_persons(PERSONS)
    assert CANARY not in labels(screen), "an old refusal is not of this list"


# --- every display ----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(
    qtbot: QtBot, appearance: Appearance, tmp_path: Path, width: int, height: int, text: int
) -> None:
    appearance.apply(Scheme.DARK, text)
    screen = WelcomeScreen((tmp_path / "監査.kansafile",))
    shown(qtbot, screen, width, height)
    assert_fits(screen, width, height)
    assert_named(screen)
    assert_reached(screen)
    screen.show_form()
    qtbot.wait(1)
    assert_fits(screen, width, height)
    assert_reached(screen)
    make = button(screen, "作る")
    below = make.mapTo(screen, QPoint(0, make.height())).y()
    assert below <= height, "it is seen without scrolling"
    who = WhoScreen()
    who.show_persons(PERSONS * 9)
    shown(qtbot, who, width, height)
    assert_fits(who, width, height)
    assert_named(who)
