"""Looks into a folder again and again and tells which photos came, such as on a camera's card.

It only reads names, sizes and times, and never writes there. Taking photos in, and what is said
about them, belongs to the screen that watches.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import LongTask, Progress
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.use_cases.ports import Store

_EVERY_MS = 2000
_ENDINGS = (".jpg", ".jpeg", ".png", ".heic", ".heif")


class _Seen(NamedTuple):
    path: Path
    size: int
    changed: int


class FolderWatch(QObject):
    """Watches one folder and those in it; every photo is told once per watch.

    Args:
        tasks: Looks are taken off the GUI thread.
        parent: The watch ends with it.

    Signals:
        found: Photos (list of `Path`) whose size was the same in two looks.
        gone: The folder cannot be read any more; watching has ended.
    """

    found = Signal(list)
    gone = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._folder: Path | None = None
        self._task: LongTask | None = None
        self._run = 0
        self._before: frozenset[_Seen] = frozenset()
        self._told: frozenset[_Seen] = frozenset()
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY_MS)
        self.timer.timeout.connect(self.look)

    def start(self, folder: Path) -> None:
        """Watch a folder from now on; what is in it already counts as new."""
        self.stop()
        self._folder = folder
        self.timer.start()
        self.look()

    @property
    def watching(self) -> bool:
        """Whether a folder is watched, even if not looked into just now."""
        return self._folder is not None

    def stop(self) -> None:
        """Watch no longer, and forget what was told."""
        self.pause()
        self._folder = None
        self._before = self._told = frozenset()

    def pause(self) -> None:
        """Do not look until `resume`."""
        self.timer.stop()
        self._run += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def resume(self) -> None:
        """Look again, and tell what came meanwhile."""
        if self.watching and not self.timer.isActive():
            self.timer.start()
            self.look()

    @Slot()
    def look(self) -> None:
        """Look now, unless the last look still goes on."""
        if self._task is None and self._folder is not None and self.timer.isActive():
            self._task = self._tasks.long_read(
                self,
                partial(_look, self._folder),
                partial(self._on_looked, self._run),
                partial(self._on_failed, self._run),
            )

    def _on_looked(self, run: int, seen: frozenset[_Seen] | None) -> None:
        if run != self._run:
            return
        self._task = None
        if seen is None:
            self.stop()
            self.gone.emit()
            return
        new = (seen & self._before) - self._told
        self._before = seen
        self._told |= new
        if new:
            self.found.emit(sorted(photo.path for photo in new))

    def _on_failed(self, run: int, _error: UserError) -> None:
        self._on_looked(run, None)


def _look(folder: Path, _store: Store, progress: Progress) -> frozenset[_Seen] | None:
    """Photos in a folder and below; None when the folder itself cannot be read."""
    seen: set[_Seen] = set()
    for here, folders, names in os.walk(folder):
        progress.stop_if_cancelled()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                seen |= _measure(Path(here, name))
    return frozenset(seen) if os.access(folder, os.R_OK) else None


def _measure(path: Path) -> set[_Seen]:
    try:
        stat = path.stat()
    except OSError:  # gone since its name was read
        return set()
    return {_Seen(path, stat.st_size, stat.st_mtime_ns)} if stat.st_size else set()
