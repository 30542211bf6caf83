"""A column that scrolls: its bar comes when it is needed, and stays when it would come and go."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn


class LowerWhenNarrow(QWidget):
    """Needs a bar only while there is none, as text beside pictures that shrink does."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return 210 if width > 285 else 190

    def sizeHint(self) -> QSize:
        return QSize(100, 190)


def test_what_needs_a_bar_only_without_one_does_not_go_round_for_ever(qtbot: QtBot) -> None:
    column = ScrollColumn(spacing=0)
    column.append(LowerWhenNarrow())
    qtbot.addWidget(column)
    column.resize(300, 200)
    column.show()
    assert column.verticalScrollBar().isVisible()
    column.resize(300, 220)
    assert not column.verticalScrollBar().isVisible()


def test_it_grows_with_what_is_in_it_up_to_a_height(qtbot: QtBot) -> None:
    column = ScrollColumn(spacing=0)
    column.grow_to(300)
    qtbot.addWidget(column)
    column.resize(280, 100)
    column.show()
    heights = []
    for _ in range(3):
        column.append(LowerWhenNarrow())
        qtbot.wait(1)
        heights.append(column.height())
    assert heights == [190, 300, 300]
    column.empty()
    qtbot.wait(1)
    assert column.height() == 0


def test_what_is_in_it_keeps_clear_of_a_bar_that_comes_as_it_is_shown(qtbot: QtBot) -> None:
    page, other, column = QWidget(), QWidget(), ScrollColumn()
    qtbot.addWidget(page)
    pages = QStackedLayout(page)
    pages.addWidget(other)
    pages.addWidget(column)
    page.resize(300, 200)
    page.show()
    labels = [
        PlainLabel("外見上職員等と区別できる措置をすべきである。" * 4, wrap=True) for _ in range(6)
    ]
    for label in labels:
        column.append(label)
    pages.setCurrentWidget(column)
    qtbot.wait(1)
    assert column.verticalScrollBar().isVisible()
    assert {label.geometry().right() < column.viewport().width() for label in labels} == {True}
