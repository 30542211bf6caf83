"""The ways back to a lost or damaged file: from a backup, or with what is still whole.

The work itself is done by whoever listens to the signals; here is only asked from where to where.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from wakayama_audit_gui.gui.asking import ask_file, ask_where
from wakayama_audit_gui.gui.screens.welcome.new_form import FILE_FILTER, SUFFIX
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout

BACKUP_FILTER = "控え (*.backup.zip)"


class Rescue(QWidget):
    """Two quiet links; each asks for two files. Nothing that is there is ever replaced.

    Signals:
        restore_requested: (backup, new workspace).
        salvage_requested: (damaged workspace, new workspace).
    """

    restore_requested = Signal(object, object)
    salvage_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, spacing=14)
        restore = LinkButton("控えから戻す", icon="history", touch=True)
        restore.setAccessibleDescription("控えから、新しい監査ファイルを作り直します。")
        salvage = LinkButton("壊れていない記録を新しいファイルへ移す", icon="file-plus", touch=True)
        salvage.setAccessibleDescription("壊れたファイルには何も書き込みません。")
        row.addWidget(restore)
        row.addWidget(salvage)
        restore.clicked.connect(self._on_restore_clicked)
        salvage.clicked.connect(self._on_salvage_clicked)

    def ask_for_new(self, path: Path, suffix: str, words: str, do: Callable[..., None]) -> None:
        """Ask for the new file, beside the old one unless the user says otherwise."""
        stem = path.name.split(".")[0]
        folder = path.parent.parent if suffix == "控えから" else path.parent
        proposed = str(folder / f"{stem}（{suffix}）{SUFFIX}")
        dialog = ask_where(self, words, proposed, lambda new: do(path, new), FILE_FILTER)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it is refused anyway

    @Slot()
    def _on_restore_clicked(self) -> None:
        then = partial(
            self.ask_for_new,
            suffix="控えから",
            words="作り直す監査ファイルの保存先",
            do=self.restore_requested.emit,
        )
        ask_file(self, "控えを選ぶ", then, BACKUP_FILTER)

    @Slot()
    def _on_salvage_clicked(self) -> None:
        then = partial(
            self.ask_for_new,
            suffix="救出",
            words="移す先の監査ファイル",
            do=self.salvage_requested.emit,
        )
        ask_file(self, "壊れた監査ファイルを選ぶ", then, FILE_FILTER)
