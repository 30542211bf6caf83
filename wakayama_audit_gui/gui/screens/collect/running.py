"""The one job under way: files taken in, or written. A second one is not begun meanwhile.

What runs is in jobs.py; what is told of it in told.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.gui.hand_out_card import HandOut
from wakayama_audit_gui.gui.long_task import LongTask
from wakayama_audit_gui.gui.screens.collect.jobs import Jobs
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.hand_out_files import GivenOut


class Running(QObject):
    """Starts jobs, one at a time.

    Signals:
        started: (what, `LongTask`).
        collected: A `Collecting`.
        handed_out: (which forms in words, folder, `GivenOut`).
        organised: `Changes` of a list of 課.
        failed: A UserError.
        ended: Nothing is under way any more.
    """

    started = Signal(str, object)
    collected = Signal(object)
    handed_out = Signal(str, object, object)
    organised = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: LongTask | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._task is not None

    def collect(self, jobs: Jobs, paths: Sequence[Path]) -> None:
        """Take in files, and folders of files."""
        if not self.busy and paths:
            job = partial(jobs.collect, list(paths))
            task = self._tasks.long_write(self, job, self.collected.emit, self.failed.emit)
            self._begin("返ってきた点検票を取り込んでいます", task)

    def hand_out(self, jobs: Jobs, wish: HandOut) -> None:
        """Give out forms and write their files."""
        if not self.busy:
            job = partial(jobs.hand_out, wish)

            def done(made: GivenOut) -> None:
                about = f"{fiscal_year_label(jobs.year)}の点検票"
                self.handed_out.emit(about, wish.folder, made)

            task = self._tasks.long_write(self, job, done, self.failed.emit)
            self._begin("点検票を書き出しています", task)

    def organise(self, jobs: Jobs, path: Path) -> None:
        """Take in the full list of 課."""
        if not self.busy:
            job = partial(jobs.organise, path)
            task = self._tasks.long_write(self, job, self.organised.emit, self.failed.emit)
            self._begin("組織一覧を取り込んでいます", task)

    def _begin(self, what: str, task: LongTask) -> None:
        self._task = task
        task.ended.connect(self._on_ended)
        self.started.emit(what, task)

    @Slot()
    def _on_ended(self) -> None:
        self._task = None
        self.ended.emit()
