"""Opens what Qt itself puts on the screen and prints each of its words that is not Japanese.

Run by test_application.py in a process of its own, where the application was made as a start does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCalendarWidget,
    QColorDialog,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_LATIN = re.compile(r"[A-Za-z]{2,}")
_AS_IT_IS = re.compile(r"PDF|HTML|\bOK\b|Ctrl\+\S+|Shift\+\S+|Alt\+\S+|Esc|\bmm\b|\(\*\S*\)")
"""Names that are the same in Japanese."""


def windows(folder: Path) -> Iterator[QWidget]:
    """Everything of Qt's own that somebody may come to see."""
    for mode in QFileDialog.AcceptMode:
        dialog = QFileDialog(None, "保存先", str(folder))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(mode)
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        yield dialog
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    yield QPrintDialog(printer)
    colour = QColorDialog()
    colour.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    yield colour
    box = QMessageBox()
    for button in QMessageBox.StandardButton:
        if QMessageBox.StandardButton.FirstButton.value <= button.value < 1 << 28:
            box.addButton(button)
    yield box
    yield QInputDialog()
    yield QCalendarWidget()
    for field in (QLineEdit(), QTextEdit(), QPlainTextEdit()):
        yield field.createStandardContextMenu()
    yield QComboBox()
    numbers = QAbstractSpinBox()
    yield numbers


def words(window: QWidget) -> Iterator[str]:
    """Every word of a window, also those a pointer or a screen reader calls up."""
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.toolTip()
        yield widget.windowTitle()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        if isinstance(widget, (QAbstractButton, QLabel)):
            yield widget.text()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QComboBox) and widget.objectName() != "lookInCombo":
            yield from (widget.itemText(number) for number in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(number) for number in range(widget.count()))
        elif isinstance(widget, QHeaderView):
            model = widget.model()
            for column in range(model.columnCount()):
                yield str(model.headerData(column, Qt.Orientation.Horizontal))
    yield from (action.text() for action in window.findChildren(QAction))


def main(folder: Path) -> None:
    """Print what is left in another language."""
    seen = 0
    for window in windows(folder):
        for word in words(window):
            seen += bool(word)
            if _LATIN.search(_AS_IT_IS.sub("", word)):
                sys.stdout.write(f"{type(window).__name__}: {word}\n")
        window.close()
    sys.stdout.write("seen\n" if seen > 200 else f"only {seen} words\n")
