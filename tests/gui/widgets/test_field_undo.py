"""Ctrl+Z takes back what is typed in a field, and then what was done in the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.widgets.field_undo import FieldUndo

_CTRL = Qt.KeyboardModifier.ControlModifier
_BOTH = _CTRL | Qt.KeyboardModifier.ShiftModifier


class Form(QWidget):
    """Fields in a window that answers the keys of undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.number, self.day = (
            QLineEdit(),
            QSpinBox(),
            DateField("期限", date(2026, 10, 21)),
        )
        column = QVBoxLayout(self)
        for field in (self.line, self.number, self.day):
            column.addWidget(field)
        self.asked: list[str] = []
        for keys in ("Ctrl+Z", "Ctrl+Shift+Z"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._note(keys))

    def _note(self, keys: str) -> object:
        return lambda: self.asked.append(keys)


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> Iterator[Form]:
    """Shown, with the keyboard, and its fields watched."""
    made, keeper = Form(), QObject()
    qtbot.addWidget(made)
    watch = FieldUndo(qapp, keeper)
    made.show()
    qtbot.waitExposed(made)
    yield made
    watch.deleteLater()


def test_first_the_text_then_the_window(form: Form) -> None:
    form.line.setFocus()
    QTest.keyClicks(form.line, "abc")
    QTest.keyClick(form.line, Qt.Key.Key_Z, _CTRL)
    assert (form.line.text(), form.asked) == ("", [])
    QTest.keyClick(form.line, Qt.Key.Key_Z, _CTRL)
    assert form.asked == ["Ctrl+Z"]


def test_redo_too(form: Form) -> None:
    form.line.setFocus()
    QTest.keyClicks(form.line, "abc")
    QTest.keyClick(form.line, Qt.Key.Key_Z, _CTRL)
    QTest.keyClick(form.line, Qt.Key.Key_Z, _BOTH)
    assert (form.line.text(), form.asked) == ("abc", [])
    QTest.keyClick(form.line, Qt.Key.Key_Z, _BOTH)
    assert form.asked == ["Ctrl+Shift+Z"]


@pytest.mark.parametrize("name", ["number", "day"])
def test_a_number_or_a_day_just_entered_leaves_the_key_to_the_window(form: Form, name: str) -> None:
    field: QWidget = getattr(form, name)
    field.setFocus()
    QTest.keyClick(field.focusProxy() or field, Qt.Key.Key_Z, _CTRL)
    assert form.asked == ["Ctrl+Z"]


def test_what_is_typed_into_a_number_is_taken_back_first(form: Form) -> None:
    form.number.setFocus()
    form.number.selectAll()
    QTest.keyClicks(form.number, "7")
    QTest.keyClick(form.number, Qt.Key.Key_Z, _CTRL)
    assert (form.number.value(), form.asked) == (0, [])


def test_only_the_field_with_the_keyboard_is_watched(form: Form) -> None:
    form.line.setFocus()
    form.number.setFocus()
    QTest.keyClick(form.line, Qt.Key.Key_Z, _CTRL)
    assert form.asked == [], "Qt's own way: the field keeps the key"
