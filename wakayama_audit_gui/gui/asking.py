"""Asking for files and folders, and opening them, without ever holding the window up.

Every dialog begins where something was chosen last, at first in the documents. What is done with
what is chosen is the asker's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], None]
ThenAll = Callable[[Sequence[Path]], None]

WORKBOOK, PDF = "Excel (*.xlsx)", "PDF (*.pdf)"

_LAST = "folder_chosen_last"
"""Property of the application: it lasts as long as that runs."""


def ask_files(parent: QWidget, words: str, kinds: str, then: ThenAll) -> None:
    """Files that came back."""
    _open_for_all(_dialog(parent, words, QFileDialog.FileMode.ExistingFiles, kinds), then)


def ask_folder(parent: QWidget, words: str, then: ThenAll) -> None:
    """A folder, as the only one of a sequence."""
    dialog = _dialog(parent, words, QFileDialog.FileMode.Directory, "")
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open_for_all(dialog, then)


def ask_file(parent: QWidget, words: str, then: Then, kinds: str = WORKBOOK) -> None:
    """One file.

    Args:
        parent: The dialog stands over it.
        words: What is asked.
        then: Is given the path.
        kinds: As Qt writes them, the first proposed, e.g. `WORKBOOK`.
    """
    dialog = _dialog(parent, words, QFileDialog.FileMode.ExistingFile, kinds)
    _open(dialog, then)


def ask_where(
    parent: QWidget, words: str, name: str, then: Then, kinds: str = WORKBOOK
) -> QFileDialog:
    """Where a file is to be saved.

    Args:
        parent: The dialog stands over it.
        words: What is asked.
        name: Proposed, with its suffix; with a folder if it is to begin there.
        then: Is given the path, with its suffix.
        kinds: As Qt writes them, e.g. `WORKBOOK`.

    Returns:
        The open dialog.
    """
    proposed = Path(name)
    dialog = _dialog(parent, words, QFileDialog.FileMode.AnyFile, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    if proposed.is_absolute():
        dialog.setDirectory(str(proposed.parent))
    dialog.selectFile(proposed.name)
    _open(dialog, then)
    return dialog


def documents() -> Path:
    """The folder of the user's documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))


def open_place(path: Path) -> None:
    """Show a folder, or a file, with the program the machine has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _dialog(parent: QWidget, words: str, mode: QFileDialog.FileMode, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, words, str(_folder()), kinds)
    dialog.setFileMode(mode)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _open(dialog: QFileDialog, then: Then) -> None:
    def chosen(name: str) -> None:
        path = Path(name)
        _remember(path)
        then(path)

    dialog.fileSelected.connect(chosen)
    dialog.open()


def _open_for_all(dialog: QFileDialog, then: ThenAll) -> None:
    def chosen(names: Sequence[str]) -> None:
        paths = [Path(name) for name in names]
        _remember(paths[0])
        then(paths)

    dialog.filesSelected.connect(chosen)
    dialog.open()


def _folder() -> Path:
    application = QCoreApplication.instance()
    last = application.property(_LAST) if application is not None else None
    folder = Path(last) if isinstance(last, str) else documents()
    return folder if folder.is_dir() else documents()


def _remember(chosen: Path) -> None:
    application = QCoreApplication.instance()
    if application is not None:
        folder = chosen if chosen.is_dir() else chosen.parent
        application.setProperty(_LAST, str(folder))
