"""Words offered while one types: found by any part, touchable, and never in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QVBoxLayout, QWidget
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


class Fields(QWidget):
    """A field with words to choose from above one without, as far apart as the list is high."""

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self.section, self.place = QLineEdit(), QLineEdit()
        complete(self.section, QStringListModel(words, self))
        column = QVBoxLayout(self)
        column.addWidget(self.section)
        column.addSpacing(300)
        column.addWidget(self.place)

    @property
    def popup(self) -> QAbstractItemView:
        popup = self.section.completer().popup()
        assert popup is not None
        return popup


@pytest.fixture
def fields(appearance: object, qtbot: QtBot) -> Fields:
    made = Fields(["kikaku", "kikaku-bunshitsu", "zeimu"])
    qtbot.addWidget(made)
    made.resize(400, 500)
    with qtbot.waitActive(made):
        made.show()
    made.section.setFocus()
    return made


@pytest.mark.noise("grabbing the keyboard")
def test_the_list_goes_when_a_word_is_there_in_full(qtbot: QtBot, fields: Fields) -> None:
    QTest.keyClicks(fields.section, "zeim")
    qtbot.waitUntil(fields.popup.isVisible)
    QTest.keyClick(fields.section, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: not fields.popup.isVisible())
    assert fields.section.text() == "zeimu"
    fields.section.clear()
    QTest.keyClicks(fields.section, "kikaku")
    qtbot.waitUntil(lambda: not fields.popup.isVisible())
    QTest.keyClicks(fields.section, "-")
    qtbot.waitUntil(fields.popup.isVisible)
    fields.popup.hide()


@pytest.mark.noise("grabbing the keyboard")
def test_a_click_beside_the_list_reaches_what_it_is_for(qtbot: QtBot, fields: Fields) -> None:
    QTest.keyClicks(fields.section, "zei")
    qtbot.waitUntil(fields.popup.isVisible)
    fields.popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # as under X
    beside = fields.place.mapToGlobal(QPoint(5, 5))
    QTest.mouseClick(
        fields.popup, Qt.MouseButton.LeftButton, pos=fields.popup.mapFromGlobal(beside)
    )
    qtbot.waitUntil(fields.place.hasFocus)
    assert not fields.popup.isVisible()
    QTest.keyClicks(fields.place, "tana")
    assert (fields.section.text(), fields.place.text()) == ("zei", "tana")
