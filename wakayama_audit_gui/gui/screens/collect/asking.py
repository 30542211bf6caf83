"""Asking for files and folders, without ever holding the window up.

What is done with them is the asker's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Sequence[Path]], None]


def ask_files(parent: QWidget, then: Then) -> None:
    """Forms that came back."""
    kinds = "点検票 (*.xlsx *.jikotenken)"
    _ask(parent, "返ってきた点検票を選ぶ", QFileDialog.FileMode.ExistingFiles, kinds, then)


def ask_folder(parent: QWidget, then: Then) -> None:
    """A folder of forms that came back."""
    words = "返ってきた点検票のフォルダーを選ぶ"
    _ask(parent, words, QFileDialog.FileMode.Directory, "", then)


def ask_list(parent: QWidget, then: Then) -> None:
    """The full list of 課."""
    words = "組織一覧を選ぶ（局・部・課）"
    _ask(parent, words, QFileDialog.FileMode.ExistingFile, "Excel (*.xlsx)", then)


def _ask(parent: QWidget, words: str, mode: QFileDialog.FileMode, kinds: str, then: Then) -> None:
    dialog = QFileDialog(parent, words, "", kinds)
    dialog.setFileMode(mode)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    dialog.open()
