"""Looking for garbage on the window's thread, and on no other.

Python looks for it on whichever thread makes one object too many. A widget of a reference cycle
that is found on a worker thread is destroyed there, and Qt ends the whole program.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 1_000


class _Collector(QObject):
    """Looks as often as Python would, but only between two events."""

    def __init__(self) -> None:
        super().__init__()
        self.timer = QTimer(self)
        self.timer.setInterval(_LOOK_MS)
        self.timer.timeout.connect(self._on_look)

    @Slot()
    def _on_look(self) -> None:
        # Python counts on while it is told not to look by itself.
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        if due:
            gc.collect(due[-1])


@contextmanager
def collected_here() -> Iterator[None]:
    """While an event loop runs, look for garbage on its thread only."""
    before = gc.isenabled()
    gc.disable()
    collector = _Collector()
    collector.timer.start()
    try:
        yield
    finally:
        collector.timer.stop()
        if before:
            gc.collect()
            gc.enable()
