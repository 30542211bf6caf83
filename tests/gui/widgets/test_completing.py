"""Words offered while one types: found by any part, in rows that a finger meets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.theme import scaled
from wakayama_audit_gui.gui.widgets.completing import complete, is_choosing


@pytest.mark.noise("grabbing the keyboard")
@pytest.mark.usefixtures("appearance")
def test_a_part_finds_a_word_in_a_row_that_can_be_touched(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    completer = complete(field, QStringListModel(["Mimoto Taro", "Mimoto Hanako"], field))
    with qtbot.waitExposed(field):
        field.show()
    completer.setCompletionPrefix("hana")
    completer.complete()
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    assert not is_choosing(field)
    popup.setCurrentIndex(popup.model().index(0, 0))
    assert is_choosing(field)
    assert popup.currentIndex().data() == "Mimoto Hanako"
    assert popup.visualRect(popup.currentIndex()).height() >= scaled(36)
    popup.hide()
