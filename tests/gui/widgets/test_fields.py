"""Number and time: text in its place, the keyboard, and the look of our other fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.theme import colours
from wakayama_audit_gui.gui.widgets.fields import NumberField, TimeField


def test_the_text_stands_inside_the_field(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    fields = [NumberField(), TimeField("HH:mm:ss")]
    for field in fields:
        row.addWidget(field)
    with qtbot.waitActive(page):
        page.show()
    for field in fields:
        text = field.lineEdit().geometry()
        assert text.left() >= 8
        assert text.right() <= field.width() - 8
        assert text.width() >= 50


def test_the_focus_can_be_seen(qtbot: QtBot) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    image = field.grab().toImage()
    assert colours().focus in [image.pixelColor(x, image.height() // 2) for x in range(4)]


def test_arrow_keys_count(qtbot: QtBot) -> None:
    field = NumberField(most=3)
    qtbot.addWidget(field)
    for _ in range(5):
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 3
    for _ in range(5):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == 0


def test_a_time_is_typed(qtbot: QtBot) -> None:
    field = TimeField("HH:mm")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    field.setSelectedSection(TimeField.Section.HourSection)
    QTest.keyClicks(field, "0931")
    assert field.time() == QTime(9, 31)
