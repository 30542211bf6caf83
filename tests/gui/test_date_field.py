"""A day is shown in its era, taken as offices type it, and never guessed at or cut."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.date_field import DateField

DAY = date(2026, 10, 21)
WORDS = "令和8年10月21日（水）"


class Form(QWidget):
    """A day and another field, shown."""

    def __init__(self, qtbot: QtBot, empty: str = "") -> None:
        super().__init__()
        self.field = DateField("期限", DAY, empty=empty)
        self.field.today = date(2026, 11, 26)
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.changes: list[str] = []
        self.finishes: list[str] = []
        self.field.changed.connect(lambda: self.changes.append(self.field.iso()))
        self.field.finished.connect(lambda: self.finishes.append(self.field.iso()))
        qtbot.addWidget(self)
        with qtbot.waitActive(self):
            self.show()
        self.field.setFocus()

    def type(self, words: str) -> None:
        """Replace what is in the field, as an input method does."""
        self.field.line.selectAll()
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.field.line, event)

    def empty(self) -> None:
        self.field.line.selectAll()
        QTest.keyClick(self.field.line, Qt.Key.Key_Delete)

    def leave(self) -> None:
        self.other.setFocus(Qt.FocusReason.TabFocusReason)


def test_a_day_is_shown_in_its_era(qtbot: QtBot) -> None:
    form = Form(qtbot)
    assert form.field.line.text() == WORDS
    form.field.set_day(date(2019, 5, 1))
    assert form.field.line.text() == "令和元年5月1日（水）"


@pytest.mark.parametrize(
    "typed", ["R8.11.2", "令和8年11月2日", "8/11/2", "１１月２日", "2026-11-02"]
)
def test_it_is_typed_as_offices_write_it(qtbot: QtBot, typed: str) -> None:
    form = Form(qtbot)
    form.type(typed)
    assert form.field.iso() == "2026-11-02", "it counts at once"
    assert form.field.line.text() == typed, "and is left alone while one types"
    assert form.changes == []
    form.leave()
    assert form.field.line.text() == "令和8年11月2日（月）"
    assert (form.changes, form.finishes) == (["2026-11-02"], ["2026-11-02"])


def test_enter_takes_it_too(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.type("11/2")
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert form.field.line.text() == "令和8年11月2日（月）"
    assert form.finishes == ["2026-11-02"]


def test_a_wrong_entry_gets_one_sentence_and_the_day_stays(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.type("13月45日")
    assert form.field.iso() == DAY.isoformat()
    form.leave()
    assert form.field.line.text() == WORDS
    assert form.field.note.isVisible()
    said = form.field.note.text()
    assert "「13月45日」は日付ではない" in said
    assert form.field.line.accessibleDescription() == said
    assert form.changes == []
    form.field.setFocus()
    form.type("11月3日")
    form.field.line.textEdited.emit("11月3日")
    assert not form.field.note.isVisible()


def test_a_day_that_is_not_allowed_is_refused_in_words(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.field.allow(earliest=date(2026, 10, 1), latest=date(2026, 10, 31))
    for typed, said in (
        ("2026/9/30", "令和8年10月1日（木）より前"),
        ("2026/11/1", "令和8年10月31日（土）より後"),
    ):
        form.field.setFocus()
        form.type(typed)
        form.leave()
        assert said in form.field.note.text()
        assert form.field.day() == DAY
    form.field.allow(earliest=date(2026, 10, 25))
    assert form.field.line.text() == "令和8年10月25日（日）"


def test_an_empty_field_is_no_day_only_where_there_need_be_none(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.empty()
    form.leave()
    assert "日付がない" in form.field.note.text()
    free = Form(qtbot, empty="期日なし")
    free.empty()
    free.leave()
    assert free.field.day() is None
    assert free.field.line.placeholderText() == "期日なし"
    assert free.changes == [""]


def test_arrows_go_by_a_day(qtbot: QtBot) -> None:
    form = Form(qtbot)
    QTest.keyClick(form.field.line, Qt.Key.Key_Up)
    QTest.keyClick(form.field.line, Qt.Key.Key_Up)
    QTest.keyClick(form.field.line, Qt.Key.Key_Down)
    assert form.changes == ["2026-10-22", "2026-10-23", "2026-10-22"]
    form.type("10/31")
    QTest.keyClick(form.field.line, Qt.Key.Key_Up)
    assert form.field.line.text() == "令和8年11月1日（日）"
    form.type("あした")
    QTest.keyClick(form.field.line, Qt.Key.Key_Up)
    assert form.field.note.isVisible()
    assert form.field.iso() == "2026-11-01"


def test_a_word_being_composed_is_not_disturbed(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.field.line.clear()
    QApplication.sendEvent(form.field.line, QInputMethodEvent("じゅういちがつ", []))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_F4):
        QTest.keyClick(form.field.line, key)
    form.field.set_day(date(2026, 10, 30))
    assert form.field.line.composing
    assert form.finishes == []
    event = QInputMethodEvent()
    event.setCommitString("11月5日")
    QApplication.sendEvent(form.field.line, event)
    form.leave()
    assert form.field.iso() == "2026-11-05"


@pytest.mark.noise("grabbing the keyboard")
def test_the_calendar_gives_a_day(qtbot: QtBot) -> None:
    form = Form(qtbot)
    QTest.keyClick(form.field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = form.field.calendar
    assert calendar is not None
    assert calendar.isVisible()
    assert calendar.words() == "令和8年10月"
    assert calendar.month.selectedDate() == QDate(2026, 10, 21)
    calendar.month.showNextMonth()
    assert calendar.words() == "令和8年11月"
    calendar.month.clicked.emit(QDate(2026, 11, 3))
    assert not calendar.isVisible()
    assert (form.changes, form.finishes) == (["2026-11-03"], ["2026-11-03"])
    QTest.mouseClick(form.field.line.button, Qt.MouseButton.LeftButton)
    assert calendar.isVisible()
    QTest.keyClick(calendar.month, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert form.field.iso() == "2026-11-03"


@pytest.mark.parametrize("percent", [100, 130])
def test_no_day_is_cut(qtbot: QtBot, appearance: Appearance, percent: int) -> None:
    appearance.apply(Scheme.LIGHT, percent)
    form = Form(qtbot)
    line = form.field.line
    form.field.set_day(date(2046, 12, 28))
    form.resize(form.minimumSizeHint())
    assert line.text() == "令和28年12月28日（金）"
    words = QFontMetricsF(line.font()).horizontalAdvance(line.text())
    assert words <= line.width() - line.button.width() - 13, "edge, padding and Qt's own margin"
    line.setCursorPosition(0)
    assert line.cursorRect().left() < line.button.width()
    line.setCursorPosition(len(line.text()))
    assert line.cursorRect().right() <= line.width() - line.button.width()
    assert line.height() >= 44
