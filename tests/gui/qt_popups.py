"""Opens the lists that Qt shows in windows of their own and says which are not drawn on paper.

Run by test_application.py in a process of its own: asking for what is below a file dialog takes
hold of what it uses on another thread, and no later test could tell what is left over.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QFileDialog,
    QLineEdit,
    QListView,
    QTableView,
    QTreeView,
)

from tests.gui.conftest import RESOURCES
from wakayama_audit_gui.gui.application import DressedApplication, Scheme
from wakayama_audit_gui.gui.theme import colours


def main(application: DressedApplication, scheme: str) -> None:
    """Print how many lists there are, and those that are not on paper."""
    application.appearance.apply(Scheme[scheme], 100)
    entry = QLineEdit()
    completer = QCompleter(["見本 太郎"], entry)
    completer.setWidget(entry)
    month = QCalendarWidget()
    files = QFileDialog(None, "開く", str(RESOURCES))
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    popup = completer.popup()
    assert popup is not None
    shown = [
        popup,
        *month.findChildren(QTableView),
        *(view for view in files.findChildren(QListView) if view.window() is files),
        *files.findChildren(QTreeView),
    ]
    for view in shown:
        view.ensurePolished()
        drawn = view.grab().toImage()
        if drawn.pixelColor(drawn.width() - 3, drawn.height() - 3) != colours().paper:
            sys.stdout.write(f"{view.objectName() or type(view).__name__}\n")
    sys.stdout.write(f"{len(shown)} lists\n")
