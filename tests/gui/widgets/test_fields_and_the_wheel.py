"""The wheel scrolls the page and never changes a field that passes under the pointer."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui import widgets
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.widgets.fields import ChoiceField, NumberField, TimeField

GUI = Path(widgets.__path__[0]).parent


def _said(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, DateField):
        return field.line.text()
    assert isinstance(field, QAbstractSpinBox)
    return field.text()


def _day() -> DateField:
    return DateField("期限", date(2026, 10, 21))


@pytest.mark.parametrize("make", [NumberField, TimeField, _day, ChoiceField])
@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_changes_nothing(
    qtbot: QtBot, make: Callable[[], QWidget], focused: bool
) -> None:
    field = make()
    qtbot.addWidget(field)
    if isinstance(field, QComboBox):
        field.addItems(["甲", "乙", "丙"])
    field.show()
    if focused:
        field.setFocus()
    before = _said(field)
    for turn in (120, -120):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field.focusProxy() or field, event)
        assert not event.isAccepted(), "it goes on to the page"
    assert _said(field) == before


def test_no_screen_makes_such_a_field_of_qt() -> None:
    bare = {"QDateEdit", "QComboBox", "QSpinBox", "QDoubleSpinBox", "QTimeEdit", "QDateTimeEdit"}
    found = [
        f"{path.relative_to(GUI)}:{node.lineno}"
        for path in GUI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in bare
    ]
    assert found == []
