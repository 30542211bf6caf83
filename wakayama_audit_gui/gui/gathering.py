"""Acts of one long job, handed on together when they come faster than screens need to know.

How they come from the job's thread is tasks.py's; who hears of them, change_bus.py's.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from wakayama_audit_gui.use_cases.changes import Changes

EVERY_MS = 200
"""Often enough to be seen growing, seldom enough that the window is free in between."""


class Gathering(QObject):
    """Parts of one batch become one `Changes`, at most every 200 ms; the first goes at once.

    Args:
        publish: Hands on what was gathered.
    """

    def __init__(self, publish: Callable[[Changes], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._publish = publish
        self._gathered: Changes | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(EVERY_MS)
        self._pause.timeout.connect(self._on_pause_timeout)

    def add(self, changes: Changes) -> None:
        """Take an act that was committed; one that is no part of a batch goes at once."""
        before = self._gathered
        if before is not None and before.batch == changes.batch:
            self._gathered = changes._replace(receipts=(*before.receipts, *changes.receipts))
            return
        self.flush()
        if changes.batch and self._pause.isActive():
            self._gathered = changes
            return
        self._publish(changes)
        if changes.batch:
            self._pause.start()

    def flush(self) -> None:
        """Hand on what was gathered now, before anything that came after it is told."""
        gathered, self._gathered = self._gathered, None
        if gathered is not None:
            self._publish(gathered)

    def close(self) -> None:
        """Forget everything; nobody is told any more."""
        self._gathered = None
        self._pause.stop()

    @Slot()
    def _on_pause_timeout(self) -> None:
        if self._gathered is not None:
            self.flush()
            self._pause.start()
