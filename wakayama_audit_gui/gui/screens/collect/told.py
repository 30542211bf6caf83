"""What is told of a job: how far it is, what became of each file, and what to do next.

The jobs are in jobs.py.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import LongTask
from wakayama_audit_gui.gui.screens.collect.file_report import FileReport
from wakayama_audit_gui.gui.screens.collect.running import Running
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_forms import Collecting
from wakayama_audit_gui.use_cases.hand_out_forms import HandedOut


class Told(QWidget):
    """Messages, progress with 中止, and the report, one below another; nothing when all is quiet.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    noted = Signal(str)

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banners = BannerArea()
        self.strip = ProgressStrip()
        self.strip.hide()
        self.report = FileReport()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.banners, self.strip, self.report):
            column.addWidget(part)
        running.started.connect(self._on_started)
        running.collected.connect(self._on_collected)
        running.handed_out.connect(self._on_handed_out)
        running.organised.connect(self._on_organised)
        running.failed.connect(self._on_failed)
        running.ended.connect(self.strip.hide)

    def tell(self, what: str, remedy: str) -> None:
        """Say that something was done, and what comes next."""
        self.banners.show_message(Kind.INFO, what, remedy, key="told")

    @Slot(str, object)
    def _on_started(self, what: str, task: LongTask) -> None:
        self.banners.remove("told")
        self.report.hide()
        self.strip.restart(what)
        self.strip.cancel_requested.connect(task.cancel)
        task.progressed.connect(self.strip.set_progress)

    @Slot(object)
    def _on_collected(self, found: Collecting) -> None:
        self.report.show_result(found)
        if found.taken:
            self.noted.emit(found.changes.label)

    @Slot(object, object)
    def _on_handed_out(self, folder: Path, made: HandedOut) -> None:
        kept = f"すでにあった {len(made.kept)} 個はそのままにしました。" if made.kept else ""
        what = f"「{folder.name}」に {len(made.files)} 個のファイルを書き出しました。"
        self.tell(what, f"{kept}それぞれの課に渡し、返ってきたファイルをここに取り込みます。")

    @Slot(object)
    def _on_organised(self, changes: Changes) -> None:
        self.noted.emit(changes.label)

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key="told")
