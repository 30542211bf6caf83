"""Banners, the toast, progress and empty places: what they say and what they offer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.widgets.banner import Banner, BannerArea, Kind
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.gui.widgets.toast import ToastWithUndo

CANARY = '<img src="file:///canary.png"><b>太</b>'


def labels(widget: QWidget) -> list[str]:
    found = widget.findChildren(PlainLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in found)
    return [label.text() for label in found if not label.isHidden()]


class TestBanner:
    @pytest.mark.parametrize("kind", Kind)
    def test_says_what_happened_and_what_to_do(self, qtbot: QtBot, kind: Kind) -> None:
        banner = Banner(kind, CANARY, "片付けてください。")
        qtbot.addWidget(banner)
        assert labels(banner) == [CANARY, "片付けてください。"]
        assert banner.accessibleName().startswith(kind.value[2])
        banner.grab()

    def test_offers_one_action(self, qtbot: QtBot) -> None:
        banner = Banner(Kind.ERROR, "書けません。", action="もう一度")
        qtbot.addWidget(banner)
        with qtbot.waitSignal(banner.acted):
            QTest.mouseClick(banner.action, Qt.MouseButton.LeftButton)

    def test_without_an_action_there_is_no_button(self, qtbot: QtBot) -> None:
        banner = Banner(Kind.INFO, "読み取り専用で開いています。", closable=False)
        qtbot.addWidget(banner)
        assert banner.action.isHidden()
        assert banner.close_button.isHidden()

    def test_one_message_for_one_key(self, qtbot: QtBot) -> None:
        area = BannerArea()
        qtbot.addWidget(area)
        area.show_message(Kind.WARN, "残り 10 MB", key="disk")
        area.show_message(Kind.WARN, "残り 5 MB", key="disk")
        area.show_message(Kind.INFO, "別の知らせ")
        assert area.messages() == ["残り 5 MB", "別の知らせ"]
        area.remove("disk")
        area.remove("別の知らせ")
        assert area.isHidden()


class TestToast:
    @pytest.fixture
    def host(self, qtbot: QtBot) -> QWidget:
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(900, 600)
        with qtbot.waitActive(host):
            host.show()
        return host

    def test_takes_no_focus_and_goes_by_itself(self, qtbot: QtBot, host: QWidget) -> None:
        host.setFocus()
        toast = ToastWithUndo(host)
        toast.announce(CANARY)
        assert toast.text() == CANARY
        assert host.hasFocus()
        assert toast.timer.isActive()
        toast.timer.timeout.emit()
        assert not toast.isVisible()

    def test_the_keyboard_never_comes_to_it(self, host: QWidget) -> None:
        first, last = QPushButton("前へ", host), QPushButton("記録する", host)
        toast = ToastWithUndo(host)
        for button in (first, last):
            button.show()
        last.setFocus()
        toast.announce("外しました")
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)
            assert not toast.undo.hasFocus()
        last.setFocus()
        last.hide()
        assert first.hasFocus()
        QTest.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
        assert first.hasFocus()

    def test_stays_inside_its_host(self, host: QWidget) -> None:
        toast = ToastWithUndo(host)
        toast.announce("とても長いお知らせ" * 20)
        assert host.rect().contains(toast.geometry())
        host.resize(300, 300)
        assert host.rect().contains(toast.geometry())

    def test_without_undo_there_is_no_button(self, host: QWidget) -> None:
        toast = ToastWithUndo(host)
        toast.announce("元に戻しました", undo=False)
        assert toast.undo.isHidden()

    def test_lies_over_nothing_that_is_to_be_pressed(self, qtbot: QtBot, host: QWidget) -> None:
        middle = QPushButton("画面で署名", host)
        middle.setGeometry(400, 480, 100, 40)
        middle.show()
        toast = ToastWithUndo(host)
        toast.announce("立会者の欄を「紙で後日」にした")
        assert not toast.geometry().intersects(middle.geometry())
        assert host.rect().contains(toast.geometry())
        late = QPushButton("記名にする", host)
        late.setGeometry(toast.geometry())
        late.show()
        toast.raise_()
        qtbot.waitUntil(lambda: not toast.geometry().intersects(late.geometry()))
        middle.hide()
        late.hide()


class TestProgress:
    def test_counts(self, qtbot: QtBot) -> None:
        strip = ProgressStrip("写真を取り込んでいます")
        qtbot.addWidget(strip)
        strip.set_progress(1_073, 2_000)
        assert labels(strip) == ["写真を取り込んでいます", "1,073 / 2,000"]
        strip.set_progress(1_074, 2_000, CANARY)
        assert labels(strip)[0] == CANARY

    def test_can_be_stopped_once(self, qtbot: QtBot) -> None:
        strip = ProgressStrip("写真を取り込んでいます")
        qtbot.addWidget(strip)
        with qtbot.waitSignal(strip.cancel_requested):
            QTest.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
        assert not strip.cancel.isEnabled()
        strip.set_progress(3, 4, "写真 3")
        assert labels(strip)[0].startswith("中止しています")
        strip.restart("もう一度")
        assert strip.cancel.isEnabled()
        assert labels(strip)[0] == "もう一度"


class TestEmptyState:
    def test_says_the_next_step(self, qtbot: QtBot) -> None:
        empty = EmptyState("camera", CANARY, "撮った写真を入れます。", step="写真を選ぶ")
        qtbot.addWidget(empty)
        assert labels(empty) == [CANARY, "撮った写真を入れます。"]
        with qtbot.waitSignal(empty.step_requested):
            QTest.mouseClick(empty.step, Qt.MouseButton.LeftButton)
        empty.grab()
