"""Asking for files and folders, and opening them, without ever holding the window up.

What is done with them is the asker's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Sequence[Path]], None]

WORKBOOK, PDF = "Excel (*.xlsx)", "PDF (*.pdf)"


def ask_files(parent: QWidget, words: str, kinds: str, then: Then) -> None:
    """Files that came back."""
    _ask(parent, words, QFileDialog.FileMode.ExistingFiles, kinds, then)


def ask_folder(parent: QWidget, words: str, then: Then) -> None:
    """A folder."""
    _ask(parent, words, QFileDialog.FileMode.Directory, "", then)


def ask_file(parent: QWidget, words: str, then: Then, kinds: str = WORKBOOK) -> None:
    """One file."""
    _ask(parent, words, QFileDialog.FileMode.ExistingFile, kinds, then)


def ask_where(
    parent: QWidget, words: str, name: str, then: Callable[[Path], None], kinds: str = WORKBOOK
) -> None:
    """Where a file is to be saved.

    Args:
        parent: The dialog stands over it.
        words: What is asked.
        name: Proposed, with its suffix.
        then: Is given the path, with its suffix.
        kinds: As Qt writes them, e.g. `WORKBOOK`.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, words, folder, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def open_place(path: Path) -> None:
    """Show a folder, or a file, with the program the machine has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _ask(parent: QWidget, words: str, mode: QFileDialog.FileMode, kinds: str, then: Then) -> None:
    dialog = QFileDialog(parent, words, "", kinds)
    dialog.setFileMode(mode)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    dialog.open()
