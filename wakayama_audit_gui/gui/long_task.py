"""The two ends of a job of many steps: what the job reports to, and what the screen holds.

Which thread it runs on and how its result comes back is in tasks.py; the strip that shows it is
widgets/progress_strip.py.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal

from wakayama_audit_gui.use_cases.changes import Changes


class Cancelled(Exception):  # noqa: N818 - a wish of the user, not an error
    """Raised inside a job that stops because the user said 中止; nobody is told of a failure."""


class LongTask(QObject):
    """The GUI thread's handle on a running job.

    Signals:
        progressed: (done, total, label), the newest figures only.
        ended: The job came back, failed or was cancelled; after ``done`` or ``failed``.
    """

    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stop = Event()
        self.batch = ""
        """Of the acts it has committed so far (`Changes.batch`), "" when it has none."""

    def cancel(self) -> None:
        """Ask the job to stop at its next step; what it has committed stays."""
        self.stop.set()


class Progress:
    """What a running job reports to. Used on the worker thread."""

    def __init__(self, task: LongTask, post: Callable[[Callable[[], None]], None]) -> None:
        self._stop = task.stop
        self._show = task.progressed.emit
        self._post = post
        self._latest = (0, 0, "")
        self._posted = False

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._stop.is_set()

    def stop_if_cancelled(self) -> None:
        """Leave the job here if the user asked to stop.

        Raises:
            Cancelled: The user asked to stop.
        """
        if self._stop.is_set():
            raise Cancelled

    def report(self, done: int, total: int, label: str = "") -> None:
        """Say how far the job is, e.g. ``report(12, 200, "写真を取り込んでいます")``.

        As often as the job likes: figures the screen had no time for are skipped.
        """
        # The order matters without a lock: newest figures first, then the question whether
        # somebody is already on the way to read them.
        self._latest = (done, total, label)
        if not self._posted:
            self._posted = True
            self._post(self._deliver)

    def _deliver(self) -> None:
        self._posted = False
        self._show(*self._latest)


class WriteProgress(Progress):
    """Progress of a job that commits several acts."""

    def __init__(
        self,
        task: LongTask,
        post: Callable[[Callable[[], None]], None],
        publish: Callable[[Changes], None],
    ) -> None:
        super().__init__(task, post)
        self._task = task
        self._publish = publish

    def committed(self, changes: Changes) -> None:
        """Publish an act that has been committed, so that screens show it before the job ends."""
        self._task.batch = changes.batch
        self._post(partial(self._publish, changes))
