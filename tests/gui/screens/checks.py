"""Held for every screen: it fits, Tab reaches what acts, that has a name, text is literal."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from wakayama_audit_gui.gui.widgets.buttons import PlainButton

ACTING = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView, QTextEdit)
SIZES = ((1366, 720, 100), (1280, 672, 100), (911, 464, 100), (1366, 720, 130), (911, 464, 130))
"""Of a screen below the bar, with the text size: the displays that have to do."""

CANARY = "<img src=x>&amp;<b>太</b>"
"""Text that must be shown as it is."""


def button(root: QWidget, words: str) -> PlainButton:
    """The shown button with these words on it."""
    found = [b for b in root.findChildren(PlainButton) if b.isVisible() and words in b.words()]
    assert len(found) == 1, [b.words() for b in found]
    return found[0]


def close(dialog: QWidget) -> None:
    """Close a dialog that deletes itself, and wait until it has."""
    dialog.close()
    QTest.qWait(1)


def labels(root: QWidget) -> str:
    """Everything that shown labels say."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def acting(root: QWidget) -> list[QWidget]:
    """Shown, enabled widgets that do something; the parts of a field belong to the field."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, ACTING)
        and widget.isVisible()
        and widget.isEnabled()
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox | QLineEdit)
        and not any(isinstance(above, QCalendarWidget) for above in _above(widget))
    ]


def _above(widget: QWidget) -> list[QWidget]:
    chain = []
    parent = widget.parentWidget()
    while parent is not None:
        chain.append(parent)
        parent = parent.parentWidget()
    return chain


def assert_fits(screen: QWidget, width: int, height: int) -> None:
    """Nothing kept the screen larger, and no button is cut at its sides."""
    size = (screen.width(), screen.height())
    assert size == (width, height), f"it needs {size}"
    for widget in acting(screen):
        if isinstance(widget, PlainButton):
            where = QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())
            assert where.left() >= 0, widget.words()
            assert where.right() <= screen.width(), widget.words()
            assert widget.width() >= widget.minimumSizeHint().width(), widget.words()


def rows_in_sight(view: QListView, page: QScrollArea) -> int:
    """How many whole rows of a list are seen at most, on a page that is scrolled to it."""
    page.ensureWidgetVisible(view, 0, 0)
    seen = QRect(view.mapTo(page.viewport(), QPoint(0, 0)), view.size())
    height = seen.intersected(page.viewport().rect()).height()
    return height // max(view.sizeHintForRow(row) for row in range(view.model().rowCount()))


def assert_named(screen: QWidget) -> None:
    """A screen reader can say what each thing is."""
    silent = [type(w).__name__ for w in acting(screen) if not w.accessibleName().strip()]
    assert not silent, f"without a name: {silent}"


def assert_literal(screen: QWidget) -> None:
    """No label guesses whether its text is markup, and no tooltip can hold any."""
    guessing = [
        label.text()
        for label in screen.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]
    assert not guessing, f"may be taken for markup: {guessing}"
    told = [w.toolTip() for w in screen.findChildren(QWidget) if "<img" in w.toolTip()]
    assert not told, f"tooltips with markup: {told}"


def tab_order(screen: QWidget) -> list[QWidget]:
    """Where the keyboard goes with Tab, from where it is until it is there again."""
    order: list[QWidget] = []
    focus = QApplication.focusWidget()
    while focus is not None and focus not in order:
        order.append(focus)
        for _ in range(8):  # a date has several parts of its own to go through
            QTest.keyClick(focus, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is not focus:
                break
        focus = QApplication.focusWidget()
    return order


def assert_reached(screen: QWidget) -> None:
    """Tab comes by everything that acts."""
    screen.activateWindow()
    screen.setFocus()
    if QApplication.focusWidget() is None:
        acting(screen)[0].setFocus()
    reached = set(tab_order(screen))
    # Of buttons of which one is on, Tab takes one, and the arrow keys go about among them.
    groups: list[object] = [w.group() for w in reached if isinstance(w, QAbstractButton)]
    met = [group for group in groups if group is not None]
    missed = [
        w.accessibleName()
        for w in acting(screen)
        if w not in reached and not (isinstance(w, QAbstractButton) and w.group() in met)
    ]
    assert not missed, f"Tab never comes by {missed}"
